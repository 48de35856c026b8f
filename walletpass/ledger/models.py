"""The books: programs, accounts, transactions, entries, and the lots points lie in."""

from datetime import datetime
from typing import Final, Literal

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    UniqueConstraint,
    and_,
    literal_column,
)
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import ONE_TREE, Base, Json, Someday
from walletpass.kernel.languages import Language, Words
from walletpass.ledger.kinds import ProgramKind

Pocket = Literal["active", "pending", "reserved"]
LotState = Literal["pending", "active"]
ReservationState = Literal["open", "committed", "released"]
Waking = Literal["earn", "spend", "any"]


class Program(Base):
    """A scheme a brand runs: what its points are called and how finely they count.

    Points are kept in hundredths everywhere; *scale* is how many decimal places
    people see (0 to 2). *unit* holds the plural forms of the points' name per
    language, by CLDR category: ``{"en": {"one": "point", "other": "points"}}``.

    Whoever neither earns nor spends for *idle_days* loses their points; *woken_by* says
    which of the two counts.
    """

    __tablename__ = "programs"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), index=True)
    name: Mapped[Words] = mapped_column(Json)
    kind: Mapped[ProgramKind] = mapped_column(String(16), default="points")
    unit: Mapped[dict[Language, dict[str, str]]] = mapped_column(Json)
    scale: Mapped[int] = mapped_column(SmallInteger, default=0)
    idle_days: Mapped[int | None]
    woken_by: Mapped[Waking] = mapped_column(String(8), default="any")
    created_at: Mapped[datetime]

    __table_args__ = (CheckConstraint("scale BETWEEN 0 AND 2", "scale"),)


class Account(Base):
    """Where points are kept: a customer's, or the brand's other side of a movement.

    A customer's *balance* is what can be spent; *pending* waits for its day and
    *reserved* for its till. Each is a cache of the sum of its pocket's entries, in
    hundredths, changed only together with them. The other accounts' sums are worked out
    when asked for, so that no two tills ever wait for the same row.

    *owed* and *written_off* are the sums of what the account's lots owe. By *due_at*
    something of it becomes active, expires or is let go; a little early does no harm.
    """

    __tablename__ = "accounts"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), index=True)
    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"))
    kind: Mapped[str] = mapped_column(String(16))
    customer_id: Mapped[str | None] = mapped_column(ForeignKey("customers.id"))
    balance: Mapped[int] = mapped_column(BigInteger, default=0)
    pending: Mapped[int] = mapped_column(BigInteger, default=0)
    reserved: Mapped[int] = mapped_column(BigInteger, default=0)
    owed: Mapped[int] = mapped_column(BigInteger, default=0)
    written_off: Mapped[int] = mapped_column(BigInteger, default=0)
    movements: Mapped[int] = mapped_column(BigInteger, default=0)
    due_at: Mapped[datetime | None] = mapped_column()
    idle_since: Mapped[datetime | None]
    merged_into_id: Mapped[str | None] = mapped_column(ForeignKey("accounts.id"))
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
        Index(
            "ix_accounts_due_at",
            "due_at",
            sqlite_where=due_at.is_not(None),
            postgresql_where=due_at.is_not(None),
        ),
        CheckConstraint("balance + owed >= 0", "balance"),
        CheckConstraint("pending >= 0 AND reserved >= 0", "pockets"),
        CheckConstraint("written_off BETWEEN 0 AND owed", "owed"),
        ONE_TREE,
    )


class Transaction(Base):
    """One movement of points: append-only, and its entries sum to zero.

    *source* names the sale it came from and is unique on the customer's account, which
    is what makes asking twice harmless. *sequence* counts the account's movements, so
    that their order never depends on a clock; *balance* is what could be spent
    afterwards, for statements.

    *of_id* names the movement this one settles. A return tells how many of its points
    are returned by now, in *total*, and how many could not be taken, in *short*.
    """

    __tablename__ = "transactions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    sequence: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(16))
    source: Mapped[str] = mapped_column(String(200))
    reverses_id: Mapped[str | None] = mapped_column(ForeignKey("transactions.id"))
    of_id: Mapped[str | None] = mapped_column(ForeignKey("transactions.id"))
    total: Mapped[int | None] = mapped_column(BigInteger)
    short: Mapped[int] = mapped_column(BigInteger, default=0)
    balance: Mapped[int] = mapped_column(BigInteger)
    actor: Mapped[str | None] = mapped_column(String(64))
    reason: Mapped[str | None] = mapped_column(String(500))
    posted_at: Mapped[datetime]

    __table_args__ = (
        Index(
            "uq_transactions_reverses_id",
            "reverses_id",
            unique=True,
            sqlite_where=reverses_id.is_not(None),
            postgresql_where=reverses_id.is_not(None),
        ),
        Index(
            "ix_transactions_of_id",
            "of_id",
            sqlite_where=of_id.is_not(None),
            postgresql_where=of_id.is_not(None),
        ),
        # by source first: sales come in order, and their neighbours share a page
        UniqueConstraint("source", "account_id"),
        Index("ix_transactions_brand_id_id", "brand_id", "id"),
        UniqueConstraint("account_id", "sequence"),
        ONE_TREE,
    )


class Entry(Base):
    """One side of a transaction: so many hundredths onto, or off, one account's pocket."""

    __tablename__ = "entries"

    transaction_id: Mapped[str] = mapped_column(
        ForeignKey("transactions.id"), primary_key=True
    )
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    pocket: Mapped[Pocket] = mapped_column(
        String(8), primary_key=True, default="active"
    )
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    points: Mapped[int] = mapped_column(BigInteger)

    __table_args__ = (
        CheckConstraint("points <> 0", "points"),
        ONE_TREE,
    )


class Lot(Base):
    """Points that came together and go together: credited once, with one expiry.

    The lot a movement credits is named after it; those that it lets begin anew, of
    points that came back, are not.

    *remaining* less *owed* is a cache of *points* and all its moves. A lot owes what was
    returned of it after it was spent; of that, *written_off* was let go because the
    account had no more. *expired* is what was lost with it. *sequence* is its first
    movement's, and older lots are spent before younger ones of the same expiry.

    A lot may move to another account, and those it is *came_from_id* of go with it: their
    points were its own, and came back to last longer.
    """

    __tablename__ = "lots"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), index=True)
    transaction_id: Mapped[str] = mapped_column(ForeignKey("transactions.id"))
    came_from_id: Mapped[str | None] = mapped_column(ForeignKey("lots.id"))
    sequence: Mapped[int] = mapped_column(BigInteger)
    points: Mapped[int] = mapped_column(BigInteger)
    remaining: Mapped[int] = mapped_column(BigInteger)
    owed: Mapped[int] = mapped_column(BigInteger, default=0)
    written_off: Mapped[int] = mapped_column(BigInteger, default=0)
    expired: Mapped[int] = mapped_column(BigInteger, default=0)
    state: Mapped[LotState] = mapped_column(String(8), default="active")
    activates_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None] = mapped_column(Someday, nullable=False)

    __table_args__ = (
        CheckConstraint("points > 0", "points"),
        CheckConstraint("remaining >= 0 AND expired >= 0", "remaining"),
        CheckConstraint("written_off BETWEEN 0 AND owed", "owed"),
        CheckConstraint("remaining = 0 OR owed = 0", "side"),
        ONE_TREE,
    )


_HAS_POINTS: Final = Lot.remaining > literal_column("0")
SPENDABLE: Final = and_(_HAS_POINTS, Lot.state == literal_column("'active'"))
WAITING: Final = and_(_HAS_POINTS, Lot.state == literal_column("'pending'"))
OWING: Final = Lot.owed > literal_column("0")
BEGUN_ANEW: Final = Lot.came_from_id.is_not(None)

for _name, _columns, _part in (
    ("spendable", (Lot.account_id, Lot.expires_at, Lot.sequence, Lot.id), SPENDABLE),
    ("waiting", (Lot.account_id, Lot.activates_at), WAITING),
    ("owing", (Lot.account_id,), OWING),
    ("transaction_id", (Lot.transaction_id,), BEGUN_ANEW),
):
    Index(f"ix_lots_{_name}", *_columns, sqlite_where=_part, postgresql_where=_part)


class LotMove(Base):
    """What a transaction did to a lot after its first: append-only.

    Zero is a lot that changed only its account or became active. *number* keeps the
    order in which a transaction took its lots.
    """

    __tablename__ = "lot_moves"

    transaction_id: Mapped[str] = mapped_column(
        ForeignKey("transactions.id"), primary_key=True
    )
    lot_id: Mapped[str] = mapped_column(ForeignKey("lots.id"), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    number: Mapped[int]
    points: Mapped[int] = mapped_column(BigInteger)

    __table_args__ = (ONE_TREE,)


class Reservation(Base):
    """Points put aside for a sale under way, named after the movement that did it."""

    __tablename__ = "reservations"

    id: Mapped[str] = mapped_column(ForeignKey("transactions.id"), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    points: Mapped[int] = mapped_column(BigInteger)
    until: Mapped[datetime]
    state: Mapped[ReservationState] = mapped_column(String(12), default="open")

    __table_args__ = (CheckConstraint("points > 0", "points"),)


OPEN: Final = Reservation.state == literal_column("'open'")

Index(
    "ix_reservations_open",
    Reservation.account_id,
    Reservation.until,
    sqlite_where=OPEN,
    postgresql_where=OPEN,
)
