"""What a customer's kept purchases come to: what rules ask about somebody.

It costs the same however long somebody has been coming and however many others there
are: a row for all time, a row for each day, kept exact by every purchase and return.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, case, delete, func, insert, literal, select, update
from sqlalchemy.orm import Session

from walletpass.db import Prepared, in_each_dialect
from walletpass.sales.models import Purchase, Shopper, ShoppingDay


@dataclass(frozen=True, slots=True)
class Spell:
    """Kept purchases of some time: how many, on how many days, for how much.

    A *visit* is a local day with at least one of them. *net* is after discounts and
    returns, in minor units, with what points paid for.
    """

    purchases: int
    visits: int
    net: int


@dataclass(frozen=True, slots=True)
class Habits:
    """A customer's kept purchases of all time, the first and the last of them."""

    ever: Spell
    first_at: datetime | None
    last_at: datetime | None


_KEPT = Purchase.status != "returned"
_AT = select(Purchase.occurred_at).where(
    Purchase.customer_id == bindparam("customer_id"), _KEPT
)
_FIRST = _AT.order_by(Purchase.occurred_at, Purchase.id).limit(1).scalar_subquery()
_LAST = (
    _AT.order_by(Purchase.occurred_at.desc(), Purchase.id.desc())
    .limit(1)
    .scalar_subquery()
)
_HABITS = select(
    Shopper.purchases,
    Shopper.visits,
    Shopper.net,
    _FIRST.label("first_at"),
    _LAST.label("last_at"),
).where(Shopper.customer_id == bindparam("customer_id"))


def habits_of(session: Session, customer_id: str) -> Habits:
    """Return what a customer's kept purchases come to."""
    row = session.execute(_HABITS, {"customer_id": customer_id}).one_or_none()
    if row is None:
        return Habits(Spell(0, 0, 0), None, None)
    ever = Spell(row.purchases, row.visits, row.net)
    return Habits(ever, row.first_at, row.last_at)


_SPELL = select(
    func.coalesce(func.sum(ShoppingDay.purchases), 0),
    func.count(),
    func.coalesce(func.sum(ShoppingDay.net), 0),
).where(
    ShoppingDay.customer_id == bindparam("customer_id"),
    ShoppingDay.day.between(bindparam("since"), bindparam("until")),
    ShoppingDay.purchases > 0,
)


def spell_of(session: Session, customer_id: str, *, since: date, until: date) -> Spell:
    """Return what was bought and kept from one local day to another, both included."""
    purchases, visits, net = session.execute(
        _SPELL, {"customer_id": customer_id, "since": since, "until": until}
    ).one()
    return Spell(int(purchases), visits, int(net))


def _adding(fresh: Any, keys: tuple[str, ...], *sums: str) -> Any:
    return fresh.on_conflict_do_update(
        index_elements=keys,
        set_={name: fresh.table.c[name] + fresh.excluded[name] for name in sums},
    )


_ADD_TO_ALL = Prepared(
    in_each_dialect(
        lambda insert: _adding(
            insert(Shopper), ("customer_id",), "purchases", "visits", "net"
        )
    )
)
_ADD_TO_DAY = Prepared(
    in_each_dialect(
        lambda insert: _adding(
            insert(ShoppingDay), ("customer_id", "day"), "purchases", "net"
        ).returning(ShoppingDay.purchases)
    )
)


def note_kept(
    session: Session, brand_id: str, customer_id: str, day: date, net: int
) -> None:
    """Count a purchase."""
    who: dict[str, Any] = {"brand_id": brand_id, "customer_id": customer_id}
    that_day = _ADD_TO_DAY.first(
        session, who | {"day": day, "purchases": 1, "net": net}
    )
    assert that_day is not None, "an upsert returns its row"
    visits = int(that_day.purchases == 1)
    _ADD_TO_ALL.run(session, who | {"purchases": 1, "visits": visits, "net": net})


def recount(session: Session, brand_id: str, customer_id: str) -> None:
    """Count a customer's kept purchases anew: some of them are another's, or were."""
    connection = session.connection()
    for table in (ShoppingDay, Shopper):
        connection.execute(delete(table).where(table.customer_id == customer_id))
    whose, kept = literal(customer_id), literal(brand_id)
    connection.execute(
        insert(ShoppingDay).from_select(
            ["customer_id", "brand_id", "day", "purchases", "net"],
            select(
                whose,
                kept,
                Purchase.shopped_on,
                func.sum(case((_KEPT, 1), else_=0)),
                func.sum(Purchase.net - Purchase.returned),
            )
            .where(Purchase.customer_id == customer_id)
            .group_by(Purchase.shopped_on),
        )
    )
    connection.execute(
        insert(Shopper).from_select(
            ["customer_id", "brand_id", "purchases", "visits", "net"],
            select(
                whose,
                kept,
                func.sum(ShoppingDay.purchases),
                func.sum(case((ShoppingDay.purchases > 0, 1), else_=0)),
                func.sum(ShoppingDay.net),
            )
            .where(ShoppingDay.customer_id == customer_id)
            .having(func.count() > 0),
        )
    )


_OFF_DAY = (
    update(ShoppingDay)
    .where(
        ShoppingDay.customer_id == bindparam("whose"),
        ShoppingDay.day == bindparam("then"),
    )
    .values(
        purchases=ShoppingDay.purchases - bindparam("gone"),
        net=ShoppingDay.net - bindparam("back"),
    )
    .returning(ShoppingDay.purchases)
)
_OFF_ALL = (
    update(Shopper)
    .where(Shopper.customer_id == bindparam("whose"))
    .values(
        purchases=Shopper.purchases - bindparam("gone"),
        visits=Shopper.visits - bindparam("days"),
        net=Shopper.net - bindparam("back"),
    )
)


def note_returned(
    session: Session, customer_id: str, day: date, net: int, *, whole: bool
) -> None:
    """Count what came back off the day it was bought; *whole*: nothing was kept."""
    connection = session.connection()
    off = {"whose": customer_id, "gone": int(whole), "back": net}
    off_day = off | {"then": day}
    left = connection.execute(_OFF_DAY, off_day).scalar_one_or_none()
    if left is None:  # PostgreSQL waited for a merge, which put a new row in its place
        left = connection.execute(_OFF_DAY, off_day).scalar_one()
    connection.execute(_OFF_ALL, off | {"days": int(whole and left == 0)})
