"""Purchases are found again, by those they belong to."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import sales
from walletpass.db.paging import UnknownCursorError, encode_cursor


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        return make.brand(session)


@pytest.fixture
def ada(database, brand):
    with database.transaction() as session:
        return make.customer(session, brand)


def _record(database, brand, receipt, *, source="till-7", **facts):
    sale = sales.Sale(source, receipt, "PLN", [sales.Line(100)], **facts)
    with database.transaction() as session:
        return sales.record(session, brand.id, sale, now=NOON).id


def test_a_customers_purchases_come_in_pages_the_latest_first(database, brand, ada):
    hours = [5, 1, 3, 3, 2, 4, 3]
    told = [(NOON - timedelta(hours=ago), number) for number, ago in enumerate(hours)]
    ids = [
        _record(database, brand, f"r-{n}", customer_id=ada.id, occurred_at=moment)
        for moment, n in told
    ]
    _record(database, brand, "somebody else's")
    expected = sorted(zip([m for m, _ in told], ids, strict=True), reverse=True)

    seen, after = [], None
    with database.snapshot() as session:
        while True:
            page = sales.purchases_page(session, brand.id, ada.id, after=after, limit=2)
            seen += [one.id for one in page.rows]
            if (after := page.next) is None:
                break
    assert seen == [purchase_id for _, purchase_id in expected]


@pytest.mark.parametrize("key", ["pur_1", "yesterday pur_1", "2026-11-20T12:00 pur_1"])
def test_a_cursor_of_another_list_is_refused(database, brand, ada, key):
    with database.snapshot() as session, pytest.raises(UnknownCursorError):
        sales.purchases_page(session, brand.id, ada.id, after=encode_cursor(key))


def test_a_purchase_is_found_by_its_receipt(database, brand):
    first = _record(database, brand, "991", occurred_at=NOON - timedelta(hours=1))
    second = _record(database, brand, "991", source="till-8")

    with database.snapshot() as session:
        assert sales.purchase_on(session, brand.id, " 991").id == second
        found = sales.purchase_on(session, brand.id, "991", source="till-7")
        assert found.id == first
        for receipt in ("990", "9\0", "\ud83d"):
            with pytest.raises(sales.UnknownPurchaseError):
                sales.purchase_on(session, brand.id, receipt)


def test_another_brands_purchase_is_nowhere(database, brand, ada):
    theirs = _record(database, brand, "991", customer_id=ada.id)
    with database.transaction() as session:
        other = make.brand(session)
        for look in (
            lambda: sales.purchase_of(session, other.id, theirs),
            lambda: sales.purchase_on(session, other.id, "991"),
            lambda: sales.basket_sold(session, other.id, theirs),
            lambda: sales.basket_left(session, other.id, theirs),
            lambda: sales.lines_of(session, other.id, theirs),
        ):
            with pytest.raises(sales.UnknownPurchaseError):
                look()
        assert sales.purchases_page(session, other.id, ada.id).rows == []
