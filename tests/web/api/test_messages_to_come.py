"""Marketing that is to show later, and what its readers say before that moment."""

from datetime import timedelta

import pytest

from tests import make
from tests.campaigns import runs
from tests.make import NOON
from walletpass import campaigns, customers, passes
from walletpass.campaigns.manners import Limits
from walletpass.campaigns.manners.keeping import keep_manners
from walletpass.campaigns.models import Aside
from walletpass.customers import Choice

LATER = timedelta(hours=2)


@pytest.fixture
def clock():
    return [NOON]


@pytest.fixture
def services(database, clock):
    return make.services(database, now=lambda: clock[0])


@pytest.fixture
def card(till):
    return till.card(first_name="Ada", language="en", consents={"wallet": True})


def planned(till, card, purpose="marketing"):
    body = {
        "purpose": purpose,
        "words": {"en": "Cheese week"},
        "card_ids": [card["id"]],
        "shows_from": (NOON + LATER).isoformat(),
    }
    sent = till.post("messages", body).json
    assert sent["cards"] == 1
    return sent["id"]


def say(till, card, *, given, at):
    with till.services.database.transaction() as session:
        customer = customers.customer_of(session, till.brand_id, card["customer_id"])
        said = [Choice("wallet", given=given)]
        customers.record_consents(session, customer, said, source="card page", now=at)


def announced(till, card, clock, at):
    for moment in (at - timedelta(seconds=30), at):
        clock[0] = moment
        till.keep_every_promise()
    timeline = till.get(f"cards/{card['id']}/timeline").json["timeline"]
    said = [line["sentence"] for line in timeline if line["kind"] == "changed"]
    return any("Cheese week" in sentence for sentence in said)


def test_marketing_does_not_show_on_who_took_back_their_consent(till, card, clock):
    message_id = planned(till, card)
    say(till, card, given=False, at=NOON + timedelta(hours=1))

    assert not announced(till, card, clock, NOON + LATER)
    known = till.get(f"messages/{message_id}").json
    assert (known["cards"], known["withheld"], known["withdrawn"]) == (1, 1, 0)


def test_who_agrees_again_before_its_moment_is_told(till, card, clock):
    message_id = planned(till, card)
    say(till, card, given=False, at=NOON + timedelta(minutes=1))
    say(till, card, given=True, at=NOON + timedelta(minutes=2))

    assert announced(till, card, clock, NOON + LATER)
    assert till.get(f"messages/{message_id}").json["withheld"] == 0


@pytest.mark.parametrize("wished", ["pause", "only-service"])
def test_marketing_does_not_show_on_who_asked_for_quiet_meanwhile(
    till, card, clock, wished
):
    message_id = planned(till, card)
    with till.services.database.transaction() as session:
        campaigns.wish(
            session, till.brand_id, card["customer_id"], wished, now=clock[0]
        )

    assert not announced(till, card, clock, NOON + LATER)
    assert till.get(f"messages/{message_id}").json["withdrawn"] == 1


def test_service_shows_whatever_was_said_of_marketing(till, card, clock):
    planned(till, card, purpose="service")
    say(till, card, given=False, at=NOON + timedelta(hours=1))

    assert announced(till, card, clock, NOON + LATER)


def test_who_heard_enough_is_left_out_with_the_reason(till, card):
    planned(till, card)
    body = {"purpose": "marketing", "words": {"en": "More"}, "card_ids": [card["id"]]}

    again = till.post("messages", body).json

    assert again["cards"] == 0
    assert [each["reason"] for each in again["left_out"]] == ["cap-day"]
    assert till.post("messages", body | {"purpose": "service"}).json["cards"] == 1


def test_at_night_it_shows_from_the_morning_of_each_ones_own_zone(till, card, clock):
    here = till.get(f"customers/{card['customer_id']}").json["id"]
    there = till.card(
        language="en", consents={"wallet": True}, timezone="America/New_York"
    )
    clock[0] = NOON + timedelta(hours=10)  # 23:00 in Warsaw, 17:00 in New York
    body = {
        "purpose": "marketing",
        "words": {"en": "Cheese week"},
        "card_ids": [card["id"], there["id"]],
    }

    sent = till.post("messages", body).json

    [late] = sent["put_off"]
    assert (sent["cards"], late["customer_id"]) == (2, here)
    assert announced(till, there, clock, clock[0])
    assert not announced(till, card, clock, NOON + timedelta(hours=19, minutes=59))
    assert announced(till, card, clock, NOON + timedelta(hours=20))


def manners(till, at, **limits):
    with till.services.database.transaction() as session:
        keep_manners(
            session, till.brand_id, Limits(**limits), approve_above=1000, by="x", now=at
        )


def spoken_to(till, card, at):
    """Let a campaign speak to everybody meanwhile."""
    with till.services.database.transaction() as session:
        brand = make.brands.brand_of(session, till.brand_id)
        run = runs.started(session, brand, now=at, holdout=0)
    runs.lead(till.services.database, now=at)
    assert (
        runs.outcomes(till.services.database, run.id)[card["customer_id"]][1] == "sent"
    )


def test_who_heard_enough_meanwhile_is_not_told_and_it_says_why(till, card, clock):
    message_id = planned(till, card)
    with till.services.database.transaction() as session:
        row = passes.card_of(session, till.brand_id, card["id"])
        make.registered(session, row, "phone", "ab" * 32)
    manners(till, NOON, per_day=2)
    spoken_to(till, card, NOON + timedelta(hours=1))
    assert till.get(f"messages/{message_id}").json["taken_off"] == {}
    manners(till, NOON + timedelta(hours=1), per_day=1)

    assert not announced(till, card, clock, NOON + LATER)
    known = till.get(f"messages/{message_id}").json
    assert (known["withdrawn"], known["taken_off"]) == (1, {"cap-day": 1})


@pytest.mark.parametrize("moved", [True, False])
def test_quiet_hours_that_were_set_meanwhile_are_kept(till, card, clock, moved):
    message_id = planned(till, card)
    quiet = {"quiet_from": 9 * 60, "quiet_until": 18 * 60}
    manners(till, NOON + timedelta(hours=1), **quiet, quiet_drops=not moved)

    assert not announced(till, card, clock, NOON + LATER)
    later = announced(till, card, clock, NOON + timedelta(hours=6))
    assert later == moved
    why = {} if moved else {"quiet-hours": 1}
    assert till.get(f"messages/{message_id}").json["taken_off"] == why


def test_who_was_blocked_meanwhile_is_not_told(till, card, clock):
    message_id = planned(till, card)
    with till.services.database.transaction() as session:
        blocked = customers.customer_of(session, till.brand_id, card["customer_id"])
        blocked.status = "blocked"

    assert not announced(till, card, clock, NOON + LATER)
    assert till.get(f"messages/{message_id}").json["taken_off"] == {"blocked": 1}


def test_what_is_asked_about_twice_counts_once(till, card, clock):
    message_id = planned(till, card)
    starts = NOON + LATER
    job = campaigns.ReviewAside(till.brand_id, message_id, starts)
    for _ in range(2):
        with till.services.database.transaction() as session:
            campaigns.review_aside(session, job, now=starts)

    assert announced(till, card, clock, starts)
    with till.services.database.snapshot() as session:
        [aside] = session.query(Aside).all()
    assert (aside.message_id, aside.said_at) == (message_id, starts)
