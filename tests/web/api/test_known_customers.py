"""Customers of whom a till or a shop tells more, later."""

import pytest

PHONE = "+48 600 999 002"


def the_only_one(till):
    [customer] = till.get("customers").json["customers"]
    return customer


def test_a_phone_told_later_finds_the_customer_of_the_id(till):
    first = till.post("customers", {"external_id": "E1"})
    more = till.post("customers", {"external_id": "E1", "phone": PHONE})
    by_phone = till.post("customers", {"phone": PHONE})

    assert [one.status_code for one in (first, more, by_phone)] == [201, 200, 200]
    assert more.json["phone"] == "+48600999002"
    assert by_phone.json == more.json == the_only_one(till)


def test_all_that_is_told_of_a_known_phone_is_in_the_answer(till):
    till.post("customers", {"phone": PHONE, "first_name": "Ada"})
    told = {
        "phone": PHONE,
        "email": "ada@example.com",
        "last_name": "Nowak",
        "birthday": "1990-02-14",
        "attributes": {"size": "M"},
        "consents": {"sms": True},
    }

    answers = [till.post("customers", told) for _ in range(2)]

    assert [one.status_code for one in answers] == [200, 200]
    assert answers[0].json == answers[1].json == the_only_one(till)
    assert (
        answers[0].json.items()
        >= {
            "email": "ada@example.com",
            "first_name": "Ada",
            "last_name": "Nowak",
            "birthday": "1990-02-14",
            "attributes": {"size": "M"},
            "consents": {"sms": True},
        }.items()
    )


def test_a_name_told_later_is_on_the_card(till):
    card = till.card(phone=PHONE)
    till.keep_every_promise()
    before = till.get(f"cards/{card['id']}").json["version"]

    till.post("customers", {"phone": PHONE, "first_name": "Ada"})
    till.keep_every_promise()
    till.post("customers", {"phone": PHONE, "first_name": "Eve", "birthday": "02-14"})
    till.keep_every_promise()

    [changed] = till.get(f"cards/{card['id']}/timeline").json["timeline"][:-1]
    assert changed["detail"]["cause"] == "customer"
    assert changed["detail"]["changes"][0]["new"] == "Ada"
    assert till.get(f"cards/{card['id']}").json["version"] == before + 1


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"phone": PHONE}, "two-people"),
        ({"email": "other@example.com"}, "already-claimed"),
    ],
)
def test_what_is_not_this_customers_is_refused_and_nothing_is_kept(till, more, problem):
    till.post("customers", {"phone": PHONE})
    till.post("customers", {"external_id": "E1", "email": "ada@example.com"})
    before = till.get("customers").json

    told = {"external_id": "E1", "last_name": "Nowak", "consents": {"sms": True}}
    refused = till.post("customers", told | more)

    assert refused.status_code == 409
    assert refused.json["type"] == f"/problems/{problem}"
    assert next(iter(more)) in refused.json["detail"]
    assert till.get("customers").json == before
