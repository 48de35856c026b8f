"""What a shop tells of its sales is kept once, and exactly."""

import threading
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from tests import make
from tests.listening import statements
from tests.make import NOON
from walletpass import brands, customers, sales

MILK = sales.Line(450, sku="milk", name="Молоко 3,2 %", category="dairy")
CHEESE = sales.Line(2_075, quantity=415, sku="cheese", labels=("local", "bio"))
BAG = sales.Line(0, sku="bag", is_discounted=True)


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        return make.brand(session)


@pytest.fixture
def ada(database, brand):
    with database.transaction() as session:
        return make.customer(session, brand)


def _sale(**facts):
    defaults = {
        "source": "till-7",
        "receipt": "991",
        "currency": "PLN",
        "lines": [MILK, CHEESE, BAG],
    }
    return sales.Sale(**(defaults | facts))


def _record(database, brand, now=NOON, **facts):
    with database.transaction() as session:
        return sales.record(session, brand.id, _sale(**facts), now=now)


def _refuse(database, brand, error, **facts):
    with pytest.raises(error) as refusal, database.transaction() as session:
        sales.record(session, brand.id, _sale(**facts), now=NOON)
    with database.snapshot() as session:
        assert session.query(sales.Purchase).count() == 0
    return refusal.value


def test_a_sale_is_kept_with_its_lines_and_those_who_took_part(database, brand, ada):
    with database.transaction() as session:
        store = make.store(session, brand)
        till = brands.add_till(session, store, code="t-1", name="Till 1", now=NOON)
        anna = make.staff(session, brand, "cashier")
    bought = _record(
        database,
        brand,
        customer_id=ada.id,
        pass_id="pas_1",
        till_id=till.id,
        staff_id=anna.id,
        presented_via="wallet",
        gross=3_000,
        paid_with_points=500,
    )

    with database.snapshot() as session:
        kept = sales.purchase_of(session, brand.id, bought.id)
        basket = sales.basket_sold(session, brand.id, bought.id)
    assert (kept.gross, kept.net, kept.paid_with_points) == (3_000, 2_525, 500)
    assert (kept.store_id, kept.till_id, kept.staff_id) == (store.id, till.id, anna.id)
    assert (kept.customer_id, kept.pass_id) == (ada.id, "pas_1")
    assert (kept.presented_via, kept.status) == ("wallet", "kept")
    assert [line.number for line in basket.lines] == [1, 2, 3]
    assert [line.quantity for line in basket.lines] == [1_000, 415, 1_000]
    assert basket.lines[1].labels == ("bio", "local")
    assert basket.lines[2].is_discounted


def test_a_sale_told_again_is_the_same_purchase_and_says_who_told_it(database, brand):
    with database.transaction() as session:
        anna = make.staff(session, brand, "cashier", name="Anna")
        olga = make.staff(session, brand, "cashier", name="Olga")
    first = _record(database, brand, staff_id=anna.id)
    again = _record(database, brand, now=NOON + timedelta(hours=1), staff_id=olga.id)

    assert (first.is_new, again.is_new) == (True, False)
    assert (again.id, again.received_at, again.by) == (first.id, NOON, "Anna")
    with database.snapshot() as session:
        assert len(sales.lines_of(session, brand.id, first.id)) == 3


@pytest.mark.parametrize(
    "other",
    [
        {"lines": [MILK]},
        {"lines": [CHEESE, MILK, BAG]},
        {"gross": 9_999},
        {"channel": "web"},
        {"occurred_at": NOON - timedelta(minutes=5)},
    ],
    ids=lambda facts: next(iter(facts)),
)
def test_another_sale_under_the_same_receipt_names_the_one_that_stands(
    database, brand, other
):
    with database.transaction() as session:
        anna = make.staff(session, brand, "cashier", name="Anna")
    first = _record(database, brand, staff_id=anna.id)

    with pytest.raises(sales.ReceiptTakenError) as refusal:
        _record(database, brand, now=NOON + timedelta(hours=1), **other)

    assert refusal.value.facts() == {
        "earlier_id": first.id,
        "recorded_at": "2026-11-20T12:00:00+00:00",
        "by": "Anna",
    }


def test_spelling_makes_no_other_sale(database, brand):
    composed = replace(MILK, name="Café", labels=("b", "a"))
    decomposed = replace(MILK, name=" Café ", labels=["a", "b", "a"])
    first = _record(database, brand, lines=[composed])

    assert _record(database, brand, receipt=" 991 ", lines=[decomposed]).id == first.id


def test_the_same_receipt_of_another_source_or_brand_is_another_sale(database, brand):
    with database.transaction() as session:
        other = make.brand(session)
    ids = {
        _record(database, brand).id,
        _record(database, brand, source="till-8").id,
        _record(database, other).id,
    }

    assert len(ids) == 3


def test_eight_tills_telling_one_sale_at_once_make_one_purchase(database, brand, ada):
    told = []

    def tell():
        told.append(_record(database, brand, customer_id=ada.id))

    tills = [threading.Thread(target=tell) for _ in range(8)]
    for till in tills:
        till.start()
    for till in tills:
        till.join()

    assert len(told) == 8
    assert len({one.id for one in told}) == 1
    assert [one.is_new for one in told].count(True) == 1
    with database.snapshot() as session:
        ever = sales.habits_of(session, ada.id).ever
    assert ever == sales.Spell(1, 1, 2_525)


def test_eight_tills_selling_to_one_customer_at_once_lose_nothing(database, brand, ada):
    def sell(number):
        _record(database, brand, receipt=f"r-{number}", customer_id=ada.id)

    tills = [threading.Thread(target=sell, args=(number,)) for number in range(8)]
    for till in tills:
        till.start()
    for till in tills:
        till.join()

    with database.snapshot() as session:
        ever = sales.habits_of(session, ada.id).ever
    assert ever == sales.Spell(8, 1, 8 * 2_525)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"lines": [replace(MILK, net=-1)]}, "lines[1].net"),
        ({"lines": [MILK, replace(MILK, net=10.5)]}, "lines[2].net"),
        ({"lines": [replace(MILK, net=Decimal("10.50"))]}, "lines[1].net"),
        ({"lines": [replace(MILK, net=True)]}, "lines[1].net"),
        ({"lines": [replace(MILK, net=10**12 + 1)]}, "lines[1].net"),
        ({"lines": [replace(MILK, net=10**12)] * 2}, "net"),
        ({"lines": [replace(MILK, net=10**40)]}, "lines[1].net"),
        ({"lines": [replace(MILK, net="450")]}, "lines[1].net"),
        ({"lines": [replace(MILK, quantity=0)]}, "lines[1].quantity"),
        ({"lines": [replace(MILK, quantity=-1_000)]}, "lines[1].quantity"),
        ({"lines": [replace(MILK, quantity=10**9 + 1)]}, "lines[1].quantity"),
        ({"lines": [replace(MILK, name="tab\there")]}, "lines[1].name"),
        ({"lines": [replace(MILK, name="nul\0")]}, "lines[1].name"),
        ({"lines": [replace(MILK, name="half \ud83d")]}, "lines[1].name"),
        ({"lines": [replace(MILK, name="x" * 201)]}, "lines[1].name"),
        ({"lines": [replace(MILK, name=7)]}, "lines[1].name"),
        ({"lines": [replace(MILK, labels=["x\n"])]}, "lines[1].labels"),
        (
            {"lines": [replace(MILK, labels=[str(n) for n in range(21)])]},
            "lines[1].labels",
        ),
        ({"lines": [MILK] * 10_001}, "lines"),
        ({"lines": []}, "net"),
        ({"lines": [], "net": 0}, "net"),
        ({"lines": [], "net": -5}, "net"),
        ({"gross": -1}, "gross"),
        ({"net": 2_526}, "net"),
        ({"gross": 2_524}, "gross"),
        ({"paid_with_points": 2_526}, "paid_with_points"),
        ({"paid_with_points": -1}, "paid_with_points"),
        ({"receipt": "  "}, "receipt"),
        ({"receipt": "9\n1"}, "receipt"),
        ({"receipt": "9" * 101}, "receipt"),
        ({"source": ""}, "source"),
        ({"currency": "ZŁOTY"}, "currency"),
        ({"channel": "carrier pigeon"}, "channel"),
        ({"presented_via": "telepathy"}, "presented_via"),
        ({"customer_id": "cus\0"}, "customer_id"),
        ({"occurred_at": datetime(2026, 11, 20, 12, 0)}, "occurred_at"),  # noqa: DTZ001
    ],
)
def test_what_cannot_be_right_is_refused_by_its_name(database, brand, facts, field):
    refusal = _refuse(database, brand, sales.UnfitSaleError, **facts)

    assert refusal.facts() == {"field": field}


def test_another_currency_is_refused(database, brand):
    refusal = _refuse(database, brand, sales.ForeignCurrencyError, currency="EUR")

    assert refusal.facts() == {"currency": "EUR", "expected": "PLN"}


def test_a_currency_in_small_letters_is_the_same_currency(database, brand):
    assert _record(database, brand, currency="pln").is_new


@pytest.mark.parametrize(
    "text", ["Сыр «Пошехонский»", "Żółć gęśla", "牛乳", "حليب", "🥛👨‍👩‍👧", "a" * 200]
)
def test_every_script_comes_back_as_it_was_told(database, brand, text):
    line = sales.Line(100, name=text, category=text[:120], brand=text[:120])
    bought = _record(database, brand, receipt=text[:100], lines=[line])

    with database.snapshot() as session:
        [kept] = sales.basket_sold(session, brand.id, bought.id).lines
        found = sales.purchase_on(session, brand.id, text[:100])
    assert (kept.name, kept.category, kept.brand) == (text, text[:120], text[:120])
    assert found.id == bought.id


def test_a_sale_told_as_an_amount_alone_has_one_line_without_a_name(database, brand):
    bought = _record(database, brand, lines=[], net=4_999)

    with database.snapshot() as session:
        [line] = sales.basket_sold(session, brand.id, bought.id).lines
    assert (line.net, line.quantity, line.sku, line.name) == (4_999, 1_000, "", "")


def test_a_basket_given_away_is_no_purchase_but_something_free_may_lie_in_one(
    database, brand
):
    with pytest.raises(sales.UnfitSaleError, match="net: must lie between 1 and"):
        _record(database, brand, lines=[BAG], gross=300)

    bought = _record(database, brand, lines=[BAG, sales.Line(1)])

    assert bought.net == 1


def test_ten_thousand_lines_are_one_purchase(database, brand):
    lines = [
        sales.Line(number, sku=f"sku-{number}", name=f"Товар {number}", labels=("a",))
        for number in range(1, 10_001)
    ]
    with statements() as said:
        bought = _record(database, brand, lines=lines)

    assert bought.net == sum(range(1, 10_001))
    assert len(said) == 3
    with database.snapshot() as session:
        assert len(sales.lines_of(session, brand.id, bought.id)) == 10_000


def test_a_sale_to_a_customer_takes_five_statements(database, brand, ada):
    _record(database, brand, receipt="first", customer_id=ada.id)
    with statements() as said:
        _record(database, brand, customer_id=ada.id)

    assert len(said) == 5


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (None, NOON),
        (NOON - timedelta(days=3), NOON - timedelta(days=3)),
        (NOON - timedelta(days=400), NOON - timedelta(days=400)),
        (NOON + timedelta(minutes=10), NOON),
    ],
)
def test_a_sale_happened_when_the_till_says_but_never_later_than_now(
    database, brand, told, kept
):
    assert _record(database, brand, occurred_at=told).occurred_at == kept


@pytest.mark.parametrize(
    "told",
    [
        NOON + timedelta(minutes=10, seconds=1),
        NOON + timedelta(days=3650),
        NOON - timedelta(days=400, seconds=1),
        datetime.fromisoformat("1970-01-01T00:00:00+00:00"),
        datetime.fromisoformat("0001-01-01T00:00:00+00:00"),
        datetime.fromisoformat("9999-12-31T23:59:59+00:00"),
    ],
)
def test_a_clock_that_jumped_is_told_so(database, brand, told):
    refusal = _refuse(database, brand, sales.WrongClockError, occurred_at=told)

    assert refusal.facts()["now"] == NOON.isoformat()


def test_who_brings_a_past_may_say_how_long_it_is(database, brand):
    past = NOON - timedelta(days=2_000)
    with database.transaction() as session:
        bought = sales.record(
            session,
            brand.id,
            _sale(occurred_at=past),
            now=NOON,
            within=timedelta(days=3_650),
        )

    assert bought.occurred_at == past


def test_the_day_of_a_sale_is_the_stores_own(database):
    with database.transaction() as session:
        brand = make.brand(session)
        far = make.store(session, brand, timezone="Asia/Vladivostok")
    late = NOON.replace(hour=22)

    here = _record(database, brand, now=late)
    there = _record(database, brand, now=late, receipt="992", store_id=far.id)

    assert here.shopped_on == date(2026, 11, 20)
    assert there.shopped_on == date(2026, 11, 21)


def test_nobody_and_nothing_of_another_brand_takes_part(database, brand):
    with database.transaction() as session:
        other = make.brand(session)
        store = make.store(session, other)
        till = brands.add_till(session, store, code="t-1", name="Till 1", now=NOON)
        strangers = [
            ({"customer_id": make.customer(session, other).id},
             customers.UnknownCustomerError),
            ({"store_id": store.id}, brands.UnknownStoreError),
            ({"till_id": till.id}, brands.UnknownTillError),
            ({"staff_id": make.staff(session, other).id}, brands.UnknownStaffError),
        ]  # fmt: skip
    for facts, error in strangers:
        _refuse(database, brand, error, **facts)


def test_a_till_stands_in_one_store_only(database, brand):
    with database.transaction() as session:
        store, other = make.store(session, brand), make.store(session, brand)
        till = brands.add_till(session, store, code="t-1", name="Till 1", now=NOON)

    _refuse(
        database, brand, brands.UnknownStoreError, till_id=till.id, store_id=other.id
    )


def test_a_forgotten_customer_buys_nothing(database, brand, ada):
    with database.transaction() as session:
        forgotten = customers.customer_of(session, brand.id, ada.id)
        customers.erase(session, forgotten, now=NOON)

    _refuse(database, brand, customers.UnknownCustomerError, customer_id=ada.id)


def test_a_prospect_who_buys_is_a_customer(database, brand, ada):
    _record(database, brand, customer_id=ada.id)

    with database.snapshot() as session:
        assert customers.customer_of(session, brand.id, ada.id).status == "active"


def test_a_brand_that_is_not_there_sells_nothing(database):
    with pytest.raises(brands.UnknownBrandError), database.transaction() as session:
        sales.record(session, "brd_none", _sale(), now=NOON)
