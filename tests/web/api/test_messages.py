"""Messages on cards at the integrator's door."""

from datetime import timedelta

import pytest

from tests.make import NOON
from walletpass import brands, campaigns
from walletpass.passes.messages import BATCH

WORDS = {"en": "Cheese week, {first_name|friend}", "pl": "Tydzień serów"}
SERVICE = {"purpose": "service", "words": WORDS}


@pytest.fixture
def card(till):
    return till.card(first_name="Ada", language="en")


def send(till, card, **told):
    body = SERVICE | {"card_ids": [card["id"]]} | told
    return till.post("messages", body)


def test_a_message_is_shown_on_the_named_cards(till, card):
    sent = send(till, card)

    assert sent.status_code == 201
    assert (sent.json["cards"], sent.json["left_out"]) == (1, [])
    till.keep_every_promise()
    [told] = [
        line
        for line in till.get(f"cards/{card['id']}/timeline").json["timeline"]
        if line["kind"] == "changed"
    ]
    assert "Cheese week, Ada" in told["sentence"]


def test_a_dry_run_answers_what_lock_screens_would_say_and_shows_nothing(till, card):
    body = SERVICE | {"customer_ids": [card["customer_id"]]}

    tried = till.post("messages?dry_run=true", body)

    said = {each["language"]: each["sentence"] for each in tried.json["predictions"]}
    assert said == {
        "en": "Cheese week, Ada",
        "ru": "Cheese week, Мария",
        "pl": "Tydzień serów",
    }
    assert till.get(f"messages/{tried.json['id']}").status_code == 404
    till.keep_every_promise()
    assert till.get(f"cards/{card['id']}").json["version"] == 1


def test_a_dry_run_tells_each_named_card_in_its_holders_language_and_own_facts(till):
    words = {
        "en": "{first_name|friend}: {balance}",
        "pl": "{first_name|Hej}: {balance}",
    }
    ada = till.card(first_name="Ada", language="pl")
    till.entry(ada, "earn", "7", "receipt-1")
    bob, ivan = till.card(language="en"), till.card(first_name="Иван", language="ru")
    body = {"purpose": "service", "words": words}
    named = {"card_ids": [one["id"] for one in (ada, bob, ivan)]}

    tried = till.post("messages?dry_run=true", body | named).json

    assert {
        one["card_id"]: (one["language"], one["sentence"])
        for one in tried["card_predictions"]
    } == {
        ada["id"]: ("pl", "Ada: 7"),
        bob["id"]: ("en", "friend: 0"),
        ivan["id"]: ("ru", "Иван: 0"),
    }


def test_a_dry_run_tells_the_first_ten_cards_and_how_many_there_are(till):
    cards = [till.card()["id"] for _ in range(12)]

    tried = till.post("messages?dry_run=true", SERVICE | {"card_ids": cards}).json

    assert tried["cards"] == 12
    told = [one["card_id"] for one in tried["card_predictions"]]
    assert told == sorted(cards)[:10]


def test_a_dry_run_knows_that_a_card_says_the_same_already(till, card):
    send(till, card)
    till.keep_every_promise()

    [told] = till.post(
        "messages?dry_run=true", SERVICE | {"card_ids": [card["id"]]}
    ).json["card_predictions"]

    assert (told["sentence"], told["why"]) == ("", ["unchanged"])


def test_a_key_that_may_not_read_cards_is_told_of_nobodys(till, card):
    with till.services.database.transaction() as session:
        brand = brands.brand_of(session, till.brand_id)
        _, secret = brands.create_key(
            session, brand, name="news", scopes={"messages:write"}, now=NOON
        )
    body = SERVICE | {"card_ids": [card["id"]]}

    tried = till.ask("POST", "messages?dry_run=true", body, key=secret.reveal()).json

    assert (tried["cards"], tried["card_predictions"]) == (1, [])
    assert tried["predictions"]


def test_the_same_request_again_shows_nothing_twice(till, card):
    body = SERVICE | {"card_ids": [card["id"]]}

    first, again = (
        till.post("messages", body, Idempotency_Key="news-1") for _ in range(2)
    )

    assert again.json == first.json


def test_marketing_needs_a_yes_on_the_card(till, card):
    body = {
        "purpose": "marketing",
        "words": WORDS,
        "customer_ids": [card["customer_id"]],
    }

    [left_out] = till.post("messages", body).json["left_out"]
    assert left_out["reason"] == "no-consent"

    willing = till.card(consents={"wallet": True})
    sent = till.post("messages", body | {"customer_ids": [willing["customer_id"]]})
    assert (sent.json["cards"], sent.json["left_out"]) == (1, [])


@pytest.mark.parametrize(
    ("wish", "reason"), [("pause", "paused"), ("only-service", "only-service")]
)
def test_who_asked_for_quiet_is_left_out_of_marketing(till, wish, reason):
    card = till.card(consents={"wallet": True})
    with till.services.database.transaction() as session:
        campaigns.wish(session, till.brand_id, card["customer_id"], wish, now=NOON)
    named = {"customer_ids": [card["customer_id"]], "words": WORDS}

    sent = till.post("messages", {"purpose": "marketing"} | named).json

    assert sent["cards"] == 0
    assert [each["reason"] for each in sent["left_out"]] == [reason]
    assert till.post("messages", SERVICE | named).json["cards"] == 1


def test_who_holds_no_live_card_is_left_out_with_the_reason(till, card):
    nobody = till.post("customers", {}).json
    till.post(f"cards/{card['id']}/void", {})

    sent = till.post(
        "messages",
        SERVICE | {"customer_ids": [nobody["id"]], "card_ids": [card["id"]]},
    ).json

    assert {each["reason"] for each in sent["left_out"]} == {"no-card", "voided"}
    assert sent["cards"] == 0


def test_another_brands_cards_customers_and_messages_are_not_seen(till, stranger, card):
    sent = send(till, card).json

    assert send(stranger, card).status_code == 404
    body = SERVICE | {"customer_ids": [card["customer_id"]]}
    assert stranger.post("messages", body).status_code == 404
    assert stranger.get(f"messages/{sent['id']}").status_code == 404
    assert stranger.post(f"messages/{sent['id']}/withdraw", {}).status_code == 404


def test_a_message_tells_what_can_be_known_of_it(till, card):
    sent = send(till, card).json

    known = till.get(f"messages/{sent['id']}").json

    assert (known["cards"], known["fetched"]) == (1, 0)
    assert known["displayed"] == "not-knowable"


def test_a_withdrawn_message_goes(till, card):
    sent = send(till, card).json
    till.keep_every_promise()

    gone = till.post(f"messages/{sent['id']}/withdraw", {}).json
    till.keep_every_promise()

    assert (gone["cards"], gone["withdrawn"]) == (1, 1)
    [last, *_] = [
        line
        for line in till.get(f"cards/{card['id']}/timeline").json["timeline"]
        if line["kind"] == "changed"
    ]
    assert "The lock screen will say nothing" in last["sentence"]


@pytest.mark.parametrize(
    "told",
    [
        {"words": {}},
        {"words": {"en": "   "}},
        {"words": {"en": "Hello, {nobody}"}},
        {"words": {"en": "x" * 1_001}},
        {"words": {"de": "Hallo"}},
        {"purpose": "gossip"},
        {"card_ids": []},
        {"card_ids": ["pas_x"] * (BATCH + 1)},
        {"link": "http://shop.example"},
        {"link": "javascript:alert(1)"},
        {"link": "https://"},
        {"link": 'https://shop.example/"onclick'},
        {"shows_until": "2020-01-01T00:00:00Z"},
    ],
)
def test_what_no_card_could_say_is_refused(till, card, told):
    refused = send(till, card, **told)

    assert refused.status_code == 422, refused.json
    assert refused.content_type == "application/problem+json"


@pytest.mark.parametrize(
    ("purpose", "state"), [("marketing", "cap-day"), ("service", "sent")]
)
def test_marketing_over_the_api_counts_for_what_campaigns_may_still_say(
    till, purpose, state
):
    card = till.card(language="en", consents={"wallet": True})
    sent = send(till, card, purpose=purpose)

    assert sent.json["cards"] == 1
    with till.services.database.transaction() as session:
        verdict = campaigns.may_say(
            session, till.brand_id, card["customer_id"], now=NOON
        )
        assert verdict.reason == state


def test_a_message_withdrawn_before_its_time_does_not_count(till):
    card = till.card(language="en", consents={"wallet": True})
    later = (NOON + timedelta(hours=2)).isoformat()
    sent = send(till, card, purpose="marketing", shows_from=later)
    till.post(f"messages/{sent.json['id']}/withdraw", {})

    with till.services.database.transaction() as session:
        verdict = campaigns.may_say(
            session, till.brand_id, card["customer_id"], now=NOON
        )
        assert verdict.reason == "sent"


@pytest.mark.parametrize("sign", ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e"])
def test_what_turns_the_reading_direction_is_refused_at_every_door_for_phones(
    till, card, sign
):
    turned = f"Pay {sign}00.01"
    words = {"en": "Tea"}
    message = SERVICE | {"card_ids": [card["id"]]}
    link = {"link": "https://tea.example", "link_words": {"en": turned}}
    document = {"variants": [{"code": "a", "words": {"en": turned}}]}
    doors = [
        ("messages", message | {"words": {"en": turned}}, "words.en"),
        ("messages", message | {"words": words} | link, "link_words"),
        ("campaigns", {"name": turned, "document": {}}, "name"),
        ("campaigns", {"name": "Tea", "document": document}, "$.variants[0].words.en"),
        ("place-offers", {"words": {"en": turned}}, "words"),
        ("customers", {"first_name": turned}, "first_name"),
    ]

    for path, body, field in doors:
        refused = till.post(path, body)
        assert refused.status_code == 422, path
        assert field in refused.text, path


@pytest.mark.parametrize(
    "kept", ["\u2067\u05d0\u2069 10", "\u200e10\u200f", "\U0001f468\u200d\U0001f373"]
)
def test_isolates_marks_and_joined_emoji_stay_in_words(till, card, kept):
    assert send(till, card, words={"en": kept}).status_code == 201


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"words": {}}, "words"),
        ({"words": {"pl": "Half {first_name"}}, "words.pl"),
        ({"words": {"en": "Tea \u202e"}}, "words.en"),
        ({"link": "http://shop.example"}, "link"),
    ],
)
def test_a_refusal_of_a_message_names_the_field(till, card, told, field):
    assert send(till, card, **told).json["field"] == field
