"""Surprises: a cashier's small budget per shift to delight somebody, with a reason.

A shift is one member of staff on one local day of the shop. What was given, to whom and
why, the owner sees.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    func,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from walletpass import brands, customers, ledger
from walletpass.db import Base, Page, newest_page
from walletpass.kernel.errors import ConflictError, InvalidError
from walletpass.kernel.ids import new_id

LONGEST_REASON: Final = 200
_MOST_TIMES: Final = 10_000


class UnfitSurpriseError(InvalidError):
    """A surprise, or a budget, that cannot be as it was told."""

    code = "unfit-surprise"
    title = "This does not fit"

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": self.field}


class SpentBudgetError(ConflictError):
    """A surprise beyond what is left for the shift."""

    code = "spent-budget"
    title = "The shift's surprises are used up"

    def __init__(self, points: float, times: int) -> None:
        super().__init__(f"{points} points and {times} surprises are left today.")
        self.points, self.times = points, times

    def facts(self) -> dict[str, object]:
        """Tell what is left."""
        return {"points": self.points, "times": self.times}


class SurpriseBudget(Base):
    """What each shift may give away: so many hundredths of points, so many times."""

    __tablename__ = "surprise_budgets"

    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), primary_key=True)
    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"))
    points: Mapped[int] = mapped_column(BigInteger)
    times: Mapped[int]

    __table_args__ = (CheckConstraint("points >= 0 AND times >= 0", "budget"),)


class Surprise(Base):
    """A small kindness: what for, by whom, and on which shift. Zero points is a treat."""

    __tablename__ = "surprises"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    store_id: Mapped[str] = mapped_column(ForeignKey("stores.id"))
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"), index=True)
    shift_on: Mapped[date]
    points: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON))
    source: Mapped[str] = mapped_column(String(200))
    entry_id: Mapped[str | None] = mapped_column(ForeignKey("transactions.id"))
    given_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("staff_id", "source"),
        Index(None, "staff_id", "shift_on"),
        Index(None, "brand_id", "id"),
    )


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a shift's budget, in hundredths, and how many times."""

    points: int
    times: int


@dataclass(frozen=True, slots=True)
class Treat:
    """A surprise as a cashier tells it."""

    staff_id: str
    store_id: str
    customer_id: str
    reason: str
    source: str
    points: int = 0


def set_budget(
    session: Session, brand_id: str, program_id: str, *, points: int, times: int
) -> SurpriseBudget:
    """Say what each shift may give away from now on.

    Raises:
        UnknownProgramError: The brand runs no such program.
        UnfitSurpriseError: A number cannot be right; the error names it.
    """
    program = ledger.program_of(session, brand_id, program_id)
    if not 0 <= points <= ledger.MOST:
        raise UnfitSurpriseError("points", "use zero or more.")
    if not 0 <= times <= _MOST_TIMES:
        raise UnfitSurpriseError("times", f"use 0 to {_MOST_TIMES}.")
    return session.merge(
        SurpriseBudget(
            brand_id=brand_id, program_id=program.id, points=points, times=times
        )
    )


def budget_of(session: Session, brand_id: str) -> SurpriseBudget | None:
    """Return what each shift may give away, None where nobody said."""
    return session.get(SurpriseBudget, brand_id)


def left_for(
    session: Session, brand_id: str, staff_id: str, store_id: str, *, now: datetime
) -> Left:
    """Return what somebody may still give away on this shift.

    Raises:
        UnknownStoreError: The brand has no such store.
        UnknownStaffError: The brand has no such member of staff.
    """
    store = brands.store_of(session, brand_id, store_id)
    member = brands.staff_member(session, brand_id, staff_id)
    budget = budget_of(session, brand_id)
    if budget is None:
        return Left(0, 0)
    points, times = session.execute(
        select(func.coalesce(func.sum(Surprise.points), 0), func.count()).where(
            Surprise.staff_id == member.id,
            Surprise.shift_on == _day(store, now),
        )
    ).one()
    return Left(max(0, budget.points - int(points)), max(0, budget.times - times))


def _day(store: brands.Store, now: datetime) -> date:
    return now.astimezone(ZoneInfo(store.timezone)).date()


def surprise(
    session: Session, brand_id: str, treat: Treat, *, now: datetime
) -> Surprise:
    """Surprise a customer out of the shift's budget. Told again, it is the earlier one.

    Raises:
        UnknownStoreError: The brand has no such store.
        UnknownStaffError: The brand has no such member of staff.
        UnknownCustomerError: The brand has no such customer.
        UnfitSurpriseError: It has no reason, or cannot be as it was told.
        SpentBudgetError: The shift has not so much left.
    """
    reason = " ".join(treat.reason.split())
    if not 1 <= len(reason) <= LONGEST_REASON:
        raise UnfitSurpriseError("reason", f"use 1 to {LONGEST_REASON} characters.")
    if treat.points < 0:
        raise UnfitSurpriseError("points", "use zero or more.")
    store = brands.store_of(session, brand_id, treat.store_id)
    member = brands.staff_member(session, brand_id, treat.staff_id)
    customer = customers.person_of(session, brand_id, treat.customer_id)
    session.refresh(member, with_for_update={"key_share": True})
    earlier = session.scalars(
        select(Surprise).where(
            Surprise.staff_id == member.id, Surprise.source == treat.source
        )
    ).one_or_none()
    if earlier is not None:
        return earlier
    left = left_for(session, brand_id, member.id, store.id, now=now)
    if treat.points > left.points or not left.times:
        raise SpentBudgetError(left.points / ledger.HUNDRED, left.times)
    given = Surprise(
        id=new_id("spr", now),
        brand_id=brand_id,
        staff_id=member.id,
        store_id=store.id,
        customer_id=customer.id,
        shift_on=_day(store, now),
        points=treat.points,
        reason=reason,
        source=treat.source,
        given_at=now,
    )
    given.entry_id = _credit(session, given, now)
    session.add(given)
    session.flush()
    return given


def _credit(session: Session, given: Surprise, now: datetime) -> str | None:
    budget = budget_of(session, given.brand_id)
    if not given.points or budget is None:
        return None
    account_id = ledger.open_account(
        session, given.brand_id, budget.program_id, given.customer_id, now=now
    )
    return ledger.earn(
        session,
        account_id,
        given.points,
        source=f"surprise {given.id}",
        now=now,
        actor=given.staff_id,
        reason=given.reason,
    ).id


def surprises_page(
    session: Session,
    brand_id: str,
    *,
    customer_id: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[Surprise]:
    """Return a page of what was given away, newest first: all, or to a customer."""
    query = select(Surprise).where(Surprise.brand_id == brand_id)
    if customer_id is not None:
        query = query.where(Surprise.customer_id.in_(customers.selves(customer_id)))
    return newest_page(session, query, Surprise.id, after=after, limit=limit)
