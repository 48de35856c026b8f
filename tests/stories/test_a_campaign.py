"""A campaign, from its document to the lock screens, in every shape there is."""

from collections import Counter
from time import monotonic, sleep

import pytest
from sqlalchemy import func, select

from walletpass.brands import Brand
from walletpass.campaigns.models import Delivery, Manners
from walletpass.outbox import Promise
from walletpass.passes.messages import Showing

pytestmark = pytest.mark.long

SOON = 60  # seconds
WORDS = {
    "en": "20% off coffee until Sunday",
    "ru": "Кофе со скидкой 20% до воскресенья",
    "pl": "Kawa o 20% taniej do niedzieli",
}
PEOPLE = 8


def test_a_campaign_reaches_each_lock_screen_once_and_whoever_is_held_out_never(shop):
    _speak_at_any_hour(shop)
    people = [
        shop.enrol(first_name=f"Guest {number}", consents={"wallet": True})
        for number in range(PEOPLE)
    ]
    phones = [shop.fleet.phone(f"Guest {number}") for number in range(PEOPLE)]
    held = [
        phone.add(card["pass_url"]) for phone, card in zip(phones, people, strict=True)
    ]
    for phone in phones:
        phone.settle()

    run_id = _send(shop)

    found = _outcomes(shop, run_id)
    ours = {card["customer_id"]: found[card["customer_id"]] for card in people}
    assert Counter(ours.values()).keys() <= {"sent", "held"}
    for phone, card, one in zip(phones, people, held, strict=True):
        if ours[card["customer_id"]] == "sent":
            assert phone.comes_to_show(one, WORDS["en"], SOON)
    _wait(lambda: not _left(shop), "no promise is left")
    for phone, card in zip(phones, people, strict=True):
        assert phone.settle()
        heard = [notice.sentence for notice in phone.lock_screen]
        told = ours[card["customer_id"]] == "sent"
        assert heard == ([WORDS["en"]] if told else [])
    with shop.services.database.snapshot() as session:
        shown = Counter(session.scalars(select(Showing.customer_id)))
    assert shown == {who: 1 for who, reason in found.items() if reason == "sent"}


def _speak_at_any_hour(shop):
    """Do without quiet hours: nobody knows when the tests are run."""
    now = shop.services.now()
    with shop.services.database.transaction() as session:
        session.add(
            Manners(
                brand_id=_brand_id(session),
                per_category={},
                quiet_from=0,
                quiet_until=0,
                quiet_drops=False,
                approve_above=1_000,
                updated_at=now,
            )
        )


def _brand_id(session):
    return session.scalars(select(Brand.id)).one()


def _send(shop):
    """Write a campaign to everybody, rehearse, approve and start it; return its run."""
    told = {
        "name": "Coffee",
        "document": {
            "audience": {"everybody": True},
            "holdout": 0.4,
            "variants": [{"code": "a", "words": WORDS}],
        },
    }
    campaign = shop.post("campaigns", told)
    path = f"campaigns/{campaign['id']}"
    asked = shop.post(f"{path}:rehearse", {"revision": campaign["revision"]})
    _wait(
        lambda: shop.get(f"{path}/rehearsals/{asked['id']}")["state"] == "done",
        "it is rehearsed",
    )
    result = shop.get(f"{path}/rehearsals/{asked['id']}")["result"]
    approval = {
        "revision": campaign["revision"],
        "confirm": f"Send to {result['recipients']} people",
    }
    shop.post(f"{path}:approve", approval)
    shop.post(f"{path}:start", {})
    _wait(lambda: shop.get(path)["status"] == "finished", "it is over")
    [run] = shop.get(f"{path}/runs")["runs"]
    with shop.services.database.snapshot() as session:
        sent = session.scalar(
            select(func.count()).where(
                Delivery.run_id == run["id"], Delivery.state == "sent"
            )
        )
    assert sent == result["recipients"]
    return run["id"]


def _outcomes(shop, run_id):
    with shop.services.database.snapshot() as session:
        rows = session.execute(
            select(Delivery.customer_id, Delivery.reason).where(
                Delivery.run_id == run_id
            )
        )
        return {row.customer_id: row.reason for row in rows}


def _left(shop):
    """Return how many promises about cards are due, or being kept."""
    with shop.services.database.snapshot() as session:
        return session.scalar(
            select(func.count()).where(
                Promise.kind.in_(["refresh-passes", "push-changes"]),
                Promise.due_at <= shop.services.now(),
            )
        )


def _wait(until, what):
    deadline = monotonic() + SOON
    while not until():
        assert monotonic() < deadline, what
        sleep(0.2)
