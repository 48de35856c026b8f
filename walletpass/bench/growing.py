"""A shop grown to a chain's size: its customers doubled, and doubled again.

Copies are rows of their own in every table that grows with customers and their sales,
so that each index is as deep as it would be. They sort after all that were there, as ids
made later do, so that those who are neighbours by id lie side by side in the file too.
"""

import os
from typing import Final

from sqlalchemy import Connection, Select, Table, case, func, insert, literal, select
from sqlalchemy.sql.elements import ColumnElement

from walletpass import customers, ledger, passes, sales
from walletpass.bench.shop import Shop
from walletpass.db import Base
from walletpass.insight import Profile
from walletpass.ledger import Account
from walletpass.rewards import Credit

_GROWN: Final = (
    (customers.Customer, ("id",)),
    (Account, ("id", "customer_id")),
    (ledger.Transaction, ("id", "account_id")),
    (ledger.Entry, ("transaction_id", "account_id")),
    (ledger.Lot, ("id", "account_id", "transaction_id")),
    (passes.Pass, ("id", "customer_id", "account_id", "serial_number", "number")),
    (passes.PassVersion, ("pass_id",)),
    (sales.Purchase, ("id", "customer_id", "bought_as_id", "pass_id", "receipt")),
    (sales.PurchaseLine, ("purchase_id",)),
    (sales.Shopper, ("customer_id",)),
    (sales.ShoppingDay, ("customer_id",)),
    (Credit, ("purchase_id", "account_id")),
    (customers.Consent, ("id", "customer_id")),
    (Profile, ("customer_id",)),
)
"""What grows, and in which columns copies differ from what they are copies of."""

_MARKS: Final = "abcdefghijklmnopqrstuvwxyz"
_PREFIX: Final = len("cus_")


def grow(shop: Shop, customers_wanted: int) -> int:
    """Double the shop's customers until there are enough; return how many there are."""
    with shop.services.database.engine.begin() as connection:
        there_are = len(shop.cards)
        for mark in _MARKS:
            if there_are >= customers_wanted:
                break
            for model, columns in _GROWN:
                _double(
                    connection, Base.metadata.tables[model.__tablename__], columns, mark
                )
            there_are *= 2
        connection.exec_driver_sql("ANALYZE")
    shop.services.database.forget_traces()
    os.sync()  # or the sales that are measured wait for what growing left to be written
    return there_are


def _double(
    connection: Connection, table: Table, differing: tuple[str, ...], mark: str
) -> None:
    copied: Select[*tuple[object, ...]] = select(
        *(
            _marked(column, mark) if column.name in differing else column
            for column in table.columns
        )
    )
    if table.name == Account.__tablename__:
        copied = copied.where(table.c.customer_id.is_not(None))
    connection.execute(insert(table).from_select(list(table.columns.keys()), copied))


def _marked(column: ColumnElement[str], mark: str) -> ColumnElement[str]:
    """Return another value than *column*'s, unless it names an account of the brand."""
    brands_own = select(Account.id).where(Account.customer_id.is_(None))
    kind, rest = func.substr(column, 1, _PREFIX), func.substr(column, _PREFIX + 1)
    return case((column.in_(brands_own), column), else_=kind + literal(mark) + rest)
