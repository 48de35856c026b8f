"""Rules that real shops published: entered at the API, and told what people bought."""

from datetime import UTC, datetime

import pytest

from tests import make
from tests.rewards.rules.test_published_rules import (
    FIX_PRICE_2019,
    FIX_PRICE_2025,
    storeez,
)
from tests.web.api.conftest import Till
from tests.web.api.selling import balance, buy, enter
from walletpass import brands
from walletpass.app import create_app

SUMMER = datetime(2025, 8, 1, 15, 30, tzinfo=UTC)
KITCHEN = {"category": "kitchen"}


@pytest.fixture
def clock():
    return [SUMMER]


@pytest.fixture
def moscow(database, clock):
    """A till of a shop in Moscow, in the summer of 2025."""
    services = make.services(database, now=lambda: clock[0])
    with database.transaction() as session:
        brand = make.brand(
            session, currency="RUB", country="RU", timezone="Europe/Moscow", now=SUMMER
        )
        kind = make.signing_pass_type(session, brand)
        make.template(session, brand, kind, files=make.icons(), now=SUMMER)
        _, text = brands.create_key(
            session, brand, name="till", scopes=["*"], now=SUMMER
        )
    return Till(create_app(services).test_client(), text.reveal(), services, brand.id)


def points(till, card, *lines, **more):
    told = {"currency": "RUB", "card_id": card["id"]} | more
    bought = buy(till, *lines, **told)
    assert bought.status_code == 201, bought.json
    return bought.json["points"]


def line(net, **more):
    return {"net": net, **more}


def test_fix_price_2019(moscow):
    enter(moscow, FIX_PRICE_2019)
    card = moscow.card(attributes={"favourite_categories": "kitchen"})

    told = [
        points(moscow, card, 500_00),
        points(moscow, card, 500_01),
        points(moscow, card, line(600_00, **KITCHEN)),
        points(moscow, card, line(200_00, **KITCHEN), 400_00),  # the fourth
        points(moscow, card, line(200_00, **KITCHEN), 300_00),
    ]

    assert told == [5, 10, 30, 18 + 50, 5]


def test_fix_price_2025(moscow, clock):
    enter(moscow, FIX_PRICE_2025)
    opted = {"summer-2025": True, "favourite_categories": "kitchen"}
    card, other = moscow.card(attributes=opted), moscow.card()

    assert points(moscow, card, 499_99) == 14.99
    assert points(moscow, card, line(517_00, **KITCHEN)) == 153
    assert points(moscow, card, line(499_99, **KITCHEN)) == 14.99
    assert points(moscow, other, 499_99) == 0
    assert balance(moscow, card) == 0  # usable later, not at once
    clock[0] = datetime(2025, 8, 1, 21, 0, tzinfo=UTC)
    buy(moscow, 100_00, currency="RUB", card_id=card["id"])
    assert balance(moscow, card) == 182.98


@pytest.mark.parametrize(("each_full", "given"), [(False, 49.99), (True, 45)])
def test_12_storeez(moscow, each_full, given):
    enter(moscow, storeez(each_full=each_full))
    card = moscow.card()
    mixed = [
        line(8_000_00),
        line(3_000_00, is_discounted=True),
        line(500_00, is_delivery=True),
        line(5_000_00, is_gift_card=True),
    ]
    paid_so = {"paid_with_points": 2_000_00}

    assert points(moscow, card, 999_99) == given
    assert points(moscow, card, *mixed) == 400
    assert points(moscow, card, 8_000_00, **paid_so) == 300
    assert points(moscow, card, 8_000_00, paid_with_gift_card=8_000_00) == 0


def ratio(amount=500, **more):
    gives = {"kind": "ratio", "amount": amount, "per": 100_00}
    return {"code": "base", "gives": gives, **more}


def steps(by, *told):
    return {
        "kind": "steps",
        "by": by,
        "steps": [
            {"at_least": least, "amount": amount, "per": 100_00}
            for least, amount in told
        ],
    }


def roubles(*rules, **more):
    return {"currency": "RUB", "rules": list(rules), **more}


def test_a_rate_by_basket_of_1_2_3_5_percent(moscow):
    by_basket = steps(
        "basket", (0, 100), (1_000_00, 200), (3_000_00, 300), (5_000_00, 500)
    )
    enter(moscow, roubles({"code": "base", "gives": by_basket}))
    card = moscow.card()

    told = [points(moscow, card, net) for net in (500_00, 1_000_00, 3_000_00, 5_000_00)]
    assert told == [5, 20, 90, 250]


@pytest.mark.parametrize("by", ["lifetime", "month"])
def test_ranks_of_5_7_10_percent_by_spending(moscow, by):
    ranks = steps(by, (0, 500), (20_000_00, 700), (50_000_00, 1_000))
    enter(moscow, roubles({"code": "base", "gives": ranks}))
    card = moscow.card()

    told = [points(moscow, card, net) for net in (20_000_00, 30_000_00, 1_000_00)]
    assert told == [1_000, 2_100, 100]


@pytest.mark.parametrize("percent", [20, 30, 50, 99, 100])
def test_points_pay_a_share_of_the_basket(moscow, percent):
    enter(
        moscow, roubles(ratio(10_000), spending={"worth": 100, "share": percent * 100})
    )
    card = moscow.card()
    points(moscow, card, 5_000_00)
    told = {"currency": "RUB", "lines": [line(1_000_00)], "card_id": card["id"]}

    quote = moscow.post("quotes", told).json

    assert quote["spendable"]["money"] == percent * 10_00


def test_one_either_earns_or_burns(moscow):
    enter(moscow, roubles(ratio(), spending={"worth": 100, "earns": False}))
    card = moscow.card()

    assert points(moscow, card, 1_000_00) == 50
    assert points(moscow, card, 1_000_00, paid_with_points=1) == 0


def test_newcomers_who_show_the_card_from_wallet_earn_twice(moscow, clock):
    twice = {
        "code": "from-wallet",
        "gives": {"kind": "multiplier", "basis_points": 20_000},
        "when": {"presented_via": ["wallet"], "tenure": {"at_most": 30}},
    }
    enter(moscow, roubles(ratio(), twice))
    card = moscow.card()

    assert points(moscow, card, 1_000_00, presented_via="wallet") == 100
    assert points(moscow, card, 1_000_00, presented_via="phone") == 50
    clock[0] = datetime(2025, 9, 15, 12, 0, tzinfo=UTC)
    assert points(moscow, card, 1_000_00, presented_via="wallet") == 50


def test_points_expire_after_90_days_and_burn_without_use(moscow, clock):
    enter(moscow, roubles(ratio(expiry={"kind": "days", "days": 90})), idle_days=30)
    card = moscow.card()
    moscow.keep_every_promise()
    points(moscow, card, 1_000_00)

    clock[0] = datetime(2025, 9, 15, 12, 0, tzinfo=UTC)
    assert points(moscow, card, 1_00) == 0.05
    assert balance(moscow, card) == 0.05
