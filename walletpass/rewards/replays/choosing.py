"""Which rules to try, and on how much of the past."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.kernel.errors import NotFoundError
from walletpass.kernel.ids import first_id
from walletpass.rewards.errors import NoDraftError
from walletpass.rewards.models import ProgramVersion
from walletpass.rewards.replays.past import Stretch, bought_in
from walletpass.rewards.terms import Terms, as_kept
from walletpass.rewards.versions import (
    Version,
    draft_of,
    fit_for,
    made_ready,
    ready_version,
)
from walletpass.sales import Purchase


class UnknownVersionError(NotFoundError):
    """A version that was never published."""

    code = "unknown-version"
    title = "No such version"

    def __init__(self, number: int) -> None:
        super().__init__(f"The program has no version {number}.")
        self.number = number

    def facts(self) -> dict[str, object]:
        """Tell the number."""
        return {"number": self.number}


def draft(session: Session, stretch: Stretch) -> Version:
    """Return the program's draft, made ready.

    Raises:
        NoDraftError: There is none.
        UnknownProgramError: The brand runs no such program.
    """
    kept = draft_of(session, stretch.brand_id, stretch.program_id)
    if kept is None:
        raise NoDraftError
    return made_ready(kept.document, kept.terms)


def document(session: Session, stretch: Stretch, told: Any) -> Version:
    """Return rules that nobody kept, made ready.

    Raises:
        UnfitRulesError: They cannot be followed.
    """
    fit_for(session, stretch.brand_id, told)
    terms: Mapping[str, Any] = as_kept(Terms())
    return made_ready(told, terms)


def numbered(session: Session, stretch: Stretch, number: int) -> Version:
    """Return a version that was published.

    Raises:
        UnknownVersionError: There is none of this number.
    """
    version_id = session.scalar(
        select(ProgramVersion.id).where(
            ProgramVersion.brand_id == stretch.brand_id,
            ProgramVersion.program_id == stretch.program_id,
            ProgramVersion.number == number,
        )
    )
    if version_id is None:
        raise UnknownVersionError(number)
    return ready_version(session, version_id)


def days_before(session: Session, stretch: Stretch, most: int) -> Stretch:
    """Return the stretch, or so much of its end that it has *most* purchases about."""
    last = first_id("pur", stretch.until)
    row = session.execute(
        bought_in(stretch)
        .where(Purchase.id < last, Purchase.id >= first_id("pur", stretch.since))
        .order_by(Purchase.id.desc())
        .offset(most)
        .limit(1)
    ).first()
    if row is None:
        return stretch
    return replace(stretch, since=row.received_at + timedelta(milliseconds=1))
