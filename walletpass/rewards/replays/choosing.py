"""Which rules to try, and on how much of the past."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from walletpass.kernel.errors import InvalidError
from walletpass.kernel.ids import first_id
from walletpass.rewards.drafting import draft_of, fit_for
from walletpass.rewards.errors import NoDraftError
from walletpass.rewards.replays.past import Stretch, bought_in
from walletpass.rewards.rules import as_told, read_text
from walletpass.rewards.terms import Terms, as_kept
from walletpass.rewards.versions import (
    Version,
    made_ready,
    ready_version,
    version_numbered,
)
from walletpass.sales import Purchase

AT_ONCE: Final = 50_000
"""How many purchases are tried while somebody waits for the answer."""


class TooLongError(InvalidError):
    """A stretch of the past with more purchases than can be tried while one waits."""

    code = "too-long"
    title = "Too much to try at once"

    def __init__(self, most: int, *, since: datetime) -> None:
        super().__init__(
            f"There are more than {most} purchases. Begin after "
            f"{since:%Y-%m-%d %H:%M} UTC, or run `walletpass rules replay`."
        )
        self.most, self.since = most, since

    def facts(self) -> dict[str, object]:
        """Tell how many can be tried, and since when there are so many."""
        return {"most": self.most, "since": self.since.isoformat()}


def draft(session: Session, stretch: Stretch) -> Version:
    """Return the program's draft, made ready.

    Raises:
        NoDraftError: There is none.
        UnknownProgramError: The brand runs no such program.
    """
    kept = draft_of(session, stretch.brand_id, stretch.program_id)
    if kept is None:
        raise NoDraftError
    return made_ready(kept.document, kept.terms, kept.tiers)


def document(session: Session, stretch: Stretch, told: Any) -> Version:
    """Return rules that nobody kept, made ready.

    Raises:
        UnfitRulesError: They cannot be followed.
    """
    fit_for(session, stretch.brand_id, told)
    terms: Mapping[str, Any] = as_kept(Terms())
    return made_ready(told, terms)


def written(session: Session, stretch: Stretch, text: bytes) -> Version:
    """Return rules written as JSON, made ready.

    Raises:
        UnfitRulesError: They cannot be followed.
    """
    return document(session, stretch, as_told(read_text(text).document))


def numbered(session: Session, stretch: Stretch, number: int) -> Version:
    """Return a version that was published.

    Raises:
        UnknownVersionError: There is none of this number.
    """
    kept = version_numbered(session, stretch.brand_id, stretch.program_id, number)
    return ready_version(session, kept.id)


def latest(session: Session, stretch: Stretch, most: int = AT_ONCE) -> Stretch:
    """Return the stretch, or so much of its end as has at most so many purchases."""
    beyond = _beyond(session, stretch, most)
    if beyond is None:
        return stretch
    return replace(stretch, since=beyond + timedelta(milliseconds=1))


def check_size(session: Session, stretch: Stretch, most: int = AT_ONCE) -> None:
    """Refuse a stretch that takes too long while somebody waits.

    Raises:
        TooLongError: It has more purchases.
    """
    beyond = _beyond(session, stretch, most)
    if beyond is not None:
        raise TooLongError(most, since=beyond)


def _beyond(session: Session, stretch: Stretch, most: int) -> datetime | None:
    """Return when the last purchase was that is one too many."""
    last = first_id("pur", stretch.until)
    row = session.execute(
        bought_in(stretch)
        .where(Purchase.id < last, Purchase.id >= first_id("pur", stretch.since))
        .order_by(Purchase.id.desc())
        .offset(most)
        .limit(1)
    ).first()
    return row.received_at if row else None
