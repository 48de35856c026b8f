"""Where a customer stands in their life with us, by their rhythm and the chain's.

Every customer is in exactly one stage at any moment. How long is long depends on how
often people come to this chain, and, of whoever has one, on their own rhythm.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from walletpass.insight.models import Stage

USUAL_GAP: Final = 30
"""The days between visits that a chain begins with, until its own are known."""

STAGES: Final[tuple[Stage, ...]] = (
    "new", "active", "loyal", "cooling", "at-risk", "lapsed",
)  # fmt: skip

_IN_RHYTHM, _COOLING, _AT_RISK = 1.5, 2.5, 4.0  # gaps since the last visit
_KNOWN: Final = 3  # visits, from which on somebody is no newcomer and has a rhythm
_LOYAL_VISITS, _LOYAL_GAPS = 6, 6  # so many visits over so many of the chain's gaps
_OWN_WITHIN: Final = 4  # times the chain's gap that an own one may be longer or shorter


@dataclass(frozen=True, slots=True)
class Thresholds:
    """After how many days without a visit a stage ends; the last has no end."""

    in_rhythm: float
    cooling: float
    at_risk: float


@dataclass(frozen=True, slots=True)
class Coming:
    """What a stage depends on. *median_gap* is None of who has no rhythm yet."""

    enrolled_at: datetime
    first_bought_at: datetime | None
    last_bought_at: datetime | None
    visits: int
    median_gap: int | None


def thresholds(gap: int, own: int | None = None) -> Thresholds:
    """Return the thresholds that follow from the chain's *gap* and one's *own*, in days.

    An own gap counts as it is, but for extremes: nobody is lapsed after two days.

    >>> thresholds(10)
    Thresholds(in_rhythm=15.0, cooling=25.0, at_risk=40.0)
    """
    least, most = gap / _OWN_WITHIN, gap * _OWN_WITHIN
    rhythm = gap if own is None else min(max(own, least), most)
    rhythm = max(rhythm, 1)
    return Thresholds(rhythm * _IN_RHYTHM, rhythm * _COOLING, rhythm * _AT_RISK)


def stage_of(coming: Coming, gap: int, now: datetime) -> tuple[Stage, datetime | None]:
    """Return the stage somebody is in, and when it ends if nothing happens meanwhile.

    *gap* is the chain's, in days. Whoever never bought is new until they have lapsed.
    """
    limits = thresholds(gap, coming.median_gap)
    since = coming.last_bought_at or coming.enrolled_at
    away = (now - since) / timedelta(days=1)

    def until(days: float) -> datetime:
        return since + timedelta(days=days)

    if coming.last_bought_at is None:
        if away < limits.at_risk:
            return "new", until(limits.at_risk)
        return "lapsed", None
    if away < limits.in_rhythm:
        return _in_rhythm(coming, gap), until(limits.in_rhythm)
    if away < limits.cooling:
        return "cooling", until(limits.cooling)
    if away < limits.at_risk:
        return "at-risk", until(limits.at_risk)
    return "lapsed", None


def _in_rhythm(coming: Coming, gap: int) -> Stage:
    if coming.visits < _KNOWN:
        return "new"
    assert coming.first_bought_at is not None
    assert coming.last_bought_at is not None
    lasted = coming.last_bought_at - coming.first_bought_at
    is_loyal = coming.visits >= _LOYAL_VISITS and lasted >= timedelta(gap * _LOYAL_GAPS)
    return "loyal" if is_loyal else "active"
