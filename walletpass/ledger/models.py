"""The books: programs, accounts, transactions and their entries."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import Base, Json
from walletpass.kernel.languages import Language, Words


class Program(Base):
    """A scheme a brand runs: what its points are called and how finely they count.

    Points are kept in hundredths everywhere; *scale* is how many decimal places
    people see (0 to 2). *unit* holds the plural forms of the points' name per
    language, by CLDR category: ``{"en": {"one": "point", "other": "points"}}``.
    """

    __tablename__ = "programs"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), index=True)
    name: Mapped[Words] = mapped_column(Json)
    kind: Mapped[str] = mapped_column(String(16), default="points")
    unit: Mapped[dict[Language, dict[str, str]]] = mapped_column(Json)
    scale: Mapped[int] = mapped_column(SmallInteger, default=0)
    created_at: Mapped[datetime]

    __table_args__ = (CheckConstraint("scale BETWEEN 0 AND 2", "scale"),)


class Account(Base):
    """Where points are kept: a customer's, or the brand's other side of a movement.

    A customer's *balance* is a cache of the sum of its entries, in hundredths, changed
    only together with them. The other accounts' sums are worked out when asked for, so
    that no two tills ever wait for the same row.
    """

    __tablename__ = "accounts"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), index=True)
    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"))
    kind: Mapped[str] = mapped_column(String(16))
    customer_id: Mapped[str | None] = mapped_column(ForeignKey("customers.id"))
    balance: Mapped[int] = mapped_column(BigInteger, default=0)
    movements: Mapped[int] = mapped_column(BigInteger, default=0)
    created_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("customer_id", "program_id"),
        Index(
            "uq_accounts_program_id_kind",
            "program_id",
            "kind",
            unique=True,
            sqlite_where=customer_id.is_(None),
            postgresql_where=customer_id.is_(None),
        ),
        CheckConstraint("balance >= 0", "balance"),
    )


class Transaction(Base):
    """One movement of points: append-only, and its entries sum to zero.

    *source* names the sale it came from and is unique on the customer's account, which
    is what makes asking twice harmless. *sequence* counts the account's movements, so
    that their order never depends on a clock.
    """

    __tablename__ = "transactions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    sequence: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(16))
    source: Mapped[str] = mapped_column(String(200))
    reverses_id: Mapped[str | None] = mapped_column(
        ForeignKey("transactions.id"), unique=True
    )
    actor: Mapped[str | None] = mapped_column(String(64))
    reason: Mapped[str | None] = mapped_column(String(500))
    posted_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("account_id", "source"),
        Index("ix_transactions_brand_id_id", "brand_id", "id"),
        UniqueConstraint("account_id", "sequence"),
    )


class Entry(Base):
    """One side of a transaction: so many hundredths onto, or off, one account.

    The customer's side also keeps the balance it led to, for statements.
    """

    __tablename__ = "entries"

    transaction_id: Mapped[str] = mapped_column(
        ForeignKey("transactions.id"), primary_key=True
    )
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    points: Mapped[int] = mapped_column(BigInteger)
    balance: Mapped[int | None] = mapped_column(BigInteger)

    __table_args__ = (
        CheckConstraint("points <> 0", "points"),
        Index("ix_entries_account_id", "account_id"),
    )
