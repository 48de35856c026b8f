"""What a return takes of a purchase: the same, in whatever order and slices it comes."""

from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletpass import sales
from walletpass.sales import Item, Left, remaining
from walletpass.sales.remaining import is_returned

SHIRTS = Left(1, "shirt", 7_000, 10_000)
CHEESE = Left(2, "cheese", 415, 2_075)
SOCKS = Left(3, "socks", 2_000, 600)
MORE_SOCKS = Left(4, "socks", 3_000, 1_000)
GIFT = Left(5, "gift", 1_000, 0)
BASKET = [SHIRTS, CHEESE, SOCKS, MORE_SOCKS, GIFT]
take = partial(remaining.take, currency="PLN")


def _after(lines, taken):
    parts = {part.number: part for part in taken}
    return [
        Left(
            line.number,
            line.sku,
            line.quantity,
            line.net,
            line.returned_quantity
            + (parts[line.number].quantity if line.number in parts else 0),
            line.returned_net + (parts[line.number].net if line.number in parts else 0),
        )
        for line in lines
    ]


@pytest.mark.parametrize(
    ("items", "taken"),
    [
        ([], [(1, 7_000, 10_000), (2, 415, 2_075), (3, 2_000, 600), (4, 3_000, 1_000), (5, 1_000, 0)]),
        ([Item(1)], [(1, 7_000, 10_000)]),
        ([Item(1, quantity=1_000)], [(1, 1_000, 1_428)]),
        ([Item(1, quantity=2_000)], [(1, 2_000, 2_857)]),
        ([Item(1, quantity=1_000), Item(1, quantity=1_000)], [(1, 2_000, 2_857)]),
        ([Item(1, amount=500)], [(1, 0, 500)]),
        ([Item(1, quantity=1_000, amount=1_400)], [(1, 1_000, 1_400)]),
        ([Item(1, quantity=1_000, amount=0)], [(1, 1_000, 0)]),
        ([Item(2, quantity=100)], [(2, 100, 500)]),
        ([Item(sku="socks")], [(3, 2_000, 600), (4, 3_000, 1_000)]),
        ([Item(sku="socks", quantity=1_000)], [(3, 1_000, 300)]),
        ([Item(sku="socks", quantity=3_000)], [(3, 2_000, 600), (4, 1_000, 333)]),
        ([Item(sku="socks", amount=700)], [(3, 0, 600), (4, 0, 100)]),
        ([Item(5, quantity=1_000)], [(5, 1_000, 0)]),
        ([Item(5), Item(1, amount=1)], [(1, 0, 1), (5, 1_000, 0)]),
    ],
)  # fmt: skip
def test_a_return_takes_what_it_names(items, taken):
    assert [(part.number, part.quantity, part.net) for part in take(BASKET, items)] == (
        taken
    )


@pytest.mark.parametrize(
    "items",
    [
        [Item(1, quantity=7_001)],
        [Item(1, amount=10_001)],
        [Item(1, quantity=7_000, amount=10_001)],
        [Item(1, quantity=4_000), Item(1, quantity=4_000)],
        [Item(sku="socks", quantity=5_001)],
        [Item(sku="socks", amount=1_601)],
        [Item(1), Item(1)],
        [Item(5, amount=1)],
        [Item(sku="socks"), Item(3, quantity=1)],
    ],
)
def test_more_than_is_left_is_refused(items):
    with pytest.raises(sales.RefundTooLargeError) as refusal:
        take(BASKET, items)

    assert refusal.value.facts().keys() == {
        "line",
        "quantity_left",
        "net_left",
        "currency",
    }


@pytest.mark.parametrize("item", [Item(6), Item(sku="hat")])
def test_what_was_not_bought_does_not_come_back(item):
    with pytest.raises(sales.NotOnReceiptError):
        take(BASKET, [item])


def test_nothing_comes_back_of_nothing():
    gone = _after(BASKET, take(BASKET, []))

    with pytest.raises(sales.RefundTooLargeError):
        take(gone, [])


def test_a_gift_that_stays_does_not_keep_a_purchase_alive():
    paid_back = _after(BASKET, take(BASKET, [Item(n) for n in (1, 2, 3, 4)]))

    assert is_returned(paid_back)
    assert not is_returned([GIFT])
    assert is_returned(_after([GIFT], take([GIFT], [])))


_lines = st.builds(
    lambda quantity, net: (quantity, net), st.integers(1, 5_000), st.integers(0, 5_000)
)


@given(st.data(), st.lists(_lines, min_size=1, max_size=4))
def test_however_quantities_are_sliced_and_ordered_they_are_worth_the_same(data, sold):
    lines = [Left(n, "x", quantity, net) for n, (quantity, net) in enumerate(sold, 1)]
    slices = []
    for line in lines:
        back = data.draw(st.integers(0, line.quantity))
        cuts = data.draw(st.lists(st.integers(0, back), max_size=4))
        edges = sorted({0, back, *cuts})
        slices += [
            Item(line.number, quantity=above - below)
            for below, above in pairwise(edges)
        ]
    one_by_one = lines
    for item in data.draw(st.permutations(slices)):
        one_by_one = _after(one_by_one, take(one_by_one, [item]))
    at_once = _after(lines, take(lines, slices)) if slices else lines

    assert one_by_one == at_once
    rest = [line for line in one_by_one if not line.is_gone]
    if rest:
        everything = _after(one_by_one, take(one_by_one, []))
        assert all(line.is_gone for line in everything)


_items = st.builds(
    lambda number, sku, quantity, amount: Item(
        None if sku else number, sku, quantity, amount
    ),
    st.integers(1, 5),
    st.sampled_from([None, "socks", "shirt"]),
    st.none() | st.integers(1, 7_000),
    st.none() | st.integers(0, 10_000),
)


@given(st.lists(_items, max_size=20))
def test_no_sequence_of_returns_takes_more_than_was_sold(items):
    lines = BASKET
    for item in items:
        try:
            taken = take(lines, [item])
        except sales.RefundTooLargeError:
            continue
        assert all(part.quantity >= 0 and part.net >= 0 for part in taken)
        lines = _after(lines, taken)
    for line in lines:
        assert 0 <= line.returned_quantity <= line.quantity
        assert 0 <= line.returned_net <= line.net


@given(st.lists(st.integers(1, 900), max_size=12))
def test_money_back_by_article_fills_its_lines_alike_in_any_slices(amounts):
    lines, given_back = BASKET, 0
    for amount in amounts:
        if given_back + amount > 1_600:
            break
        lines = _after(lines, take(lines, [Item(sku="socks", amount=amount)]))
        given_back += amount
    if given_back:
        whole = take(BASKET, [Item(sku="socks", amount=given_back)])
        assert lines == _after(BASKET, whole)
