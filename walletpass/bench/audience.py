"""An audience to measure with: all agreed, and have their card on a phone."""

import os
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, insert, literal, select

from walletpass import campaigns, customers, devices, passes
from walletpass.bench.shop import Shop
from walletpass.campaigns import Campaign, CampaignVersion, Manners
from walletpass.kernel.ids import new_id
from walletpass.passes import CardRow
from walletpass.services import Services

_DOCUMENT: Final[dict[str, Any]] = {
    "kind": "once",
    "audience": {"everybody": True},
    "variants": [
        {"code": "a", "words": {"en": "20% off"}},
        {"code": "b", "words": {"en": "A coffee with your lunch"}},
    ],
}


def let_all_hear(shop: Shop) -> None:
    """Let every customer of the shop agree to messages, on a card in a phone."""
    brand_id, now = shop.cards[0].brand_id, shop.services.now()
    device_id = _phone(shop, now)
    with shop.services.database.engine.begin() as connection:
        _agree(connection, brand_id, now)
        _add_to_phone(connection, shop.cards[0], device_id, now)
        connection.execute(insert(Manners), _free_manners(brand_id, now))
        connection.exec_driver_sql("ANALYZE")


def _agree(connection: Connection, brand_id: str, now: datetime) -> None:
    said = {
        "id": customers.Customer.id,
        "brand_id": customers.Customer.brand_id,
        "customer_id": customers.Customer.id,
        "channel": literal("wallet"),
        "topic": literal(customers.MARKETING),
        "given": literal(value=True),
        "source": literal("bench"),
        "at": literal(now),
    }
    query = select(*said.values()).where(customers.Customer.brand_id == brand_id)
    connection.execute(insert(customers.Consent).from_select(list(said), query))


def _phone(shop: Shop, now: datetime) -> str:
    """Let one phone want news of a card; return what names it."""
    with shop.services.database.transaction() as session:
        return devices.register(
            session, shop.cards[0], library_id="phone", push_token="a1" * 32, now=now
        ).device_id


def _add_to_phone(
    connection: Connection, card: CardRow, device_id: str, now: datetime
) -> None:
    """Let the phone want news of every other card: more phones would cost no more."""
    query = select(
        literal(device_id), passes.Pass.id, passes.Pass.brand_id, literal(now)
    ).where(passes.Pass.id != card.id)
    columns = ["device_id", "pass_id", "brand_id", "registered_at"]
    connection.execute(insert(devices.Registration).from_select(columns, query))


def _free_manners(brand_id: str, now: datetime) -> dict[str, Any]:
    """Return manners that are asked about and stop nobody, whatever the hour."""
    return {
        "brand_id": brand_id,
        "per_day": 1_000,
        "per_week": 1_000,
        "per_month": 1_000,
        "per_category": {},
        "quiet_from": 0,
        "quiet_until": 0,
        "quiet_drops": False,
        "approve_above": 0,
        "updated_at": now,
    }


def begin_run(services: Services, brand_id: str) -> str:
    """Begin a campaign's run to everybody; return what names it."""
    now = services.now()
    with services.database.transaction() as session:
        campaign = Campaign(
            id=new_id("cmp", now),
            brand_id=brand_id,
            name="Bench",
            kind="once",
            status="running",
            revision=1,
            draft=_DOCUMENT,
            salt=os.urandom(32),
            made_by="bench",
            changed_by="bench",
            created_at=now,
            updated_at=now,
        )
        session.add(campaign)
        session.flush()
        version = CampaignVersion(
            id=new_id("cav", now),
            brand_id=campaign.brand_id,
            campaign_id=campaign.id,
            number=1,
            document=_DOCUMENT,
            made_by="bench",
            made_at=now,
        )
        session.add(version)
        session.flush()
        campaign.version_id = version.id
        run = campaigns.begin(session, campaign, "at-once", planned_for=now, now=now)
        assert run is not None
        return run.id
