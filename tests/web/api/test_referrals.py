"""Referrals over the API."""

import pytest

from tests.web.api.selling import buy, give_back
from walletpass import ledger

TERMS = {
    "referrer_points": 100,
    "referee_points": 50,
    "hold_days": 14,
    "expires_days": None,
    "min_net": 0,
    "most": None,
}


def program_of(till):
    with till.services.database.snapshot() as session:
        return ledger.program_of(session, till.brand_id).id


@pytest.fixture
def friend(till):
    return till.post("customers", {"first_name": "Ada"}).json["id"]


@pytest.fixture
def newcomer(till):
    return till.post("customers", {"first_name": "Bob"}).json["id"]


def invitation(till, friend):
    return till.post(f"customers/{friend}/referral-code", None).json


def test_terms_are_shown_as_they_were_told(till):
    path = f"programs/{program_of(till)}/referral-terms"
    assert till.get(path).json["referrer_points"] == 0

    assert till.ask("PUT", path, TERMS).json == TERMS
    assert till.get(path).json == TERMS
    assert till.ask("PUT", path, TERMS | {"hold_days": -1}).status_code == 422


def test_a_friends_link_carries_their_code_for_good(till, friend):
    first, again = (invitation(till, friend) for _ in range(2))

    assert first == again
    assert first["link"].endswith(f"?friend={first['code']}")


def test_a_click_becomes_a_newcomer_and_is_listed(till, friend, newcomer):
    code = invitation(till, friend)["code"]
    click = till.post("referrals/clicks", {"code": code})
    assert (click.status_code, click.json["state"]) == (201, "clicked")
    body = {"code": code, "customer_id": newcomer, "click_id": click.json["id"]}

    first, again = (till.post("referrals", body) for _ in range(2))

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json == again.json
    assert first.json["state"] == "joined"
    listed = till.get(f"referrals?customer_id={friend}").json
    assert listed == {"referrals": [first.json], "next": None}
    assert till.get(f"referrals/{first.json['id']}").json == first.json


def test_bringing_oneself_is_told_and_not_rewarded(till, friend):
    body = {"code": invitation(till, friend)["code"], "customer_id": friend}

    told = till.post("referrals", body)

    assert told.status_code == 201
    assert (told.json["state"], told.json["reason"]) == ("rejected", "self")


def test_another_brands_codes_and_referrals_do_not_exist(
    till, stranger, friend, newcomer
):
    code = invitation(till, friend)["code"]
    ours = till.post("referrals", {"code": code, "customer_id": newcomer}).json
    theirs = stranger.post("customers", {}).json["id"]
    path = f"programs/{program_of(till)}/referral-terms"

    assert stranger.get(path).status_code == 404
    assert stranger.ask("PUT", path, TERMS).status_code == 404
    for asked in (
        f"customers/{friend}/referral-code",
        "referrals/clicks",
        "referrals",
    ):
        body = {"code": code} if "clicks" in asked else None
        body = {"code": code, "customer_id": theirs} if asked == "referrals" else body
        assert stranger.post(asked, body).status_code == 404, asked
    assert (
        till.post("referrals", {"code": code, "customer_id": theirs}).status_code == 404
    )
    assert stranger.get(f"referrals/{ours['id']}").status_code == 404
    assert stranger.get(f"referrals?customer_id={friend}").status_code == 404
    assert stranger.get("referrals").json["referrals"] == []


def test_the_first_purchase_that_is_large_enough_counts(till, friend, newcomer):
    path = f"programs/{program_of(till)}/referral-terms"
    till.ask("PUT", path, TERMS | {"min_net": 20_00})
    body = {"code": invitation(till, friend)["code"], "customer_id": newcomer}
    referral = till.post("referrals", body).json

    def state_after(net):
        bought = buy(till, net, customer_id=newcomer)
        told = till.get(f"referrals/{referral['id']}").json
        return bought.json, told["state"]

    assert state_after(19_99)[1] == "joined"
    counted, state = state_after(20_00)
    assert state == "qualified"

    give_back(till, counted, {"line": 1, "amount": 1})
    _, state = state_after(50_00)
    assert state == "rejected"
