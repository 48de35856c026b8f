"""Of two campaigns the one of greater weight speaks, though it has not begun yet."""

import pytest

from tests import make
from tests.campaigns import making, runs
from tests.make import NOON
from walletpass import campaigns
from walletpass.campaigns.assigning import Lots

TODAY = {"at": "2026-11-20T18:00"}
IN_TWO_MONTHS = {"at": "2027-01-20T18:00"}
WEEKLY = {"at": "2026-11-06T18:00", "every": {"kind": "week", "on": ["fri"]}}
NOBODY = {"is": "bought", "days": 90, "at_least": 1}


@pytest.fixture
def people(database):
    with database.transaction() as session:
        brand, people = runs.audience(session, 6)
        return brand.id, [one.id for one in people]


def plan(database, brand_id, *, tree=None, **changes):
    with database.transaction() as session:
        brand = make.brands.brand_of(session, brand_id)
        document = {"priority": 9, "schedule": TODAY, "holdout": 0} | changes
        if tree:
            document["audience"] = {"segment": making.segment(session, brand, tree).id}
        drafted = making.drafted(session, brand, **document)
        return making.running(session, drafted)


def tell_lightly(database, brand_id, **changes):
    with database.transaction() as session:
        brand = make.brands.brand_of(session, brand_id)
        run = runs.started(session, brand, **{"priority": 1, "holdout": 0} | changes)
    runs.lead(database)
    return {who: why for who, (_, why) in runs.outcomes(database, run.id).items()}


@pytest.mark.parametrize(
    "rival", [{}, {"kind": "recurring", "schedule": WEEKLY}], ids=["once", "weekly"]
)
def test_whom_a_weightier_offer_is_planned_for_does_not_hear_the_lighter(
    database, people, rival
):
    brand_id, ids = people
    plan(database, brand_id, **rival)

    assert tell_lightly(database, brand_id) == dict.fromkeys(ids, "outranked")


@pytest.mark.parametrize(
    "rival",
    [
        {"priority": 1},
        {"schedule": IN_TWO_MONTHS},
        {"purpose": "service"},
        {"tree": NOBODY},
    ],
    ids=["as light", "far away", "a service", "for others"],
)
def test_what_is_no_rival_takes_nothing_away(database, people, rival):
    brand_id, ids = people
    plan(database, brand_id, **rival)

    assert tell_lightly(database, brand_id) == dict.fromkeys(ids, "sent")


def test_a_service_message_gives_way_to_no_offer(database, people):
    brand_id, ids = people
    plan(database, brand_id)

    told = tell_lightly(database, brand_id, purpose="service")

    assert told == dict.fromkeys(ids, "sent")


def test_a_rival_that_was_called_off_is_none(database, people):
    brand_id, ids = people
    rival = plan(database, brand_id)
    with database.transaction() as session:
        campaigns.cancel(session, brand_id, rival.id, by="ada", now=NOON)

    assert tell_lightly(database, brand_id) == dict.fromkeys(ids, "sent")


def test_whom_the_rival_holds_out_hears_the_lighter(database, people):
    brand_id, ids = people
    rival = plan(database, brand_id, holdout=0.5)
    lots = Lots(rival.salt)
    held = {one for one in ids if lots.bucket(one) < 5_000}

    told = tell_lightly(database, brand_id)

    assert {one for one, why in told.items() if why == "sent"} == held
