"""Customers of whom something turns out to be different."""

import json

import pytest
from sqlalchemy import select

from tests.make import NOON
from walletpass import brands, customers
from walletpass.brands import AuditRecord

PHONE = "+48 600 999 002"
ADA = {
    "phone": PHONE,
    "email": "ada@example.com",
    "external_id": "E1",
    "first_name": "Ada",
    "last_name": "Nowak",
    "birthday": "1990-02-14",
    "postal_code": "00-950",
    "language": "en",
    "timezone": "Europe/Warsaw",
    "attributes": {"size": "M", "shoe": 39},
}


@pytest.fixture
def ada(till):
    return till.post("customers", ADA).json


@pytest.fixture
def patch(till, ada):
    def patch(body, by=till, **headers):
        return by.ask("PATCH", f"customers/{ada['id']}", body, **headers)

    return patch


@pytest.fixture
def deeds(till):
    """Return what the brand's log says was changed, the first deed first."""

    def deeds():
        with till.services.database.snapshot() as session:
            found = session.scalars(select(AuditRecord).order_by(AuditRecord.seq))
            return [(deed.action, deed.object, deed.after) for deed in found]

    return deeds


@pytest.mark.parametrize(
    ("field", "told", "kept"),
    [
        ("phone", "512 345 678", "+48512345678"),
        ("email", "Ada.N@Example.com", "ada.n@example.com"),
        ("external_id", "e2", "E2"),
        ("first_name", "Zoë", "Zoë"),
        ("last_name", "Wiśniewska", "Wiśniewska"),
        ("birthday", "02-29", "02-29"),
        ("postal_code", "sw1a 1aa", "SW1A 1AA"),
        ("language", "pl", "pl"),
        ("attributes", {"size": "L"}, {"size": "L", "shoe": 39}),
        ("consents", {"sms": True}, {"sms": True}),
        ("phone", None, None),
        ("email", None, None),
        ("external_id", None, None),
        ("first_name", None, ""),
        ("last_name", "", ""),
        ("birthday", None, None),
        ("postal_code", None, ""),
        ("attributes", {"shoe": None, "hat": None}, {"size": "M"}),
    ],
)
def test_one_thing_is_different_and_the_rest_stays(
    till, ada, patch, deeds, field, told, kept
):
    answers = [patch({field: told}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json == answers[1].json == ada | {field: kept}
    assert till.get(f"customers/{ada['id']}").json == ada | {field: kept}
    assert deeds() == [("customer.changed", ada["id"], {"fields": [field]})]


def test_a_zone_may_be_another_or_none(till, ada, patch):
    def zone():
        with till.services.database.snapshot() as session:
            return customers.customer_of(session, till.brand_id, ada["id"]).timezone

    assert patch({"timezone": "Europe/Paris"}).status_code == 200
    assert zone() == "Europe/Paris"
    assert patch({"timezone": None}).status_code == 200
    assert zone() is None


def test_nothing_told_and_the_same_told_again_is_no_change(till, ada, patch, deeds):
    same = {field: told for field, told in ADA.items() if field != "source"}

    assert patch({}).json == patch(same).json == ada
    assert deeds() == []


def test_the_new_phone_finds_the_customer_and_the_old_one_nobody(till, ada, patch):
    patch({"phone": "+48 512 345 678"})

    found = till.get("customers?phone=%2B48512345678").json["customers"]
    assert [one["id"] for one in found] == [ada["id"]]
    assert till.get("customers?phone=%2B48600999002").json["customers"] == []
    assert till.post("customers", {"phone": PHONE}).status_code == 201


@pytest.mark.parametrize(
    ("field", "theirs"),
    [("phone", "+48 512 345 678"), ("email", "eve@example.com"), ("external_id", "E2")],
)
def test_what_finds_another_customer_is_refused_and_nothing_is_kept(
    till, ada, patch, deeds, field, theirs
):
    till.post("customers", {field: theirs})

    refused = patch({field: theirs, "first_name": "Eve"})

    assert refused.status_code == 409
    assert refused.json["type"] == "/problems/belongs-to-another"
    assert refused.json["field"] == field
    assert till.get(f"customers/{ada['id']}").json == ada
    assert deeds() == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "12"),
        ("phone", ""),
        ("phone", 5),
        ("email", "nobody"),
        ("external_id", "=1"),
        ("first_name", 5),
        ("first_name", "https://spam.example"),
        ("birthday", "1990-02-30"),
        ("birthday", 0),
        ("postal_code", "=1+1"),
        ("language", "tlh"),
        ("language", None),
        ("timezone", "Mars/Olympus"),
        ("consents", {"sms": "yes"}),
        ("consents", None),
        ("attributes", {"a": {"deep": 1}}),
        ("attributes", None),
        ("source", "till-7"),
        ("surprise", 1),
    ],
)
def test_a_change_that_cannot_be_is_refused_by_its_name(till, ada, patch, field, value):
    refused = patch({"last_name": "Kay", field: value})

    assert refused.status_code == 422
    assert field in refused.get_data(as_text=True)
    assert till.get(f"customers/{ada['id']}").json == ada


def test_another_brands_customer_does_not_exist(till, stranger, ada, patch):
    assert patch({"first_name": "Eve"}, by=stranger).status_code == 404
    assert till.get(f"customers/{ada['id']}").json == ada


@pytest.mark.parametrize(
    ("scope", "status"), [("customers:read", 403), ("customers:write", 200)]
)
def test_it_takes_leave_to_write_customers(till, patch, scope, status):
    with till.services.database.transaction() as session:
        brand = brands.brand_of(session, till.brand_id)
        _, key = brands.create_key(
            session, brand, name="narrow", scopes=[scope], now=NOON
        )

    assert patch({"first_name": "Zoë"}, key=key.reveal()).status_code == status


def test_the_limit_on_attributes_is_on_what_a_customer_has_in_the_end(till, ada, patch):
    taken = patch({"attributes": {f"a{number}": number for number in range(48)}})
    over = patch({"attributes": {"one more": 1}})
    swapped = patch({"attributes": {"one more": 1, "a0": None}})

    assert (taken.status_code, swapped.status_code) == (200, 200)
    assert over.status_code == 422
    assert over.json["type"] == "/problems/too-many-attributes"
    assert over.json["most"] == 50
    kept = till.get(f"customers/{ada['id']}").json["attributes"]
    assert len(kept) == 50
    assert kept["one more"] == 1


def test_somebody_known_is_not_completed_beyond_the_limit(till, ada, patch):
    patch({"attributes": {f"a{number}": number for number in range(48)}})

    over = till.post("customers", {"phone": ada["phone"], "attributes": {"more": 1}})

    assert over.json["type"] == "/problems/too-many-attributes"


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 2**64, 10**30, 1e19])
def test_a_number_that_64_bits_do_not_keep_is_refused(till, ada, number):
    refused = till.client.patch(
        f"/api/v1/customers/{ada['id']}",
        data=json.dumps({"attributes": {"number": number}}),
        headers={"Authorization": f"Bearer {till.key}"},
        content_type="application/json",
    )

    assert refused.status_code == 422
    assert till.get(f"customers/{ada['id']}").json["attributes"] == ada["attributes"]


@pytest.mark.parametrize("number", [2**63 - 1, -(2**63), 0.5])
def test_a_number_is_kept_as_it_was_told(ada, patch, number):
    kept = patch({"attributes": {"number": number}}).json["attributes"]

    assert kept == {"size": "M", "shoe": 39, "number": number}


def test_a_time_zone_is_shown_as_it_was_told(ada, patch):
    assert ada["timezone"] == "Europe/Warsaw"
    assert patch({"timezone": "Europe/Paris"}).json["timezone"] == "Europe/Paris"
    assert patch({"timezone": None}).json["timezone"] is None


def test_somebody_erased_stays_erased(till, ada, patch):
    with till.services.database.transaction() as session:
        customers.erase(
            session, customers.customer_of(session, till.brand_id, ada["id"])
        )

    refused = patch({"first_name": "Ada"})

    assert refused.status_code == 409
    assert refused.json["type"] == "/problems/erased-customer"


@pytest.mark.parametrize(
    ("told", "causes"),
    [
        ({"first_name": "Zoë"}, ["customer"]),
        ({"language": "pl", "last_name": None}, ["customer"]),
        ({"email": "zoe@example.com", "birthday": None}, []),
        ({"first_name": "Ada"}, []),
    ],
)
def test_cards_are_made_anew_where_they_show_it(till, ada, patch, told, causes):
    card = till.post("cards", {"customer_id": ada["id"]}).json
    till.keep_every_promise()

    patch(told)
    till.keep_every_promise()

    lines = till.get(f"cards/{card['id']}/timeline").json["timeline"]
    assert [
        line["detail"]["cause"] for line in lines if line["kind"] == "changed"
    ] == causes


def test_the_log_tells_no_name_and_no_phone(till, ada, patch):
    patch({"first_name": "Hermenegilda", "phone": "512345678"})

    with till.services.database.snapshot() as session:
        [deed] = session.scalars(select(AuditRecord))
        assert brands.verify_chain(session, till.brand_id) is None
    assert deed.after == {"fields": ["first_name", "phone"]}
    assert deed.actor.startswith("key_")
