"""Rewards that can be had, and coupons that are used once."""

import threading
from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import brands, customers, ledger
from walletpass.rewards import coupons
from walletpass.rewards.coupons import Offer

KEYRING = make.people().keyring
COFFEE = {"code": "coffee", "kind": "item", "name": {"en": "Coffee"}, "sku": "coffee"}
DAY = timedelta(days=1)


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        brand = make.brand(session)
        make.program(session, brand)
        return brand


@pytest.fixture
def ada(database, brand):
    return member(database, brand, points=100)


def member(database, brand, points=0):
    with database.transaction() as session:
        who = make.customer(session, brand)
        program = ledger.program_of(session, brand.id)
        account = ledger.open_account(session, brand.id, program.id, who.id, now=NOON)
        if points:
            ledger.earn(session, account, points * 100, source="start", now=NOON)
        return who.id


def offer(database, brand, **facts):
    with database.transaction() as session:
        told = Offer(**(COFFEE | facts))
        return coupons.add_reward(session, brand.id, told, now=NOON).id


def issue(database, brand, reward, who, source="web/1", now=NOON, **how):
    with database.transaction() as session:
        return coupons.issue(
            session, KEYRING, brand.id, reward, who, source=source, now=now, **how
        )


def use(database, brand, verb, coupon, now=NOON, **how):
    with database.transaction() as session:
        return verb(session, brand.id, coupon, now=now, **how)


def points_of(database, who):
    with database.snapshot() as session:
        assert ledger.audit(session) == []
        account = session.query(ledger.Account).filter_by(customer_id=who).one()
        return account.balance // 100


def taken(database, brand, reward):
    with database.snapshot() as session:
        return coupons.reward_of(session, brand.id, reward).taken


def test_a_reward_costs_its_points_once(database, brand, ada):
    coffee = offer(database, brand, cost=60_00)

    first = issue(database, brand, coffee, ada)
    again = issue(database, brand, coffee, ada)

    assert (first.is_new, again.is_new) == (True, False)
    assert again.coupon.id == first.coupon.id
    assert points_of(database, ada) == 40


def test_a_gift_costs_nothing(database, brand, ada):
    coffee = offer(database, brand, cost=60_00)

    issue(database, brand, coffee, ada, is_gift=True)

    assert points_of(database, ada) == 100


def test_too_few_points_buy_nothing(database, brand, ada):
    coffee = offer(database, brand, cost=101_00, quota=5)

    with pytest.raises(ledger.InsufficientPointsError):
        issue(database, brand, coffee, ada)
    assert taken(database, brand, coffee) == 0


def test_a_code_finds_its_coupon_however_it_is_typed_and_is_not_stored(
    database, brand, ada
):
    coupon = issue(database, brand, offer(database, brand), ada).coupon
    code = coupons.code_of(KEYRING, brand.id, coupon.id)

    with database.snapshot() as session:
        for typed in (code, f" {code.lower()} ", code.replace("-", "")):
            found = coupons.coupon_coded(session, KEYRING, brand.id, typed)
            assert found.id == coupon.id
        other = make.people().keyring
        assert coupons.code_of(other, "brd_other", coupon.id) != code
        with pytest.raises(coupons.UnknownCouponError):
            coupons.coupon_coded(session, KEYRING, brand.id, f"{code}A")
        with pytest.raises(coupons.UnknownCouponError):
            coupons.coupon_coded(session, KEYRING, "brd_other", code)
        row = session.connection().exec_driver_sql("SELECT * FROM coupons").one()
    assert code.replace("-", "") not in str(tuple(row))


def test_a_coupon_is_redeemed_once_and_the_same_sale_may_ask_again(
    database, brand, ada
):
    coupon = issue(database, brand, offer(database, brand), ada).coupon.id

    used = use(database, brand, coupons.redeem, coupon, source="till/1")
    again = use(
        database, brand, coupons.redeem, coupon, source="till/1", now=NOON + DAY
    )

    assert (used.status, again.redeemed_at) == ("redeemed", NOON)
    with pytest.raises(coupons.CouponUnusableError) as refusal:
        use(database, brand, coupons.redeem, coupon, source="till/2")
    assert refusal.value.facts() == {"state": "redeemed", "since": NOON.isoformat()}


def test_what_a_sale_holds_no_other_sale_can_use(database, brand, ada):
    coupon = issue(database, brand, offer(database, brand), ada).coupon.id
    until = NOON + timedelta(minutes=15)
    use(database, brand, coupons.reserve, coupon, source="till/1", until=until)

    for verb in (coupons.redeem, coupons.release):
        with pytest.raises(coupons.CouponHeldError):
            use(database, brand, verb, coupon, source="till/2")
    with pytest.raises(coupons.CouponUnusableError):
        use(database, brand, coupons.cancel, coupon)
    assert (
        use(database, brand, coupons.redeem, coupon, source="till/1").held_for is None
    )


def test_a_hold_ends_by_itself_and_when_it_is_let_go(database, brand, ada):
    reward, until = offer(database, brand), NOON + timedelta(minutes=15)
    for number, free in enumerate(("wait", "release")):
        coupon = issue(database, brand, reward, ada, source=f"w/{number}").coupon.id
        use(database, brand, coupons.reserve, coupon, source="till/1", until=until)
        if free == "release":
            use(database, brand, coupons.release, coupon, source="till/1")
        now = until if free == "wait" else NOON

        used = use(database, brand, coupons.redeem, coupon, source="till/2", now=now)

        assert used.used_for == "till/2"


def test_a_coupon_is_good_from_its_day_until_its_end(database, brand, ada):
    reward = offer(database, brand, delay_days=1, valid_days=2)
    coupon = issue(database, brand, reward, ada).coupon.id

    for now, state in ((NOON, "waiting"), (NOON + 3 * DAY, "expired")):
        with pytest.raises(coupons.CouponUnusableError) as refusal:
            use(database, brand, coupons.redeem, coupon, source="t/1", now=now)
        assert refusal.value.state == state
    last = NOON + 3 * DAY - timedelta(seconds=1)
    assert use(database, brand, coupons.redeem, coupon, source="t/1", now=last)


@pytest.mark.parametrize(
    ("facts", "now", "opens_at"),
    [
        ({"opens_at": NOON + DAY}, NOON, (NOON + DAY).isoformat()),
        ({"closes_at": NOON + DAY}, NOON + DAY, None),
    ],
)
def test_a_reward_is_had_while_it_is_open(database, brand, ada, facts, now, opens_at):
    reward = offer(database, brand, **facts)

    with pytest.raises(coupons.RewardClosedError) as refusal:
        issue(database, brand, reward, ada, now=now)
    assert refusal.value.facts() == {"opens_at": opens_at}


def test_a_retired_reward_is_had_no_more_and_its_coupons_stay_good(
    database, brand, ada
):
    reward = offer(database, brand)
    coupon = issue(database, brand, reward, ada).coupon.id
    with database.transaction() as session:
        coupons.retire(session, brand.id, reward)

    with pytest.raises(coupons.RewardClosedError):
        issue(database, brand, reward, ada, source="web/2")
    assert use(database, brand, coupons.redeem, coupon, source="t/1")


def test_nobody_has_more_than_anybody_may_under_any_name(database, brand, ada):
    reward = offer(database, brand, per_customer=2)
    before = member(database, brand)
    issue(database, brand, reward, before)
    with database.transaction() as session:
        session.get_one(customers.Customer, before).merged_into_id = ada
    cancelled = issue(database, brand, reward, ada, source="web/2").coupon.id
    use(database, brand, coupons.cancel, cancelled)
    issue(database, brand, reward, ada, source="web/3")

    for who in (ada, before):
        with pytest.raises(coupons.EnoughForOneError):
            issue(database, brand, reward, who, source="web/4")


def test_one_of_many_who_ask_at_once_gets_the_last(database, brand):
    reward = offer(database, brand, quota=1)
    people = [member(database, brand) for _ in range(4)]
    outcomes, gate = [], threading.Barrier(len(people))

    def ask(who):
        gate.wait()
        try:
            issue(database, brand, reward, who)
            outcomes.append("had")
        except coupons.RewardGoneError:
            outcomes.append("gone")

    askers = [threading.Thread(target=ask, args=(who,)) for who in people]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()

    assert sorted(outcomes) == ["gone", "gone", "gone", "had"]
    assert taken(database, brand, reward) == 1


def test_of_many_tills_at_once_one_redeems(database, brand, ada):
    coupon = issue(database, brand, offer(database, brand), ada).coupon.id
    outcomes, gate = [], threading.Barrier(4)

    def redeem(till):
        gate.wait()
        try:
            use(database, brand, coupons.redeem, coupon, source=f"till/{till}")
            outcomes.append("redeemed")
        except coupons.CouponUnusableError:
            outcomes.append("refused")

    tills = [threading.Thread(target=redeem, args=(till,)) for till in range(4)]
    for till in tills:
        till.start()
    for till in tills:
        till.join()

    assert sorted(outcomes) == ["redeemed", "refused", "refused", "refused"]


def test_cancelling_returns_the_points_and_lets_another_have_it(database, brand, ada):
    reward = offer(database, brand, cost=60_00, quota=1)
    coupon = issue(database, brand, reward, ada).coupon.id

    for _ in range(2):
        assert use(database, brand, coupons.cancel, coupon).status == "void"

    assert points_of(database, ada) == 100
    assert taken(database, brand, reward) == 0
    with pytest.raises(coupons.CouponUnusableError):
        use(database, brand, coupons.redeem, coupon, source="till/1")


def test_a_cancelled_sale_gives_its_coupons_back(database, brand, ada):
    reward = offer(database, brand, valid_days=1)
    coupon = issue(database, brand, reward, ada).coupon.id
    use(database, brand, coupons.redeem, coupon, source="till/1")
    later = NOON + 2 * DAY

    with database.transaction() as session:
        back = [
            coupons.on_refund(
                session, brand.id, "till/1", now=later, keep_until=later + DAY
            )
            for _ in range(2)
        ]

    assert back == [[coupon], []]
    assert use(database, brand, coupons.redeem, coupon, source="till/2", now=later)


def test_without_grace_a_late_coupon_comes_back_expired(database, brand, ada):
    reward = offer(database, brand, valid_days=1)
    coupon = issue(database, brand, reward, ada).coupon.id
    use(database, brand, coupons.redeem, coupon, source="till/1")

    back = use(database, brand, coupons.give_back, coupon, now=NOON + 2 * DAY)

    assert back.status == "expired"


def test_what_nobody_used_lapses_a_batch_at_a_time(database, brand, ada):
    reward = offer(database, brand, valid_days=1)
    ids = [
        issue(database, brand, reward, ada, source=f"w/{n}").coupon.id for n in range(3)
    ]
    use(database, brand, coupons.redeem, ids[0], source="till/1")

    def lapse(now):
        with database.transaction() as session:
            return coupons.lapse(session, now=now, limit=1)

    assert lapse(NOON) == 0
    assert [lapse(NOON + DAY) for _ in range(3)] == [1, 1, 0]
    with database.snapshot() as session:
        page = coupons.coupons_page(session, brand.id, customer_id=ada)
    assert sorted(one.status for one in page.rows) == ["expired", "expired", "redeemed"]


def test_what_is_no_discount_is_held_and_a_donation_is_made_at_once(
    database, brand, ada
):
    for kind in ("badge", "donation", "percent"):
        value = {"value": 10_00} if kind == "percent" else {}
        reward = offer(database, brand, code=kind, kind=kind, sku=None, **value)
        issue(database, brand, reward, ada, source=kind)

    with database.snapshot() as session:
        held = coupons.recognitions_of(session, ada, now=NOON)
        usable = coupons.usable_of(session, ada, now=NOON)
        [given] = session.query(coupons.Coupon).filter_by(used_for="donation")
    assert [reward.kind for _, reward in held] == ["badge"]
    assert [reward.kind for _, reward in usable] == ["percent"]
    assert given.status == "redeemed"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": {"en": " "}}, "name"),
        ({"cost": -1}, "cost"),
        ({"kind": "amount", "sku": None}, "value"),
        ({"kind": "percent", "sku": None, "value": 10_001}, "value"),
        ({"kind": "badge", "sku": None, "value": 5}, "value"),
        ({"sku": None}, "sku"),
        ({"kind": "badge"}, "sku"),
        ({"quota": 0}, "quota"),
        ({"per_customer": 0}, "per_customer"),
        ({"valid_days": 3_661}, "valid_days"),
        ({"delay_days": -1}, "delay_days"),
        ({"opens_at": NOON, "closes_at": NOON}, "closes_at"),
    ],
)
def test_a_reward_that_could_not_be_given_is_refused(database, brand, facts, field):
    with pytest.raises(coupons.UnfitRewardError) as refusal:
        offer(database, brand, **facts)
    assert refusal.value.facts() == {"field": field}


def test_a_code_stands_for_one_reward(database, brand):
    offer(database, brand)

    with pytest.raises(brands.TakenError):
        offer(database, brand)


def test_a_source_stands_for_one_coupon(database, brand, ada):
    issue(database, brand, offer(database, brand), ada)

    with pytest.raises(coupons.SourceOfAnotherError):
        issue(database, brand, offer(database, brand, code="tea"), ada)


def test_another_brands_rewards_and_coupons_do_not_exist(database, brand, ada):
    reward = offer(database, brand)
    coupon = issue(database, brand, reward, ada).coupon.id
    with database.transaction() as session:
        other = make.brand(session)
        make.program(session, other)
    theirs = member(database, other)

    with pytest.raises(coupons.UnknownRewardError):
        issue(database, other, reward, theirs)
    with pytest.raises(customers.UnknownCustomerError):
        issue(database, brand, reward, theirs)
    for verb, how in (
        (coupons.redeem, {"source": "t"}),
        (coupons.release, {"source": "t"}),
        (coupons.reserve, {"source": "t", "until": NOON + DAY}),
        (coupons.give_back, {}),
        (coupons.cancel, {}),
    ):
        with pytest.raises(coupons.UnknownCouponError):
            use(database, other, verb, coupon, **how)
