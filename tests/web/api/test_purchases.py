"""Purchases: told once, credited by the rules, explained in the language asked for."""

import pytest

from tests.web.api.selling import (
    RULE,
    balance,
    basket,
    buy,
    enter,
    give_back,
    receipt,
    rules,
)


@pytest.fixture
def card(till):
    enter(till, rules())
    return till.card(phone="+48 501 502 503")


def test_a_purchase_is_credited_and_says_why(till, card):
    bought = buy(till, 1_080_00, card_id=card["id"])

    assert bought.status_code == 201
    assert (bought.json["points"], bought.json["balance"]) == (54, 54)
    [award] = bought.json["awards"]
    assert award["sentence"].startswith("54 points: 5 points for every PLN")
    assert balance(till, card) == 54
    shown = till.get(f"purchases/{bought.json['id']}?language=ru").json
    assert shown["awards"][0]["sentence"].startswith("54 балла: 5 баллов")


def test_a_purchase_that_earned_nothing_says_why_now_and_later(till, card):
    scarce = RULE | {"limits": [{"per": "customer", "period": "day", "amount": 10_00}]}
    vip = {"code": "vip", "gives": RULE["gives"], "when": {"tiers": ["vip"]}}
    enter(till, rules(scarce, vip))
    whose = {"card_id": card["id"]}
    buy(till, 1_000_00, **whose)
    once = whose | receipt()

    nothing = buy(till, 500_00, **once)
    enter(till, rules())
    again = buy(till, 500_00, **once)
    shown = till.get(f"purchases/{nothing.json['id']}?language=pl").json
    everything = till.get("purchases").json["purchases"]
    [listed] = [one for one in everything if one["id"] == nothing.json["id"]]

    assert nothing.json["awards"] == []
    assert nothing.json["skipped"] == [
        {"rule": "base", "sentence": "The limit for a customer per day is reached."},
        {"rule": "vip", "sentence": "It is for another tier."},
    ]
    assert again.json["skipped"] == listed["skipped"] == nothing.json["skipped"]
    assert [one["sentence"] for one in shown["skipped"]] == [
        "Osiągnięto limit na klienta na dzień.",
        "To dla innego poziomu.",
    ]


def test_the_same_receipt_again_says_when_it_was_told(till, card):
    once = {"card_id": card["id"], **receipt()}
    first = buy(till, 1_080_00, **once)

    again = buy(till, 1_080_00, **once, language="pl")

    assert again.status_code == 200
    assert not again.json["is_new"]
    assert again.json["message"] == "Zgłoszono już 13:00."
    assert again.json["points"] == first.json["points"]
    assert balance(till, card) == 54


def test_the_same_receipt_with_another_basket_is_a_conflict(till, card):
    once = {"card_id": card["id"], **receipt()}
    buy(till, 1_080_00, **once)

    refused = buy(till, 1_081_00, **once)

    assert (refused.status_code, refused.json["type"]) == (
        409,
        "/problems/receipt-taken",
    )
    assert balance(till, card) == 54


@pytest.mark.parametrize("by", ["card_id", "card_number", "customer_id", "phone"])
def test_a_customer_is_found_by_card_number_id_or_phone(till, card, by):
    named = {
        "card_id": card["id"],
        "card_number": card["number"],
        "customer_id": card["customer_id"],
        "phone": "501 502 503",
    }

    bought = buy(till, 100_00, **{by: named[by]})

    assert bought.json["customer_id"] == card["customer_id"]
    assert balance(till, card) == 5


def test_a_purchase_of_nobody_known_is_recorded_and_earns_nothing(till, card):
    bought = buy(till, 100_00)

    assert bought.status_code == 201
    assert (bought.json["points"], bought.json["balance"]) == (0, None)


def test_a_dry_run_tells_all_and_keeps_nothing(till, card):
    told = basket(100_00, card_id=card["id"], **receipt())

    tried = till.post("purchases?dry_run=true", told)

    assert (tried.status_code, tried.json["points"]) == (201, 5)
    assert balance(till, card) == 0
    assert till.get(f"purchases/{tried.json['id']}").status_code == 404
    assert till.post("purchases", told).status_code == 201


def test_a_voided_card_buys_nothing_more_but_may_be_told_again(till, card):
    once = {"card_id": card["id"], **receipt()}
    buy(till, 100_00, **once)
    till.post(f"cards/{card['id']}/void", None)

    assert buy(till, 100_00, **once).status_code == 200
    refused = buy(till, 100_00, card_id=card["id"])
    assert (refused.status_code, refused.json["type"]) == (409, "/problems/voided-card")
    quoted = till.post("quotes", basket(100_00, card_id=card["id"]))
    assert quoted.status_code == 409


@pytest.mark.parametrize(
    "named",
    [
        {"card_id": "pas_nope"},
        {"card_number": "0000000000"},
        {"customer_id": "cus_nope"},
        {"phone": "+48 500 000 000"},
        {"store_id": "sto_nope"},
        {"till_id": "til_nope"},
        {"staff_id": "stf_nope"},
        {"redemption_id": "red_nope"},
    ],
)
def test_whoever_is_not_there_is_not_found(till, card, named):
    assert buy(till, 100_00, **named).status_code == 404


def test_another_brand_sees_none_of_it(till, card, stranger):
    bought = buy(till, 100_00, card_id=card["id"]).json
    customer = card["customer_id"]

    for path in (
        f"purchases/{bought['id']}",
        f"purchases?receipt={bought['receipt']}",
        f"programs/{till.get('programs').json['programs'][0]['id']}/versions",
    ):
        assert stranger.get(path).status_code == 404
    assert stranger.get(f"purchases?customer_id={customer}").json["purchases"] == []
    assert buy(stranger, 100_00, card_id=card["id"]).status_code == 404
    assert buy(stranger, 100_00, customer_id=customer).status_code == 404
    taken = {"purchase_id": bought["id"], **receipt()}
    assert stranger.post("refunds", taken).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"net": -1},
        {"net": 0.5},
        {"net": 100.0},
        {"net": "100"},
        {"net": True},
        {"net": None},
        {"net": 10**13},
        {"net": 10**18},
        {"net": 1, "quantity": 0},
        {"net": 1, "quantity": -1000},
        {"net": 1, "quantity": 0.5},
        {"net": 1, "sku": 5},
        {"net": 1, "sku": "x" * 65},
        {"net": 1, "labels": ["x"] * 21},
        {"net": 1, "is_discounted": "yes"},
        {"net": 1, "colour": "red"},
        {},
        [],
        None,
    ],
)
def test_a_line_that_cannot_be_is_refused_and_nothing_is_kept(till, card, wrong):
    told = {"currency": "PLN", "lines": [wrong], "card_id": card["id"], **receipt()}

    refused = till.post("purchases", told)

    assert refused.status_code == 422
    assert balance(till, card) == 0
    assert till.get(f"purchases?receipt={told['receipt']}").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"currency": "EUR"}, 422),
        ({"currency": "zloty"}, 422),
        ({"currency": None}, 422),
        ({"lines": []}, 422),
        ({"lines": "many"}, 422),
        ({"net": 99_99}, 422),
        ({"paid_with_points": 100_01}, 422),
        ({"paid_with_gift_card": 100_01}, 422),
        ({"source": ""}, 422),
        ({"receipt": "x" * 101}, 422),
        ({"receipt": "a\x00b"}, 422),
        ({"occurred_at": "yesterday"}, 422),
        ({"occurred_at": "2026-11-20T12:00:00"}, 422),
        ({"occurred_at": "2026-11-21T12:00:00Z"}, 422),
        ({"occurred_at": "1970-01-01T00:00:00Z"}, 422),
        ({"channel": "market"}, 422),
        ({"presented_via": "smoke"}, 422),
        ({"language": "de"}, 422),
        ({"customer_id": "cus_nope"}, 422),
        ({"promo_codes": [""]}, 422),
        ({"dry_run": True}, 422),
    ],
)
def test_a_purchase_that_cannot_be_is_refused(till, card, wrong, status):
    told = basket(100_00, card_id=card["id"], **receipt()) | wrong

    refused = till.post("purchases", told)

    assert refused.status_code == status
    assert balance(till, card) == 0


def test_any_script_is_kept_and_found(till, card):
    name = "Žluťoučký 牛乳 молоко 🧀"
    bought = buy(
        till,
        {"net": 100_00, "name": name, "sku": name, "category": name},
        card_id=card["id"],
        receipt="чек №7 ✓",
    )

    assert bought.status_code == 201
    found = till.get("purchases?receipt=%D1%87%D0%B5%D0%BA%20%E2%84%967%20%E2%9C%93")
    assert [one["id"] for one in found.json["purchases"]] == [bought.json["id"]]


def test_a_receipt_of_thousands_of_lines_is_counted_whole(till, card):
    bought = buy(till, *([1_00] * 3_000), card_id=card["id"])

    assert (bought.status_code, bought.json["points"]) == (201, 150)


def test_purchases_are_listed_in_pages_the_latest_first(till, card):
    told = [buy(till, 100_00, card_id=card["id"]).json["id"] for _ in range(3)]
    path = f"purchases?customer_id={card['customer_id']}&limit=2"

    first = till.get(path).json
    second = till.get(f"{path}&cursor={first['next']}").json

    listed = [one["id"] for one in first["purchases"] + second["purchases"]]
    assert sorted(listed) == sorted(told)
    assert second["next"] is None


def test_a_brands_purchases_are_listed_by_store_and_time(till, card):
    store = till.post(
        "stores", {"code": "k", "name": "K", "latitude": 50.0, "longitude": 19.9}
    ).json["id"]
    days = {
        day: buy(till, 1_00, occurred_at=f"2026-11-{day}T12:00:00+01:00", **more).json
        for day, more in (
            ("01", {"card_id": card["id"]}),
            ("02", {"store_id": store}),
            ("03", {"store_id": store, "card_id": card["id"]}),
        )
    }

    def listed(query):
        path, ids = f"purchases?limit=1&{query}", []
        page = till.get(path).json
        while True:
            ids += [one["id"] for one in page["purchases"]]
            if not page["next"]:
                break
            page = till.get(f"{path}&cursor={page['next']}").json
        names = {one["id"]: day for day, one in days.items()}
        return [names[one] for one in ids]

    assert listed("") == ["03", "02", "01"]
    assert listed(f"store_id={store}") == ["03", "02"]
    assert listed(f"customer_id={card['customer_id']}") == ["03", "01"]
    assert listed("from=2026-11-02T11:00:00Z") == ["03", "02"]
    assert listed("to=2026-11-02T11:00:00Z") == ["01"]
    noon = "2026-11-02T11:00:00Z"
    assert listed(f"store_id={store}&from={noon}&to=2026-11-03T00:00:00Z") == ["02"]
    assert listed("store_id=sto_none") == []


@pytest.mark.parametrize(
    "query",
    [
        "from=yesterday",
        "to=2026-11-02",
        "from=2026-11-02T11:00:00",
        "since=2026-11-02T11:00:00Z",
        "limit=0",
        "limit=501",
        "cursor=nope",
        "store_id=",
    ],
)
def test_a_list_nobody_can_give_is_refused(till, query):
    assert till.get(f"purchases?{query}").status_code == 422


def test_another_brand_lists_none_of_them(till, stranger, card):
    buy(till, 1_00, card_id=card["id"])

    assert stranger.get("purchases").json == {"purchases": [], "next": None}


def test_an_idempotency_key_answers_once(till, card):
    told = basket(100_00, card_id=card["id"], **receipt())

    answers = [till.post("purchases", told, Idempotency_Key="k1") for _ in range(2)]

    assert answers[0].json == answers[1].json
    assert balance(till, card) == 5


def test_a_batch_tells_what_became_of_each(till, card):
    once = basket(100_00, card_id=card["id"], **receipt())
    told = [
        once,
        once,
        basket(100_00, card_id="pas_nope", **receipt()),
        {"currency": "PLN"},
        once | {"net": 99_00},
        basket(200_00, card_id=card["id"], **receipt()),
    ]

    rows = till.post("purchases:batch", {"purchases": told}).json["rows"]

    assert [row["status"] for row in rows] == [201, 200, 404, 422, 422, 201]
    assert rows[2]["problem"]["type"] == "/problems/unknown-card"
    assert balance(till, card) == 15


def test_a_batch_has_at_least_one_purchase_and_500_at_most(till):
    for many in (0, 501):
        body = {"purchases": [{}] * many}
        assert till.post("purchases:batch", body).status_code == 422


def test_a_quote_tells_what_the_purchase_then_earns_and_writes_nothing(till, card):
    enter(till, rules(RULE, spending={"worth": 100, "share": 5_000}))
    buy(till, 1_000_00, card_id=card["id"])
    told = basket(60_00, {"net": 40_00, "is_delivery": True}, card_id=card["id"])

    quote = till.post("quotes", told).json
    bought = till.post("purchases", told | receipt()).json

    assert quote["points"] == bought["points"] == 3
    assert quote["awards"] == bought["awards"]
    assert quote["awards"][0]["left_out"] == [{"number": 2, "why": "delivery"}]
    assert "1 line not counted: delivery (line 2)" in quote["awards"][0]["sentence"]
    assert quote["balance"] == 50
    assert (quote["spendable"]["points"], quote["spendable"]["money"]) == (30, 30_00)


def test_a_quote_for_somebody_unknown_says_what_they_would_earn(till, card):
    quote = till.post("quotes", basket(100_00, language="pl")).json

    assert (quote["points"], quote["balance"]) == (5, None)
    assert quote["spendable"]["points"] == 0
    assert quote["spendable"]["reasons"]


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"currency": "EUR"}, 422),
        ({"source": "till-1"}, 422),
        ({"lines": []}, 422),
        ({"store_id": "sto_nope"}, 404),
        ({"till_id": "til_nope"}, 404),
    ],
)
def test_a_quote_that_cannot_be_is_refused(till, card, wrong, status):
    told = basket(100_00, card_id=card["id"]) | wrong

    assert till.post("quotes", told).status_code == status


def test_a_basket_of_gifts_alone_is_no_purchase(till, card):
    refused = buy(till, {"net": 0, "sku": "bag"}, card_id=card["id"])

    assert refused.status_code == 422
    assert "must lie between 1 and" in refused.json["detail"]
    assert balance(till, card) == 0


def test_a_return_of_too_much_tells_the_money_as_people_write_it(till, card):
    bought = buy(till, 10_50, card_id=card["id"]).json

    refused = give_back(till, bought, {"line": 1, "amount": 1_234_56})

    assert refused.status_code == 409
    assert refused.json["type"] == "/problems/refund-too-large"
    assert refused.json["detail"] == (
        "Line 1: PLN\N{NO-BREAK SPACE}1,234.56 asked to be returned, "
        "quantity 1, PLN\N{NO-BREAK SPACE}10.50 left."
    )
    assert (refused.json["net_left"], refused.json["currency"]) == (10_50, "PLN")


def test_what_is_too_long_is_told_in_characters(till, card):
    told = basket(100_00, card_id=card["id"], **receipt()) | {"receipt": "x" * 101}
    [fault] = till.post("purchases", told).json["errors"]
    assert fault == {
        "field": "receipt",
        "message": "String should have at most 100 characters",
    }


def test_a_purchase_shows_its_lines_and_what_came_back_of_each(till, card):
    milk = {"net": 3_00, "quantity": 1_500, "sku": "milk", "name": "Milk 3.2 %"}
    milk |= {"category": "dairy", "brand": "Łaciate", "labels": ["own", "zimno"]}
    bag = {"net": 50, "is_discounted": True}
    bought = buy(till, milk, bag, card_id=card["id"]).json
    give_back(till, bought, {"line": 1, "quantity": 500})

    shown = till.get(f"purchases/{bought['id']}").json["lines"]

    plain = {"sku": "", "name": "", "category": "", "brand": "", "labels": []}
    plain |= dict.fromkeys(("is_discounted", "is_delivery", "is_gift_card"), False)
    kept = {"quantity": 1_000, "returned_quantity": 0, "returned_net": 0}
    assert shown == [
        plain | milk | {"number": 1, "returned_quantity": 500, "returned_net": 1_00},
        plain | kept | bag | {"number": 2},
    ]
