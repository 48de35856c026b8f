"""A figure that is not the sum it stands for is found and named."""

import pytest
from sqlalchemy import update

from tests import make
from tests.make import NOON
from walletpass import sales
from walletpass.sales import Item, Line, Return, Sale


@pytest.fixture
def bought(database):
    """A purchase of which something came back."""
    with database.transaction() as session:
        brand = make.brand(session)
        ada = make.customer(session, brand)
        sale = Sale("t", "1", "PLN", [Line(100), Line(50)], customer_id=ada.id)
        purchase = sales.record(session, brand.id, sale, now=NOON)
        back = Return("t", "2", [Item(1, amount=30)])
        sales.refund(session, brand.id, purchase.id, back, now=NOON)
        return sales.purchase_of(session, brand.id, purchase.id)


def test_figures_kept_by_sales_and_returns_add_up(database, bought):
    with database.snapshot() as session:
        assert sales.audit(session) == []


@pytest.mark.parametrize(
    ("table", "values", "named"),
    [
        (sales.Shopper, {"purchases": 2}, ["customer {customer}"]),
        (sales.Shopper, {"visits": 0}, ["customer {customer}"]),
        (sales.Shopper, {"net": 121}, ["customer {customer}"]),
        (
            sales.ShoppingDay,
            {"net": 119},
            ["customer {customer}", "shopping day {customer} 2026-11-20"],
        ),
        (
            sales.Purchase,
            {"returned": 29},
            ["shopping day {customer} 2026-11-20", "purchase {purchase}"],
        ),
        (sales.RefundLine, {"net": 29}, ["purchase line {purchase} 1"]),
        (sales.RefundLine, {"quantity": 1}, ["purchase line {purchase} 1"]),
    ],
)
def test_a_figure_that_was_bent_is_named(database, bought, table, values, named):
    with database.transaction() as session:
        session.execute(update(table).values(**values))

    with database.snapshot() as session:
        found = sales.audit(session)
    assert found == [
        name.format(customer=bought.customer_id, purchase=bought.id) for name in named
    ]
