"""Untimely: whom no offer reaches just now, though they agreed to offers."""

from datetime import timedelta

import pytest
from sqlalchemy import insert

from tests import make
from tests.campaigns import making, runs
from tests.make import NOON
from walletpass import campaigns
from walletpass.campaigns.models import Entry
from walletpass.insight import Profile
from walletpass.rewards import mending

AWAY = timedelta(days=30)


@pytest.fixture
def shop(database):
    """Return a brand, and two customers who agreed and have their card on a phone."""
    with database.transaction() as session:
        brand, people = runs.audience(session, 2)
        return brand.id, *(one.id for one in people)


def tell(database, brand_id, *, now=NOON, **changes):
    """Let a campaign run; return what became of everybody."""
    with database.transaction() as session:
        brand = make.brands.brand_of(session, brand_id)
        run_id = runs.started(session, brand, now=now, **changes).id
    runs.lead(database, now=now)
    return {who: why for who, (_, why) in runs.outcomes(database, run_id).items()}


def test_who_waits_for_something_to_be_mended_hears_of_no_offer_until_it_is(
    database, shop
):
    brand_id, troubled, other = shop
    with database.transaction() as session:
        issue = mending.open_issue(
            session, brand_id, troubled, "late", source="call 1", by="ada", now=NOON
        ).id

    assert tell(database, brand_id) == {troubled: "mending", other: "sent"}
    service = tell(database, brand_id, purpose="service")
    assert service == {troubled: "sent", other: "sent"}

    with database.transaction() as session:
        mending.resolve(session, brand_id, issue, by="ada", now=NOON)
    assert tell(database, brand_id)[troubled] == "sent"


def test_who_is_being_won_back_hears_of_no_ordinary_offer_until_they_return(
    database, shop
):
    brand_id, missed, other = shop
    with database.transaction() as session:
        stays_away(session, brand_id, missed)
        brand = make.brands.brand_of(session, brand_id)
        ladder = making.running(
            session,
            making.drafted(
                session,
                brand,
                kind="triggered",
                trigger={"on": "win-back", "times": [2.0], "at_least_days": 14},
            ),
            now=NOON - AWAY,
        )
        run_id = campaigns.fire(session, ladder.id, now=NOON)
        assert run_id is not None
    runs.lead(database)

    with database.snapshot() as session:
        [entry] = session.query(Entry).all()
        assert (entry.customer_id, entry.campaign_id) == (missed, ladder.id)
    later = NOON + timedelta(days=2)
    told = tell(database, brand_id, now=later)
    assert told == {missed: "won-back", other: "sent"}

    with database.transaction() as session:
        session.get_one(Profile, missed).last_bought_at = later
    after = later + timedelta(days=2)
    assert tell(database, brand_id, now=after)[missed] == "sent"


def test_who_did_not_come_back_hears_of_offers_again_in_a_month(database, shop):
    brand_id, missed, _ = shop
    with database.transaction() as session:
        stays_away(session, brand_id, missed)
        brand = make.brands.brand_of(session, brand_id)
        ladder = making.drafted(
            session,
            brand,
            kind="triggered",
            trigger={"on": "win-back", "times": [2.0], "at_least_days": 14},
        )
        ladder = making.running(session, ladder, now=NOON - AWAY)
        campaigns.fire(session, ladder.id, now=NOON)
    runs.lead(database)

    soon = tell(database, brand_id, now=NOON + timedelta(days=29))
    late = tell(database, brand_id, now=NOON + timedelta(days=31))

    assert (soon[missed], late[missed]) == ("won-back", "sent")


def stays_away(session, brand_id, customer_id):
    """Let somebody who used to come every ten days have last come when it is a step now."""
    session.execute(
        insert(Profile),
        [
            {
                "customer_id": customer_id,
                "brand_id": brand_id,
                "purchases": 3,
                "visits": 3,
                "spent": 300_00,
                "engagement": 0,
                "lifetime_value": 300_00,
                "stage": "cooling",
                "median_gap": 10,
                "last_bought_at": NOON - timedelta(days=20, hours=1),
                "staged_at": NOON,
                "settled_at": NOON,
                "reckoned_at": NOON,
            }
        ],
    )
