"""Versions of a program: drafted, published from a moment on, and in force at any one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from walletpass import ledger, outbox
from walletpass.brands import brand_of
from walletpass.db import Page, page_of
from walletpass.kernel.ids import new_id
from walletpass.ledger import Program, program_of
from walletpass.rewards.errors import (
    NoDraftError,
    PastEffectError,
    UnknownVersionError,
)
from walletpass.rewards.events import BringIntoForce
from walletpass.rewards.models import ProgramVersion
from walletpass.rewards.rules import (
    Fault,
    Rule,
    RuleSet,
    UnfitRulesError,
    as_told,
    read,
)
from walletpass.rewards.rules.formulas import Steps
from walletpass.rewards.terms import Terms, as_kept, terms_from

_MOST_READY: Final = 500


@dataclass(frozen=True, slots=True)
class Version:
    """A version made ready to be asked: its rules and its terms.

    Whether it *asks_month*, what was spent this month matters to some rule.
    """

    id: str
    number: int
    rules: RuleSet
    terms: Terms
    asks_month: bool


IN_FORCE: Final = (
    select(ProgramVersion.id)
    .where(
        ProgramVersion.program_id == bindparam("program_id"),
        ProgramVersion.effective_from <= bindparam("at"),
    )
    .order_by(ProgramVersion.effective_from.desc(), ProgramVersion.number.desc())
    .limit(1)
)
"""The id of the version that holds *at* a moment: the one that began last."""


def version_in_force(session: Session, program_id: str, at: datetime) -> Version | None:
    """Return the version that holds at this moment, if any does yet."""
    version_id = session.scalar(IN_FORCE, {"program_id": program_id, "at": at})
    return ready_version(session, version_id) if version_id else None


def version_row_in_force(
    session: Session, program_id: str, at: datetime
) -> ProgramVersion | None:
    """Return the version that holds at this moment as it was published."""
    version_id = session.scalar(IN_FORCE, {"program_id": program_id, "at": at})
    return session.get_one(ProgramVersion, version_id) if version_id else None


_ready: dict[str, Version] = {}
"""What was published never changes, so it is made ready once."""


def ready_version(session: Session, version_id: str) -> Version:
    """Return a published version, made ready."""
    version = _ready.get(version_id)
    if version is None:
        kept = session.get_one(ProgramVersion, version_id)
        assert kept.number is not None, "only published versions are asked"
        version = made_ready(kept.document, kept.terms, kept.id, kept.number)
        if len(_ready) >= _MOST_READY:
            _ready.clear()
        _ready[version_id] = version
    return version


def made_ready(
    document: Any, terms: Mapping[str, Any], version_id: str = "", number: int = 0
) -> Version:
    """Return rules and terms ready to be asked, be they published or not.

    Raises:
        UnfitRulesError: The rules cannot be followed.
    """
    rules = read(document)
    asks_month = any(map(_asks_month, rules.document.rules))
    return Version(version_id, number, rules, terms_from(terms), asks_month)


def _asks_month(rule: Rule) -> bool:
    by_month = isinstance(rule.gives, Steps) and rule.gives.by == "month"
    return by_month or rule.when.spent_month is not None


def draft_of(session: Session, brand_id: str, program_id: str) -> ProgramVersion | None:
    """Return what is being drafted, if anything is.

    Raises:
        UnknownProgramError: The brand runs no such program.
    """
    program = program_of(session, brand_id, program_id)
    return session.scalars(
        select(ProgramVersion).where(
            ProgramVersion.program_id == program.id, ProgramVersion.number.is_(None)
        )
    ).one_or_none()


def save_draft(
    session: Session,
    brand_id: str,
    program_id: str,
    document: Any,
    terms: Terms,
    *,
    now: datetime,
) -> ProgramVersion:
    """Keep rules and terms as the program's draft, if they can be followed.

    Raises:
        UnfitRulesError: They cannot; every reason is in it.
        UnknownProgramError: The brand runs no such program.
    """
    program = _lock(session, brand_id, program_id)
    rules = fit_for(session, brand_id, document)
    draft = draft_of(session, brand_id, program.id)
    if draft is None:
        draft = ProgramVersion(
            id=new_id("ver", now), brand_id=brand_id, program_id=program.id
        )
        session.add(draft)
    draft.document = as_told(rules.document)
    draft.terms = as_kept(terms)
    draft.updated_at = now
    session.flush()
    return draft


def _lock(session: Session, brand_id: str, program_id: str) -> Program:
    program = program_of(session, brand_id, program_id)
    session.refresh(program, with_for_update=True)
    return program


def fit_for(session: Session, brand_id: str, document: Any) -> RuleSet:
    """Return the rules of a document, if a brand can follow them.

    Raises:
        UnfitRulesError: It cannot; every reason is in it.
    """
    currency = brand_of(session, brand_id).currency
    told = document.get("currency") if isinstance(document, dict) else None
    foreign = [] if told in (None, currency) else [_foreign(currency)]
    try:
        rules = read(document)
    except UnfitRulesError as unfit:
        raise UnfitRulesError([*unfit.faults, *foreign]) from unfit
    if foreign:
        raise UnfitRulesError(foreign)
    return rules


def _foreign(currency: str) -> Fault:
    message = f"The brand counts in {currency}."
    return Fault("$.currency", "foreign-currency", message, f"Write {currency!r}.")


def publish_draft(
    session: Session,
    brand_id: str,
    program_id: str,
    *,
    now: datetime,
    effective_from: datetime | None = None,
    by: str | None = None,
) -> ProgramVersion:
    """Publish the draft: it holds from *effective_from* on, else from now.

    Raises:
        NoDraftError: There is none.
        PastEffectError: It would hold for the past.
        UnknownProgramError: The brand runs no such program.
    """
    program = _lock(session, brand_id, program_id)
    draft = draft_of(session, brand_id, program.id)
    if draft is None:
        raise NoDraftError
    begins = effective_from or now
    if begins < now:
        raise PastEffectError(begins, now=now)
    last = session.scalar(
        select(func.max(ProgramVersion.number)).where(
            ProgramVersion.program_id == program.id
        )
    )
    draft.number = (last or 0) + 1
    draft.effective_from = begins
    draft.published_at = now
    draft.published_by = by
    session.flush()
    if begins == now:
        bring_into_force(session, draft.id, now=now)
    else:
        outbox.add(session, BringIntoForce(draft.id), now=now, after=begins - now)
    return draft


def bring_into_force(session: Session, version_id: str, *, now: datetime) -> None:
    """Let the ledger know after how many idle days points are lost, if that changed."""
    kept = session.get_one(ProgramVersion, version_id)
    current = version_in_force(session, kept.program_id, now)
    if current is None or current.id != version_id:
        return
    program = session.get_one(Program, kept.program_id)
    terms = current.terms
    if (program.idle_days, program.woken_by) != (terms.idle_days, terms.woken_by):
        ledger.expire_when_idle(
            session,
            program.id,
            days=terms.idle_days,
            woken_by=terms.woken_by,
            now=now,
        )


def version_numbered(
    session: Session, brand_id: str, program_id: str, number: int
) -> ProgramVersion:
    """Return the version of this number as it was published.

    Raises:
        UnknownVersionError: There is none.
    """
    found = session.scalars(
        select(ProgramVersion).where(
            ProgramVersion.brand_id == brand_id,
            ProgramVersion.program_id == program_id,
            ProgramVersion.number == number,
        )
    ).one_or_none()
    if found is None:
        raise UnknownVersionError(number)
    return found


def versions_page(
    session: Session,
    brand_id: str,
    program_id: str,
    *,
    before: int | None = None,
    limit: int = 50,
) -> Page[ProgramVersion]:
    """Return a page of what was published, the newest first.

    Raises:
        UnknownProgramError: The brand runs no such program.
    """
    program = program_of(session, brand_id, program_id)
    query = select(ProgramVersion).where(
        ProgramVersion.program_id == program.id, ProgramVersion.number.is_not(None)
    )
    if before is not None:
        query = query.where(ProgramVersion.number < before)
    newest = query.order_by(ProgramVersion.number.desc()).limit(limit + 1)
    return page_of(session.scalars(newest).all(), limit, lambda kept: str(kept.number))
