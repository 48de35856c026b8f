"""Writing versions of a program: drafted, published, brought into force."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from walletpass import ledger, outbox
from walletpass.brands import brand_of
from walletpass.kernel.ids import new_id
from walletpass.ledger import Program, program_of
from walletpass.rewards import ladders
from walletpass.rewards.errors import NoDraftError, PastEffectError
from walletpass.rewards.events import BringIntoForce, ReviewTiers
from walletpass.rewards.ladders import Ladder
from walletpass.rewards.models import ProgramVersion
from walletpass.rewards.rules import Fault, RuleSet, UnfitRulesError, as_told, read
from walletpass.rewards.terms import Terms, as_kept, terms_from
from walletpass.rewards.versions import (
    Version,
    keep_to_itself,
    ready_version,
    version_in_force,
    version_row_in_force,
)


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
    tiers: Any = None,
) -> ProgramVersion:
    """Keep rules and terms as the program's draft, if they can be followed.

    *tiers* are a ladder as JSON. None keeps those of the draft, or else those in force;
    an empty one leaves the program without any.

    Raises:
        UnfitRulesError: Rules cannot be followed; every reason is in it.
        UnfitTiersError: The tiers cannot.
        UnknownProgramError: The brand runs no such program.
    """
    program = _lock(session, brand_id, program_id)
    rules = fit_for(session, brand_id, document)
    draft = draft_of(session, brand_id, program.id)
    ladder = _ladder_for(session, program.id, rules, draft, told=tiers, now=now)
    if draft is None:
        draft = ProgramVersion(
            id=new_id("ver", now), brand_id=brand_id, program_id=program.id
        )
        session.add(draft)
    draft.document = as_told(rules.document)
    draft.terms = as_kept(terms)
    draft.tiers = ladders.as_told(ladder) if ladder else None
    draft.updated_at = now
    session.flush()
    return draft


def save_tiers(
    session: Session, brand_id: str, program_id: str, tiers: Any, *, now: datetime
) -> ProgramVersion:
    """Put tiers into the program's draft; its rules stay as drafted, or as in force.

    Raises:
        NoDraftError: The program has no rules yet.
        UnfitTiersError: The tiers cannot be followed; every reason is in it.
        UnknownProgramError: The brand runs no such program.
    """
    program = _lock(session, brand_id, program_id)
    base = draft_of(session, brand_id, program.id) or version_row_in_force(
        session, program.id, now
    )
    if base is None:
        raise NoDraftError
    terms = terms_from(base.terms)
    return save_draft(
        session, brand_id, program.id, base.document, terms, now=now, tiers=tiers
    )


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


def _ladder_for(
    session: Session,
    program_id: str,
    rules: RuleSet,
    draft: ProgramVersion | None,
    *,
    told: Any,
    now: datetime,
) -> Ladder | None:
    if told is None:
        kept = draft or version_row_in_force(session, program_id, now)
        told = kept.tiers if kept else None
    ladder = ladders.read(told) if told not in (None, {}) else None
    if ladder is not None and (faults := list(_at_odds(rules, ladder))):
        raise ladders.UnfitTiersError(faults)
    return ladder


def _at_odds(rules: RuleSet, ladder: Ladder) -> Iterator[Fault]:
    """Return what in the tiers does not go with the rules."""
    if ladder.by == "points" and rules.document.gives == "discount":
        message = "A program of discounts gives no points to count."
        yield Fault("$.by", "no-points", message, "Count spend or visits.")
    codes = {tier.code for tier in ladder.tiers}
    for rule in rules.document.rules:
        for tier in rule.when.tiers:
            if tier not in codes:
                message = f"The rule {rule.code!r} names a tier {tier!r}."
                remedy = "Keep a tier of this code, or correct the rule."
                yield Fault("$.tiers", "tier-missing", message, remedy)


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
    keep_to_itself(session, draft.id)
    if begins == now:
        bring_into_force(session, draft.id, now=now)
    else:
        outbox.add(session, BringIntoForce(draft.id), now=now, after=begins - now)
    return draft


def bring_into_force(session: Session, version_id: str, *, now: datetime) -> None:
    """Let the ledger know of idle days, and everybody's tier be looked at, as it changed."""
    kept = session.get_one(ProgramVersion, version_id)
    current = version_in_force(session, kept.program_id, now)
    if current is None or current.id != version_id:
        return
    before = _before(session, kept)
    if current.ladder != (before.ladder if before else None):
        outbox.add(session, ReviewTiers(kept.program_id), now=now)
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


def _before(session: Session, kept: ProgramVersion) -> Version | None:
    """Return the version that held before this one."""
    version_id = session.scalar(
        select(ProgramVersion.id)
        .where(
            ProgramVersion.program_id == kept.program_id,
            ProgramVersion.number.is_not(None),
            tuple_(ProgramVersion.effective_from, ProgramVersion.number)
            < tuple_(kept.effective_from, kept.number),
        )
        .order_by(ProgramVersion.effective_from.desc(), ProgramVersion.number.desc())
        .limit(1)
    )
    return ready_version(session, version_id) if version_id else None
