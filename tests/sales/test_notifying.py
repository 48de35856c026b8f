"""Who waits is told when an article is back: first come first, and not too many."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from tests import make
from tests.make import NOON
from walletpass import customers, outbox, sales
from walletpass.sales import Article, Level, Watch

SWEATER = Article("SW-12", "navy", "M")
PIECE = 1000
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        return make.brand(session)


@pytest.fixture
def people(database, brand):
    with database.transaction() as session:
        ids = []
        for turn in range(7):
            who = make.customer(session, brand)
            since = NOON - timedelta(minutes=10 - turn)
            sales.watch(session, brand.id, who.id, SWEATER, now=since)
            ids.append(who.id)
    return ids


def feed(database, brand, pieces, article=SWEATER, now=NOON, **how):
    with database.transaction() as session:
        level = Level(article, pieces * PIECE, name="Linen dress")
        return sales.take_stock(session, brand.id, [level], now=now, **how)


def tell(database, brand, article=SWEATER, now=NOON, limit=100):
    with database.transaction() as session:
        return sales.tell_watchers(session, brand.id, article, now=now, limit=limit)


def promised(database):
    with database.transaction() as session:
        kinds = session.scalars(select(outbox.Promise.kind)).all()
    return kinds.count("tell-watchers")


def test_three_are_told_of_each_piece_and_who_came_first_is_first(
    database, brand, people
):
    feed(database, brand, 2)

    assert tell(database, brand) == people[:6]
    assert tell(database, brand) == []
    with database.snapshot() as session:
        first = session.scalars(select(Watch).order_by(Watch.id)).first()
    assert (first.told_at, first.told_of) == (NOON, "Linen dress, navy, M")


def test_the_shop_says_how_many_are_told_of_a_piece(database, brand, people):
    feed(database, brand, 2, per_piece=1)

    assert tell(database, brand) == people[:2]


def test_half_a_kilogram_is_a_piece_as_well(database, brand, people):
    with database.transaction() as session:
        sales.take_stock(session, brand.id, [Level(SWEATER, 500)], now=NOON)

    assert tell(database, brand) == people[:3]


def test_nobody_is_told_of_what_is_sold_out_by_then(database, brand, people):
    feed(database, brand, 5)
    feed(database, brand, 0, now=LATER)

    assert tell(database, brand, now=LATER) == []
    feed(database, brand, 1, now=LATER)
    assert tell(database, brand, now=LATER) == people[:3]


def test_fewer_are_told_when_some_were_sold_by_then(database, brand, people):
    feed(database, brand, 5)
    feed(database, brand, 1, now=LATER)

    assert tell(database, brand, now=LATER) == people[:3]


def test_the_next_in_line_are_told_the_next_time_it_comes_back(database, brand, people):
    for turn, told in enumerate((people[:3], people[3:6], people[6:], [])):
        now = NOON + timedelta(hours=2 * turn)
        feed(database, brand, 1, now=now)
        assert tell(database, brand, now=now) == told
        feed(database, brand, 0, now=now + timedelta(hours=1))


def test_more_of_what_is_there_is_no_arrival(database, brand, people):
    assert feed(database, brand, 1) == [SWEATER]
    assert feed(database, brand, 9, now=LATER) == []
    assert promised(database) == 1


def test_an_arrival_nobody_waits_for_promises_nothing(database, brand, people):
    feed(database, brand, 1, Article("other"))

    assert promised(database) == 0


def test_who_bought_it_elsewhere_is_not_told(database, brand, people):
    with database.transaction() as session:
        sale = sales.Sale(
            "till", "1", "PLN", [sales.Line(900, sku="SW-12")], customer_id=people[0]
        )
        sales.record(session, brand.id, sale, now=NOON)

    feed(database, brand, 1)

    assert tell(database, brand) == people[1:4]


def test_nobody_blocked_stands_in_line(database, brand, people):
    with database.transaction() as session:
        customers.block(session.get_one(customers.Customer, people[0]))

    feed(database, brand, 1)

    assert tell(database, brand) == people[1:4]


def test_many_are_told_a_few_at_a_time_and_the_rest_is_promised(
    database, brand, people
):
    feed(database, brand, 9)

    told = []
    for turn in range(2, 5):
        told += tell(database, brand, limit=3)
        assert promised(database) == min(turn, 3)

    assert told == people


def test_told_by_two_at_once_nobody_is_told_twice_and_not_too_many(
    database, brand, people
):
    feed(database, brand, 1)
    gate, told = Barrier(3), []

    def work():
        gate.wait()
        told.extend(tell(database, brand))

    workers = [Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert told == people[:3]


@pytest.mark.parametrize("per_piece", [0, -1, 1001])
def test_a_share_that_cannot_be_is_refused(database, brand, per_piece):
    with pytest.raises(sales.UnfitSaleError):
        feed(database, brand, 1, per_piece=per_piece)
