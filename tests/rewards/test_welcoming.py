"""A welcome is given once per person, whatever they are called today."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import customers, ledger, passes, sales
from walletpass.rewards import welcoming

PEOPLE = make.people()


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        return make.brand(session)


@pytest.fixture
def program(database, brand):
    with database.transaction() as session:
        return make.program(session, brand)


def offer(database, brand, program, **facts):
    with database.transaction() as session:
        told = {"points": 100_00} | facts
        welcoming.set_welcome(session, brand.id, program.id, **told)


def join(database, brand, program, now=NOON, **facts):
    with database.transaction() as session:
        who = make.customer(session, brand, **facts)
        welcomed = welcoming.welcome(session, PEOPLE, who, program.id, now)
        return who.id, welcomed and welcomed.state


def points_of(database, who):
    with database.snapshot() as session:
        assert ledger.audit(session) == []
        return [
            account.balance // 100
            for account in session.query(ledger.Account).filter_by(customer_id=who)
        ]


def buy(database, brand, who, receipt="1"):
    sale = sales.Sale("till", receipt, "PLN", [sales.Line(900)], customer_id=who)
    with database.transaction() as session:
        bought = sales.record(session, brand.id, sale, now=NOON).id
        welcoming.on_purchase(session, brand.id, who, bought, now=NOON)
    return bought


def bring_back(database, brand, bought, *items):
    with database.transaction() as session:
        back = sales.Return("till", f"back {bought}", items)
        sales.refund(session, brand.id, bought, back, now=NOON)
        welcoming.on_refund(session, brand.id, bought, now=NOON)


def test_who_joins_is_given_points_that_expire(database, brand, program):
    offer(database, brand, program, expires_days=30)

    ada, state = join(database, brand, program, phone="+48 501 502 503")

    assert (state, points_of(database, ada)) == ("granted", [100])
    with database.snapshot() as session:
        [lot] = session.query(ledger.Lot)
    assert lot.expires_at == NOON + timedelta(days=30)


def test_without_a_welcome_nobody_is_noted(database, brand, program):
    assert join(database, brand, program)[1] is None
    offer(database, brand, program, points=0)
    assert join(database, brand, program)[1] is None


def test_the_first_card_shows_it_and_a_second_card_brings_no_more(database, brand):
    with database.transaction() as session:
        template = make.template(session, brand)
        program = session.get_one(ledger.Program, template.program_id)
    offer(database, brand, program)

    with database.transaction() as session:
        card = make.card(session, brand, of=template)
    assert card.content["fields"]["balance"] == 100

    with database.transaction() as session:
        passes.void(session, brand.id, card.id, now=NOON)
        who = session.get_one(customers.Customer, card.customer_id)
        passes.issue(session, who, people=PEOPLE, card_link=make.LINK, now=NOON)
    assert points_of(database, card.customer_id) == [100]


def test_a_new_phone_is_no_new_person(database, brand, program):
    offer(database, brand, program)
    ada, _ = join(database, brand, program, phone="+48 501 502 503")
    with database.transaction() as session:
        who = session.get_one(customers.Customer, ada)
        told = {"phone": "+48 501 502 504"}
        customers.change(session, PEOPLE, brand, who, told, source="t", now=NOON)
        welcoming.welcome(session, PEOPLE, who, program.id, NOON)

    assert points_of(database, ada) == [100]
    assert join(database, brand, program, phone="+48 501 502 503")[1] == "refused"


def test_who_leaves_and_comes_back_is_given_nothing_more(database, brand, program):
    offer(database, brand, program)
    ada, _ = join(database, brand, program, phone="+48 501 502 503")
    with database.transaction() as session:
        customers.erase(session, session.get_one(customers.Customer, ada), now=NOON)

    again, state = join(database, brand, program, phone="+48 501 502 503")

    assert (state, points_of(database, again)) == ("refused", [])


def test_it_may_wait_for_the_first_purchase(database, brand, program):
    offer(database, brand, program, after_purchase=True)
    ada, state = join(database, brand, program)
    assert (state, points_of(database, ada)) == ("waiting", [])

    buy(database, brand, ada)
    buy(database, brand, ada, "2")

    assert points_of(database, ada) == [100]


def test_a_first_purchase_that_comes_back_whole_lets_it_wait_again(
    database, brand, program
):
    offer(database, brand, program, after_purchase=True)
    ada, _ = join(database, brand, program)
    bought = buy(database, brand, ada)

    bring_back(database, brand, bought, sales.Item(1, amount=100))
    assert points_of(database, ada) == [100]
    with database.transaction() as session:
        rest = sales.Return("till", "rest")
        sales.refund(session, brand.id, bought, rest, now=NOON)
        for _ in range(2):
            welcoming.on_refund(session, brand.id, bought, now=NOON)
    assert points_of(database, ada) == [0]

    buy(database, brand, ada, "2")
    assert points_of(database, ada) == [100]


@pytest.mark.parametrize("waits", [False, True])
def test_two_who_are_one_were_welcomed_once_and_again_when_parted(
    database, brand, program, waits
):
    offer(database, brand, program, after_purchase=waits)
    ada, _ = join(database, brand, program, phone="+48 501 502 503")
    web, state = join(database, brand, program, email="ada@example.com")
    who = {"actor": "key", "now": NOON}
    with database.transaction() as session:
        made = passes.merge_holders(
            session, PEOPLE, brand.id, web, ada, reason="", **who
        ).merge
    if waits:
        buy(database, brand, ada)

    assert points_of(database, ada) == [100]
    with database.transaction() as session:
        passes.unmerge_holders(session, PEOPLE, brand.id, made.id, **who)
        [theirs] = session.query(welcoming.Welcomed).filter_by(customer_id=web)
        assert theirs.state == state
    assert points_of(database, ada) == [100]
    assert sum(points_of(database, web)) == (0 if waits else 100)


def merge(database, brand, loser, winner, now=NOON):
    with database.transaction() as session:
        return passes.merge_holders(
            session, PEOPLE, brand.id, loser, winner, actor="k", reason="", now=now
        ).merge.id


def part(database, brand, merge_id, now=NOON):
    with database.transaction() as session:
        passes.unmerge_holders(session, PEOPLE, brand.id, merge_id, actor="k", now=now)


def spend(database, who, points):
    with database.transaction() as session:
        account = session.query(ledger.Account).filter_by(customer_id=who).one()
        return account.id, ledger.redeem(
            session, account.id, points * 100, source="spent", now=NOON
        ).id


@pytest.mark.parametrize("left", [0, 100])
def test_what_was_spent_of_a_welcome_is_not_given_again(database, brand, program, left):
    offer(database, brand, program)
    ada, _ = join(database, brand, program, phone="+48 501 502 503")
    web, _ = join(database, brand, program, email="ada@example.com")
    if not left:
        spend(database, ada, 100)
    account_id, spent = spend(database, web, 60)

    for _ in range(2):
        part(database, brand, merge(database, brand, web, ada))

        assert points_of(database, ada) == [left]
        assert points_of(database, web) == [40]
    with database.transaction() as session:
        ledger.give_back(
            session, account_id, of=spent, total=60_00, source="back", now=NOON
        )
    assert points_of(database, web) == [100]


def test_a_welcome_that_had_expired_is_not_given_again(database, brand, program):
    offer(database, brand, program, expires_days=30)
    ada, _ = join(database, brand, program, phone="+48 501 502 503")
    web, _ = join(database, brand, program, email="ada@example.com")
    later = NOON + timedelta(days=40)

    part(database, brand, merge(database, brand, web, ada, later), later)

    assert points_of(database, web) == [0]


def test_a_welcome_whose_purchase_came_back_meanwhile_waits_again(
    database, brand, program
):
    offer(database, brand, program, after_purchase=True)
    ada, _ = join(database, brand, program, phone="+48 501 502 503")
    web, _ = join(database, brand, program, email="ada@example.com")
    buy(database, brand, ada)
    bought = buy(database, brand, web, "2")
    made = merge(database, brand, web, ada)
    bring_back(database, brand, bought)
    assert points_of(database, ada) == [100]

    part(database, brand, made)

    assert (points_of(database, ada), points_of(database, web)) == ([100], [0])
    buy(database, brand, web, "3")
    assert points_of(database, web) == [100]


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"points": -1}, "points"), ({"expires_days": 0}, "expires_days")],
)
def test_a_welcome_that_cannot_be_right_is_refused(
    database, brand, program, facts, field
):
    with pytest.raises(welcoming.UnfitWelcomeError) as refusal:
        offer(database, brand, program, **facts)
    assert refusal.value.facts() == {"field": field}


def test_another_brands_program_does_not_exist(database, brand, program):
    with database.transaction() as session:
        other = make.brand(session)
    with pytest.raises(ledger.UnknownProgramError):
        offer(database, other, program)
