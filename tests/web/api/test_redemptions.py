"""Paying with points at the integrator's door."""

import pytest

from tests.make import NOON
from tests.web.api.selling import (
    RULE,
    balance,
    basket,
    buy,
    enter,
    give_back,
    receipt,
    rules,
)
from walletpass import brands

SPENDING = {"worth": 100, "share": 5_000}


@pytest.fixture
def card(till):
    enter(till, rules(RULE, spending=SPENDING))
    card = till.card()
    buy(till, 2_000_00, card_id=card["id"])
    return card


def reserve(till, card, net=100_00, points="all", **more):
    told = basket(net, card_id=card["id"], points=points, **receipt()) | more
    return till.post("redemptions", told)


def test_points_are_put_aside_and_spent_with_the_purchase(till, card):
    paid = reserve(till, card)
    assert (paid.status_code, paid.json["points"], paid.json["money"]) == (
        201,
        50,
        5000,
    )
    assert (paid.json["status"], paid.json["balance"]) == ("reserved", 50)

    bought = buy(till, 100_00, card_id=card["id"], redemption_id=paid.json["id"])

    assert (bought.json["paid_with_points"], bought.json["points"]) == (5000, 2.5)
    spent = till.get(f"redemptions/{paid.json['id']}").json
    assert (spent["status"], spent["purchase_id"]) == ("spent", bought.json["id"])
    assert balance(till, card) == 52.5


@pytest.mark.parametrize(
    ("spending", "paid_for", "code"),
    [
        ({"share": 3_000}, {"net": 30_00, "is_gift_card": True}, "basket-too-small"),
        ({"share": 5_000}, {"net": 60_00}, "above-allowance"),
        ({"share": 5_000, "minimum": 40_00}, {"net": 60_00}, "basket-too-small"),
    ],
)
def test_points_pay_no_other_basket_than_they_may(till, spending, paid_for, code):
    leaves_out = {"kinds": ["gift_card"]}
    enter(
        till, rules(RULE, spending={"worth": 100, "leaves_out": leaves_out} | spending)
    )
    card = till.card()
    buy(till, 2_000_00, card_id=card["id"])
    paid = reserve(till, card).json

    refused = buy(till, paid_for, card_id=card["id"], redemption_id=paid["id"])

    assert (refused.status_code, refused.json["type"]) == (
        409,
        "/problems/not-spendable",
    )
    assert refused.json["reason"] == code
    assert till.get(f"redemptions/{paid['id']}").json["status"] == "reserved"
    more = buy(till, 250_00, card_id=card["id"], redemption_id=paid["id"])
    assert more.status_code == 201


def test_who_pays_with_points_need_not_be_named_again(till, card):
    paid = reserve(till, card).json

    bought = buy(till, 100_00, redemption_id=paid["id"])

    assert bought.json["card_id"] == card["id"]


def test_asked_again_it_is_the_earlier_one(till, card):
    once = receipt()
    first, again = (reserve(till, card, **once) for _ in range(2))

    assert (again.status_code, again.json["id"]) == (200, first.json["id"])
    assert reserve(till, card, 200_00, **once).status_code == 409
    assert balance(till, card) == 50


@pytest.mark.parametrize("act", ["commit", "cancel"])
def test_commit_and_cancel_are_safe_to_repeat(till, card, act):
    paid = reserve(till, card).json

    tried = till.post(f"redemptions/{paid['id']}:{act}?dry_run=true", None)
    assert till.get(f"redemptions/{paid['id']}").json["status"] == "reserved"
    done = [till.post(f"redemptions/{paid['id']}:{act}", None) for _ in range(2)]

    status, left = {"commit": ("spent", 50), "cancel": ("cancelled", 100)}[act]
    assert [one.json for one in done] == [tried.json] * 2
    assert (tried.json["status"], balance(till, card)) == (status, left)
    other = {"commit": "cancel", "cancel": "commit"}[act]
    assert till.post(f"redemptions/{paid['id']}:{other}", None).status_code == 409


@pytest.mark.parametrize(
    ("points", "status"),
    [
        (51, 409),
        (10**9, 409),
        (0, 422),
        (-5, 422),
        (0.5, 422),
        ("1e9", 422),
        ("most", 422),
        (None, 422),
        (True, 422),
    ],
)
def test_points_that_may_not_be_spent_are_refused(till, card, points, status):
    refused = reserve(till, card, points=points)

    assert refused.status_code == status
    assert balance(till, card) == 100


def test_a_refusal_tells_why_and_how_much_may_be_spent(till, card):
    refused = reserve(till, card, points=51, language="pl").json

    assert refused["type"] == "/problems/not-spendable"
    assert (refused["allowed"], refused["money"]) == (50, 50_00)
    assert refused["reason"] == "above-allowance"


def test_points_are_spent_by_somebody_known(till, card):
    told = basket(100_00, points="all", **receipt())

    assert till.post("redemptions", told).json["type"] == "/problems/one-customer"


def test_another_brand_cannot_touch_a_redemption(till, card, stranger):
    paid = reserve(till, card).json

    assert stranger.get(f"redemptions/{paid['id']}").status_code == 404
    for act in ("commit", "cancel"):
        path = f"redemptions/{paid['id']}:{act}"
        assert stranger.post(path, None).status_code == 404
    assert till.get(f"redemptions/{paid['id']}").json["status"] == "reserved"


def test_a_voided_card_pays_nothing(till, card):
    till.post(f"cards/{card['id']}/void", None)

    assert reserve(till, card).json["type"] == "/problems/voided-card"


def test_a_return_gives_spent_points_back_and_takes_earned_ones(till, card):
    paid = reserve(till, card).json
    bought = buy(till, 60_00, 40_00, redemption_id=paid["id"]).json
    told = {"purchase_id": bought["id"], "items": [{"line": 1}], **receipt()}

    tried = till.post("refunds?dry_run=true", told).json
    assert balance(till, card) == 52.5
    back = till.post("refunds", told).json
    rest = give_back(till, bought).json

    assert (back["given"], back["taken"], back["balance"]) == (30, 1.5, 81)
    assert back["sentences"] == ["30 points given back.", "1.5 points taken back."]
    same = ("given", "taken", "balance", "sentences", "lines", "status")
    assert {name: tried[name] for name in same} == {name: back[name] for name in same}
    assert (rest["given"], rest["taken"], rest["balance"]) == (20, 1, 100)
    assert (rest["status"], rest["returned"]) == ("returned", 100_00)


def test_a_return_by_receipt_told_again_is_the_same(till, card):
    bought = buy(till, 100_00, card_id=card["id"]).json
    told = {
        "purchase_receipt": bought["receipt"],
        "purchase_source": bought["source"],
        **receipt(),
    }

    first, again = (till.post("refunds", told) for _ in range(2))

    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json["message"] == "Already told 1:00\u202fPM."
    assert again.json["taken"] == first.json["taken"] == 5
    shown = till.get(f"refunds/{first.json['id']}").json
    assert shown["taken"] == 5
    assert balance(till, card) == 100


@pytest.mark.parametrize(
    ("items", "status"),
    [
        ([{"line": 1, "quantity": 1001}], 409),
        ([{"line": 1, "amount": 100_01}], 409),
        ([{"line": 2}], 422),
        ([{"sku": "nope"}], 422),
        ([{"line": 1, "sku": "milk"}], 422),
        ([{"line": 1, "quantity": 0}], 422),
        ([{"line": 1, "quantity": -1}], 422),
        ([{"line": 1, "amount": -1}], 422),
        ([{"line": 1, "amount": 0.5}], 422),
        ([{"line": True}], 422),
        ([{}], 422),
    ],
)
def test_a_return_that_cannot_be_is_refused_and_nothing_moves(
    till, card, items, status
):
    bought = buy(till, 100_00, card_id=card["id"]).json

    refused = give_back(till, bought, *items)

    assert refused.status_code == status
    assert balance(till, card) == 105


def test_a_return_twice_or_before_its_sale_is_refused(till, card):
    bought = buy(till, 100_00, card_id=card["id"]).json

    early = give_back(till, bought, occurred_at="2026-11-19T12:00:00Z")
    assert early.json["type"] == "/problems/refund-before-sale"
    assert give_back(till, bought).status_code == 201
    twice = give_back(till, bought)
    assert (twice.status_code, balance(till, card)) == (409, 100)


def test_a_return_names_one_purchase(till, card):
    bought = buy(till, 100_00).json
    both = {"purchase_id": bought["id"], "purchase_receipt": bought["receipt"]}

    for named in ({}, both):
        refused = till.post("refunds", named | receipt())
        assert refused.json["type"] == "/problems/which-purchase"


def test_a_key_spends_only_with_the_scope_for_it(till, card):
    with till.services.database.transaction() as session:
        brand = brands.brand_of(session, till.brand_id)
        _, text = brands.create_key(
            session, brand, name="narrow", scopes=["purchases:write"], now=NOON
        )
    narrow = text.reveal()

    told = basket(100_00, card_id=card["id"], **receipt())
    assert till.post("purchases", told, key=narrow).status_code == 201
    assert till.post("redemptions", told, key=narrow).status_code == 403
    assert till.post("quotes", told, key=narrow).status_code == 403


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (-5, "Spend more than 0, or all"),
        ("0", "Spend more than 0, or all"),
        ("NaN", "Write a number such as 50 or 12.5, or all"),
        ("some", "Write a number such as 50 or 12.5, or all"),
        ([], "Write a number such as 50 or 12.5, or all"),
        (None, "Write a number such as 50 or 12.5, or all"),
    ],
)
def test_what_is_no_number_of_points_is_told_by_its_field(till, card, points, words):
    refused = reserve(till, card, points=points)
    assert refused.status_code == 422
    assert refused.json["errors"] == [{"field": "points", "message": words}]
    assert balance(till, card) == 100
