"""Whatever was sold, returned and published: the rules in force give what they gave."""

from contextlib import contextmanager
from datetime import timedelta
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.make import NOON
from tests.rewards.shop import document, open_shop, rule
from walletpass import sales
from walletpass.db import Base, connect
from walletpass.rewards import replays
from walletpass.sales import Item, Line

SCARCE = st.lists(
    st.builds(
        lambda per, period, told: {"per": per, "period": period, **told},
        st.sampled_from(["customer", "card", "store", "cashier", "program"]),
        st.sampled_from(["purchase", "day", "week", "month", "year", "ever"]),
        st.sampled_from([{"count": 2}, {"amount": 3_00}, {"count": 3, "amount": 9_00}]),
    ),
    max_size=3,
    unique_by=lambda limit: (limit["per"], limit["period"]),
)
STEPS = {
    "kind": "steps",
    "by": "month",
    "steps": [
        {"at_least": 0, "amount": 100, "per": 100_00},
        {"at_least": 100_00, "amount": 900, "per": 100_00},
    ],
}
OTHERS = (
    {"gives": STEPS},
    {"gives": {"kind": "fixed", "amount": 5_00}, "when": {"purchase": {"every": 2}}},
    {"gives": {"kind": "per_item", "amount": 33}, "only": {"categories": ["toys"]}},
    {"gives": {"kind": "multiplier", "basis_points": 20_000}},
)


def books(scarce, *chosen, mode="all", pending=None, expiry=None):
    """Return rules: some of them scarce, some competing, some with days to wait."""
    days = {"pending": {"kind": pending}} if pending else {}
    days |= {"expiry": {"kind": "days", "days": expiry}} if expiry else {}
    others = [
        rule(f"other-{number}", **OTHERS[number], limits=scarce, **days)
        for number in sorted(set(chosen))
    ]
    groups = [{"code": "one", "mode": mode}]
    return document(
        rule("base", limits=scarce, group="one"),
        rule("half", {"kind": "ratio", "amount": 250, "per": 10_00}, group="one"),
        *others,
        groups=groups,
        spending={"worth": 100, "share": 5_000},
    )


rule_books = st.builds(
    books,
    SCARCE,
    st.integers(0, 3),
    st.integers(0, 3),
    mode=st.sampled_from(["all", "best", "best_per_line", "first"]),
    pending=st.sampled_from([None, "next_day", "until_confirmed"]),
    expiry=st.sampled_from([None, 2, 30]),
)
lines = st.lists(
    st.builds(
        Line,
        st.integers(1, 300_00),
        st.sampled_from([1000, 3000, 415]),
        category=st.sampled_from(["toys", "food"]),
        is_discounted=st.booleans(),
    ),
    min_size=1,
    max_size=3,
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("buy"), lines, st.integers(0, 2)),
        st.tuples(st.just("pay"), lines, st.integers(0, 2)),
        st.tuples(st.just("return"), st.integers(0, 9), st.integers(0, 2)),
        st.tuples(st.just("publish"), rule_books, st.just(0)),
        st.tuples(st.just("wait"), st.integers(1, 40), st.just(0)),
    ),
    min_size=2,
    max_size=12,
)


@pytest.fixture(scope="module")
def any_database():
    with TemporaryDirectory() as folder:
        database = connect(f"sqlite:///{folder}/any.db", synchronous="OFF")
        Base.metadata.create_all(database.engine)
        yield database
        database.close()


@given(first=rule_books, steps=steps, since=st.integers(0, 12))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_rules_that_were_in_force_give_what_they_gave(
    any_database, first, steps, since
):
    shop = open_shop(any_database, first, returns="within_balance")
    moments = list(live(shop, steps))

    begin = moments[min(since, len(moments) - 1)]
    stretch = replays.Stretch(
        shop.brand_id, shop.program_id, begin, moments[-1] + timedelta(days=1)
    )
    with any_database.snapshot() as session:
        report = replays.replay(session, stretch, None)

    assert report.changes == []
    assert report.changed == 0
    assert report.before == report.after
    assert (report.gaining.count, report.losing.count) == (0, 0)


def live(shop, steps):
    """Let a shop live through these steps, one after the other; tell when each was."""
    now = NOON
    people = [shop.customer() for _ in range(3)]
    purchases = []
    yield now
    for step, told, who in steps:
        now += timedelta(minutes=7)
        yield now
        match step:
            case "buy":
                bought = shop.buy(people[who], *told, now=now)
                purchases.append(bought.purchase.id)
            case "pay":
                money = sum(line.net for line in told) // 2
                bought = shop.buy(people[who], *told, now=now, paid_with_points=money)
                purchases.append(bought.purchase.id)
            case "return" if purchases:
                with missing_goods():
                    item = Item(number=1, quantity=415 if who else None)
                    shop.refund(purchases[told % len(purchases)], item, now=now)
            case "publish":
                shop.publish(told, now=now)
            case "wait":
                now += timedelta(days=told)


@contextmanager
def missing_goods():
    """Let a return be refused that asks for more than is left."""
    try:
        yield
    except sales.RefundTooLargeError:
        return
