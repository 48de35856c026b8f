"""Versions of a program: published from a moment on, and in force at any one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from walletpass.db import Page, page_of
from walletpass.ledger import program_of
from walletpass.rewards import ladders
from walletpass.rewards.errors import (
    UnknownVersionError,
)
from walletpass.rewards.ladders import Ladder
from walletpass.rewards.models import ProgramVersion
from walletpass.rewards.percents import grows_with_spending
from walletpass.rewards.rules import (
    Rule,
    RuleSet,
    read,
)
from walletpass.rewards.rules.formulas import Steps
from walletpass.rewards.terms import Terms, terms_from

_MOST_READY: Final = 500


@dataclass(frozen=True, slots=True)
class Version:
    """A version made ready to be asked: its rules, its terms and its tiers, if any.

    Whether it *asks_month*, what was spent this month matters to some rule. Where it
    *grows*, the percentage of a discount depends on what was ever spent.
    """

    id: str
    number: int
    rules: RuleSet
    terms: Terms
    ladder: Ladder | None
    asks_month: bool
    grows: bool


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


_OWN: Final = "versions published here"
_ready: dict[str, Version] = {}
"""What was published never changes, so it is made ready once."""


def keep_to_itself(session: Session, version_id: str) -> None:
    """Let nobody else have what this transaction makes ready of a version.

    Publishing may be undone yet, and the draft changed before it is published again.
    """
    session.info.setdefault(_OWN, set()).add(version_id)


def ready_version(session: Session, version_id: str) -> Version:
    """Return a published version, made ready."""
    is_own = version_id in session.info.get(_OWN, ())
    version = None if is_own else _ready.get(version_id)
    if version is None:
        kept = session.get_one(ProgramVersion, version_id)
        assert kept.number is not None, "only published versions are asked"
        version = made_ready(
            kept.document, kept.terms, kept.tiers, kept.id, kept.number
        )
        if not is_own:
            _keep(version)
    return version


def _keep(version: Version) -> None:
    if len(_ready) >= _MOST_READY:
        _ready.clear()
    _ready[version.id] = version


def made_ready(
    document: Any,
    terms: Mapping[str, Any],
    tiers: Any = None,
    version_id: str = "",
    number: int = 0,
) -> Version:
    """Return rules, terms and tiers ready to be asked, be they published or not.

    Raises:
        UnfitRulesError: The rules cannot be followed.
    """
    rules = read(document)
    asks_month = any(map(_asks_month, rules.document.rules))
    ladder = ladders.read(tiers) if tiers else None
    return Version(
        version_id,
        number,
        rules,
        terms_from(terms),
        ladder,
        asks_month,
        grows_with_spending(rules),
    )


def _asks_month(rule: Rule) -> bool:
    by_month = isinstance(rule.gives, Steps) and rule.gives.by == "month"
    return by_month or rule.when.spent_month is not None


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
