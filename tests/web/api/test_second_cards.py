"""A second kind of card for somebody who holds one."""

import pytest

from tests.web.api import kinds


def _issue(till, customer, template=None):
    asked = {"customer_id": customer["id"]}
    if template is not None:
        asked["template_id"] = template["id"]
    return till.post("cards", asked)


def test_another_kind_of_card_of_the_same_program_is_refused_by_name(till):
    ada = till.post("customers", {"first_name": "Ada"}).json
    club = _issue(till, ada).json
    coupon = kinds.published(till)

    refused = _issue(till, ada, coupon)

    assert refused.status_code == 409
    assert refused.json["type"] == "/problems/other-card-held"
    assert refused.json["card_id"] == club["id"]
    assert refused.json["number"] == club["number"]
    assert refused.json["template_id"] == club["template_id"]
    assert club["number"] in refused.json["detail"]
    assert len(till.get(f"cards?customer_id={ada['id']}").json["cards"]) == 1


def test_a_kind_with_points_of_its_own_is_held_beside_the_club_card(till):
    ada = till.post("customers", {"first_name": "Ada"}).json
    club = _issue(till, ada).json
    till.entry(club, "earn", 50, "receipt-1")

    coupon = _issue(till, ada, kinds.published(till, points="own"))

    assert coupon.status_code == 201
    assert coupon.json["id"] != club["id"]
    assert coupon.json["balance"] == 0
    assert till.get(f"cards/{club['id']}").json["balance"] == 50
    till.entry(coupon.json, "earn", 7, "receipt-2")
    assert till.get(f"cards/{coupon.json['id']}").json["balance"] == 7
    assert till.get(f"cards/{club['id']}").json["balance"] == 50


def test_asking_again_for_the_same_kind_returns_the_card(till):
    ada = till.post("customers", {}).json
    coupon = kinds.published(till)
    first = _issue(till, ada, coupon)

    again, any_kind = _issue(till, ada, coupon), _issue(till, ada)

    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json["id"] == any_kind.json["id"] == first.json["id"]


def test_once_the_card_is_void_the_account_may_have_the_other_kind(till):
    ada = till.post("customers", {}).json
    club = _issue(till, ada).json
    till.entry(club, "earn", 50, "receipt-1")
    coupon = kinds.published(till)
    till.post(f"cards/{club['id']}/void", None)

    issued = _issue(till, ada, coupon)

    assert issued.status_code == 201
    assert issued.json["template_id"] == coupon["id"]
    assert issued.json["balance"] == 50


def test_a_draft_is_no_card_yet(till):
    ada = till.post("customers", {}).json
    draft = kinds.started(till)

    refused = _issue(till, ada, draft)

    assert refused.status_code == 409
    assert refused.json["type"] == "/problems/unpublished-template"
    assert refused.json["template_id"] == draft["id"]
    assert till.get(f"cards?customer_id={ada['id']}").json["cards"] == []


@pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
def test_of_two_kinds_asked_for_at_once_one_is_issued(till):
    ada = till.post("customers", {}).json
    offered = [kinds.published(till), kinds.published(till)]

    answers = kinds.at_once(lambda n: _issue(till, ada, offered[n]), 2)

    assert sorted(answer.status_code for answer in answers) == [201, 409]
    [held] = till.get(f"cards?customer_id={ada['id']}").json["cards"]
    [refused] = [answer for answer in answers if answer.status_code == 409]
    assert refused.json["card_id"] == held["id"]
