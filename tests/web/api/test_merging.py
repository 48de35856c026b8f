"""One customer of till and web shop, over the API."""

import pytest


@pytest.fixture
def both(till):
    """Return the till's card and the web shop's card of the same person."""
    at_till = till.card(phone="+48 501 502 503")
    in_shop = till.card(email="ada@example.com", first_name="Ada")
    till.entry(at_till, "earn", 50, "receipt-1")
    till.entry(in_shop, "earn", 30, "order-1")
    return at_till, in_shop


def merge(till, loser, into, **more):
    body = {"customer_id": loser["customer_id"], **more}
    return till.post(f"customers/{into['customer_id']}/merges", body)


def test_points_are_together_and_the_second_card_is_void(till, both):
    at_till, in_shop = both

    merged = merge(till, in_shop, at_till, reason="she showed both")

    assert merged.status_code == 201
    assert merged.json["merged_id"] == in_shop["customer_id"]
    assert till.get(f"cards/{at_till['id']}").json["balance"] == 80
    assert till.get(f"cards/{in_shop['id']}").json["status"] == "voided"
    gone = till.get(f"customers/{in_shop['customer_id']}").json
    assert (gone["status"], gone["merged_into"]) == ("merged", at_till["customer_id"])
    stays = till.get(f"customers/{at_till['customer_id']}").json
    assert (stays["first_name"], stays["email"]) == ("Ada", "ada@example.com")


def test_the_phone_of_the_voided_card_learns_of_it(till, both):
    at_till, in_shop = both
    till.keep_every_promise()
    before = till.get(f"cards/{in_shop['id']}").json["version"]

    merge(till, in_shop, at_till)
    till.keep_every_promise()

    assert till.get(f"cards/{in_shop['id']}").json["version"] > before


def test_merging_again_is_answered_with_the_first(till, both):
    at_till, in_shop = both
    first, again = (merge(till, in_shop, at_till) for _ in range(2))

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json == again.json


def test_undoing_gives_each_their_own_and_twice_is_once(till, both):
    at_till, in_shop = both
    made = merge(till, in_shop, at_till).json

    undone = [till.post(f"merges/{made['id']}/undo", None) for _ in range(2)]

    assert [answer.status_code for answer in undone] == [200, 200]
    assert undone[0].json["undone_at"] is not None
    assert till.get(f"merges/{made['id']}").json == undone[1].json
    assert till.get(f"cards/{at_till['id']}").json["balance"] == 50
    shown = till.get(f"cards/{in_shop['id']}").json
    assert (shown["balance"], shown["status"]) == (30, "active")
    listed = till.get(f"customers/{in_shop['customer_id']}/merges").json["merges"]
    assert [one["id"] for one in listed] == [made["id"]]


def test_merging_somebody_with_themselves_is_refused_in_words(till, both):
    at_till, _ = both

    refused = merge(till, at_till, at_till)

    assert refused.status_code == 409
    assert refused.json["type"] == "/problems/not-mergeable-customers"
    assert refused.json["hindrance"] == "themselves"


def test_a_card_for_who_was_merged_is_the_one_they_hold(till, both):
    at_till, in_shop = both
    merge(till, in_shop, at_till)

    again = till.post("cards", {"customer_id": in_shop["customer_id"]})

    assert (again.status_code, again.json["id"]) == (200, at_till["id"])


def identity(till, card, **body):
    return till.post(f"customers/{card['customer_id']}/identities", body)


def test_a_verified_phone_makes_one_of_two(till, both):
    at_till, in_shop = both
    told = {"kind": "phone", "value": "501 502 503"}

    refused = identity(till, in_shop, **told)
    assert refused.status_code == 409
    assert refused.json["type"] == "/problems/belongs-to-another"
    merged = identity(till, in_shop, **told, verified=True)

    assert merged.status_code == 200
    assert merged.json["phone"] == "+48501502503"
    assert till.get(f"cards/{in_shop['id']}").json["balance"] == 80
    assert till.get(f"cards/{at_till['id']}").json["status"] == "voided"


def test_the_number_of_a_card_shows_who_holds_it(till, both):
    at_till, in_shop = both

    merged = identity(
        till, in_shop, kind="card", value=at_till["number"], verified=True
    )

    assert merged.json["phone"] == "+48501502503"
    again = identity(till, in_shop, kind="card", value=at_till["number"], verified=True)
    assert again.json == merged.json


@pytest.mark.parametrize("verified", [True, False])
def test_an_address_nobody_has_becomes_theirs(till, both, verified):
    at_till, _ = both

    shown = identity(
        till, at_till, kind="email", value="new@example.com", verified=verified
    )

    assert shown.json["email"] == "new@example.com"


def test_another_brands_people_and_merges_do_not_exist(till, stranger, both):
    at_till, in_shop = both
    made = merge(till, in_shop, at_till).json
    theirs = stranger.card(first_name="Zoe")

    assert merge(stranger, in_shop, at_till).status_code == 404
    assert merge(stranger, in_shop, theirs).status_code == 404
    assert merge(stranger, theirs, at_till).status_code == 404
    assert stranger.get(f"merges/{made['id']}").status_code == 404
    assert stranger.post(f"merges/{made['id']}/undo", None).status_code == 404
    path = f"customers/{at_till['customer_id']}/merges"
    assert stranger.get(path).status_code == 404
    told = {"kind": "phone", "value": "+48 501 502 503", "verified": True}
    assert identity(stranger, at_till, **told).status_code == 404
    assert identity(stranger, theirs, **told).json["id"] == theirs["customer_id"]
    assert (
        identity(
            stranger, theirs, kind="card", value=at_till["number"], verified=True
        ).json["first_name"]
        == "Zoe"
    )
