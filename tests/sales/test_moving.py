"""Purchases of somebody who turned out to be another, and back."""

from datetime import timedelta

import pytest

from tests import make
from tests.ledger.test_waiting_in_turn import (
    let_go,
    meanwhile,
    wait_until_somebody_waits,
)
from tests.make import NOON
from walletpass import customers, sales
from walletpass.sales import Article, Item, Line, Return, Sale, Spell


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        return make.brand(session)


@pytest.fixture
def both(database, brand):
    """Return somebody the till knows, and the same person as the web shop knows them."""
    with database.transaction() as session:
        return [make.customer(session, brand).id for _ in range(2)]


def buy(database, brand, customer_id, receipt, net, days=0):
    sale = Sale(
        "till-7",
        receipt,
        "PLN",
        [Line(net, sku="milk")],
        occurred_at=NOON - timedelta(days=days),
        customer_id=customer_id,
    )
    with database.transaction() as session:
        return sales.record(session, brand.id, sale, now=NOON)


def ever(database, customer_id):
    with database.snapshot() as session:
        assert sales.audit(session) == []
        return sales.habits_of(session, customer_id).ever


def move(database, brand, giver, taker):
    with database.transaction() as session:
        return sales.move(session, brand.id, giver, taker, now=NOON)


def move_back(database, brand, taker, giver, watch_ids=()):
    with database.transaction() as session:
        sales.move_back(session, brand.id, taker, giver, watch_ids, now=NOON)


def test_purchases_of_both_are_one_persons_and_come_back(database, brand, both):
    till, web = both
    buy(database, brand, till, "1", 100)
    buy(database, brand, web, "2", 200)
    buy(database, brand, web, "3", 400, days=3)

    move(database, brand, web, till)

    assert ever(database, till) == Spell(3, 2, 700)
    assert ever(database, web) == Spell(0, 0, 0)
    with database.snapshot() as session:
        assert len(sales.purchases_page(session, brand.id, till).rows) == 3
    move_back(database, brand, till, web)
    assert ever(database, till) == Spell(1, 1, 100)
    assert ever(database, web) == Spell(2, 2, 600)


def test_what_came_in_since_stays_and_what_came_back_is_gone(database, brand, both):
    till, web = both
    bought = buy(database, brand, web, "1", 200)
    move(database, brand, web, till)
    buy(database, brand, till, "2", 300)
    with database.transaction() as session:
        back = Return("till-7", "back", [Item(1, amount=50)])
        sales.refund(session, brand.id, bought.id, back, now=NOON)
    assert ever(database, till) == Spell(2, 1, 450)

    move_back(database, brand, till, web)

    assert ever(database, till) == Spell(1, 1, 300)
    assert ever(database, web) == Spell(1, 1, 150)


def test_a_day_on_which_everything_came_back_is_no_visit_after_a_move(
    database, brand, both
):
    till, web = both
    bought = buy(database, brand, web, "1", 200)
    with database.transaction() as session:
        sales.refund(session, brand.id, bought.id, Return("till-7", "back"), now=NOON)

    move(database, brand, web, till)

    assert ever(database, till) == Spell(0, 0, 0)
    buy(database, brand, till, "2", 300)
    assert ever(database, till) == Spell(1, 1, 300)


def test_a_sale_told_under_the_old_name_is_the_one_persons(database, brand, both):
    till, web = both
    first = buy(database, brand, web, "1", 200)
    with database.transaction() as session:
        session.get_one(customers.Customer, web).merged_into_id = till
    move(database, brand, web, till)

    buy(database, brand, web, "2", 300)
    again = buy(database, brand, web, "1", 200)

    assert ever(database, till) == Spell(2, 1, 500)
    assert (again.id, again.is_new) == (first.id, False)


def test_waits_move_too_unless_the_other_waits_for_the_same(database, brand, both):
    till, web = both
    with database.transaction() as session:
        for who, sku in ((till, "coat"), (web, "coat"), (web, "hat")):
            sales.watch(session, brand.id, who, Article(sku), now=NOON)

    moved = move(database, brand, web, till)

    def waiting(who):
        with database.snapshot() as session:
            waits = sales.watches_of(session, brand.id, who, now=NOON)
        return sorted(wait.sku for wait in waits)

    assert (waiting(till), waiting(web)) == (["coat", "hat"], ["coat"])
    move_back(database, brand, till, web, moved)
    assert (waiting(till), waiting(web)) == (["coat"], ["coat", "hat"])


@pytest.mark.parametrize("what", ["a part", "all"])
def test_a_return_that_waits_for_a_merge_is_counted_after_it(postgresql_database, what):
    database = postgresql_database
    with database.transaction() as session:
        brand = make.brand(session)
        till, web = (make.customer(session, brand).id for _ in range(2))
    sold = buy(database, brand, web, "1", 300)
    buy(database, brand, till, "2", 500)
    items = [Item(1, amount=100)] if what == "a part" else []
    told = Return("till-7", "back", items)

    with database.transaction() as session:
        sales.move(session, brand.id, till, web, now=NOON)
        with meanwhile(
            database, lambda s: sales.refund(s, brand.id, sold.id, told, now=NOON)
        ):
            wait_until_somebody_waits(database)
            let_go(session)

    kept = Spell(2, 1, 700) if items else Spell(1, 1, 500)
    assert ever(database, web) == kept
