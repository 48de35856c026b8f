"""Returns that move no points say why, at once and later, in every language."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from tests.web.api.conftest import Till
from tests.web.api.selling import RULE, buy, enter, give_back, receipt, rules
from walletpass import brands
from walletpass.app import create_app

EXPIRING = RULE | {
    "expiry": {"kind": "days", "days": 30},
    "leaves_out": {"kinds": ["delivery"]},
}
DELIVERY = {"net": 10_00, "is_delivery": True}


@pytest.fixture
def clock():
    return [NOON]


@pytest.fixture
def till(database, clock):
    """A till whose days go by."""
    services = make.services(database, now=lambda: clock[0])
    with database.transaction() as session:
        brand = make.brand(session)
        kind = make.signing_pass_type(session, brand)
        make.template(session, brand, kind, files=make.icons())
        _, key = brands.create_key(
            session, brand, name="till", scopes=brands.SCOPES, now=NOON
        )
    return Till(create_app(services).test_client(), key.reveal(), services, brand.id)


def without_points(till, card, clock):
    return buy(till, DELIVERY, card_id=card["id"]).json, {}


def without_customer(till, card, clock):
    return buy(till, 100_00).json, {}


def expired(till, card, clock):
    bought = buy(till, 100_00, card_id=card["id"]).json
    clock[0] += timedelta(days=40)
    return bought, {}


def taken_before(till, card, clock):
    bought = buy(till, 100_00, card_id=card["id"]).json
    taken = till.entry(card, "reverse", None, bought["id"])
    assert taken.status_code == 201
    return bought, {}


def only_delivery(till, card, clock):
    bought = buy(till, 100_00, DELIVERY, card_id=card["id"]).json
    return bought, {"items": [{"line": 2}]}


@pytest.mark.parametrize(
    ("happened", "language", "sentence"),
    [
        (
            without_points,
            "en",
            "The purchase had earned no points, so none are taken back.",
        ),
        (without_customer, "ru", "За покупку ничего не начислялось, снимать нечего."),
        (
            expired,
            "en",
            "What it had earned has expired, so no points are taken back.",
        ),
        (expired, "ru", "Начисленное за неё уже сгорело, снимать нечего."),
        (taken_before, "pl", "To, co naliczono, cofnięto już wcześniej."),
        (
            only_delivery,
            "en",
            "What is left of the purchase earns as many points as before.",
        ),
    ],
)
def test_a_return_that_moves_no_points_says_why(
    till, clock, happened, language, sentence
):
    enter(till, rules(EXPIRING))
    bought, what = happened(till, till.card(), clock)
    told = {"purchase_id": bought["id"], **receipt(), **what, "language": language}

    back = till.post("refunds", told).json
    clock[0] += timedelta(days=1)
    again = till.post("refunds", told).json
    later = till.get(f"refunds/{back['id']}?language={language}").json

    assert (back["taken"], back["given"], back["short"]) == (0, 0, 0)
    assert back["sentences"] == [sentence]
    assert again["sentences"] == later["sentences"] == back["sentences"]


def test_a_return_that_moves_points_gives_no_other_reason(till):
    enter(till, rules(EXPIRING))
    bought = buy(till, 100_00, card_id=till.card()["id"]).json

    assert give_back(till, bought).json["sentences"] == ["5 points taken back."]
