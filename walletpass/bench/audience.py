"""An audience to measure with: all agreed, and have their card on a phone."""

import os
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, func, insert, literal, select

from walletpass import campaigns, customers, devices, passes
from walletpass.bench.shop import Shop
from walletpass.campaigns import Campaign, CampaignVersion, Manners
from walletpass.db import Base
from walletpass.kernel.ids import new_id
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
    """Let every customer of the shop agree to messages, each on a phone of their own."""
    brand_id, now = shop.cards[0].brand_id, shop.services.now()
    with shop.services.database.engine.begin() as connection:
        _agree(connection, brand_id, now)
        _add_to_phones(connection, now)
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


def _add_to_phones(connection: Connection, now: datetime) -> None:
    """Let a phone of its own want news of each card; SQLite thinks of their tokens."""
    device_id = literal("dev") + func.substr(passes.Pass.id, len("pas") + 1)
    known = {
        "id": device_id,
        "brand_id": passes.Pass.brand_id,
        "pass_type_id": passes.Pass.pass_type_id,
        "library_id": passes.Pass.serial_number,
        "push_token": func.lower(func.hex(func.randomblob(32))),
        "token_at": literal(now),
        "pushed_tag": passes.Pass.update_tag,
        "seen_at": literal(now),
        "created_at": literal(now),
    }
    wants = {
        "device_id": device_id,
        "pass_id": passes.Pass.id,
        "brand_id": passes.Pass.brand_id,
        "registered_at": literal(now),
    }
    tables: list[tuple[type[Base], dict[str, Any]]] = [
        (devices.Device, known),
        (devices.Registration, wants),
    ]
    for table, row in tables:
        query = select(*row.values())
        connection.execute(insert(table).from_select(list(row), query))


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
