"""What became of everybody in a run, and why, at the integrator's door."""

import hashlib
import hmac

import pytest

from tests import make
from tests.campaigns import runs
from tests.web.api.test_campaigns import begun, deed, look
from walletpass import passes


@pytest.fixture
def told(till):
    """Send to three, of whom one has no phone and one never agreed."""
    cards = [till.card(language=language) for language in ("en", "ru", "pl")]
    with till.services.database.transaction() as session:
        for number, card in enumerate(cards[:2]):
            row = passes.card_of(session, till.brand_id, card["id"])
            make.registered(session, row, f"phone-{number}", f"a{number}" * 32)
        for card in (cards[0], cards[2]):
            runs.agreeing(session, card["customer_id"])
    campaign = begun(till)
    deed(till, campaign, "rehearse", {"revision": 1})
    till.keep_every_promise()
    body = {"revision": 1, "confirm": "Send to 1 people"}
    assert deed(till, campaign, "approve", body).status_code == 200
    deed(till, campaign, "start")
    till.keep_every_promise()
    return campaign, [card["customer_id"] for card in cards]


def outcomes(till, campaign, query=""):
    here = f"campaigns/{campaign['id']}/runs"
    (run,) = till.get(here).json["runs"]
    return till.get(f"{here}/{run['id']}/outcomes{query}").json


def test_everybody_in_a_run_has_one_outcome_with_its_reason(till, told):
    campaign, people = told

    found = outcomes(till, campaign)["outcomes"]

    reasons = {one["customer_id"]: one["reason"] for one in found}
    assert [reasons[one] for one in people] == ["sent", "no-consent", "no-phone"]
    assert all(one["sentence"] for one in found)
    assert look(till, campaign)["status"] == "finished"


def test_who_says_no_later_keeps_one_outcome_that_tells_since_when_it_is_hidden(
    till, told
):
    campaign, people = told
    path = f"campaigns/{campaign['id']}/customers/{people[0]}"
    until_now = till.get(path).json["outcomes"]

    till.ask("PATCH", f"customers/{people[0]}", {"consents": {"wallet": False}})

    found = outcomes(till, campaign)["outcomes"]
    [row] = [one for one in found if one["customer_id"] == people[0]]
    assert [row] == till.get(path).json["outcomes"]
    assert (row["state"], row["reason"]) == ("sent", "sent")
    assert row["hidden_at"].startswith("2026-11-20T12:00:00")
    sentences = {
        language: till.get(f"{path}?language={language}")
        .json["outcomes"][0]["sentence"]
        .replace("\N{NARROW NO-BREAK SPACE}", " ")
        for language in ("en", "ru", "pl")
    }
    assert sentences == {
        "en": "Sent: the message was put on your card. Hidden from your card on "
        "Nov 20, 2026, 1:00 PM, when you said no to such messages.",
        "ru": "Отправлено: сообщение появилось на вашей карте. Скрыто с вашей карты "
        "20 нояб. 2026 г., 13:00: вы отказались от таких сообщений.",
        "pl": "Wysłano: wiadomość trafiła na Twoją kartę. Ukryto na Twojej karcie "
        "20 lis 2026, 13:00: nie ma już Twojej zgody na takie wiadomości.",
    }
    assert [one["hidden_at"] for one in until_now] == [None]


def test_outcomes_are_filtered_and_come_page_by_page(till, told):
    campaign, people = told

    assert [
        one["customer_id"]
        for one in outcomes(till, campaign, "?state=sent")["outcomes"]
    ] == [people[0]]
    assert [
        one["customer_id"]
        for one in outcomes(till, campaign, "?reason=no-phone")["outcomes"]
    ] == [people[2]]
    first = outcomes(till, campaign, "?limit=2")
    rest = outcomes(till, campaign, f"?limit=2&cursor={first['next']}")
    seen = [one["customer_id"] for one in first["outcomes"] + rest["outcomes"]]
    assert seen == sorted(people)
    assert rest["next"] is None


def test_one_customer_is_told_why_in_their_language(till, told):
    campaign, people = told
    path = f"campaigns/{campaign['id']}/customers/{people[1]}"

    sentences = {
        language: till.get(f"{path}?language={language}").json["outcomes"][0][
            "sentence"
        ]
        for language in ("en", "ru", "pl")
    }

    assert sentences["en"].startswith("Not sent: ")
    assert sentences["ru"].startswith("Не отправлено: ")
    assert sentences["pl"].startswith("Nie wysłano: ")
    late = till.card()["customer_id"]
    path = f"campaigns/{campaign['id']}/customers/{late}"
    assert till.get(path).json["outcomes"] == []


def test_how_far_a_campaign_came_counts_only_what_is_known(till, told):
    campaign, _ = told

    reach = till.get(f"campaigns/{campaign['id']}/reach").json

    assert reach == {"spoken": 1, "fetched": 0, "calls": 0}


def test_with_the_salt_anybody_works_out_who_was_left_out(till, told):
    campaign, _ = told
    salt = bytes.fromhex(look(till, campaign)["salt"])

    for one in outcomes(till, campaign)["outcomes"]:
        code = hmac.new(salt, one["customer_id"].encode(), hashlib.sha256).digest()
        assert int.from_bytes(code, "big") % 10_000 == one["bucket"]
    assert begun(till)["salt"] is None


def test_another_brand_sees_no_outcome_of_ours(till, told, stranger):
    campaign, people = told
    here = f"campaigns/{campaign['id']}"
    (run,) = till.get(f"{here}/runs").json["runs"]
    theirs = f"campaigns/{begun(stranger)['id']}"

    for path in (
        f"{here}/runs/{run['id']}/outcomes",
        f"{here}/customers/{people[0]}",
        f"{here}/reach",
        f"{theirs}/runs/{run['id']}/outcomes",
    ):
        assert stranger.get(path).status_code == 404, path
    assert stranger.get(f"{theirs}/customers/{people[0]}").json["outcomes"] == []
