"""`bench ledger`: entries posted a second, beside a bare transaction on the same file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from typing import Final

from sqlalchemy import (
    Column,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    bindparam,
    func,
    insert,
    select,
    update,
)

from walletpass import ledger
from walletpass.bench.measure import (
    Measure,
    Progress,
    UnsoundError,
    alternating,
    timed,
)
from walletpass.bench.shop import Shop, open_shop
from walletpass.ledger import Posted, Transaction

_CARDS: Final = 100
_POINTS: Final = 500
_BOOK = MetaData()
_ENTRIES = Table(
    "bare_entries",
    _BOOK,
    Column("id", Integer, primary_key=True),
    Column("account_id", String(32), index=True),
    Column("points", Integer),
)
_BALANCES = Table(
    "bare_balances",
    _BOOK,
    Column("account_id", String(32), primary_key=True),
    Column("balance", Integer),
)
_ADD = insert(_ENTRIES)
_MOVE = (
    update(_BALANCES)
    .where(_BALANCES.c.account_id == bindparam("moved"))
    .values(balance=_BALANCES.c.balance + bindparam("points"))
)


def bench_booking(*, rounds: int, entries: int, on_progress: Progress) -> list[Measure]:
    """Measure earning and spending points, each sale in a transaction of its own."""
    with open_shop(_CARDS) as shop, bare_book(shop) as engine:
        receipts = count()
        runs = (
            partial(_posting, shop, ledger.earn, receipts, entries),
            partial(_posting, shop, ledger.redeem, receipts, entries),
            partial(bare, shop, engine, entries),
        )
        earning, spending, core = alternating(rounds, runs, on_progress)
        _check(shop, posted=next(receipts))
    limit = "bare SQLAlchemy Core, two statements"
    return [
        Measure("ledger.earn", earning, "entries/s", core, limit),
        Measure("ledger.redeem", spending, "entries/s", core, limit),
    ]


@contextmanager
def bare_book(shop: Shop) -> Iterator[Engine]:
    """Make two tables beside ours, without any of our rules."""
    engine = shop.services.database.engine
    _BOOK.create_all(engine)
    balances = [{"account_id": card.account_id, "balance": 0} for card in shop.cards]
    with engine.begin() as connection:
        connection.execute(insert(_BALANCES), balances)
    yield engine


def _posting(
    shop: Shop, verb: Callable[..., Posted], receipts: "count[int]", entries: int
) -> float:
    services, accounts = shop.services, [card.account_id for card in shop.cards]

    def post() -> None:
        for turn in range(entries):
            with services.database.transaction() as session:
                verb(
                    session,
                    accounts[turn % _CARDS],
                    _POINTS,
                    source=f"till-1/{next(receipts)}",
                    now=services.now(),
                )

    return timed(entries, post)[0]


def bare(shop: Shop, engine: Engine, entries: int) -> float:
    """Time so many transactions of one row inserted and one updated."""
    accounts = [card.account_id for card in shop.cards]

    def book() -> None:
        for turn in range(entries):
            account = accounts[turn % _CARDS]
            with engine.begin() as connection:
                row = {"account_id": account, "points": _POINTS}
                connection.execute(_ADD, row)
                connection.execute(_MOVE, {"moved": account, "points": _POINTS})

    return timed(entries, book)[0]


def _check(shop: Shop, *, posted: int) -> None:
    """Recount the books.

    Raises:
        UnsoundError: They do not add up.
    """
    with shop.services.database.snapshot() as session:
        faults = ledger.audit(session)
        booked = session.scalar(
            select(func.count(Transaction.id)).where(
                Transaction.kind.in_(["earn", "redeem"])
            )
        )
    if faults or booked != posted:
        raise UnsoundError(f"{booked} of {posted} entries stand, {len(faults)} faults.")
