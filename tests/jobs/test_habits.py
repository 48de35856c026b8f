"""Habits follow what customers do, and time, without anybody asking."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from tests.rewards.shop import document, open_shop, rule
from walletpass import customers, insight, outbox, passes
from walletpass.jobs import keep, keeping, relay
from walletpass.jobs.schedule import Schedule


@pytest.fixture
def clock():
    return [NOON]


@pytest.fixture
def services(database, clock):
    return make.services(database, now=lambda: clock[0])


@pytest.fixture
def shop(database):
    return open_shop(database, document(rule()))


def keep_all(services):
    assert keeping
    while relay(services, lambda ticket: keep(services, ticket)):
        pass


def stage(shop, customer_id):
    with shop.database.snapshot() as session:
        profile = insight.profile_of(session, shop.brand_id, customer_id)
        return profile and (profile.stage, profile.purchases)


def test_a_purchase_is_in_the_profile_a_minute_later(services, shop, clock):
    ada = shop.customer()
    shop.buy(ada, 10_00)
    keep_all(services)
    assert stage(shop, ada) is None

    clock[0] += timedelta(minutes=1)
    keep_all(services)

    assert stage(shop, ada) == ("new", 1)


def test_an_hour_notices_what_gave_no_points_and_who_joined(services, database, clock):
    shop = open_shop(database)
    ada, bob = shop.customer(), shop.customer()
    shop.buy(ada, 10_00)
    clock[0] += timedelta(hours=1)

    Schedule().tick(services)
    keep_all(services)

    assert stage(shop, ada) == ("new", 1)
    assert stage(shop, bob) == ("new", 0)


def test_time_alone_moves_people_on(services, shop, clock):
    ada = shop.customer()
    shop.buy(ada, 10_00)
    schedule = Schedule()
    seen = []
    for _ in range(5):
        schedule.tick(services)
        keep_all(services)
        seen.append(stage(shop, ada))
        clock[0] += timedelta(days=30)

    assert [one and one[0] for one in seen] == [
        "new", "new", "cooling", "at-risk", "lapsed",
    ]  # fmt: skip


def test_many_are_swept_a_batch_at_a_time(services, shop, monkeypatch):
    monkeypatch.setattr(insight, "BATCH", 7)
    everybody = [shop.customer() for _ in range(20)]
    with shop.database.transaction() as session:
        outbox.add(session, insight.SweepHabits(), now=NOON)

    keep_all(services)

    assert all(stage(shop, one) for one in everybody)


def test_a_new_cycle_moves_everybody_a_batch_at_a_time(
    services, shop, monkeypatch, clock
):
    monkeypatch.setattr(insight, "BATCH", 7)
    everybody = [shop.customer(now=NOON - timedelta(days=30)) for _ in range(31)]
    for one in everybody:
        for days in (24, 22, 20):
            shop.buy(one, 10_00, now=NOON - timedelta(days=days))
    with shop.database.transaction() as session:
        insight.reckon(session, shop.brand_id, everybody, now=NOON)
    assert stage(shop, everybody[0])[0] == "at-risk"
    with shop.database.transaction() as session:
        outbox.add(session, insight.ReckonCycles(), now=NOON)

    keep_all(services)

    assert {stage(shop, one)[0] for one in everybody} == {"lapsed"}


def test_a_sale_that_came_with_the_sweep_is_swept_a_minute_later(
    services, database, clock
):
    shop = open_shop(database)  # gives no points: nothing else would notice
    ada = shop.customer()
    with database.transaction() as session:
        insight.reckon(session, shop.brand_id, [ada], now=NOON)
        outbox.add(session, insight.SweepHabits(), now=NOON)
    shop.buy(ada, 10_00)

    keep_all(services)
    assert stage(shop, ada) == ("new", 0)
    clock[0] += timedelta(minutes=1)
    keep_all(services)

    assert stage(shop, ada) == ("new", 1)


def test_the_first_reckoning_of_all_goes_by_the_chains_own_cycle(services, shop):
    everybody = [shop.customer(now=NOON - timedelta(days=30)) for _ in range(31)]
    for one in everybody:
        for days in (24, 22, 20):
            shop.buy(one, 10_00, now=NOON - timedelta(days=days))
    with shop.database.transaction() as session:
        outbox.add(session, insight.ReckonCycles(), now=NOON)

    keep_all(services)

    assert {stage(shop, one)[0] for one in everybody} == {"lapsed"}
    with shop.database.snapshot() as session:
        assert insight.chain_of(session, shop.brand_id).gap == 2


def test_a_merge_makes_one_profile_of_two_and_undoing_it_two_again(
    services, shop, clock
):
    with shop.database.transaction() as session:
        brand = make.brands.brand_of(session, shop.brand_id)
        design = make.template(session, brand)
        ada = make.card(session, brand, of=design).customer_id
        bob = make.card(session, brand, of=design).customer_id
    shop.buy(ada, 10_00)
    shop.buy(bob, 20_00)
    with shop.database.transaction() as session:
        insight.reckon(session, shop.brand_id, [ada, bob], now=NOON)
        merge = passes.merge_holders(
            session, make.people(), shop.brand_id, bob, ada,
            actor="olga", reason="the same", now=NOON,
        ).merge  # fmt: skip
        merge_id = merge.id

    keep_all(services)
    assert (stage(shop, ada), stage(shop, bob)) == (("new", 2), None)

    with shop.database.transaction() as session:
        passes.unmerge_holders(
            session, make.people(), shop.brand_id, merge_id, actor="olga", now=NOON
        )
    keep_all(services)

    assert (stage(shop, ada), stage(shop, bob)) == (("new", 1), ("new", 1))


def test_what_somebody_says_they_like_is_known_at_once(services, shop):
    ada = shop.customer()
    with shop.database.transaction() as session:
        customers.change(
            session,
            make.people(),
            make.brands.brand_of(session, shop.brand_id),
            session.get_one(customers.Customer, ada),
            {"attributes": {"favourite_categories": "tea, " + "x" * 200}},
            source="till-1",
            now=NOON,
        )

    keep_all(services)

    with shop.database.snapshot() as session:
        [tea] = insight.affinities_of(session, ada)
    assert (tea.category, tea.is_declared, tea.share) == ("tea", True, 0)
