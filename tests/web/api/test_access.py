"""Who may do what, and that nobody ever sees another brand's row."""

import pytest

from tests.make import NOON
from tests.web.api.conftest import a_till
from walletpass import brands


@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Bearer wp_live_nope_nope",
        "Basic dXNlcjpwYXNz",
        "Bearer wp_live_000000000000_" + "0" * 48,
        "Bearer é",
        "Bearer " + "x" * 10_000,
    ],
)
def test_without_a_key_that_is_ours_nothing_is_answered(till, authorization):
    headers = {} if authorization is None else {"Authorization": authorization}

    refused = till.client.get("/api/v1/cards", headers=headers)

    assert refused.status_code == 401
    assert refused.headers["WWW-Authenticate"] == "Bearer"
    assert refused.content_type == "application/problem+json"


def _key(till, *scopes, **facts):
    with till.services.database.transaction() as session:
        brand = brands.brand_of(session, till.brand_id)
        _, text = brands.create_key(
            session, brand, name="narrow", scopes=scopes, now=NOON, **facts
        )
    return text.reveal()


def test_a_key_does_only_what_its_scopes_allow(till):
    card = till.card()
    reader = _key(till, "cards:read")

    assert till.get(f"cards/{card['id']}", key=reader).status_code == 200
    refused = till.entry(card, "earn", 50, "receipt-1", key=reader)
    assert refused.status_code == 403
    assert till.get("customers", key=reader).status_code == 403


def test_a_revoked_and_an_expired_key_are_refused(till):
    expired = _key(till, "*", expires_at=NOON)

    assert till.get("cards", key=expired).status_code == 401


def test_a_test_key_is_answered_like_a_live_one_and_nothing_is_kept(till):
    card = till.card()
    trial = _key(till, "*", mode="test")

    answered = till.entry(card, "earn", 50, "receipt-1", key=trial)

    assert (answered.status_code, answered.json["balance"]) == (201, 50)
    assert till.get(f"cards/{card['id']}").json["balance"] == 0


def test_another_brands_rows_do_not_exist(till, stranger):
    customer = till.post("customers", {"phone": "+48 501 502 503"}).json
    card = till.post("cards", {"customer_id": customer["id"]}).json
    entry = till.entry(card, "earn", 50, "receipt-1").json
    brand = till.get("brand").json

    for path in (
        f"customers/{customer['id']}",
        f"customers/{customer['id']}/consents",
        f"cards/{card['id']}",
        f"cards/{card['id']}/timeline",
        f"cards?number={card['number']}",
        f"entries/{entry['id']}",
        f"entries?card_id={card['id']}",
    ):
        assert stranger.get(path).status_code == 404, path
    assert stranger.post("cards", {"customer_id": customer["id"]}).status_code == 404
    assert stranger.entry(card, "earn", 5, "theirs").status_code == 404
    assert stranger.post(f"cards/{card['id']}/void", None).status_code == 404
    issued = {"customer_id": stranger.post("customers", {}).json["id"]}
    theirs = issued | {"template_id": brand["templates"][0]["id"]}
    assert stranger.post("cards", theirs).status_code in {404, 409}
    for listing in ("customers", "cards", "entries"):
        assert stranger.get(listing).json[listing][1:] == []
    assert stranger.get("customers?phone=%2B48501502503").json["customers"] == []


def test_the_same_phone_is_another_customer_in_another_brand(till, stranger):
    ours = till.post("customers", {"phone": "+48 501 502 503"}).json
    theirs = stranger.post("customers", {"phone": "+48 501 502 503"})

    assert theirs.status_code == 201
    assert theirs.json["id"] != ours["id"]


def test_the_document_describes_every_operation_from_the_same_declarations(till):
    document = till.client.get("/api/openapi.json").json

    operations = {
        (method, path) for path, found in document["paths"].items() for method in found
    }
    assert operations >= {
        ("post", "/api/v1/customers"),
        ("get", "/api/v1/customers/{customer_id}/consents"),
        ("post", "/api/v1/cards"),
        ("get", "/api/v1/cards/{card_id}"),
        ("post", "/api/v1/entries"),
        ("get", "/api/v1/entries/{entry_id}"),
        ("get", "/api/v1/cards/{card_id}/timeline"),
    }
    for path, found in document["paths"].items():
        for operation in found.values():
            assert "Needs the scope" in operation["description"], path
            assert operation["security"] == [{"ApiKey": []}], path
    entry = document["components"]["schemas"]["EntryIn"]
    assert entry["required"] == ["card_id", "kind", "source"]


def test_people_can_read_the_document_too(till):
    page = till.client.get("/api/docs")

    assert page.status_code == 200
    assert "POST /api/v1/entries" in page.text
    assert 'href="#EntryIn"' in page.text
    assert 'id="EntryIn"' in page.text
    assert "//cdn" not in page.text


assert a_till
