"""Brands at a moment, and whose turn it is there."""

from datetime import timedelta

from sqlalchemy import insert

from tests import make
from tests.make import NOON
from tests.rewards.shop import open_shop
from walletpass.campaigns.triggers import Scene, trigger_from
from walletpass.insight import Profile

LONG_AGO = NOON - timedelta(days=3650)


def due(shop, told, *, now=NOON, since=LONG_AGO):
    """Return whose turn it is, with the name of the occasion."""
    with shop.database.snapshot() as session:
        brand = make.brands.brand_of(session, shop.brand_id)
        rows = session.execute(
            trigger_from(told).due(Scene(session, brand, now, since))
        ).all()
        assert len({row[0] for row in rows}) == len(rows)
        return {row[0]: row[1] for row in rows}


def with_profile(shop, **facts):
    """Return a customer of known habits."""
    customer_id = shop.customer()
    habits = {
        "customer_id": customer_id,
        "brand_id": shop.brand_id,
        "purchases": 3,
        "visits": 3,
        "spent": 300_00,
        "engagement": 0,
        "lifetime_value": 300_00,
        "stage": "active",
        "staged_at": NOON,
        "settled_at": NOON,
        "reckoned_at": NOON,
        **facts,
    }
    with shop.database.transaction() as session:
        session.execute(insert(Profile), [habits])
    return customer_id


__all__ = ["LONG_AGO", "NOON", "due", "open_shop", "with_profile"]
