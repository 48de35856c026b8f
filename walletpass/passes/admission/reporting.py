"""What came of exceptions: who got a card without a purchase, and who bought later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from walletpass import ledger
from walletpass.brands import Staff
from walletpass.db import Page, page_of, says
from walletpass.db.paging import decode_cursor
from walletpass.passes.admission.models import Invitation
from walletpass.sales import Purchase


@dataclass(frozen=True, slots=True)
class Exceptional:
    """An exception, and when whoever it let in bought something, if they did."""

    invitation: Invitation
    bought_at: datetime | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many exceptions were made and used, and how many of those bought later."""

    made: int
    used: int
    bought: int


_FIRST_BOUGHT = (
    select(func.min(Purchase.occurred_at))
    .where(
        Purchase.customer_id == Invitation.customer_id,
        Purchase.occurred_at >= Invitation.used_at,
        Purchase.status != "returned",
    )
    .correlate(Invitation)
    .scalar_subquery()
)


_ASKING, _APPROVING = aliased(Staff), aliased(Staff)


def exceptions_page(
    session: Session,
    brand_id: str,
    program_id: str,
    *,
    wanted: str = "",
    after: str | None = None,
    limit: int = 50,
) -> Page[Exceptional]:
    """Return a page of a program's exceptions, newest first.

    Words *wanted* are looked for in the reason and in the names of those who asked and
    approved.

    Raises:
        UnknownProgramError: The brand runs no such program.
        UnknownCursorError: *after* is no cursor of ours.
    """
    program = ledger.program_of(session, brand_id, program_id)
    query = select(Invitation, _FIRST_BOUGHT).where(
        Invitation.program_id == program.id, Invitation.way == "exception"
    )
    if wanted:
        query = (
            query.outerjoin(_ASKING, _ASKING.id == Invitation.asked_by)
            .outerjoin(_APPROVING, _APPROVING.id == Invitation.approved_by)
            .where(says(wanted, Invitation.reason, _ASKING.name, _APPROVING.name))
        )
    if after is not None:
        query = query.where(Invitation.id < decode_cursor(after))
    rows: Sequence[Exceptional] = [
        Exceptional(invitation, bought_at)
        for invitation, bought_at in session.execute(
            query.order_by(Invitation.id.desc()).limit(limit + 1)
        )
    ]
    return page_of(rows, limit, lambda row: row.invitation.id)


def outcome_of(session: Session, brand_id: str, program_id: str) -> Outcome:
    """Return what came of all the exceptions of a program.

    Raises:
        UnknownProgramError: The brand runs no such program.
    """
    program = ledger.program_of(session, brand_id, program_id)
    made, used, bought = session.execute(
        select(
            func.count(), func.count(Invitation.used_at), func.count(_FIRST_BOUGHT)
        ).where(Invitation.program_id == program.id, Invitation.way == "exception")
    ).one()
    return Outcome(made, used, bought)
