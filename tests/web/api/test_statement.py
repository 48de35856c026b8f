"""Movements as they are read back: each tells which card it was made with."""

from datetime import timedelta

import pytest

from tests import make
from tests.listening import statements
from tests.make import NOON


class Clock:
    now = NOON

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def services(database, clock):
    return make.services(database, now=clock)


def test_a_movement_tells_its_card_however_it_is_read(till):
    card = till.card()
    posted = till.entry(card, "earn", 50, "receipt-1").json

    one = till.get(f"entries/{posted['id']}").json
    [listed] = till.get("entries").json["entries"]
    [of_card] = till.get(f"entries?card_id={card['id']}").json["entries"]

    assert posted["card_id"] == card["id"]
    assert one == listed == of_card == posted


def test_a_movement_keeps_the_card_it_was_made_with(till, clock):
    first = till.card(phone="+48 501 502 503")
    till.entry(first, "earn", 50, "receipt-1")
    clock.now += timedelta(days=1)
    till.post(f"cards/{first['id']}/void", None)
    second = till.card(phone="+48 501 502 503")
    till.entry(second, "redeem", 20, "receipt-2")

    shown = till.get(f"entries?card_id={second['id']}").json["entries"]

    assert first["id"] != second["id"]
    assert [(one["source"], one["card_id"]) for one in shown] == [
        ("receipt-2", second["id"]),
        ("receipt-1", first["id"]),
    ]


def test_a_cards_movements_follow_each_other_when_the_clock_is_put_back(till, clock):
    card = till.card()
    till.entry(card, "earn", 50, "receipt-1")
    clock.now -= timedelta(hours=1)
    till.entry(card, "redeem", 20, "receipt-2")

    first = till.get(f"entries?card_id={card['id']}&limit=1").json
    rest = till.get(f"entries?card_id={card['id']}&cursor={first['next']}").json

    shown = first["entries"] + rest["entries"]
    assert [(one["source"], one["balance"]) for one in shown] == [
        ("receipt-2", 30),
        ("receipt-1", 50),
    ]
    assert rest["next"] is None


def test_each_page_tells_its_cards_with_as_few_questions(till):
    cards = [till.card() for _ in range(6)]
    for number, card in enumerate(cards):
        till.entry(card, "earn", 5, f"receipt-{number}")
    with statements() as asked:
        one = till.get("entries?limit=1").json
        few = len(asked)
        asked.clear()
        rest = till.get(f"entries?limit=5&cursor={one['next']}").json

    shown = one["entries"] + rest["entries"]
    assert {entry["source"]: entry["card_id"] for entry in shown} == {
        f"receipt-{number}": card["id"] for number, card in enumerate(cards)
    }
    assert 0 < len(asked) <= few
