"""Purchases: told once, credited by the rules, explained in the language asked for."""

import pytest

from tests.web.api.selling import balance, buy, enter, receipt, rules


@pytest.fixture
def card(till):
    enter(till, rules())
    return till.card(phone="+48 501 502 503")


def test_a_purchase_is_credited_and_says_why(till, card):
    bought = buy(till, 1_080_00, card_id=card["id"])

    assert bought.status_code == 201
    assert (bought.json["points"], bought.json["balance"]) == (54, 54)
    [award] = bought.json["awards"]
    assert award["sentence"].startswith("54 points: 5 points for every PLN")
    assert balance(till, card) == 54


def test_the_same_receipt_again_says_when_it_was_told(till, card):
    once = {"card_id": card["id"], **receipt()}
    first = buy(till, 1_080_00, **once)

    again = buy(till, 1_080_00, **once, language="pl")

    assert again.status_code == 200
    assert not again.json["is_new"]
    assert again.json["message"] == "Zgłoszono już 13:00."
    assert again.json["points"] == first.json["points"]
    assert balance(till, card) == 54
