"""The night looks at tiers a batch at a time, and carries on where it stopped."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests import make
from tests.make import NOON
from tests.rewards.shop import document, open_shop
from tests.rewards.tiers.test_tiers import ladder
from walletpass import outbox, rewards
from walletpass.jobs import keep, keeping, relay
from walletpass.jobs.keeping.rewards import TIERS, review_tiers
from walletpass.rewards import tiers

MANY = 2 * TIERS + 7


@pytest.fixture
def clock():
    return [NOON]


@pytest.fixture
def services(database, clock):
    return make.services(database, now=lambda: clock[0])


@pytest.fixture
def shop(database):
    return open_shop(database, document(), tiers=ladder())


def standing_in(database, tier):
    with database.snapshot() as session:
        return session.scalar(
            select(func.count())
            .select_from(tiers.TierState)
            .where(tiers.TierState.tier == tier)
        )


def keep_all(services):
    assert keeping
    while relay(services, lambda ticket: keep(services, ticket)):
        pass


def promise(services, message):
    with services.database.transaction() as session:
        outbox.add(session, message, now=services.now())


def test_all_who_are_due_come_down_and_once(database, services, clock, shop):
    for _ in range(MANY):
        shop.buy(shop.customer(), 600_00)
    assert standing_in(database, "gold") == MANY
    clock[0] += timedelta(days=31)

    review_tiers(services, rewards.ReviewTiers())
    assert standing_in(database, "gold") == MANY - TIERS
    keep_all(services)
    assert standing_in(database, "silver") == MANY

    promise(services, rewards.ReviewTiers())
    keep_all(services)
    with database.snapshot() as session:
        moves = select(func.count()).select_from(tiers.TierMove)
        assert session.scalar(moves) == 2 * MANY


def test_other_tiers_reach_everybody(database, services, clock, shop):
    for _ in range(MANY):
        shop.buy(shop.customer(), 600_00)
    cheaper = ladder()
    cheaper["tiers"][2]["at"] = 600_00
    clock[0] += timedelta(days=1)

    shop.publish(document(), now=clock[0], tiers=cheaper)
    keep_all(services)

    assert standing_in(database, "platinum") == MANY


def test_rules_alone_look_at_nobody(services, clock, shop, database):
    shop.buy(shop.customer(), 600_00)
    keep_all(services)
    clock[0] += timedelta(days=1)
    shop.publish(document(leaves_out={"kinds": ["delivery"]}), now=clock[0])
    with database.snapshot() as session:
        before = session.scalar(select(tiers.TierState.seen_on))
    keep_all(services)
    with database.snapshot() as session:
        assert session.scalar(select(tiers.TierState.seen_on)) == before
