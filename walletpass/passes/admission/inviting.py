"""Making the links that let people in: by invitation, by receipt, as an exception."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, update
from sqlalchemy.orm import Session

from walletpass import ledger, sales
from walletpass.brands import Duty, brand_of, may, roles_of, staff_member
from walletpass.kernel.ids import new_id
from walletpass.kernel.secrets import Secret
from walletpass.passes.admission.deciding import digest_of
from walletpass.passes.admission.errors import (
    NoExceptionsLeftError,
    NotAnApproverError,
    OwnExceptionError,
    UnfitExceptionError,
    UsedReceiptError,
)
from walletpass.passes.admission.models import (
    Invitation,
    IssuePolicy,
    Policy,
    Way,
)

AT_THE_TILL: Final = timedelta(minutes=30)
MOST_DAYS: Final = 366
MOST_EXCEPTIONS: Final = 100_000
_LONGEST_REASON: Final = 200


@dataclass(frozen=True, slots=True)
class Rules:
    """To whom a program gives cards, and how many exceptions are left this month."""

    policy: Policy
    exceptions_per_month: int
    left: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation, and its code, which nobody can read again."""

    invitation: Invitation
    code: Secret


def set_policy(
    session: Session,
    brand_id: str,
    program_id: str,
    policy: Policy,
    *,
    exceptions_per_month: int,
) -> IssuePolicy:
    """Say to whom a program gives cards from now on.

    Raises:
        UnknownProgramError: The brand runs no such program.
        UnfitExceptionError: The number of exceptions cannot be.
    """
    program = ledger.program_of(session, brand_id, program_id)
    if not 0 <= exceptions_per_month <= MOST_EXCEPTIONS:
        raise UnfitExceptionError(
            "exceptions_per_month", f"use 0 to {MOST_EXCEPTIONS}."
        )
    return session.merge(
        IssuePolicy(
            program_id=program.id,
            brand_id=brand_id,
            policy=policy,
            exceptions_per_month=exceptions_per_month,
        )
    )


def rules_of(
    session: Session, brand_id: str, program_id: str, *, now: datetime
) -> Rules:
    """Return to whom a program gives cards, and what is left of this month.

    Raises:
        UnknownProgramError: The brand runs no such program.
    """
    program = ledger.program_of(session, brand_id, program_id)
    kept = session.get(IssuePolicy, program.id)
    per_month = kept.exceptions_per_month if kept else 0
    first, until = _month(session, brand_id, now)
    given = _given(session, program.id, first, now=now)
    policy = kept.policy if kept else "open"
    return Rules(policy, per_month, max(per_month - given, 0), until)


def _month(session: Session, brand_id: str, now: datetime) -> tuple[datetime, datetime]:
    zone = ZoneInfo(brand_of(session, brand_id).timezone)
    local = now.astimezone(zone)
    first = local.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    later = first + timedelta(days=32)
    return first.astimezone(UTC), later.replace(day=1).astimezone(UTC)


def _given(session: Session, program_id: str, since: datetime, *, now: datetime) -> int:
    """Count the exceptions since then, but for those that lapsed before their use."""
    counted = session.scalar(
        select(func.count()).where(
            Invitation.program_id == program_id,
            Invitation.way == "exception",
            Invitation.made_at >= since,
            or_(Invitation.used_at.is_not(None), Invitation.expires_at > now),
        )
    )
    return counted or 0


def invite(
    session: Session,
    brand_id: str,
    program_id: str,
    *,
    by: str,
    note: str = "",
    days: int = 30,
    now: datetime,
) -> Invited:
    """Make a link that lets one person have a card of the program.

    Raises:
        UnknownProgramError: The brand runs no such program.
        UnfitExceptionError: It would last too long, or not at all.
    """
    program = ledger.program_of(session, brand_id, program_id)
    if not 1 <= days <= MOST_DAYS:
        raise UnfitExceptionError("days", f"use 1 to {MOST_DAYS}.")
    return _made(
        session,
        brand_id,
        program.id,
        "invitation",
        by=by,
        reason=_fit(note, "note") if note else "",
        lasts=timedelta(days),
        now=now,
    )


def invite_by_receipt(
    session: Session,
    brand_id: str,
    program_id: str,
    *,
    receipt: str,
    by: str,
    now: datetime,
    source: str | None = None,
) -> Invited:
    """Make a link for whoever made a purchase that is nobody's yet.

    Shown again before its use, the receipt gets another link, and the first lapses.

    Raises:
        UnknownPurchaseError: The brand was told of no such purchase.
        UsedReceiptError: It is a customer's, came back, or opened a card.
    """
    program = ledger.program_of(session, brand_id, program_id)
    purchase = sales.purchase_on(session, brand_id, receipt, source=source)
    session.refresh(purchase, with_for_update=True)
    shown = Invitation.purchase_id == purchase.id
    opened = select(exists().where(shown, Invitation.used_at.is_not(None)))
    is_spent = purchase.customer_id is not None or purchase.status == "returned"
    if is_spent or session.scalar(opened):
        raise UsedReceiptError
    _let_lapse(session, shown, now=now)
    return _made(
        session,
        brand_id,
        program.id,
        "purchase",
        by=by,
        purchase_id=purchase.id,
        lasts=AT_THE_TILL,
        now=now,
    )


@dataclass(frozen=True, slots=True)
class Approver:
    """Who approves an exception, by what duties, and in which store."""

    id: str
    duties: frozenset[Duty]
    store_id: str | None = None


def approver_named(
    session: Session, brand_id: str, staff_id: str, *, asked_by: str | None
) -> Approver:
    """Return the member of staff who approves what another one, if any, asked for.

    Raises:
        UnknownStaffError: The brand has no such member of staff, as one or the other.
        NotAnApproverError: They may not sign in any more.
        OwnExceptionError: They asked for it themselves.
    """
    approver = staff_member(session, brand_id, staff_id)
    if asked_by is not None and staff_member(session, brand_id, asked_by) is approver:
        raise OwnExceptionError
    if approver.status != "active":
        raise NotAnApproverError
    return Approver(approver.id, roles_of(session, approver.id))


def make_exception(
    session: Session,
    brand_id: str,
    program_id: str,
    *,
    reason: str,
    asked_by: str,
    approver: Approver,
    now: datetime,
    lasts: timedelta = AT_THE_TILL,
) -> Invited:
    """Make a link for somebody who would get no card otherwise, within the quota.

    Asked again before its use, by the same person for the same reason, it is the same
    exception with another link.

    Raises:
        OwnExceptionError: Whoever asks would approve it themselves.
        NotAnApproverError: The approver's role does not do this here.
        UnfitExceptionError: There is no reason, or it is too long.
        NoExceptionsLeftError: This month's are given.
    """
    if approver.id == asked_by:
        raise OwnExceptionError
    if not may(approver.duties, "approve", approver.store_id):
        raise NotAnApproverError
    reason = _fit(reason, "reason")
    program = ledger.program_of(session, brand_id, program_id)
    session.get(IssuePolicy, program.id, with_for_update=True)
    same = and_(
        Invitation.program_id == program.id,
        Invitation.way == "exception",
        Invitation.asked_by == asked_by,
        Invitation.reason == reason,
    )
    _let_lapse(session, same, now=now)
    rules = rules_of(session, brand_id, program.id, now=now)
    if not rules.left:
        raise NoExceptionsLeftError(
            per_month=rules.exceptions_per_month, until=rules.until
        )
    return _made(
        session,
        brand_id,
        program.id,
        "exception",
        by=asked_by,
        reason=reason,
        approved_by=approver.id,
        lasts=lasts,
        now=now,
    )


def _let_lapse(session: Session, which: ColumnElement[bool], *, now: datetime) -> None:
    """Let links that nobody used yet let nobody in any more."""
    session.execute(
        update(Invitation)
        .where(which, Invitation.used_at.is_(None), Invitation.expires_at > now)
        .values(expires_at=now)
    )


def _fit(text: str, field: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise UnfitExceptionError(field, "write why, in a few words.")
    if len(text) > _LONGEST_REASON or not text.isprintable():
        raise UnfitExceptionError(field, f"use {_LONGEST_REASON} characters at most.")
    return text


def _made(
    session: Session,
    brand_id: str,
    program_id: str,
    way: Way,
    *,
    by: str,
    lasts: timedelta,
    now: datetime,
    reason: str = "",
    approved_by: str | None = None,
    purchase_id: str | None = None,
) -> Invited:
    code = secrets.token_urlsafe(16)
    invitation = Invitation(
        id=new_id("inv", now),
        brand_id=brand_id,
        program_id=program_id,
        digest=digest_of(code),
        way=way,
        purchase_id=purchase_id,
        reason=reason,
        asked_by=by,
        approved_by=approved_by,
        made_at=now,
        expires_at=now + lasts,
    )
    session.add(invitation)
    session.flush()
    return Invited(invitation, Secret(code))
