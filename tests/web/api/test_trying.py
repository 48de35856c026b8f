"""Every door that writes can be tried: it answers as it would, and keeps nothing."""

import re

import pytest
from sqlalchemy import select

from tests.make import NOON
from tests.web.api.selling import basket, buy, enter, receipt, rules
from walletpass import brands
from walletpass.db import Base


@pytest.fixture
def shop(till):
    """A till whose brand has one of most things."""
    enter(till, rules(spending={"points": 100, "worth": 100, "share": 10_000}))
    card = till.card(phone="+48 501 502 503")
    bought = buy(till, 1_080_00, card_id=card["id"]).json
    held = till.post(
        "redemptions",
        basket(10_00, card_id=card["id"], points=5) | receipt(),
    ).json
    return {"card": card, "purchase": bought, "redemption": held}


def rows_of(database):
    with database.snapshot() as session:
        return {
            name: session.execute(select(table)).all()
            for name, table in Base.metadata.tables.items()
            if name not in {"api_keys", "sightings"}  # when a key was used is kept
        }


def doors(shop):
    card, customer = shop["card"]["id"], shop["card"]["customer_id"]
    told = basket(100_00, card_id=card) | receipt()
    held = f"redemptions/{shop['redemption']['id']}"
    return {
        "quotes": basket(100_00, card_id=card),
        "purchases": told,
        "purchases:batch": {"purchases": [told]},
        "redemptions": told | {"points": 5},
        f"{held}:commit": None,
        f"{held}:cancel": None,
        "refunds": receipt() | {"purchase_id": shop["purchase"]["id"]},
        "customers": {"phone": "+48 501 502 999"},
        f"PATCH customers/{customer}": {"first_name": "Eve"},
        "entries": {"card_id": card, "kind": "earn", "points": 5, "source": "s"},
        "cards": {"customer_id": customer},
        f"cards/{card}/void": {},
        "stores": {"code": "n", "name": "N", "latitude": 52.2, "longitude": 21.0},
        "events": {"type": "review", "customer_id": customer} | event(),
        "stock": {"levels": [{"sku": "milk", "level": 5000}]},
    }


def event():
    return {"source": "web", "external_id": "r-1"}


def test_what_is_tried_is_answered_and_not_kept(till, shop, database):
    before = rows_of(database)

    for door, body in doors(shop).items():
        method, _, path = door.rpartition(" ")
        answer = till.ask(method or "POST", f"{path}?dry_run=true", body)
        assert answer.status_code in (200, 201, 202, 409), (door, answer.json)
        assert answer.headers["Dry-Run"] == "true", door
        assert rows_of(database) == before, door


def test_every_other_door_is_tried_without_a_trace(till, shop, database):
    """Whatever the document calls a door that writes obeys, even with nothing to say."""
    document = till.client.get("/api/openapi.json").json
    before = rows_of(database)
    tried = 0

    for path, methods in document["paths"].items():
        where = re.sub(r"\{\w+\}", "x", path).removeprefix("/api/v1/")
        for method in methods.keys() - {"get"}:
            answer = till.ask(method.upper(), f"{where}?dry_run=true", {})
            assert answer.status_code < 500, path
            assert answer.headers["Dry-Run"] == "true", path
            refused = answer.json.get("errors", []) if answer.is_json else []
            assert "dry_run" not in [one["field"] for one in refused], path
            tried += 1

    assert tried > 30
    assert rows_of(database) == before


@pytest.mark.parametrize(
    "query", ["dry_run=yes", "dry_run=", "dry_run=true&dry_run=no"]
)
def test_a_word_that_is_neither_yes_nor_no_is_refused(till, shop, database, query):
    before = rows_of(database)

    refused = buy_with(till, query)

    assert refused.status_code == 422
    assert [one["field"] for one in refused.json["errors"]] == ["dry_run"]
    assert rows_of(database) == before


def buy_with(till, query):
    return till.post(f"purchases?{query}", basket(100_00) | receipt())


def test_false_is_in_earnest(till, shop):
    bought = buy_with(till, "dry_run=false")

    assert till.get(f"purchases/{bought.json['id']}").status_code == 200
    assert "Dry-Run" not in bought.headers


def test_what_a_test_key_does_is_marked_as_a_try(till, database):
    with database.transaction() as session:
        brand = session.get_one(brands.Brand, till.brand_id)
        _, key = brands.create_key(
            session, brand, name="trial", scopes=["*"], now=NOON, mode="test"
        )

    tried = till.post("customers", {}, key=key.reveal())
    refused = till.post("customers", {"phone": "none"}, key=key.reveal())
    read = till.get("customers", key=key.reveal())

    assert [one.status_code for one in (tried, refused, read)] == [201, 422, 200]
    assert tried.headers["Dry-Run"] == refused.headers["Dry-Run"] == "true"
    assert "Dry-Run" not in read.headers
