"""What hangs on a purchase follows from it, by whichever door it was told."""

import json

import pytest

from tests.web.api.selling import balance, basket, enter, give_back, receipt, rules


@pytest.fixture
def people(till):
    """Ada brought Bob; both wait for his first purchase."""
    enter(till, rules())
    program = f"programs/{till.get('programs').json['programs'][0]['id']}"
    welcome = {"points": 100, "expires_days": None, "after_purchase": True}
    assert till.ask("PUT", f"{program}/welcome", welcome).status_code == 200
    terms = {"referrer_points": 50, "referee_points": 20, "hold_days": 14}
    told = till.ask("PUT", f"{program}/referral-terms", terms)
    assert told.status_code == 200, told.json
    ada, bob = till.card(phone="501 502 503"), till.card(phone="501 502 504")
    path = f"customers/{ada['customer_id']}/referral-code"
    code = till.post(path, {}).json["code"]
    joined = till.post("referrals", {"code": code, "customer_id": bob["customer_id"]})
    assert joined.status_code == 201, joined.json
    return ada, bob


def alone(till, told):
    return till.post("purchases", told).json


def in_a_batch(till, told):
    return till.post("purchases:batch", {"purchases": [told]}).json["rows"][0][
        "purchase"
    ]


def in_a_file(till, told):
    headers = {
        "Authorization": f"Bearer {till.key}",
        "Content-Type": "application/x-ndjson",
    }
    path = "/api/v1/imports/purchases"
    job = till.client.post(path, data=json.dumps(told), headers=headers).json
    till.keep_every_promise()
    [row] = till.get(f"imports/{job['id']}/rows").json["rows"]
    return till.get(f"purchases/{row['purchase_id']}").json


@pytest.mark.parametrize("tell", [alone, in_a_batch, in_a_file])
def test_a_first_purchase_brings_the_welcome_and_thanks_a_friend(till, people, tell):
    ada, bob = people

    bought = tell(till, basket(100_00, card_id=bob["id"]) | receipt())

    assert (bought["points"], bought["balance"]) == (5, 105)
    assert balance(till, bob) == 105
    [referral] = till.get("referrals").json["referrals"]
    assert (referral["state"], referral["purchase_id"]) == ("qualified", bought["id"])

    named = {"purchase_receipt": bought["receipt"]}
    assert till.post("refunds", receipt() | named).status_code == 201
    assert (balance(till, ada), balance(till, bob)) == (0, 0)
    [referral] = till.get("referrals").json["referrals"]
    assert (referral["state"], referral["reason"]) == ("rejected", "returned")


def test_a_coupon_named_for_its_receipt_comes_back_with_it(till, people):
    _, bob = people
    cake = {"code": "cake", "kind": "item", "name": {"en": "Cake"}, "sku": "cake"}
    reward = till.post("rewards", cake)
    assert reward.status_code == 201, reward.json
    issued = till.post(
        "coupons",
        {
            "reward_id": reward.json["id"],
            "customer_id": bob["customer_id"],
            "source": "web/1",
            "gift": True,
        },
    ).json
    used = till.post(f"coupons/{issued['id']}/redeem", {"source": "till-1/r-9"})
    assert used.json["status"] == "redeemed"
    told = basket(100_00, card_id=bob["id"], source="till-1", receipt="r-9")
    bought = alone(till, told)

    give_back(till, bought)

    assert till.get(f"coupons/{issued['id']}").json["status"] == "issued"
