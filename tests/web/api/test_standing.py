"""What is told of a balance is what can be spent, though nobody settled it yet."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from tests.web.api.selling import RULE, balance, basket, buy, enter, receipt, rules
from walletpass import ledger, passes

DAY = timedelta(days=1)


@pytest.fixture
def clock():
    return [NOON]


@pytest.fixture
def services(database, clock):
    return make.services(database, now=lambda: clock[0])


@pytest.fixture
def card(till, database):
    """A card with 30 points that lapse tomorrow, and 70 that wake the day after."""
    enter(till, rules(RULE, spending={"worth": 100}))
    card = till.card()
    with database.transaction() as session:
        kept = passes.card_of(session, till.brand_id, card["id"])
        for points, told in (
            (30_00, {"expires_at": NOON + DAY}),
            (70_00, {"activates_at": NOON + 2 * DAY}),
        ):
            ledger.earn(
                session,
                kept.account_id,
                points,
                source=str(points),
                now=NOON,
                **told,
            )
    return card


def test_a_card_and_lists_of_cards_tell_what_can_be_spent(till, card, clock, database):
    for points in (30, 0, 70):
        listed = till.get("cards").json["cards"]
        numbered = till.get(f"cards?number={card['number']}").json["cards"]
        held = till.get(f"cards?customer_id={card['customer_id']}").json["cards"]
        told = [one["balance"] for one in [*listed, *numbered, *held]]
        assert [balance(till, card), *told] == [points] * 4
        clock[0] += DAY
    with database.snapshot() as session:
        kept = passes.card_of(session, till.brand_id, card["id"])
        assert ledger.pockets_of(session, kept.account_id).balance == 30_00


def test_a_purchase_that_earns_nothing_tells_what_can_be_spent(till, card, clock):
    clock[0] += DAY
    assert buy(till, 1, card_id=card["id"]).json["balance"] == 0


def test_a_redemption_tells_what_can_be_spent_besides(till, card, clock):
    told = basket(100_00, card_id=card["id"], points=10, **receipt())
    paid = till.post("redemptions", told).json
    assert paid["balance"] == 20

    clock[0] += 2 * DAY

    shown = till.get(f"redemptions/{paid['id']}").json
    assert (shown["status"], shown["balance"]) == ("timed-out", 70)
