"""Mending: something went wrong, nobody is advertised at meanwhile, and it is made good."""

from datetime import datetime, timedelta
from typing import Final, Literal

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    exists,
    func,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from walletpass import customers, ledger
from walletpass.db import Base, Page, newest_page
from walletpass.kernel.errors import ConflictError, InvalidError, NotFoundError
from walletpass.kernel.ids import new_id

Trouble = Literal["defect", "staff", "late", "other"]
State = Literal["open", "resolved"]

_A_MONTH: Final = timedelta(days=30)


class UnfitGoodwillError(InvalidError):
    """Goodwill that cannot be counted."""

    code = "unfit-goodwill"
    title = "This does not fit"

    def __init__(self, field: str) -> None:
        super().__init__(f"{field}: use more than zero points.")
        self.field = field

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": self.field}


class BeyondGoodwillError(ConflictError):
    """Goodwill beyond what may be given for an issue, or is left this month."""

    code = "beyond-goodwill"
    title = "More than may be given"

    def __init__(self, left: float) -> None:
        super().__init__(f"{left} points may still be given for this.")
        self.left = left

    def facts(self) -> dict[str, object]:
        """Tell how much may still be given."""
        return {"left": self.left}


class UnknownIssueError(NotFoundError):
    """A service issue nobody told the brand of."""

    code = "unknown-issue"
    title = "No such issue"

    def __init__(self) -> None:
        super().__init__("Nobody told the brand of such an issue.")


class GoodwillBudget(Base):
    """What making good may cost: for one issue, and for all of them in thirty days."""

    __tablename__ = "goodwill_budgets"

    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), primary_key=True)
    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"))
    per_issue: Mapped[int] = mapped_column(BigInteger)
    per_month: Mapped[int] = mapped_column(BigInteger)

    __table_args__ = (CheckConstraint("per_issue >= 0 AND per_month >= 0", "budget"),)


class ServiceIssue(Base):
    """Something that went wrong for a customer; while it is open, nothing is promoted.

    *source* names where we heard of it, once. *goodwill* is what was given for it.
    """

    __tablename__ = "service_issues"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    trouble: Mapped[Trouble] = mapped_column(String(8))
    source: Mapped[str] = mapped_column(String(200))
    state: Mapped[State] = mapped_column(String(8))
    goodwill: Mapped[int] = mapped_column(BigInteger, default=0)
    opened_by: Mapped[str] = mapped_column(String(80))
    opened_at: Mapped[datetime]
    made_good_at: Mapped[datetime | None]
    resolved_by: Mapped[str | None] = mapped_column(String(80))
    resolved_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("customer_id", "source"),
        Index(None, "customer_id", "state"),
        Index(None, "brand_id", "id"),
        Index(None, "brand_id", "made_good_at"),
    )


def set_goodwill(
    session: Session, brand_id: str, program_id: str, *, per_issue: int, per_month: int
) -> GoodwillBudget:
    """Say what making good may cost from now on.

    Raises:
        UnknownProgramError: The brand runs no such program.
        UnfitGoodwillError: A number cannot be right.
    """
    program = ledger.program_of(session, brand_id, program_id)
    for field, points in (("per_issue", per_issue), ("per_month", per_month)):
        if not 0 <= points <= ledger.MOST:
            raise UnfitGoodwillError(field)
    return session.merge(
        GoodwillBudget(
            brand_id=brand_id,
            program_id=program.id,
            per_issue=per_issue,
            per_month=per_month,
        )
    )


def goodwill_of(session: Session, brand_id: str) -> GoodwillBudget | None:
    """Return what making good may cost, None where nobody said."""
    return session.get(GoodwillBudget, brand_id)


def open_issue(
    session: Session,
    brand_id: str,
    customer_id: str,
    trouble: Trouble,
    *,
    source: str,
    by: str,
    now: datetime,
) -> ServiceIssue:
    """Note that something went wrong. Told again, it is the issue noted before.

    Raises:
        UnknownCustomerError: The brand has no such customer.
    """
    customer = customers.person_of(session, brand_id, customer_id)
    session.refresh(customer, with_for_update={"key_share": True})
    earlier = session.scalars(
        select(ServiceIssue).where(
            ServiceIssue.customer_id == customer.id, ServiceIssue.source == source
        )
    ).one_or_none()
    if earlier is not None:
        return earlier
    issue = ServiceIssue(
        id=new_id("iss", now),
        brand_id=brand_id,
        customer_id=customer.id,
        trouble=trouble,
        source=source,
        state="open",
        goodwill=0,
        opened_by=by,
        opened_at=now,
    )
    session.add(issue)
    session.flush()
    return issue


def make_good(
    session: Session,
    brand_id: str,
    issue_id: str,
    points: int,
    *,
    source: str,
    by: str,
    now: datetime,
) -> ServiceIssue:
    """Give points (hundredths) for what went wrong, within the budget; a source once.

    Raises:
        UnknownIssueError: Nobody told of it.
        UnfitGoodwillError: It is nothing.
        BeyondGoodwillError: It is more than may be given, or nobody may give any.
        SourceTakenError: The source stands for another movement.
    """
    if points <= 0:
        raise UnfitGoodwillError("points")
    issue = _hold(session, brand_id, issue_id)
    budget = session.get(GoodwillBudget, brand_id, with_for_update=True)
    if budget is None:
        raise BeyondGoodwillError(0)
    account_id = ledger.open_account(
        session, brand_id, budget.program_id, issue.customer_id, now=now
    )
    left = _left(session, budget, issue, now)
    given = ledger.earn(
        session,
        account_id,
        points,
        source=f"goodwill {issue.id} {source}"[:200],
        now=now,
        actor=by,
        reason=f"goodwill {issue.trouble}",
    )
    if given.is_new:
        if points > left:
            raise BeyondGoodwillError(ledger.to_display(left, 0))
        issue.goodwill += points
        issue.made_good_at = now
        session.flush()
    return issue


def _hold(session: Session, brand_id: str, issue_id: str) -> ServiceIssue:
    issue = session.scalars(
        select(ServiceIssue)
        .where(ServiceIssue.id == issue_id, ServiceIssue.brand_id == brand_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()
    if issue is None:
        raise UnknownIssueError
    return issue


def _left(
    session: Session, budget: GoodwillBudget, issue: ServiceIssue, now: datetime
) -> int:
    spent = session.scalar(
        select(func.coalesce(func.sum(ServiceIssue.goodwill), 0)).where(
            ServiceIssue.brand_id == issue.brand_id,
            ServiceIssue.made_good_at > now - _A_MONTH,
        )
    )
    return max(
        0, min(budget.per_issue - issue.goodwill, budget.per_month - int(spent or 0))
    )


def resolve(
    session: Session, brand_id: str, issue_id: str, *, by: str, now: datetime
) -> ServiceIssue:
    """Note that an issue is settled: its customer may be told of offers again.

    Raises:
        UnknownIssueError: Nobody told of it.
    """
    issue = _hold(session, brand_id, issue_id)
    if issue.state == "open":
        issue.state, issue.resolved_by, issue.resolved_at = "resolved", by, now
        session.flush()
    return issue


def is_promotion_paused(session: Session, customer_id: str) -> bool:
    """Tell whether a customer should be told of no offers now: an issue is open."""
    is_open = exists().where(
        ServiceIssue.customer_id.in_(customers.selves(customer_id)),
        ServiceIssue.state == "open",
    )
    return bool(session.scalar(select(is_open)))


def issues_page(
    session: Session,
    brand_id: str,
    *,
    customer_id: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[ServiceIssue]:
    """Return a page of issues, newest first: all, or a customer's."""
    query = select(ServiceIssue).where(ServiceIssue.brand_id == brand_id)
    if customer_id is not None:
        query = query.where(ServiceIssue.customer_id.in_(customers.selves(customer_id)))
    return newest_page(session, query, ServiceIssue.id, after=after, limit=limit)
