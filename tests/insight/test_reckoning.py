from datetime import timedelta

import pytest

from tests import make
from tests.listening import statements
from tests.make import NOON
from tests.rewards.shop import document, open_shop, rule
from walletpass import customers, insight, sales
from walletpass.insight import Profile

LATER = NOON + timedelta(days=1)


@pytest.fixture
def shop(database):
    return open_shop(database, document(rule()))


def reckon(shop, *ids, now=NOON):
    with shop.database.transaction() as session:
        insight.reckon(session, shop.brand_id, ids, now=now)


def profile(shop, customer_id):
    with shop.database.snapshot() as session:
        return insight.profile_of(session, shop.brand_id, customer_id)


def moves(shop, customer_id):
    with shop.database.snapshot() as session:
        return [
            (move.from_stage, move.to_stage)
            for move in reversed(insight.moves_of(session, customer_id))
        ]


def days_ago(days):
    return NOON - timedelta(days=days)


def test_a_profile_follows_what_was_bought_and_what_came_back(shop):
    ada = shop.customer()
    for days in (20, 10, 0):
        shop.buy(ada, sales.Line(30_00, category="coffee"), now=days_ago(days))
    last = shop.buy(ada, sales.Line(90_00, category="tea"))
    reckon(shop, ada)
    before = profile(shop, ada)

    shop.refund(last.purchase.id, now=LATER)
    reckon(shop, ada, now=LATER)
    after = profile(shop, ada)

    assert (before.purchases, before.visits, before.spent) == (4, 3, 180_00)
    assert (after.purchases, after.visits, after.spent) == (3, 3, 90_00)
    assert (after.median_gap, after.basket, after.stage) == (10, 30_00, "active")
    with shop.database.snapshot() as session:
        kept = insight.affinities_of(session, ada)
    assert [(one.category, one.share) for one in kept] == [("coffee", 1000)]


def test_a_stage_is_noted_only_when_it_is_another(shop):
    ada = shop.customer(now=days_ago(300))
    shop.buy(ada, 10_00, now=days_ago(200))
    for now in (days_ago(199), days_ago(198), days_ago(150), days_ago(10)):
        reckon(shop, ada, now=now)

    assert moves(shop, ada) == [
        (None, "new"),
        ("new", "cooling"),
        ("cooling", "lapsed"),
    ]
    assert profile(shop, ada).staged_at == days_ago(10)


def test_reckoning_again_changes_nothing(shop):
    ada = shop.customer(attributes={"favourite_categories": "cake, tea"})
    shop.buy(ada, sales.Line(10_00, category="coffee"))
    reckon(shop, ada)
    with shop.database.snapshot() as session:
        first = session.get_one(Profile, ada).__dict__ | {"_sa_instance_state": 0}

    reckon(shop, ada)

    with shop.database.snapshot() as session:
        again = session.get_one(Profile, ada).__dict__ | {"_sa_instance_state": 0}
        kept = insight.affinities_of(session, ada)
    assert first == again
    assert {(one.category, one.is_declared) for one in kept} == {
        ("cake", True), ("tea", True), ("coffee", False),
    }  # fmt: skip


def test_a_hundred_at_once_are_what_each_is_alone(shop):
    everybody = [shop.customer() for _ in range(12)]
    for number, one in enumerate(everybody):
        for days in range(number):
            shop.buy(one, (number + 1) * 100, now=days_ago(days * 3))
    reckon(shop, *everybody)
    together = [facts(profile(shop, one)) for one in everybody]

    for one in everybody:
        reckon(shop, one)

    assert [facts(profile(shop, one)) for one in everybody] == together
    assert [one["visits"] for one in together] == list(range(12))


def test_many_cost_no_more_statements_than_one(shop):
    everybody = [shop.customer() for _ in range(9)]
    for one in everybody:
        shop.buy(one, sales.Line(10_00, category="tea"))

    with statements() as for_one:
        reckon(shop, everybody[0])
    with statements() as for_many:
        reckon(shop, *everybody[1:])

    assert len(for_one) == len(for_many)


def facts(found):
    return {name.name: getattr(found, name.name) for name in Profile.__table__.columns}


def test_whoever_turned_out_to_be_somebody_else_has_no_profile_of_their_own(shop):
    ada, bob = shop.customer(), shop.customer()
    shop.buy(bob, 10_00)
    reckon(shop, ada, bob)
    with shop.database.transaction() as session:
        customers.merge(
            session, make.people(), shop.brand_id, bob, ada,
            actor="olga", reason="the same", now=LATER,
        )  # fmt: skip

    reckon(shop, ada, bob, now=LATER)

    assert profile(shop, bob) is None


def test_nobody_of_another_brand_is_reckoned_or_found(database, shop):
    theirs = open_shop(database).customer()

    reckon(shop, theirs)

    with database.snapshot() as session:
        assert session.get(Profile, theirs) is None
    ours = shop.customer()
    reckon(shop, ours)
    with database.snapshot() as session:
        assert insight.profile_of(session, "brd_other", ours) is None


def test_the_chains_gap_is_its_customers_median_once_there_are_enough(shop):
    for number in range(30):
        one = shop.customer()
        for visit in range(3):
            shop.buy(one, 10_00, now=days_ago(visit * (5 + number % 3)))
        reckon(shop, one)
    with shop.database.transaction() as session:
        brand = make.brands.brand_of(session, shop.brand_id)
        cycle = insight.reckon_cycle(session, brand, now=NOON)
        told = cycle.gap, cycle.customers, cycle.hours
        again = insight.reckon_cycle(session, brand, now=NOON)
        assert (again.gap, again.customers) == told[:2]

    assert told == (6, 30, {"": 13})


def test_the_stale_are_those_who_did_something_since_or_whose_time_has_come(shop):
    ada, bob, eve = (shop.customer() for _ in range(3))
    reckon(shop, ada, bob, now=NOON)
    shop.buy(ada, 10_00, now=NOON + timedelta(minutes=5))

    def stale(now):
        with shop.database.snapshot() as session:
            since = now - timedelta(hours=1)
            found = insight.stale(session, since=since, now=now, limit=100)
            return set(found.get(shop.brand_id, ()))

    assert stale(NOON + timedelta(minutes=10)) == {ada, eve}
    reckon(shop, ada, eve, now=NOON + timedelta(minutes=10))
    assert stale(NOON + timedelta(minutes=20)) == set()
    assert stale(NOON + timedelta(days=400)) == {ada, bob, eve}


def test_regulars_and_their_part_of_all_sales(shop):
    often, once = shop.customer(), shop.customer()
    for days in (1, 2, 3):
        shop.buy(often, 30_00, now=days_ago(days))
    shop.buy(once, 10_00, now=days_ago(1))

    with shop.database.snapshot() as session:
        found = insight.regulars(session, shop.brand_id, since=days_ago(30), until=NOON)

    assert (found.customers, found.net, found.share) == (1, 90_00, 0.9)


def test_a_merge_keeps_the_history_and_undoing_it_joins_nobody_anew(shop):
    ada, bob = shop.customer(), shop.customer()
    shop.buy(bob, 10_00)
    reckon(shop, ada, bob)
    with shop.database.transaction() as session:
        before = [move.id for move in insight.moves_of(session, bob)]
        made = customers.merge(
            session, make.people(), shop.brand_id, bob, ada,
            actor="olga", reason="the same", now=LATER,
        )  # fmt: skip
    reckon(shop, ada, bob, now=LATER)
    with shop.database.transaction() as session:
        assert [move.id for move in insight.moves_of(session, bob)] == before != []
        customers.unmerge(
            session,
            make.people(),
            shop.brand_id,
            made.merge.id,
            actor="olga",
            now=LATER,
        )

    reckon(shop, ada, bob, now=LATER)

    with shop.database.snapshot() as session:
        after = [move.id for move in insight.moves_of(session, bob)]
        assert after == before
    with shop.database.transaction() as session:
        insight.forget(session, [bob])
        assert insight.moves_of(session, bob) == []
