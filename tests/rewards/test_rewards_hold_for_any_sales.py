"""What holds whatever is bought, returned, spent or lost, and in whatever order."""

from contextlib import contextmanager
from datetime import timedelta
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.make import NOON
from tests.rewards.shop import document, open_shop, rule
from walletpass import ledger, rewards, sales
from walletpass.db import Base, connect
from walletpass.sales import Item, Line

MIXED = document(
    rule("base", group="one"),
    rule(
        "dear",
        {
            "kind": "steps",
            "steps": [
                {"at_least": 0, "amount": 100, "per": 100_00},
                {"at_least": 300_00, "amount": 700, "per": 100_00},
            ],
        },
        group="one",
        expiry={"kind": "days", "days": 40},
    ),
    rule(
        "items",
        {"kind": "per_item", "amount": 33},
        only={"categories": ["toys"]},
        pending={"kind": "after_days", "days": 3},
        limits=[{"per": "customer", "period": "month", "amount": 4_00}],
    ),
    rule("double", {"kind": "multiplier", "basis_points": 15_000}),
    groups=[{"code": "one", "mode": "all"}],
    spending={"worth": 100, "share": 7_000},
)

lines = st.lists(
    st.builds(
        Line,
        st.integers(1, 400_00),
        st.sampled_from([1000, 3000, 415]),
        category=st.sampled_from(["toys", "food"]),
        is_discounted=st.booleans(),
        is_delivery=st.booleans(),
    ),
    min_size=1,
    max_size=4,
)


@pytest.fixture(scope="module")
def any_database():
    """Return one database for all examples: each opens a shop of its own."""
    with TemporaryDirectory() as folder:
        database = connect(f"sqlite:///{folder}/any.db", synchronous="OFF")
        Base.metadata.create_all(database.engine)
        yield database
        database.close()


@contextmanager
def a_shop(database):
    shop = open_shop(database, MIXED, returns="unlimited")
    yield shop
    assert shop.faults() == []


@given(bought=lines, points=st.integers(0, 300), paid=st.booleans())
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
def test_a_quote_is_what_the_purchase_then_earns(any_database, bought, points, paid):
    with a_shop(any_database) as shop:
        ada = shop.customer()
        shop.buy(ada, Line(50_00, category="toys"))
        shop.give(ada, points * 100 + 1)
        money = sum(line.net for line in bought) // 3 if paid else 0
        before = shop.balance(ada)
        quote = shop.quote(ada, *bought, paid_with_points=money)

        credited = shop.buy(ada, *bought, paid_with_points=money)

        assert list(quote.earning.awards) == list(credited.awards)
        assert quote.points == credited.points
        assert quote.balance == before


@given(bought=lines, data=st.data())
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
def test_returns_come_to_the_same_in_any_order_and_in_any_slices(
    any_database, bought, data
):
    numbers = range(1, len(bought) + 1)
    back = data.draw(st.sets(st.sampled_from(numbers), min_size=1))
    orders = [sorted(back), data.draw(st.permutations(sorted(back)))]
    with a_shop(any_database) as shop:
        people = [shop.customer() for _ in range(4)]
        purchases = []
        for who in people:
            shop.give(who, 100_00)
            told = _pay(shop, who, bought, NOON) or shop.buy(who, *bought)
            purchases.append(told.purchase.id)

        for purchase, order in zip(purchases, orders, strict=False):
            for number in order:
                shop.refund(purchase, Item(number=number))
        shop.refund(purchases[2], *(Item(number=number) for number in back))
        for number in back:
            quantity = bought[number - 1].quantity
            shop.refund(purchases[3], Item(number=number, quantity=quantity // 3 or 1))
        shop.refund(purchases[3], *(Item(number=number) for number in back))

        assert len({shop.pockets(who) for who in people}) == 1


@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["buy", "redeem", "refund", "wait"]),
            lines,
            st.integers(0, 10),
        ),
        max_size=7,
    )
)
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_happens_the_books_are_right_and_returning_all_undoes_all(
    any_database, steps
):
    with a_shop(any_database) as shop:
        ada, now = shop.customer(), NOON
        shop.give(ada, 500_00)
        purchases = []
        for step, bought, chosen in steps:
            match step:
                case "buy":
                    told = shop.buy(ada, *bought, now=now)
                    purchases.append(told.purchase.id)
                case "redeem":
                    told = _pay(shop, ada, bought, now)
                    purchases += [told.purchase.id] if told else []
                case "refund" if purchases:
                    _give_one_back(shop, purchases[chosen % len(purchases)], now)
                case "wait":
                    now += timedelta(days=chosen)
        for purchase in purchases:
            _give_all_back(shop, purchase, now)
        with shop.database.transaction() as session:
            held = ledger.open_account(
                session, shop.brand_id, shop.program_id, ada, now=now
            )
            ledger.settle(session, [held], now=now)

        pockets = shop.pockets(ada)
        assert (pockets.balance, pockets.pending, pockets.reserved) == (500_00, 0, 0)


def _pay(shop, who, bought, now):
    try:
        paid = shop.reserve(who, *bought, now=now)
    except rewards.NotSpendableError:
        return None
    return shop.buy(who, *bought, redemption=paid, now=now)


def _give_one_back(shop, purchase_id, now):
    try:
        shop.refund(purchase_id, Item(number=1), now=now)
    except sales.RefundTooLargeError:
        return


def _give_all_back(shop, purchase_id, now):
    try:
        shop.refund(purchase_id, now=now)
    except sales.RefundTooLargeError:
        return
