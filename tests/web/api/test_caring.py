"""Surprises, needs and service issues over the API."""

import pytest

from tests import make
from walletpass import brands, ledger


def shop_of(till):
    with till.services.database.transaction() as session:
        brand = brands.brand_of(session, till.brand_id)
        return {
            "program": ledger.program_of(session, brand.id).id,
            "store_id": make.store(session, brand).id,
            "staff_id": make.staff(session, brand, "cashier").id,
        }


@pytest.fixture
def shop(till):
    return shop_of(till)


@pytest.fixture
def card(till):
    return till.card(first_name="Ada")


def surprise(till, shop, card, source="1", **more):
    body = {
        "store_id": shop["store_id"],
        "staff_id": shop["staff_id"],
        "customer_id": card["customer_id"],
        "reason": "long queue",
        "source": source,
    }
    return till.post("surprises", body | more)


def test_a_shift_surprises_within_its_budget(till, shop, card):
    path = f"programs/{shop['program']}/surprise-budget"
    assert surprise(till, shop, card).status_code == 409
    budget = {"points": 50, "times": 2}
    assert till.ask("PUT", path, budget).json == budget

    given = surprise(till, shop, card, points=20)

    assert (given.status_code, given.json["points"]) == (201, 20)
    assert surprise(till, shop, card, points=20).json == given.json
    refused = surprise(till, shop, card, "2", points=31)
    assert refused.json["type"] == "/problems/spent-budget"
    assert till.get("surprises").json["surprises"] == [given.json]
    assert till.get(f"cards/{card['id']}").json["balance"] == 20
    assert till.ask("PUT", path, {"points": -1, "times": 1}).status_code == 422


def test_needs_are_declared_and_taken_away(till, card):
    path = f"customers/{card['customer_id']}/needs"
    told = {
        "diet": {"value": "gluten free", "shown": True},
        "size": {"value": "tall M"},
    }

    shown = till.ask("PUT", path, {"needs": told}).json["needs"]

    assert [(one["kind"], one["value"], one["shown"]) for one in shown] == [
        ("diet", "gluten free", True),
        ("size", "tall M", False),
    ]
    till.ask("PUT", path, {"needs": {"size": {}}})
    assert [one["kind"] for one in till.get(path).json["needs"]] == ["diet"]
    assert till.ask("PUT", path, {"needs": {"mood": {}}}).status_code == 422


def test_an_issue_pauses_offers_and_is_made_good(till, shop, card):
    budget = {"per_issue": 100, "per_month": 500}
    assert (
        till.ask("PUT", f"programs/{shop['program']}/goodwill", budget).json == budget
    )
    body = {"customer_id": card["customer_id"], "trouble": "late", "source": "call/1"}
    issue = till.post("issues", body).json
    mine = f"issues?customer_id={card['customer_id']}"
    assert till.get(mine).json["promotions_paused"] is True

    path = f"issues/{issue['id']}"
    good = till.post(f"{path}/make-good", {"points": 60, "source": "1"})
    beyond = till.post(f"{path}/make-good", {"points": 60, "source": "2"})

    assert good.json["goodwill"] == 60
    assert (beyond.status_code, beyond.json["left"]) == (409, 40)
    assert till.post(f"{path}/resolve", None).json["state"] == "resolved"
    listed = till.get(mine).json
    assert listed["promotions_paused"] is False
    assert [one["id"] for one in listed["issues"]] == [issue["id"]]
    assert till.get("issues").json["promotions_paused"] is None


def test_another_brands_people_and_issues_do_not_exist(till, stranger, shop, card):
    who, program = card["customer_id"], shop["program"]
    body = {"customer_id": who, "trouble": "late", "source": "call/1"}
    issue = till.post("issues", body).json["id"]
    good = {"points": 1, "source": "1"}
    theirs = shop_of(stranger)

    for method, path, asked in (
        ("PUT", f"programs/{program}/surprise-budget", {"points": 1, "times": 1}),
        ("PUT", f"programs/{program}/goodwill", {"per_issue": 1, "per_month": 1}),
        ("PUT", f"customers/{who}/needs", {"needs": {}}),
        ("GET", f"customers/{who}/needs", None),
        ("POST", "issues", body),
        ("GET", f"issues?customer_id={who}", None),
        ("POST", f"issues/{issue}/make-good", good),
        ("POST", f"issues/{issue}/resolve", None),
    ):
        assert stranger.ask(method, path, asked).status_code == 404, path
    assert surprise(stranger, theirs, card).status_code == 404
    assert surprise(stranger, shop, stranger.card()).status_code == 404
    assert stranger.get("surprises").json["surprises"] == []
    assert stranger.get("issues").json["issues"] == []
