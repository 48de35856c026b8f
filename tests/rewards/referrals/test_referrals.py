"""A friend brings a friend, and both are thanked once it has lasted."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import customers, ledger, outbox, passes, sales
from walletpass.rewards import referrals

PEOPLE = make.people()
DAY = timedelta(days=1)
TERMS = {"referrer_points": 100_00, "referee_points": 50_00, "hold_days": 14}


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        brand = make.brand(session)
        program = make.program(session, brand)
        referrals.set_terms(session, brand.id, program.id, **TERMS)
        return brand


def change_terms(database, brand, **facts):
    with database.transaction() as session:
        program = ledger.program_of(session, brand.id)
        referrals.set_terms(session, brand.id, program.id, **(TERMS | facts))


def member(database, brand):
    with database.transaction() as session:
        return make.customer(session, brand).id


@pytest.fixture
def ada(database, brand):
    return member(database, brand)


@pytest.fixture
def bob(database, brand):
    return member(database, brand)


def code_of(database, brand, who):
    with database.transaction() as session:
        return referrals.code_of(session, brand.id, who, now=NOON)


def join(database, brand, friend, newcomer, **how):
    code = code_of(database, brand, friend)
    with database.transaction() as session:
        return referrals.join(
            session, brand.id, code, newcomer, **({"now": NOON} | how)
        ).referral


def buy(database, brand, who, receipt="1", net=900, now=NOON, more=()):
    lines = [sales.Line(price) for price in (net, *more)]
    sale = sales.Sale("till", receipt, "PLN", lines, customer_id=who, occurred_at=now)
    with database.transaction() as session:
        bought = sales.record(session, brand.id, sale, now=now).id
        referrals.on_purchase(session, brand.id, who, bought, now=now)
    return bought


def bring_back(database, brand, bought, *items, now=NOON):
    with database.transaction() as session:
        told = sales.Return("till", f"back {bought} {len(items)}", items)
        sales.refund(session, brand.id, bought, told, now=now)
        for _ in range(2):
            referrals.on_refund(session, brand.id, bought, now=now)


def reward(database, referral, now):
    with database.transaction() as session:
        for _ in range(2):
            referrals.reward(session, referral.id, now=now)


def standing(database, referral):
    with database.snapshot() as session:
        now = session.get_one(referrals.Referral, referral.id)
        return now.state, now.reason


def points_of(database, who, now=NOON):
    """Return what somebody may spend and what is pending, once settled."""
    with database.transaction() as session:
        accounts = session.query(ledger.Account).filter_by(customer_id=who).all()
        ledger.settle(session, [account.id for account in accounts], now=now)
    with database.snapshot() as session:
        assert ledger.audit(session) == []
        account = session.query(ledger.Account).filter_by(customer_id=who).one_or_none()
        if account is None:
            return 0, 0
        return account.balance // 100, account.pending // 100


def test_both_sides_wait_until_the_return_window_has_passed(database, brand, ada, bob):
    referral = join(database, brand, ada, bob)
    buy(database, brand, bob)

    assert standing(database, referral) == ("qualified", None)
    assert points_of(database, ada) == (0, 100)
    assert points_of(database, bob) == (0, 50)
    reward(database, referral, NOON + 13 * DAY)
    assert standing(database, referral) == ("qualified", None)
    reward(database, referral, NOON + 14 * DAY)
    assert standing(database, referral) == ("rewarded", None)
    assert points_of(database, ada, NOON + 14 * DAY) == (100, 0)
    assert points_of(database, bob, NOON + 14 * DAY) == (50, 0)


def test_what_is_left_of_a_purchase_and_cost_nothing_does_not_count(
    database, brand, ada, bob
):
    referral = join(database, brand, ada, bob)
    bought = buy(database, brand, bob, more=[0])
    assert standing(database, referral) == ("qualified", None)

    bring_back(database, brand, bought, sales.Item(1))

    assert standing(database, referral) == ("rejected", "returned")


def test_the_end_of_the_window_is_promised(database, brand, ada, bob):
    referral = join(database, brand, ada, bob)
    buy(database, brand, bob)

    with database.snapshot() as session:
        [promise] = session.query(outbox.Promise).filter_by(kind="reward-referral")
    assert referral.id in promise.payload
    assert promise.due_at == NOON + 14 * DAY


def test_a_first_purchase_that_comes_back_in_time_takes_both_back(
    database, brand, ada, bob
):
    referral = join(database, brand, ada, bob)
    bought = buy(database, brand, bob)
    bring_back(database, brand, bought, sales.Item(1, amount=100))
    assert standing(database, referral) == ("qualified", None)

    bring_back(database, brand, bought, now=NOON + 13 * DAY)

    assert standing(database, referral) == ("rejected", "returned")
    for who in (ada, bob):
        assert points_of(database, who, NOON + 20 * DAY) == (0, 0)


def test_what_comes_back_after_the_window_changes_nothing(database, brand, ada, bob):
    referral = join(database, brand, ada, bob)
    bought = buy(database, brand, bob)

    bring_back(database, brand, bought, now=NOON + 14 * DAY)
    reward(database, referral, NOON + 14 * DAY)

    assert standing(database, referral) == ("rewarded", None)
    assert points_of(database, ada, NOON + 14 * DAY) == (100, 0)


def test_a_purchase_that_is_too_small_waits_for_the_next(database, brand, ada, bob):
    change_terms(database, brand, min_net=1_000)
    referral = join(database, brand, ada, bob)

    buy(database, brand, bob, net=999)
    assert standing(database, referral) == ("joined", None)
    bought = buy(database, brand, bob, "2", net=1_000)
    buy(database, brand, bob, "3", net=5_000)
    assert points_of(database, ada) == (0, 100)

    bring_back(database, brand, bought, sales.Item(1, amount=1))
    assert standing(database, referral) == ("rejected", "returned")


def test_one_side_may_be_given_nothing(database, brand, ada, bob):
    change_terms(database, brand, referee_points=0)
    join(database, brand, ada, bob)
    buy(database, brand, bob)

    assert (points_of(database, ada), points_of(database, bob)) == ((0, 100), (0, 0))


def test_without_a_window_both_have_it_at_once(database, brand, ada, bob):
    change_terms(database, brand, hold_days=0, expires_days=30)
    join(database, brand, ada, bob)
    buy(database, brand, bob)

    assert points_of(database, ada) == (100, 0)
    assert points_of(database, ada, NOON + 30 * DAY) == (0, 0)


def test_nobody_brings_themselves_under_any_name(database, brand, ada, bob):
    assert join(database, brand, ada, ada).reason == "self"
    with database.transaction() as session:
        session.get_one(customers.Customer, bob).merged_into_id = ada

    again = join(database, brand, ada, bob)

    assert (again.state, again.reason) == ("rejected", "self")


def test_a_ring_of_friends_is_refused(database, brand, ada, bob):
    cid = member(database, brand)
    join(database, brand, ada, bob)
    join(database, brand, bob, cid)

    for newcomer, friend in ((ada, bob), (ada, cid)):
        assert join(database, brand, friend, newcomer).reason == "ring"


def test_who_bought_or_was_brought_before_is_no_newcomer(database, brand, ada, bob):
    cid, dan = member(database, brand), member(database, brand)
    buy(database, brand, cid)
    join(database, brand, ada, dan)

    assert join(database, brand, ada, cid).reason == "known"
    assert join(database, brand, bob, dan).reason == "known"


def test_a_blocked_friend_brings_nobody(database, brand, ada, bob):
    with database.transaction() as session:
        customers.block(session.get_one(customers.Customer, ada))

    assert join(database, brand, ada, bob).reason == "blocked"


def test_nobody_is_rewarded_for_more_friends_than_anybody_may(
    database, brand, ada, bob
):
    change_terms(database, brand, most=1)
    cid, dan = member(database, brand), member(database, brand)
    first, second = (join(database, brand, ada, who) for who in (bob, cid))
    buy(database, brand, bob)

    buy(database, brand, cid, "2")

    assert standing(database, first) == ("qualified", None)
    assert standing(database, second) == ("rejected", "limit")
    assert join(database, brand, ada, dan).reason == "limit"
    assert points_of(database, ada) == (0, 100)


def test_joining_again_by_the_same_friend_is_the_same_referral(
    database, brand, ada, bob
):
    assert join(database, brand, ada, bob).id == join(database, brand, ada, bob).id


def test_a_click_becomes_the_newcomer_it_led_to(database, brand, ada, bob):
    code = code_of(database, brand, ada)
    with database.transaction() as session:
        click = referrals.click(session, brand.id, f" {code.lower()}", now=NOON)
        assert click.state == "clicked"

    joined = join(database, brand, ada, bob, click_id=click.id, now=NOON + DAY)

    assert (joined.id, joined.clicked_at, joined.joined_at) == (
        click.id,
        NOON,
        NOON + DAY,
    )
    cid = member(database, brand)
    for friend in (ada, bob):
        with pytest.raises(referrals.UnknownReferralError):
            join(database, brand, friend, cid, click_id=click.id)


def test_who_turns_out_to_have_brought_themselves_is_given_nothing(
    database, brand, ada, bob
):
    referral = join(database, brand, ada, bob)
    buy(database, brand, bob)

    with database.transaction() as session:
        passes.merge_holders(
            session, PEOPLE, brand.id, bob, ada, actor="k", reason="", now=NOON
        )

    assert standing(database, referral) == ("rejected", "self")
    assert points_of(database, ada, NOON + 20 * DAY) == (0, 0)


def test_a_friend_merged_since_is_rewarded_under_their_name(database, brand, ada, bob):
    referral = join(database, brand, ada, bob)
    eve = member(database, brand)
    with database.transaction() as session:
        passes.merge_holders(
            session, PEOPLE, brand.id, ada, eve, actor="k", reason="", now=NOON
        )

    buy(database, brand, bob)

    assert standing(database, referral) == ("qualified", None)
    assert points_of(database, eve) == (0, 100)
    assert code_of(database, brand, ada) == code_of(database, brand, eve)


def test_a_code_nobody_has_and_another_brands_are_unknown(database, brand, ada):
    code = code_of(database, brand, ada)
    with database.transaction() as session:
        other = make.brand(session)
        make.program(session, other)
        stranger = make.customer(session, other).id

    for asked in ((other, code), (brand, "NOPE")):
        with (
            pytest.raises(referrals.UnknownCodeError),
            database.transaction() as session,
        ):
            referrals.click(session, asked[0].id, asked[1], now=NOON)
    with pytest.raises(customers.UnknownCustomerError):
        join(database, brand, ada, stranger)


@pytest.mark.parametrize(
    ("field", "number"),
    [
        ("referrer_points", -1),
        ("referee_points", ledger.MOST + 1),
        ("hold_days", -1),
        ("expires_days", 0),
        ("min_net", -1),
        ("most", 0),
        ("most", 1_000_001),
    ],
)
def test_terms_that_cannot_be_kept_are_refused(database, brand, field, number):
    with pytest.raises(referrals.UnfitTermsError) as refusal:
        change_terms(database, brand, **{field: number})
    assert refusal.value.facts() == {"field": field}
