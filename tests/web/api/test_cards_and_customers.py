import pytest

from tests import make
from walletpass import brands, customers, passes


def test_a_known_phone_is_the_same_customer_and_the_same_card(till):
    first = till.post("customers", {"phone": "+48 501 502 503", "first_name": "Ada"})
    again = till.post("customers", {"phone": "501-502-503", "first_name": "Eve"})
    card = till.post("cards", {"customer_id": first.json["id"]})
    same = till.post("cards", {"customer_id": again.json["id"]})

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json["id"] == again.json["id"]
    assert again.json["first_name"] == "Ada"
    assert (card.status_code, same.status_code) == (201, 200)
    assert card.json["serial_number"] == same.json["serial_number"]


def test_a_customer_may_be_nobody_in_particular(till):
    one, other = till.post("customers", {}), till.post("customers", {})

    assert one.status_code == other.status_code == 201
    assert one.json["id"] != other.json["id"]


def test_somebody_erased_gets_no_card_and_what_they_had_is_spent_by_nobody(till):
    card = till.card(phone="+48 501 502 503")
    till.entry(card, "earn", 500, "receipt-1")
    _erase(till, card["customer_id"])

    issued = till.post("cards", {"customer_id": card["customer_id"]})
    spent = till.entry(card, "redeem", 500, "receipt-2")

    assert issued.status_code == spent.status_code == 409
    assert issued.json["type"] == "/problems/erased-customer"
    held = till.get(f"cards?customer_id={card['customer_id']}").json["cards"]
    assert [(one["status"], one["balance"]) for one in held] == [("voided", 500)]


@pytest.mark.parametrize("path", ["customers", "cards"])
def test_a_program_is_told_nothing_again_of_somebody_erased(till, path):
    who = {"phone": "+48 501 502 503", "first_name": "Hermenegilda"}
    asked = {"customers": who, "cards": {}}
    customer_id = till.post("customers", who, Idempotency_Key="one").json["id"]
    asked["cards"] = {"customer_id": customer_id}
    till.post("cards", asked["cards"], Idempotency_Key="two")
    key = {"customers": "one", "cards": "two"}[path]
    assert till.post(path, asked[path], Idempotency_Key=key).status_code == 201
    _erase(till, customer_id)

    again = till.post(path, asked[path], Idempotency_Key=key)

    assert again.status_code == 409
    assert again.json["type"] == "/problems/forgotten-answer"
    assert "Hermenegilda" not in again.text


def _erase(till, customer_id):
    services = till.services
    with services.database.transaction() as session:
        customers.erase(
            session, customers.customer_of(session, till.brand_id, customer_id)
        )
        brands.forget_answers(session, till.brand_id, customer_id)
        passes.forget_holder(
            session,
            customer_id,
            people=services.people,
            card_link=services.card_link,
            now=make.NOON,
        )


def test_a_template_of_another_brand_does_not_exist(till, stranger):
    customer = till.post("customers", {}).json
    theirs = stranger.card()["template_id"]

    for template_id in (theirs, "tpl_1"):
        asked = {"customer_id": customer["id"], "template_id": template_id}
        refused = till.post("cards", asked)
        assert refused.status_code == 404
        assert refused.json["type"] == "/problems/unknown-template"


def test_a_card_answers_with_its_names_and_addresses(till):
    card = till.card(phone="+48 501 502 503")

    assert card.keys() >= {
        "id", "serial_number", "number", "balance", "status", "pass_url", "card_url"
    }  # fmt: skip
    assert card["balance"] == 0
    assert card["status"] == "active"
    assert card["pass_url"] == card["card_url"] + "/pass.pkpass"
    assert card["serial_number"] != card["id"] != card["number"]


def test_the_pass_url_delivers_the_signed_bundle(till):
    card = till.card(phone="+48 501 502 503")
    path = card["pass_url"].removeprefix(till.services.base_url)

    answer = till.client.get(path)

    assert answer.status_code == 200
    assert answer.content_type == "application/vnd.apple.pkpass"
    assert answer.data.startswith(b"PK\x03\x04")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "not a phone"),
        ("phone", "+48 1"),
        ("phone", "9" * 300),
        ("email", "nobody"),
        ("language", "tlh"),
        ("birthday", "yesterday"),
        ("birthday", "2999-01-01"),
        ("birthday", "1990-02-30"),
        ("birthday", "1990-02-14\n"),
        ("postal_code", "=1+1"),
        ("first_name", 5),
        ("first_name", "x" * 300),
        ("consents", {"telepathy": True}),
        ("birthday", 0),
        ("birthday", "0.001"),
        ("birthday", "631152000"),
        ("consents", {"sms": "yes"}),
        ("consents", {"sms": 1}),
        ("attributes", {"a": {"deep": 1}}),
        ("attributes", {"a": "x" * 501}),
        ("attributes", {"a\0": "x"}),
        ("attributes", {f"a{n}": n for n in range(51)}),
        ("external_id", "7\0"),
        ("surprise", 1),
    ],
)
def test_a_fact_that_cannot_be_is_refused_by_its_name(till, field, value):
    refused = till.post("customers", {field: value})

    assert refused.status_code == 422
    assert field in refused.get_data(as_text=True)


@pytest.mark.parametrize("birthday", ["1990-02-14", "02-29", None])
def test_a_birthday_is_read_as_it_was_told(till, birthday):
    customer = till.post("customers", {"birthday": birthday}).json

    assert customer["birthday"] == birthday
    assert till.get(f"customers/{customer['id']}").json == customer


def test_a_postal_code_is_read_as_it_was_told(till):
    customer = till.post("customers", {"postal_code": "00-950"}).json

    assert customer["postal_code"] == "00-950"
    assert till.get(f"customers/{customer['id']}").json == customer
    assert till.post("customers", {}).json["postal_code"] == ""


def test_a_customer_is_found_by_phone_however_it_is_written(till):
    customer = till.post("customers", {"phone": "+48 501 502 503"}).json

    found = till.get("customers?phone=0048%20501502503").json

    assert [one["id"] for one in found["customers"]] == [customer["id"]]


def test_a_card_is_found_by_its_number(till):
    card = till.card()

    assert (
        till.get(f"cards?number={card['number']}").json["cards"][0]["id"] == card["id"]
    )
    assert till.get("cards?number=2900000000000").status_code == 404


def test_the_timeline_says_why_nothing_happens_on_the_phone(till):
    card = till.card()
    path = f"cards/{card['id']}/timeline"
    assert till.get(path).json["summary"] == "Nobody has downloaded this card yet."

    till.client.get(card["pass_url"].removeprefix(till.services.base_url))
    till.services.logbook.write()

    told = till.get(path).json
    assert "not added to Wallet" in told["summary"]
    assert [line["kind"] for line in told["timeline"]] == ["downloaded", "issued"]


def test_a_change_tells_which_field_why_and_what_the_lock_screen_says(till):
    card = till.card()
    till.entry(card, "earn", 50, "receipt-1")
    till.keep_every_promise()

    [changed] = [
        line
        for line in till.get(f"cards/{card['id']}/timeline").json["timeline"]
        if line["kind"] == "changed"
    ]

    assert changed["detail"]["cause"] == "balance"
    assert changed["detail"]["sentence"] == "You now have 50 points"
    assert "Points" in changed["sentence"]
