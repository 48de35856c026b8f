"""What is said outside of campaigns counts for how much a customer hears."""

from datetime import timedelta

import pytest

from tests import make
from tests.campaigns import runs
from tests.make import NOON
from walletpass import campaigns
from walletpass.campaigns.models import Aside
from walletpass.passes import messages

DAY = timedelta(days=1)
NIGHT = NOON.replace(hour=23)


@pytest.fixture
def audience(database):
    with database.transaction() as session:
        brand, people = runs.audience(session, 2, language="en")
        return brand.id, sorted(one.id for one in people)


def said(database, brand_id, *customer_ids, at=NOON):
    """Say something outside of campaigns; return the message's id."""
    with database.transaction() as session:
        message = messages.compose_message(
            session,
            brand_id,
            origin="api:test",
            purpose="marketing",
            words={"en": "Now"},
            now=NOON,
        )
        campaigns.note_aside(session, brand_id, message.id, customer_ids, said_at=at)
        return message.id


def run(database, brand_id, now=NOON, **changes):
    with database.transaction() as session:
        brand = make.brands.brand_of(session, brand_id)
        run_id = runs.started(session, brand, now=now, **changes).id
    runs.lead(database, now=now)
    return runs.outcomes(database, run_id)


def may(database, brand_id, customer_id, now=NOON):
    with database.transaction() as session:
        return campaigns.may_say(session, brand_id, customer_id, now=now).reason


@pytest.mark.parametrize(
    ("before", "state"),
    [
        (timedelta(hours=1), ("suppressed", "cap-day")),
        (timedelta(hours=25), ("sent", "sent")),
        (-timedelta(hours=1), ("suppressed", "cap-day")),  # is to be said soon
    ],
)
def test_a_campaign_counts_what_was_said_beside_it(database, audience, before, state):
    brand_id, (ada, bo) = audience
    said(database, brand_id, ada, at=NOON - before)

    assert run(database, brand_id) == {ada: state, bo: ("sent", "sent")}


def test_a_service_message_of_a_campaign_goes_all_the_same(database, audience):
    brand_id, (ada, _bo) = audience
    said(database, brand_id, ada)

    assert set(run(database, brand_id, purpose="service").values()) == {
        ("sent", "sent")
    }


def test_what_is_said_in_passing_counts_campaigns_and_earlier_asides(
    database, audience
):
    brand_id, (ada, bo) = audience
    assert may(database, brand_id, ada) == "sent"

    run(database, brand_id)

    assert may(database, brand_id, ada) == "cap-day"
    assert may(database, brand_id, ada, NOON + DAY) == "sent"
    said(database, brand_id, bo, at=NOON + DAY)
    assert may(database, brand_id, bo, NOON + DAY) == "cap-day"


def test_at_night_nothing_is_said_in_passing_and_nothing_waits(database, audience):
    brand_id, (ada, _) = audience

    assert may(database, brand_id, ada, NIGHT) == "quiet-hours"


def test_who_asked_for_less_or_never_agreed_is_told_nothing_in_passing(
    database, audience
):
    brand_id, (ada, bo) = audience
    with database.transaction() as session:
        campaigns.wish(session, brand_id, ada, "only-service", now=NOON)
        campaigns.wish(session, brand_id, bo, "fewer", now=NOON)
        shy = make.card(session, make.brands.brand_of(session, brand_id)).customer_id
    said(database, brand_id, bo, at=NOON - 3 * DAY)

    assert may(database, brand_id, ada) == "only-service"
    assert may(database, brand_id, bo) == "asked-less"
    assert may(database, brand_id, shy) == "no-consent"


def test_what_was_taken_back_before_anybody_heard_it_counts_no_more(database, audience):
    brand_id, (ada, bo) = audience
    soon = said(database, brand_id, ada, at=NOON + timedelta(hours=1))
    heard = said(database, brand_id, bo, at=NOON - timedelta(hours=1))
    with database.transaction() as session:
        for message_id in (soon, heard):
            campaigns.take_back_aside(session, message_id, now=NOON)

    assert may(database, brand_id, ada) == "sent"
    assert may(database, brand_id, bo) == "cap-day"


def test_it_is_forgotten_when_it_counts_no_more_and_with_its_customer(
    database, audience
):
    brand_id, (ada, bo) = audience
    said(database, brand_id, ada, bo, at=NOON - 31 * DAY)
    said(database, brand_id, ada, bo, at=NOON)
    with database.transaction() as session:
        gone = [campaigns.forget_asides(session, now=NOON, limit=1) for _ in range(3)]
        campaigns.forget(session, ada)
        left = session.query(Aside).all()

    assert gone == [1, 1, 0]
    assert [one.customer_id for one in left] == [bo]
