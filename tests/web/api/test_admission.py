"""Who may have a card: the policy, the links that let people in, and every door."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from tests.web.api.selling import (
    balance,
    buy,
    enter,
    give_back,
    program_of,
    receipt,
    rules,
)
from walletpass import brands


@pytest.fixture
def clock():
    return [NOON]


@pytest.fixture
def services(database, clock):
    return make.services(database, now=lambda: clock[0])


def door(till):
    return f"programs/{program_of(till)}"


def settle(till, policy, many=0):
    told = {"policy": policy, "exceptions_per_month": many}
    answer = till.ask("PUT", f"{door(till)}/issue-policy", told)
    assert answer.status_code == 200, answer.json
    return answer.json


def ask(till, customer_id=None, **told):
    customer_id = customer_id or till.post("customers", {}).json["id"]
    return till.post("cards", {"customer_id": customer_id, **told})


def staff(till, role="support", **facts):
    with till.services.database.transaction() as session:
        brand = brands.brand_of(session, till.brand_id)
        return make.staff(session, brand, role, **facts).id


def except_(till, reason, approver=None, **more):
    told = {"reason": reason, "approved_by": approver or staff(till)}
    return till.post(f"{door(till)}/exceptions", told | more)


def refusal(answer):
    return answer.status_code, answer.json["type"]


def joins(till, client, code=""):
    with till.services.database.snapshot() as session:
        slug = brands.brand_of(session, till.brand_id).slug
    address = f"/join/{slug}?i={code}" if code else f"/join/{slug}"
    page = client.get(address).get_data(as_text=True)
    given = {
        name: page.split(f'name="{name}" value="')[1].split('"')[0]
        for name in ("language", "terms", "words")
    }
    return client.post(address, data=given | {"way": "anonymous"})


def test_cards_are_for_everyone_unless_told_otherwise(till):
    assert till.get(f"{door(till)}/issue-policy").json["policy"] == "open"
    assert ask(till).status_code == 201


def test_a_card_comes_with_the_first_purchase(till):
    settle(till, "first_purchase")
    customer = till.post("customers", {}).json["id"]
    refused = ask(till, customer)
    assert refusal(refused) == (409, "/problems/needs-purchase")
    assert "receipt" in refused.json["detail"]

    sold = buy(till, 100_00, customer_id=customer)

    assert sold.status_code == 201, sold.json
    assert ask(till, customer).status_code == 201


def test_a_purchase_that_came_back_opens_nothing(till):
    settle(till, "first_purchase")
    customer = till.post("customers", {}).json["id"]
    sale = buy(till, 100_00, customer_id=customer).json
    give_back(till, sale, {"line": 1})
    assert refusal(ask(till, customer)) == (409, "/problems/needs-purchase")


def test_whoever_has_a_card_keeps_it_and_gets_another_when_it_is_void(till):
    card = till.card()
    settle(till, "invitation")
    assert ask(till, card["customer_id"]).status_code == 200
    till.post(f"cards/{card['id']}/void", {})
    assert ask(till, card["customer_id"]).status_code == 201


def test_an_invitation_lets_one_person_in(till):
    settle(till, "invitation")
    assert refusal(ask(till)) == (409, "/problems/needs-invitation")
    made = till.post(f"{door(till)}/invitations", {"note": "from the fair"}).json

    assert ask(till, invitation=made["code"]).status_code == 201

    again = ask(till, invitation=made["code"])
    assert refusal(again) == (409, "/problems/spent-invitation")


def test_an_invitation_lapses(till, clock):
    settle(till, "invitation")
    code = till.post(f"{door(till)}/invitations", {"days": 2}).json["code"]
    clock[0] += timedelta(days=2)
    assert refusal(ask(till, invitation=code)) == (409, "/problems/spent-invitation")


def test_a_receipt_opens_one_card(till):
    settle(till, "first_purchase")
    named = receipt()
    buy(till, 100_00, **named)
    made = till.post(f"{door(till)}/receipts", named)
    assert made.status_code == 201, made.json
    again = till.post(f"{door(till)}/receipts", named).json
    lapsed = ask(till, invitation=made.json["code"])
    assert refusal(lapsed) == (409, "/problems/spent-invitation")
    assert ask(till, invitation=again["code"]).status_code == 201
    twice = till.post(f"{door(till)}/receipts", named)
    assert refusal(twice) == (409, "/problems/used-receipt")


def test_the_purchase_on_the_receipt_is_theirs_with_what_it_earns(till):
    enter(till, rules())
    settle(till, "first_purchase")
    named = receipt()
    sold = buy(till, 300_00, 100_00, **named).json
    give_back(till, sold, {"line": 2})
    code = till.post(f"{door(till)}/receipts", named).json["code"]

    card = ask(till, invitation=code).json

    assert balance(till, card) == 15
    theirs = till.get(f"purchases/{sold['id']}").json
    assert (theirs["customer_id"], theirs["points"]) == (card["customer_id"], 15)
    told = buy(till, 300_00, 100_00, **named)
    assert (told.status_code, told.json["id"]) == (200, sold["id"])
    back = give_back(till, sold).json
    assert (back["taken"], back["balance"]) == (15, 0)


def test_a_receipt_of_somebody_or_of_nobody_opens_nothing(till):
    card = till.card()
    settle(till, "first_purchase")
    named = receipt()
    buy(till, 100_00, card_id=card["id"], **named)
    theirs = till.post(f"{door(till)}/receipts", named)
    assert refusal(theirs) == (409, "/problems/used-receipt")
    unknown = till.post(f"{door(till)}/receipts", {"receipt": "no such"})
    assert refusal(unknown) == (404, "/problems/unknown-purchase")


def test_exceptions_have_a_quota_a_month(till, clock):
    assert settle(till, "first_purchase", 2)["left"] == 2
    one = except_(till, "moved here").json
    except_(till, "a guest of the owner")
    none = except_(till, "another")
    assert refusal(none) == (409, "/problems/no-exceptions-left")
    assert none.json["until"] == "2026-11-30T23:00:00+00:00"
    assert ask(till, invitation=one["code"]).status_code == 201

    clock[0] += timedelta(days=1)  # by then the other one has lapsed, unused
    assert till.get(f"{door(till)}/issue-policy").json["left"] == 1
    clock[0] += timedelta(days=10)
    assert till.get(f"{door(till)}/issue-policy").json["left"] == 2


def test_an_exception_asked_for_twice_is_one(till):
    settle(till, "first_purchase", 2)
    for _ in range(3):
        made = except_(till, "moved here")
        assert made.status_code == 201
    assert till.get(f"{door(till)}/issue-policy").json["left"] == 1


def test_the_report_tells_who_bought_later(till, clock):
    settle(till, "first_purchase", 5)
    cards = []
    for reason in ("moved here", "a guest", "nobody came"):
        code = except_(till, reason).json["code"]
        if reason != "nobody came":
            cards.append(ask(till, invitation=code).json)
        clock[0] += timedelta(seconds=1)
    buy(till, 10_00, card_id=cards[0]["id"])

    told = till.get(f"{door(till)}/exceptions").json

    assert (told["made"], told["used"], told["bought_later"]) == (3, 2, 1)
    assert [row["reason"] for row in told["exceptions"]] == [
        "nobody came",
        "a guest",
        "moved here",
    ]
    assert told["exceptions"][2]["bought_at"] is not None
    assert told["exceptions"][2]["card_id"] == cards[0]["id"]
    assert told["exceptions"][0]["used_at"] is None
    first = till.get(f"{door(till)}/exceptions?limit=2").json
    rest = till.get(f"{door(till)}/exceptions?limit=2&cursor={first['next']}").json
    assert [row["reason"] for row in rest["exceptions"]] == ["moved here"]


def test_the_join_page_obeys_and_says_what_to_do(till, client):
    settle(till, "first_purchase", 1)
    refused = joins(till, client)
    assert refused.status_code == 409
    assert "The card comes with your first purchase" in refused.get_data(as_text=True)
    assert till.get("customers").json["customers"] == []

    code = except_(till, "a guest").json["code"]
    assert joins(till, client, code).status_code == 303

    other = client.application.test_client()
    spent = joins(till, other, code)
    assert (spent.status_code, "done its work" in spent.text) == (409, True)


def test_a_key_needs_the_scope_to_make_exceptions(till, database):
    settle(till, "first_purchase", 1)
    with database.transaction() as session:
        brand = brands.brand_of(session, till.brand_id)
        _, text = brands.create_key(
            session, brand, name="shop", scopes=["cards:write"], now=NOON
        )
    told = {"reason": "a guest", "approved_by": staff(till)}
    refused = till.ask("POST", f"{door(till)}/exceptions", told, key=text.reveal())
    assert refused.status_code == 403


@pytest.mark.parametrize(
    ("method", "path", "told"),
    [
        ("PUT", "issue-policy", {"policy": "closed"}),
        ("PUT", "issue-policy", {"policy": "open", "exceptions_per_month": -1}),
        ("PUT", "issue-policy", {"policy": "open", "exceptions_per_month": 1.5}),
        ("PUT", "issue-policy", {"policy": "open", "exceptions_per_month": 10**9}),
        ("POST", "invitations", {"days": 0}),
        ("POST", "invitations", {"days": 10**9}),
        ("POST", "invitations", {"note": "\x00"}),
        ("POST", "invitations", {"note": "x" * 201}),
        ("POST", "exceptions", {"reason": "nobody approves"}),
        ("POST", "receipts", {"receipt": ""}),
        ("POST", "receipts", {"receipt": 7}),
    ],
)
def test_what_cannot_be_is_refused(till, method, path, told):
    settle(till, "first_purchase", 3)
    refused = till.ask(method, f"{door(till)}/{path}", told)
    assert refused.status_code == 422, refused.json


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"reason": ""},
        {"reason": "   "},
        {"reason": "a\u202eb"},
        {"reason": "x" * 500},
        {"reason": "fine", "days": 32},
        {"reason": "fine", "asked_by": ""},
    ],
)
def test_an_exception_that_cannot_be_is_refused(till, told):
    settle(till, "first_purchase", 3)
    whole = {"approved_by": staff(till)} | told
    refused = till.post(f"{door(till)}/exceptions", whole)
    assert refused.status_code == 422, refused.json


def test_an_exception_names_who_asked_and_who_approved(till):
    settle(till, "first_purchase", 5)
    cashier, owner = staff(till, "cashier"), staff(till, "owner")

    assert except_(till, "by the key", owner).status_code == 201
    assert except_(till, "by Anna", owner, asked_by=cashier).status_code == 201

    listed = till.get(f"{door(till)}/exceptions").json["exceptions"]
    earlier, later = sorted(listed, key=lambda one: one["reason"] != "by the key")
    assert (later["asked_by"], later["approved_by"]) == (cashier, owner)
    assert earlier["asked_by"].startswith("key_")
    assert earlier["approved_by"] == owner


@pytest.mark.parametrize("role", ["cashier", "marketer", "developer"])
def test_an_exception_is_approved_by_owners_and_support_alone(till, role):
    settle(till, "first_purchase", 5)
    refused = except_(till, "a friend", staff(till, role))
    assert refusal(refused) == (403, "/problems/not-an-approver")


def test_nobody_approves_what_they_asked_for(till, stranger):
    settle(till, "first_purchase", 5)
    owner = staff(till, "owner")
    refused = except_(till, "a friend", owner, asked_by=owner)
    assert refusal(refused) == (403, "/problems/own-exception")
    for approver, asked in ((staff(stranger), owner), (owner, staff(stranger))):
        refused = except_(till, "a friend", approver, asked_by=asked)
        assert refusal(refused) == (404, "/problems/unknown-staff")
    assert till.get(f"{door(till)}/issue-policy").json["left"] == 5


@pytest.mark.parametrize("code", ["", "x", "../../etc", "ü" * 200, "' OR 1=1 --"])
def test_codes_that_were_never_made_let_nobody_in(till, code):
    settle(till, "invitation")
    assert ask(till, invitation=code).status_code in {409, 422}


def test_an_invitation_of_another_brand_lets_nobody_in(till, stranger):
    settle(till, "invitation")
    code = stranger.post(f"{door(stranger)}/invitations", {}).json["code"]
    assert refusal(ask(till, invitation=code)) == (409, "/problems/spent-invitation")
    assert stranger.get(f"{door(till)}/exceptions").status_code == 404
    told = {"policy": "open"}
    assert stranger.ask("PUT", f"{door(till)}/issue-policy", told).status_code == 404
