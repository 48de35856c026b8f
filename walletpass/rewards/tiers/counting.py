"""Counting what a ladder asks about: day by day, from totals that are kept anyway."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Select, bindparam, delete, func, insert, select
from sqlalchemy.orm import Session

from walletpass.db import in_dialect_of, in_each_dialect
from walletpass.ledger import Account
from walletpass.rewards.ladders import By, Day, Ladder, window_from
from walletpass.rewards.models import Credit
from walletpass.rewards.tiers.models import EarnedDay
from walletpass.rewards.tiers.whose import Whose
from walletpass.sales import Purchase, Shopper, ShoppingDay


@dataclass(frozen=True, slots=True)
class Bought:
    """What a purchase adds to what counts, on its local day."""

    on: date
    net: int
    points: int = 0


_OWN_DAYS = (
    ShoppingDay.customer_id == bindparam("customer_id"),
    ShoppingDay.day >= bindparam("since"),
    ShoppingDay.day <= bindparam("until"),
)
_OWN_EARNED = (
    EarnedDay.program_id == bindparam("program_id"),
    EarnedDay.customer_id == bindparam("customer_id"),
    EarnedDay.day >= bindparam("since"),
    EarnedDay.day <= bindparam("until"),
)
_DAYS: Final[dict[By, Select[*tuple[Any, ...]]]] = {
    "spend": select(ShoppingDay.day, ShoppingDay.net, ShoppingDay.purchases)
    .where(*_OWN_DAYS)
    .order_by(ShoppingDay.day),
    "visits": select(ShoppingDay.day, ShoppingDay.net, ShoppingDay.purchases)
    .where(*_OWN_DAYS)
    .order_by(ShoppingDay.day),
    "points": select(EarnedDay.day, EarnedDay.points)
    .where(*_OWN_EARNED)
    .order_by(EarnedDay.day),
}
_SUMS: Final[dict[By, Select[*tuple[Any, ...]]]] = {
    "spend": select(
        func.coalesce(func.sum(ShoppingDay.net), 0), func.min(ShoppingDay.day)
    ).where(*_OWN_DAYS, ShoppingDay.net > 0),
    "visits": select(func.count(), func.min(ShoppingDay.day)).where(
        *_OWN_DAYS, ShoppingDay.purchases > 0
    ),
    "points": select(
        func.coalesce(func.sum(EarnedDay.points), 0), func.min(EarnedDay.day)
    ).where(*_OWN_EARNED, EarnedDay.points > 0),
}
_EVER: Final[dict[By, Select[Any]]] = {
    "spend": select(Shopper.net).where(Shopper.customer_id == bindparam("customer_id")),
    "visits": select(Shopper.visits).where(
        Shopper.customer_id == bindparam("customer_id")
    ),
}


def days_of(
    session: Session,
    whose: Whose,
    by: By,
    *,
    since: date = date.min,
    until: date = date.max,
    but: Bought | None = None,
) -> Sequence[Day]:
    """Return what was counted day by day, without one purchase, *but*, that is in it."""
    rows = session.connection().execute(_DAYS[by], _asked(whose, since, until))
    if by == "points":
        return [Day(row.day, row.points) for row in rows]
    days = []
    for row in rows:
        is_its = but is not None and row.day == but.on
        net = row.net - (but.net if is_its and but else 0)
        visits = int(row.purchases - int(is_its) > 0)
        days.append(Day(row.day, net if by == "spend" else visits))
    return days


_LATEST = select(func.max(ShoppingDay.day)).where(
    ShoppingDay.customer_id == bindparam("customer_id")
)


def latest_day(session: Session, whose: Whose) -> date | None:
    """Return the last local day with a purchase: where a shop is, it may be tomorrow."""
    asked = {"customer_id": whose.customer_id}
    return session.connection().execute(_LATEST, asked).scalar_one()


def _asked(whose: Whose, since: date, until: date) -> dict[str, Any]:
    return {
        "program_id": whose.program_id,
        "customer_id": whose.customer_id,
        "since": since,
        "until": until,
    }


def amount_of(
    session: Session,
    whose: Whose,
    ladder: Ladder,
    *,
    before: int,
    bought: Bought,
    today: date,
) -> tuple[int, date | None]:
    """Return what counts once something was bought, and the first day that will leave.

    *before* is what counted until then. Running totals tell what counts for ever; a
    window is summed over its days.
    """
    connection = session.connection()
    if ladder.days is not None:
        asked = _asked(whose, window_from(ladder, today), today)
        amount, first = connection.execute(_SUMS[ladder.by], asked).one()
        return int(amount), first
    if ladder.by == "points":
        return before + bought.points, None
    asked = {"customer_id": whose.customer_id}
    return connection.execute(_EVER[ladder.by], asked).scalar_one(), None


def _adding(insert: Any) -> Any:
    table: Any = EarnedDay.__table__
    fresh = insert(table)
    return fresh.on_conflict_do_update(
        index_elements=("program_id", "customer_id", "day"),
        set_={"points": table.c.points + fresh.excluded.points},
    )


_ADD: Final = in_each_dialect(_adding)


def add_earned(session: Session, whose: Whose, bought: Bought) -> None:
    """Count what a purchase earned."""
    session.connection().execute(
        in_dialect_of(session, _ADD),
        {
            "program_id": whose.program_id,
            "customer_id": whose.customer_id,
            "brand_id": whose.brand_id,
            "day": bought.on,
            "points": bought.points,
        },
    )


def recount_earned(session: Session, whose: Whose) -> None:
    """Count anew what somebody's purchases earned, less what was taken back."""
    session.flush()
    connection = session.connection()
    connection.execute(
        delete(EarnedDay).where(
            EarnedDay.program_id == whose.program_id,
            EarnedDay.customer_id == whose.customer_id,
        )
    )
    rows = connection.execute(
        select(Purchase.shopped_on, Credit.points, Credit.kept)
        .join(Credit, Credit.purchase_id == Purchase.id)
        .join(Account, Account.id == Credit.account_id)
        .where(
            Purchase.customer_id == whose.customer_id,
            Account.program_id == whose.program_id,
            Credit.points > 0,
        )
    )
    days: dict[date, int] = {}
    for day, points, kept in rows:
        left = min(points, sum(kept.values())) if kept else points
        days[day] = days.get(day, 0) + left
    if days:
        who = {
            "program_id": whose.program_id,
            "customer_id": whose.customer_id,
            "brand_id": whose.brand_id,
        }
        told = [who | {"day": day, "points": sum_} for day, sum_ in days.items()]
        connection.execute(insert(EarnedDay), told)
