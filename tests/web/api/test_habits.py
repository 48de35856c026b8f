"""What is known of a customer's habits over the API."""

from walletpass import insight


def reckon(till, card):
    with till.services.database.transaction() as session:
        insight.reckon(
            session, till.brand_id, [card["customer_id"]], now=till.services.now()
        )


def test_a_profile_tells_habits_and_stages(till):
    card = till.card(first_name="Ada", attributes={"favourite_categories": "tea"})
    sale = {
        "source": "till-1", "receipt": "1", "currency": "PLN", "card_id": card["id"],
        "lines": [{"net": 5000, "sku": "beans", "category": "coffee"}],
    }  # fmt: skip
    assert till.post("purchases", sale).status_code == 201
    path = f"customers/{card['customer_id']}/profile"
    assert till.get(path).json["type"] == "/problems/no-profile"
    reckon(till, card)

    told = till.get(path).json

    assert (told["stage"], told["purchases"], told["spent"]) == ("new", 1, 5000)
    assert (told["basket"], told["median_gap"], told["currency"]) == (5000, None, "PLN")
    assert [(one["category"], one["share"]) for one in told["categories"]] == [
        ("coffee", 1.0), ("tea", 0.0),
    ]  # fmt: skip
    assert [move["to_stage"] for move in told["stages"]] == ["new"]


def test_nobody_of_another_brand_has_a_profile_here(till, stranger):
    card = till.card(first_name="Ada")
    reckon(till, card)

    refused = stranger.get(f"customers/{card['customer_id']}/profile")

    assert refused.status_code == 404
