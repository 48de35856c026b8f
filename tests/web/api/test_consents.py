"""What a customer agreed to, as an integrator tells it and reads it."""

import re
from datetime import timedelta

import pytest

from tests.make import NOON
from walletpass import brands, customers
from walletpass.customers import Choice

SENTENCE = "Tak, przysyłajcie mi oferty e-mailem."
TOLD = {"given": True, "words": SENTENCE, "language": "pl"}


def consents(till, customer_id, query=""):
    answer = till.get(f"customers/{customer_id}/consents{query}")
    assert answer.status_code == 200
    return answer.json


def test_what_was_ticked_on_the_join_page_reads_back_word_for_word(till):
    with till.services.database.transaction() as session:
        brand = brands.brand_of(session, till.brand_id)
        brands.change_terms(session, brand, {"pl": "Punkt to grosz."}, now=NOON)
    address = f"/join/{brand.slug}?s=poster-2"
    hidden = r'<input type="hidden" name="(\w+)" value="([^"]*)"'
    form = dict(re.findall(hidden, till.client.get(address).text))
    till.client.post(address, data=form | {"phone": "+48 501 502 503", "sms": "yes"})
    [customer] = till.get("customers").json["customers"]

    told = consents(till, customer["id"])

    by_words = {one["words"]: one for one in told["consents"]}
    assert by_words[f"Yes, send me {brand.name} offers by SMS"] == {
        "channel": "sms",
        "topic": "marketing",
        "given": True,
        "at": "2026-11-20T12:00:00Z",
        "source": "poster-2",
        "words": f"Yes, send me {brand.name} offers by SMS",
        "language": "en",
        "terms_version": 2,
    }
    assert sorted((one["topic"], one["given"]) for one in told["consents"]) == [
        ("marketing", False), ("marketing", True), ("terms", True),
    ]  # fmt: skip
    assert told["next"] is None


def test_words_may_be_told_with_a_consent_and_need_not_be(till):
    asked = {"consents": {"sms": False, "email": TOLD}, "source": "web shop"}

    customer = till.post("customers", asked)

    assert customer.status_code == 201
    assert customer.json["consents"] == {"sms": False, "email": True}
    told = consents(till, customer.json["id"])["consents"]
    assert {one["channel"]: (one["words"], one["language"]) for one in told} == {
        "sms": (None, None),
        "email": (SENTENCE, "pl"),
    }
    assert {(one["source"], one["terms_version"]) for one in told} == {
        ("web shop", None)
    }


def test_a_customer_is_shown_with_the_last_word_on_each_channel(till):
    customer_id = till.post("customers", {"consents": {"sms": True}}).json["id"]
    with till.services.database.transaction() as session:
        customers.record_consents(
            session,
            customers.customer_of(session, till.brand_id, customer_id),
            [Choice("sms", given=False), Choice("wallet", given=True, topic="terms")],
            source="card page",
            now=NOON + timedelta(minutes=1),
        )

    [listed] = till.get("customers").json["customers"]

    assert listed["consents"] == {"sms": False}
    assert till.get(f"customers/{customer_id}").json == listed


def test_a_known_customer_answers_what_an_integrator_says_they_answered(till):
    phone = {"phone": "+48 501 502 503"}
    customer = till.post("customers", phone | {"consents": {"email": True}}).json
    told = phone | {"source": "web shop", "consents": {"email": TOLD, "sms": False}}

    again = [till.post("customers", told) for _ in range(2)]

    assert [one.status_code for one in again] == [200, 200]
    assert again[0].json["consents"] == {"email": True, "sms": False}
    said = consents(till, customer["id"])["consents"]
    assert sorted(
        (one["channel"], one["source"], one["words"] or "") for one in said
    ) == [
        ("email", "enrolment", ""),
        ("email", "web shop", SENTENCE),
        ("sms", "web shop", ""),
    ]


@pytest.mark.parametrize(
    "said",
    [
        {"given": True},
        {"given": True, "words": SENTENCE},
        {"given": True, "language": "pl"},
        TOLD | {"given": "yes"},
        TOLD | {"given": None},
        TOLD | {"words": ""},
        TOLD | {"words": "x" * 2001},
        TOLD | {"words": "a\0b"},
        TOLD | {"language": "tlh"},
        TOLD | {"terms_version": 1},
        [True],
        None,
    ],
)
def test_a_consent_half_told_is_refused(till, said):
    refused = till.post("customers", {"consents": {"email": said}})

    assert refused.status_code == 422
    assert "consents" in refused.get_data(as_text=True)
    assert till.get("customers").json["customers"] == []


def test_consents_are_read_page_by_page_newest_first(till):
    customer_id = till.post("customers", {}).json["id"]
    with till.services.database.transaction() as session:
        customer = customers.customer_of(session, till.brand_id, customer_id)
        for minutes in range(5):
            customers.record_consents(
                session,
                customer,
                [Choice("sms", given=minutes % 2 == 0)],
                source=f"said-{minutes}",
                now=NOON + timedelta(minutes=minutes),
            )

    first = consents(till, customer_id, "?limit=3")
    rest = consents(till, customer_id, f"?limit=3&cursor={first['next']}")

    assert rest["next"] is None
    assert [one["source"] for one in (*first["consents"], *rest["consents"])] == [
        "said-4", "said-3", "said-2", "said-1", "said-0",
    ]  # fmt: skip


@pytest.mark.parametrize("query", ["cursor=!", "limit=0", "limit=501", "phone=1"])
def test_a_page_that_cannot_be_is_refused(till, query):
    customer = till.post("customers", {}).json

    assert till.get(f"customers/{customer['id']}/consents?{query}").status_code == 422


def test_nobody_reads_what_another_brands_customer_agreed_to(till, stranger):
    customer = till.post("customers", {"consents": {"sms": True}}).json

    for customer_id in (customer["id"], "cus_1", "%00"):
        answer = stranger.get(f"customers/{customer_id}/consents")
        assert answer.status_code == 404


def test_reading_consents_takes_the_scope_that_reading_customers_takes(till):
    customer = till.post("customers", {}).json
    path = f"customers/{customer['id']}/consents"
    with till.services.database.transaction() as session:
        brand = brands.brand_of(session, till.brand_id)
        _, reader = brands.create_key(
            session, brand, name="crm", scopes=["customers:read"], now=NOON
        )
        _, writer = brands.create_key(
            session, brand, name="web", scopes=["customers:write"], now=NOON
        )

    assert till.get(path, key=reader.reveal()).status_code == 200
    assert till.get(path, key=writer.reveal()).status_code == 403


def test_the_document_tells_of_consents_and_their_words(till):
    document = till.client.get("/api/openapi.json").json

    operation = document["paths"]["/api/v1/customers/{customer_id}/consents"]["get"]
    assert "`customers:read`" in operation["description"]
    assert {one["name"] for one in operation["parameters"]} >= {"cursor", "limit"}
    shape = document["components"]["schemas"]["ConsentOut"]
    assert shape["required"] == [
        "channel", "topic", "given", "at", "source", "words", "language",
        "terms_version",
    ]  # fmt: skip
    page = till.client.get("/api/docs").text
    assert "GET /api/v1/customers/{customer_id}/consents" in page
    assert 'id="ConsentIn"' in page
