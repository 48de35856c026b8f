"""Rewards and coupons over the API."""

import pytest

COFFEE = {
    "code": "coffee",
    "kind": "item",
    "name": {"en": "Coffee", "pl": "Kawa"},
    "sku": "coffee",
    "cost": 60,
    "quota": 2,
    "valid_days": 30,
}


@pytest.fixture
def coffee(till):
    return till.post("rewards", COFFEE).json


@pytest.fixture
def card(till):
    card = till.card(first_name="Ada")
    till.entry(card, "earn", 100, "receipt-1")
    return card


def coupon(till, reward, card, source="web/1", **more):
    body = {"reward_id": reward["id"], "customer_id": card["customer_id"]}
    return till.post("coupons", body | {"source": source} | more)


def test_a_reward_is_shown_as_it_was_told(till, coffee):
    assert coffee.items() >= COFFEE.items()
    assert coffee["taken"] == 0
    assert till.get(f"rewards/{coffee['id']}").json == coffee
    assert till.get("rewards").json == {"rewards": [coffee]}


def test_a_coupon_costs_points_is_found_by_its_code_and_used_once(till, coffee, card):
    first, again = (coupon(till, coffee, card) for _ in range(2))

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json == again.json
    assert till.get(f"cards/{card['id']}").json["balance"] == 40
    [found] = till.get(f"coupons?code={first.json['code'].lower()}").json["coupons"]
    assert found == first.json
    path = f"coupons/{found['id']}"
    held = till.post(f"{path}/reserve", {"source": "till/1", "seconds": 60}).json
    assert (held["status"], held["held_for"]) == ("reserved", "till/1")
    assert till.post(f"{path}/redeem", {"source": "till/2"}).status_code == 409
    used = till.post(f"{path}/redeem", {"source": "till/1"}).json
    assert (used["status"], used["used_for"]) == ("redeemed", "till/1")
    back = till.post(f"{path}/give-back", None).json
    assert (back["status"], back["used_for"]) == ("issued", None)
    assert till.post(f"{path}/release", {"source": "till/1"}).status_code == 200
    assert till.post(f"{path}/cancel", None).json["status"] == "void"
    assert till.get(f"cards/{card['id']}").json["balance"] == 100
    assert till.get(path).json["status"] == "void"


def test_the_last_one_goes_once(till, coffee, card):
    other = till.card()
    till.entry(other, "earn", 300, "receipt-2")
    coupon(till, coffee, card)
    coupon(till, coffee, other)

    refused = coupon(till, coffee, other, "web/2")

    assert refused.status_code == 409
    assert refused.json["type"] == "/problems/reward-gone"
    assert till.get(f"rewards/{coffee['id']}").json["taken"] == 2


def test_a_retired_reward_is_had_no_more(till, coffee, card):
    assert till.post(f"rewards/{coffee['id']}/retire", None).json["status"] == "retired"

    assert coupon(till, coffee, card, gift=True).status_code == 409


def test_a_customers_coupons_are_listed_page_by_page(till, card):
    badge = {"code": "fan", "kind": "badge", "name": {"en": "Fan"}}
    reward = till.post("rewards", badge).json
    ids = [coupon(till, reward, card, f"w/{n}").json["id"] for n in range(3)]

    path = f"coupons?customer_id={card['customer_id']}&limit=2"
    first = till.get(path).json
    rest = till.get(f"{path}&cursor={first['next']}").json

    shown = [one["id"] for page in (first, rest) for one in page["coupons"]]
    assert sorted(shown) == sorted(ids)
    assert rest["next"] is None


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"code": "x"}, 422),
        (COFFEE | {"kind": "free"}, 422),
        (COFFEE | {"cost": -5}, 422),
        (COFFEE | {"cost": "5.001"}, 422),
        (COFFEE | {"quota": 0}, 422),
        (COFFEE | {"quota": 10**12}, 422),
        (COFFEE | {"code": "Ü b"}, 422),
        (COFFEE | {"program_id": "prg_nope"}, 404),
    ],
)
def test_a_reward_that_cannot_be_right_is_refused(till, body, status):
    assert till.post("rewards", body).status_code == status


def test_another_brands_rewards_and_coupons_do_not_exist(till, stranger, coffee, card):
    ours = coupon(till, coffee, card).json
    theirs = stranger.card()

    for path in (
        f"rewards/{coffee['id']}",
        f"coupons/{ours['id']}",
        f"coupons?code={ours['code']}",
        f"coupons?customer_id={card['customer_id']}",
    ):
        assert stranger.get(path).status_code == 404, path
    assert stranger.post(f"rewards/{coffee['id']}/retire", None).status_code == 404
    assert coupon(stranger, coffee, theirs).status_code == 404
    assert coupon(till, coffee, theirs).status_code == 404
    sale = {"source": "till/1"}
    for verb, body in (
        ("reserve", sale),
        ("redeem", sale),
        ("release", sale),
        ("give-back", None),
        ("cancel", None),
    ):
        refused = stranger.post(f"coupons/{ours['id']}/{verb}", body)
        assert refused.status_code == 404, verb
    assert stranger.get("coupons").json["coupons"] == []
    assert stranger.get("rewards").json["rewards"] == []
