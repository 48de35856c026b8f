"""Rules tried on the past at the integrator's door."""

import pytest

from tests.web.api.selling import RULE, buy, enter, give_back, program_of, rules
from walletpass.rewards import replays

DOUBLE = RULE | {"gives": {"kind": "ratio", "amount": 1_000, "per": 100_00}}


@pytest.fixture
def shop(till):
    """A till with rules, at which somebody bought twice and brought one thing back."""
    enter(till, rules())
    card = till.card(first_name="Ada", last_name="Whitfield")
    buy(till, 100_00, card_id=card["id"])
    bought = buy(till, 40_00, 60_00, card_id=card["id"]).json
    give_back(till, bought, {"line": 1})
    return till


def replay(till, **told):
    return till.post(f"programs/{program_of(till)}/replays", until() | told)


def until():
    return {"until": "2026-12-01T00:00:00Z"}


def test_the_rules_that_were_in_force_change_nothing(shop):
    answer = replay(shop)

    assert answer.status_code == 200, answer.json
    assert (answer.json["purchases"], answer.json["returns"]) == (2, 1)
    assert (answer.json["changed"], answer.json["changes"]) == (0, [])
    assert answer.json["before"] == answer.json["after"]


def test_a_document_is_tried_without_being_kept(shop):
    answer = replay(shop, document=rules(DOUBLE)).json

    assert (answer["before"]["points"], answer["after"]["points"]) == (8, 16)
    [most] = answer["gaining"]["biggest"]
    assert (most["name"], most["before"], most["after"]) == ("A••• W•••", 8, 16)
    assert answer["changes"][0]["rules"] == [{"rule": "base", "before": 5, "after": 10}]
    assert answer["months"][0]["after"]["owed"] == 16
    draft = shop.get(f"programs/{program_of(shop)}/draft").json
    assert draft["updated_at"] is None


def test_a_draft_and_an_earlier_version_are_tried(shop):
    path = f"programs/{program_of(shop)}/draft"
    assert replay(shop, draft=True).json["type"] == "/problems/no-draft"
    shop.ask("PUT", path, {"document": rules(DOUBLE)})

    assert replay(shop, draft=True).json["after"]["points"] == 16
    assert replay(shop, version=1).json["changed"] == 0
    assert replay(shop, version=2).json["type"] == "/problems/unknown-version"


@pytest.mark.parametrize(
    "wrong",
    [
        {"draft": True, "version": 1},
        {"draft": "yes"},
        {"version": 0},
        {"version": 1.5},
        {"version": 10**12},
        {"since": "2026-12-02T00:00:00Z"},
        {"since": "yesterday"},
        {"document": []},
        {"document": {"currency": "EUR", "rules": []}},
        {"document": {"currency": "PLN", "rules": [{"code": "\u0000"}]}},
        {"colour": "red"},
    ],
)
def test_what_cannot_be_tried_is_refused(shop, wrong):
    assert replay(shop, **wrong).status_code == 422


def test_more_than_can_be_tried_at_once_is_refused(shop, monkeypatch):
    monkeypatch.setattr(replays.choosing.check_size, "__defaults__", (1,))

    answer = replay(shop)

    assert (answer.status_code, answer.json["type"]) == (422, "/problems/too-long")
    assert answer.json["most"] == 1


def test_another_brand_cannot_try_anything_on_these_customers(shop, stranger):
    answer = stranger.post(f"programs/{program_of(shop)}/replays", {})

    assert answer.status_code == 404
