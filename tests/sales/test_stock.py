"""Shelves fill and empty, and who waits for an article hears of it once."""

import threading
from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import brands, customers, sales
from walletpass.sales import Article, Level

SWEATER = Article("SW-12", "navy", "M")
MONTHS = timedelta(days=60)


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        return make.brand(session)


@pytest.fixture
def people(database, brand):
    with database.transaction() as session:
        return [make.customer(session, brand) for _ in range(3)]


def _take(database, brand, *levels, now=NOON):
    with database.transaction() as session:
        return sales.take_stock(session, brand.id, levels, now=now)


def _watch(database, brand, customer, article=SWEATER, now=NOON):
    with database.transaction() as session:
        return sales.watch(session, brand.id, customer.id, article, now=now)


def _waiting(database, brand, article=SWEATER, now=NOON):
    with database.snapshot() as session:
        found = sales.watchers_of(session, brand.id, article, now=now)
        assert sales.how_many_watch(session, brand.id, article, now=now) == len(found)
        return [watch.customer_id for watch in found]


def test_an_article_arrives_when_it_was_not_there_before(database, brand):
    steps = [(0, []), (3, [SWEATER]), (5, []), (0, []), (0, []), (1, [SWEATER])]
    for minute, (level, arrived) in enumerate(steps):
        moment = NOON + timedelta(minutes=minute)
        assert _take(database, brand, Level(SWEATER, level), now=moment) == arrived


def test_an_article_nobody_told_of_arrives_with_its_first_count(database, brand):
    red = Article("SW-12", "red", "M")

    assert _take(database, brand, Level(SWEATER, 2), Level(red, 0)) == [SWEATER]
    with database.snapshot() as session:
        levels = sales.levels_of(session, brand.id, "SW-12")
    assert [(one.colour, one.level) for one in levels] == [("navy", 2), ("red", 0)]


def test_an_older_count_changes_nothing(database, brand):
    earlier = NOON - timedelta(hours=1)

    assert _take(database, brand, Level(SWEATER, 0)) == []
    assert _take(database, brand, Level(SWEATER, 4, earlier)) == []
    with database.snapshot() as session:
        [level] = sales.levels_of(session, brand.id, "SW-12")
    assert (level.level, level.counted_at) == (0, NOON)


def test_of_two_counts_in_one_feed_the_later_stands(database, brand):
    earlier = NOON - timedelta(hours=1)

    _take(database, brand, Level(SWEATER, 4), Level(SWEATER, 9, earlier))

    with database.snapshot() as session:
        [level] = sales.levels_of(session, brand.id, "SW-12")
    assert level.level == 4


def test_each_store_has_shelves_of_its_own(database, brand):
    with database.transaction() as session:
        store = make.store(session, brand)
        foreign = make.store(session, make.brand(session))
    here = Article("SW-12", store_id=store.id)

    assert _take(database, brand, Level(Article("SW-12"), 0), Level(here, 1)) == [here]
    with pytest.raises(brands.UnknownStoreError):
        _take(database, brand, Level(Article("SW-12", store_id=foreign.id), 1))


def test_less_than_nothing_on_the_shelf_is_nothing(database, brand):
    _take(database, brand, Level(SWEATER, -2))

    with database.snapshot() as session:
        [level] = sales.levels_of(session, brand.id, "SW-12")
    assert level.level == 0


@pytest.mark.parametrize(
    ("level", "error"),
    [
        (Level(Article(""), 1), sales.UnfitSaleError),
        (Level(Article("a\0"), 1), sales.UnfitSaleError),
        (Level(Article("a", size="x" * 41), 1), sales.UnfitSaleError),
        (Level(SWEATER, 1.5), sales.UnfitSaleError),
        (Level(SWEATER, 10**10), sales.UnfitSaleError),
        (Level(SWEATER, 1, NOON + timedelta(hours=1)), sales.WrongClockError),
    ],
)
def test_a_level_that_cannot_be_right_is_refused(database, brand, level, error):
    with pytest.raises(error):
        _take(database, brand, Level(Article("fine"), 1), level)
    with database.snapshot() as session:
        assert sales.levels_of(session, brand.id, "fine") == []


def test_a_feed_of_thousands_is_taken_in_parts(database, brand):
    levels = [Level(Article(f"sku-{number}"), number % 3) for number in range(1_100)]

    assert len(_take(database, brand, *levels)) == sum(
        bool(n % 3) for n in range(1_100)
    )
    assert _take(database, brand, *levels) == []


def test_eight_feeds_at_once_tell_of_one_arrival(database, brand):
    _take(database, brand, Level(SWEATER, 0))
    arrived = []

    def feed(number):
        arrived.extend(_take(database, brand, Level(SWEATER, number + 1)))

    feeds = [threading.Thread(target=feed, args=(number,)) for number in range(8)]
    for each in feeds:
        each.start()
    for each in feeds:
        each.join()

    assert arrived == [SWEATER]


def test_who_came_first_is_first_in_line(database, brand, people):
    for minute, customer in enumerate(people):
        _watch(database, brand, customer, now=NOON + timedelta(minutes=minute))

    later = NOON + timedelta(hours=1)
    assert _waiting(database, brand, now=later) == [one.id for one in people]


def test_asking_again_keeps_ones_place_in_line(database, brand, people):
    first = _watch(database, brand, people[0])
    _watch(database, brand, people[1], now=NOON + timedelta(minutes=1))
    again = _watch(database, brand, people[0], now=NOON + timedelta(minutes=2))

    assert again.id == first.id
    assert _waiting(database, brand) == [people[0].id, people[1].id]


@pytest.mark.parametrize(
    ("watched", "waits"),
    [
        (SWEATER, True),
        (Article("SW-12"), True),
        (Article("SW-12", "navy"), True),
        (Article("SW-12", size="M"), True),
        (Article("SW-12", "red"), False),
        (Article("SW-12", size="L"), False),
        (Article("SW-13"), False),
    ],
)
def test_who_does_not_mind_the_colour_waits_for_any(
    database, brand, people, watched, waits
):
    _watch(database, brand, people[0], watched)

    assert _waiting(database, brand) == ([people[0].id] if waits else [])


def test_a_watch_for_one_store_is_not_for_another(database, brand, people):
    with database.transaction() as session:
        here, there = make.store(session, brand), make.store(session, brand)
    _watch(database, brand, people[0], Article("SW-12", store_id=here.id))

    assert _waiting(database, brand, Article("SW-12", store_id=there.id)) == []
    assert _waiting(database, brand, Article("SW-12", store_id=here.id)) == [
        people[0].id
    ]


def test_a_watch_is_told_once(database, brand, people):
    told = [_watch(database, brand, one).id for one in people[:2]]
    with database.transaction() as session:
        assert sales.note_told(session, told, now=NOON) == set(told)
    with database.transaction() as session:
        assert sales.note_told(session, told, now=NOON) == set()

    assert _waiting(database, brand) == []


def test_who_was_told_may_wait_anew(database, brand, people):
    first = _watch(database, brand, people[0])
    with database.transaction() as session:
        sales.note_told(session, [first.id], now=NOON)
    second = _watch(database, brand, people[0])

    assert second.id != first.id
    assert _waiting(database, brand) == [people[0].id]


def test_a_watch_ends_after_sixty_days_and_may_begin_anew(database, brand, people):
    first = _watch(database, brand, people[0])
    almost = NOON + MONTHS - timedelta(seconds=1)

    assert _waiting(database, brand, now=almost) == [people[0].id]
    assert _waiting(database, brand, now=NOON + MONTHS) == []
    second = _watch(database, brand, people[0], now=NOON + MONTHS)
    assert second.id != first.id
    assert _waiting(database, brand, now=NOON + MONTHS) == [people[0].id]


def test_buying_the_article_ends_the_waiting(database, brand, people):
    for customer in people[:2]:
        _watch(database, brand, customer)
    _watch(database, brand, people[0], Article("hat"))
    sale = sales.Sale(
        "t", "1", "PLN", [sales.Line(9_900, sku="SW-12")], customer_id=people[0].id
    )
    with database.transaction() as session:
        sales.record(session, brand.id, sale, now=NOON)

    assert _waiting(database, brand) == [people[1].id]
    with database.snapshot() as session:
        left = sales.watches_of(session, brand.id, people[0].id, now=NOON)
    assert [watch.sku for watch in left] == ["hat"]


def test_a_customer_may_wait_no_longer(database, brand, people):
    watch = _watch(database, brand, people[0])
    for _ in range(2):
        with database.transaction() as session:
            sales.unwatch(session, brand.id, people[0].id, watch.id, now=NOON)

    assert _waiting(database, brand) == []
    with pytest.raises(sales.UnknownWatchError), database.transaction() as session:
        sales.unwatch(session, brand.id, people[1].id, watch.id, now=NOON)


def test_who_is_forgotten_waits_for_nothing(database, brand, people):
    for customer in people[:2]:
        _watch(database, brand, customer)
    with database.transaction() as session:
        sales.forget_watches(session, people[0].id, now=NOON)

    assert _waiting(database, brand) == [people[1].id]


def test_only_the_brands_own_customers_wait_in_its_own_stores(database, brand, people):
    with database.transaction() as session:
        other = make.brand(session)
        store = make.store(session, other)
    with pytest.raises(customers.UnknownCustomerError):
        _watch(database, other, people[0])
    with pytest.raises(brands.UnknownStoreError):
        _watch(database, brand, people[0], Article("SW-12", store_id=store.id))
    _watch(database, brand, people[0])
    assert _waiting(database, other) == []
