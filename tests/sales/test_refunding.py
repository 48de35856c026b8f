"""Returns take from what is left, once, and leave every figure exact."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests import make
from tests.make import NOON
from walletpass import brands, sales
from walletpass.sales import Item, Line, Return, Spell

LATER = NOON + timedelta(days=1)
LINES = [
    Line(10_000, quantity=7_000, sku="shirt", category="clothes"),
    Line(2_075, quantity=415, sku="cheese"),
    Line(0, sku="gift"),
]
NET = 12_075


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        return make.brand(session)


@pytest.fixture
def ada(database, brand):
    with database.transaction() as session:
        return make.customer(session, brand)


@pytest.fixture
def bought(database, brand, ada):
    return _buy(database, brand, ada, "991").id


def _buy(database, brand, customer, receipt, now=NOON, lines=LINES, **facts):
    sale = sales.Sale("till-7", receipt, "PLN", lines, customer_id=customer.id, **facts)
    with database.transaction() as session:
        return sales.record(session, brand.id, sale, now=now)


def _back(database, brand, purchase_id, receipt, *items, now=LATER, **facts):
    told = Return("till-7", receipt, items, **facts)
    with database.transaction() as session:
        return sales.refund(session, brand.id, purchase_id, told, now=now)


def _ever(database, customer):
    with database.snapshot() as session:
        return sales.habits_of(session, customer.id).ever


def test_a_part_comes_back_and_the_rest_is_left(database, brand, ada, bought):
    back = _back(database, brand, bought, "b-1", Item(1, quantity=2_000), Item(3))

    assert (back.net, back.returned, back.status) == (2_857, 2_857, "part-returned")
    with database.snapshot() as session:
        basket = sales.basket_left(session, brand.id, bought)
        kept = sales.purchase_of(session, brand.id, bought)
        refund = sales.refund_of(session, brand.id, back.id)
        [same] = sales.refunds_of(session, bought)
    assert [(line.number, line.quantity, line.net) for line in basket.lines] == [
        (1, 5_000, 7_143),
        (2, 415, 2_075),
    ]
    assert basket.lines[0].category == "clothes"
    assert basket.net == NET - 2_857
    assert (kept.returned, kept.status) == (2_857, "part-returned")
    assert (refund.net, refund.occurred_at, same.id) == (2_857, LATER, refund.id)
    assert _ever(database, ada) == Spell(1, 1, NET - 2_857)


def test_everything_comes_back_and_it_is_as_if_nothing_was_bought(
    database, brand, ada, bought
):
    _back(database, brand, bought, "b-1", Item(sku="cheese", amount=75))
    back = _back(database, brand, bought, "b-2")

    assert (back.net, back.returned, back.status) == (NET - 75, NET, "returned")
    with database.snapshot() as session:
        basket = sales.basket_left(session, brand.id, bought)
        habits = sales.habits_of(session, ada.id)
    assert (basket.net, basket.lines) == (0, [])
    assert habits == sales.Habits(Spell(0, 0, 0), None, None)


def test_a_return_told_again_is_the_same_return(database, brand, ada, bought):
    with database.transaction() as session:
        anna = make.staff(session, brand, "cashier", name="Anna")
    first = _back(database, brand, bought, "b-1", Item(1), staff_id=anna.id)
    again = _back(database, brand, bought, "b-1", Item(1), now=LATER.replace(hour=20))

    assert (first.is_new, again.is_new) == (True, False)
    assert (again.id, again.net, again.lines) == (first.id, first.net, first.lines)
    assert (again.by, again.received_at) == ("Anna", LATER)
    assert _ever(database, ada) == Spell(1, 1, 2_075)


def test_a_whole_return_told_again_is_no_second_one(database, brand, bought):
    first = _back(database, brand, bought, "b-1")
    again = _back(database, brand, bought, "b-1")

    assert (again.id, again.is_new, again.status) == (first.id, False, "returned")
    with pytest.raises(sales.RefundTooLargeError):
        _back(database, brand, bought, "b-2")


def test_another_return_under_the_same_receipt_names_the_one_that_stands(
    database, brand, ada, bought
):
    first = _back(database, brand, bought, "b-1", Item(1))
    other = _buy(database, brand, ada, "992").id

    for purchase_id, item in ((bought, Item(2)), (other, Item(1))):
        with pytest.raises(sales.ReceiptTakenError) as refusal:
            _back(database, brand, purchase_id, "b-1", item)
        assert refusal.value.facts()["earlier_id"] == first.id
    assert _ever(database, ada) == Spell(2, 1, 2 * NET - 10_000)


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"items": [Item(1, amount=10_001)]}, sales.RefundTooLargeError),
        ({"items": [Item(4)]}, sales.NotOnReceiptError),
        ({"items": [Item()]}, sales.UnfitSaleError),
        ({"items": [Item(1, sku="shirt")]}, sales.UnfitSaleError),
        ({"items": [Item(0)]}, sales.UnfitSaleError),
        ({"items": [Item(True)]}, sales.UnfitSaleError),
        ({"items": [Item(1, quantity=0)]}, sales.UnfitSaleError),
        ({"items": [Item(1, quantity=-1)]}, sales.UnfitSaleError),
        ({"items": [Item(1, quantity=0.5)]}, sales.UnfitSaleError),
        ({"items": [Item(1, amount=0)]}, sales.UnfitSaleError),
        ({"items": [Item(1, amount=-1)]}, sales.UnfitSaleError),
        ({"items": [Item(1, amount=10**30)]}, sales.UnfitSaleError),
        ({"items": [Item(sku="shirt\0")]}, sales.UnfitSaleError),
        ({"items": [Item(1)] * 10_001}, sales.UnfitSaleError),
        ({"reason": "did not\nfit"}, sales.UnfitSaleError),
        ({"receipt": ""}, sales.UnfitSaleError),
        ({"store_id": "sto_1"}, brands.UnknownStoreError),
        ({"till_id": "til_1"}, brands.UnknownTillError),
        ({"staff_id": "stf_1"}, brands.UnknownStaffError),
        ({"occurred_at": NOON - timedelta(minutes=11)}, sales.RefundBeforeSaleError),
        ({"occurred_at": LATER + timedelta(hours=1)}, sales.WrongClockError),
    ],
)
def test_what_cannot_be_right_is_refused_and_nothing_is_done(
    database, brand, ada, bought, facts, error
):
    told = replace(Return("till-7", "b-1", [Item(1)]), **facts)
    with pytest.raises(error), database.transaction() as session:
        sales.refund(session, brand.id, bought, told, now=LATER)

    with database.snapshot() as session:
        assert sales.refunds_of(session, bought) == []
    assert _ever(database, ada) == Spell(1, 1, NET)


def test_clocks_of_two_tills_may_differ_a_little(database, brand, bought):
    early = NOON - timedelta(minutes=10)
    back = _back(database, brand, bought, "b-1", occurred_at=early)

    with database.snapshot() as session:
        assert sales.refund_of(session, brand.id, back.id).occurred_at == NOON


@pytest.mark.parametrize("purchase_id", ["pur_none", "", "pur\0"])
def test_a_return_of_a_sale_nobody_told_us_of_says_what_comes_first(
    database, brand, purchase_id
):
    with pytest.raises(sales.UnknownPurchaseError, match="send it first"):
        _back(database, brand, purchase_id, "b-1")


def test_another_brands_purchase_and_return_are_nowhere(database, brand, bought):
    back = _back(database, brand, bought, "b-1", Item(1))
    with database.transaction() as session:
        other = make.brand(session)

    with pytest.raises(sales.UnknownPurchaseError):
        _back(database, other, bought, "b-2", Item(2))
    with database.snapshot() as session, pytest.raises(sales.UnknownRefundError):
        sales.refund_of(session, other.id, back.id)


def test_points_paid_for_the_same_share_of_what_is_left(database, brand, ada):
    bought = _buy(database, brand, ada, "1", paid_with_points=6_000).id
    _back(database, brand, bought, "b-1", Item(1, amount=6_037))

    with database.snapshot() as session:
        sold = sales.basket_sold(session, brand.id, bought)
        left = sales.basket_left(session, brand.id, bought)
    assert (sold.net, sold.paid_with_points) == (NET, 6_000)
    assert (left.net, left.paid_with_points) == (6_038, 6_000 * 6_038 // NET)


def test_ten_thousand_lines_come_back_at_once(database, brand, ada):
    lines = [Line(number, sku=f"sku-{number}") for number in range(1, 10_001)]
    bought = _buy(database, brand, ada, "long", lines=lines)
    _back(database, brand, bought.id, "b-1", Item(sku="sku-77"))
    back = _back(database, brand, bought.id, "b-2")

    assert (back.returned, back.status) == (bought.net, "returned")


def test_eight_tills_cannot_take_back_the_same_goods_twice(
    database, brand, ada, bought
):
    outcomes = []

    def take(number):
        try:
            _back(database, brand, bought, f"b-{number}", Item(1, quantity=2_000))
            outcomes.append("taken")
        except sales.RefundTooLargeError:
            outcomes.append("refused")

    _all_at_once(take)

    assert sorted(outcomes) == ["refused"] * 5 + ["taken"] * 3
    assert _ever(database, ada) == Spell(1, 1, NET - 10_000 * 6 // 7)


def test_eight_tills_telling_one_return_at_once_take_it_once(
    database, brand, ada, bought
):
    told = []
    _all_at_once(lambda _: told.append(_back(database, brand, bought, "b-1")))

    assert len(told) == 8
    assert len({one.id for one in told}) == 1
    assert _ever(database, ada) == Spell(0, 0, 0)


def test_one_receipt_for_returns_of_eight_purchases_at_once_counts_for_one(
    database, brand, ada
):
    ids = [_buy(database, brand, ada, f"r-{number}").id for number in range(8)]
    outcomes = []

    def take(number):
        try:
            outcomes.append(_back(database, brand, ids[number], "b-1").status)
        except sales.ReceiptTakenError:
            outcomes.append("taken")

    _all_at_once(take)

    assert sorted(outcomes) == ["returned"] + ["taken"] * 7
    assert _ever(database, ada) == Spell(7, 1, 7 * NET)


def _all_at_once(act):
    tills = [threading.Thread(target=act, args=(number,)) for number in range(8)]
    for till in tills:
        till.start()
    for till in tills:
        till.join()


_steps = st.lists(
    st.tuples(
        st.sampled_from(["buy", "back", "all back"]),
        st.integers(0, 3),
        st.integers(1, 4),
        st.integers(1, 3_000),
    ),
    max_size=14,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(_steps)
def test_no_sequence_of_sales_and_returns_bends_the_figures(database, steps):
    with database.transaction() as session:
        brand = make.brand(session)
        ada = make.customer(session, brand)
    ids = []
    for place, (verb, which, number, amount) in enumerate(steps):
        moment = NOON + timedelta(hours=9 * place)
        if verb == "buy":
            lines = [replace(LINES[0], net=amount), *LINES[1:]]
            ids.append(
                _buy(database, brand, ada, f"r-{place}", now=moment, lines=lines).id
            )
            continue
        if which >= len(ids):
            continue
        items = [Item(number, amount=amount)] if verb == "back" else []
        try:
            _back(database, brand, ids[which], f"b-{place}", *items, now=moment)
        except (sales.RefundTooLargeError, sales.NotOnReceiptError):
            continue

    with database.snapshot() as session:
        kept = session.scalars(
            select(sales.Purchase).where(
                sales.Purchase.customer_id == ada.id,
                sales.Purchase.status != "returned",
            )
        ).all()
        habits = sales.habits_of(session, ada.id)
        assert sales.audit(session) == []
    moments = sorted(one.occurred_at for one in kept)
    assert habits.ever == Spell(
        len(kept),
        len({one.shopped_on for one in kept}),
        sum(one.net - one.returned for one in kept),
    )
    assert habits.first_at == (moments[0] if moments else None)
    assert habits.last_at == (moments[-1] if moments else None)
