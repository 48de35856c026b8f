"""Marketing that shows already, and what becomes of it once its reader says no."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON

AN_HOUR = timedelta(hours=1)


@pytest.fixture
def clock():
    return [NOON]


@pytest.fixture
def services(database, clock):
    return make.services(database, now=lambda: clock[0])


@pytest.fixture
def card(till):
    return till.card(first_name="Ada", language="en", consents={"wallet": True})


def said(till, card, *, given):
    answer = till.ask(
        "PATCH", f"customers/{card['customer_id']}", {"consents": {"wallet": given}}
    )
    assert answer.status_code == 200
    till.keep_every_promise()


def shown(till, card, purpose):
    body = {"purpose": purpose, "words": {"en": "Tea week"}, "card_ids": [card["id"]]}
    assert till.post("messages", body).json["cards"] == 1
    till.keep_every_promise()


def versions(till, card):
    return till.get(f"cards/{card['id']}").json["version"]


def test_a_no_takes_marketing_off_the_card_at_once(till, card, clock):
    shown(till, card, "marketing")
    before = versions(till, card)

    clock[0] += AN_HOUR
    said(till, card, given=False)

    assert versions(till, card) == before + 1


def test_a_no_leaves_a_service_message_where_it_is(till, card, clock):
    shown(till, card, "service")
    before = versions(till, card)

    clock[0] += AN_HOUR
    said(till, card, given=False)

    assert versions(till, card) == before
