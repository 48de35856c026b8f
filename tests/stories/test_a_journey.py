"""A journey, from joining to the lock screen: a greeting, then thanks or a reminder."""

import signal
from datetime import timedelta
from time import monotonic, sleep

import pytest
from sqlalchemy import select, update

from tests.stories.conftest import wait_for
from walletpass import outbox
from walletpass.campaigns import FireCampaign, Position
from walletpass.campaigns.models import Delivery, Run
from walletpass.campaigns.naming import step_of
from walletpass.outbox import Promise

pytestmark = pytest.mark.long

SOON = 60  # seconds
HELLO, THANKS, REMINDER = "Welcome in", "Thank you", "Come and see us"


def _say(step, text):
    words = dict.fromkeys(("en", "ru", "pl"), text)
    return {"kind": "say", "id": step, "variants": [{"code": "a", "words": words}]}


DOCUMENT = {
    "kind": "journey",
    "purpose": "service",  # at any hour: nobody knows when the tests are run
    "audience": {"everybody": True},
    "trigger": {"on": "welcome", "after_hours": 0},
    "route": {
        "steps": [
            _say("hello", HELLO),
            {"kind": "wait", "id": "rest", "days": 2},
            {
                "kind": "if",
                "id": "came",
                "bought": True,
                "then": [_say("thanks", THANKS)],
                "else": [_say("reminder", REMINDER)],
            },
        ]
    },
}


def test_a_journey_greets_and_then_thanks_who_bought_and_reminds_who_did_not(shop):
    campaign_id = _start(shop)
    cards = [shop.enrol(first_name=name, language="en") for name in ("Ada", "Bob")]
    phones = [shop.fleet.phone(name) for name in ("Ada", "Bob")]
    held = [
        phone.add(card["pass_url"]) for phone, card in zip(phones, cards, strict=True)
    ]
    for phone in phones:
        phone.settle()
    _strike(shop, campaign_id)
    for phone, card in zip(phones, held, strict=True):
        assert phone.comes_to_show(card, HELLO, SOON)
    _wait(lambda: _steps(shop, campaign_id) == {"rest"}, shop, campaign_id)

    shop.post(
        "purchases",
        {
            "source": "till-1", "receipt": f"journey-{campaign_id}", "currency": "PLN",
            "card_id": cards[0]["id"], "lines": [{"net": 10_00}],
        },
    )  # fmt: skip
    # a balance and thanks in one version would be told by Apple's general sentence
    _wait(lambda: phones[0].balance(held[0]) > 0, shop, campaign_id)
    _let_the_wait_be_over(shop, campaign_id)
    shop.processes.stop(signal.SIGKILL)  # in the middle of the way
    shop.processes.start()
    wait_for(shop.base_url)

    assert phones[0].comes_to_show(held[0], THANKS, 3 * SOON)
    assert phones[1].comes_to_show(held[1], REMINDER, SOON)
    _wait(lambda: _steps(shop, campaign_id) == set(), shop, campaign_id)
    standing = shop.get(f"campaigns/{campaign_id}/journey")
    assert (standing["entered"], standing["left"]) == (2, {"done": 2})
    assert _told(shop, cards[0]) == ["hello", "thanks"]
    assert _told(shop, cards[1]) == ["hello", "reminder"]
    for phone, last in zip(phones, (THANKS, REMINDER), strict=True):
        assert phone.settle()
        heard = [notice.sentence for notice in phone.lock_screen]
        assert [one for one in heard if one in (HELLO, last)] == [HELLO, last], heard
    shop.post(f"campaigns/{campaign_id}:cancel", {})


def _start(shop):
    """Write the journey, rehearse, approve and start it; return its id."""
    campaign = shop.post("campaigns", {"name": "Welcome", "document": DOCUMENT})
    path = f"campaigns/{campaign['id']}"
    asked = shop.post(f"{path}:rehearse", {"revision": 1})
    where = f"{path}/rehearsals/{asked['id']}"
    _wait(lambda: shop.get(where)["state"] == "done", shop, campaign["id"])
    recipients = shop.get(where)["result"]["recipients"]
    confirm = f"Send to {recipients} people"
    shop.post(f"{path}:approve", {"revision": 1, "confirm": confirm})
    shop.post(f"{path}:start", {})
    _come_to_rest(shop)  # or it would meet people whose phones are still to come
    return campaign["id"]


def _come_to_rest(shop):
    """Wait until nobody looks any more who is to go on."""
    deadline = monotonic() + SOON
    while _is_looking(shop):
        assert monotonic() < deadline
        sleep(0.2)


def _is_looking(shop):
    looking = select(Promise.id).where(Promise.kind == "fire-campaign").limit(1)
    with shop.services.database.snapshot() as session:
        return session.scalar(looking) is not None


def _strike(shop, campaign_id):
    """Let the hour strike at which journeys look who is to go on.

    Who is being told something is looked at again a minute later: it is over.
    """
    _let_the_wait_be_over(shop, campaign_id, Position.step != "rest")


def _let_the_wait_be_over(shop, campaign_id, *among):
    with shop.services.database.transaction() as session:
        now = shop.services.now()
        session.execute(
            update(Position)
            .where(Position.campaign_id == campaign_id, *among)
            .values(due_at=now - timedelta(minutes=1))
        )
        outbox.add(session, FireCampaign(campaign_id), now=now)


def _steps(shop, campaign_id):
    """Return the steps at which somebody is now."""
    standing = shop.get(f"campaigns/{campaign_id}/journey")
    return {one["id"] for one in standing["steps"] if one["here"]}


def _told(shop, card):
    with shop.services.database.snapshot() as session:
        entries = session.scalars(
            select(Run.entry)
            .join(Delivery, Delivery.run_id == Run.id)
            .where(
                Delivery.customer_id == card["customer_id"],
                Delivery.state == "sent",
                Run.entry.startswith("say:"),
            )
            .order_by(Run.started_at)
        ).all()
    return [step_of(entry) for entry in entries]


def _wait(until, shop, campaign_id):
    """Wait until something is so, letting the hours strike meanwhile."""
    deadline = monotonic() + 2 * SOON
    while not until():
        assert monotonic() < deadline
        _strike(shop, campaign_id)
        sleep(1)
