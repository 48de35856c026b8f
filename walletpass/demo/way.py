"""The way of a sale, from till to lock screen: what was seen of it, and when.

Every time is one that somebody wrote down: the till, the card's timeline, the phone's
diary. A step cannot have come later than the one it brought about, so where a record
was written a moment late, the later step's time is the better witness.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from walletpass.demo.till import Act
from walletpass.devices import Happening
from walletpass.simulator.iphone import Moment

StepName = Literal[
    "posted", "booked", "made", "pushed", "asked", "fetched", "shown"
]  # fmt: skip
Ending = Literal[
    "running",  # not there yet
    "shown",  # the lock screen says it
    "quiet",  # the card is new, and the phone keeps silent
    "offline",  # the push waits for the phone
    "gone",  # no phone holds the card
    "elsewhere",  # the push went to somebody else's service
    "refused",  # the till was refused
    "late",  # longer than we look
]
STEPS: Final[Sequence[StepName]] = (
    "posted", "booked", "made", "pushed", "asked", "fetched", "shown",
)  # fmt: skip
_PATIENCE = timedelta(seconds=15)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How things stand on the way: the phone's reception, and whose service pushes."""

    holds_card: bool
    is_offline: bool
    pushes_elsewhere: bool


@dataclass(frozen=True, slots=True)
class Way:
    """Seconds since the till sent it, per step reached, and how it ended."""

    act: Act
    seconds: dict[StepName, float]
    ending: Ending


def way_of(
    act: Act,
    happenings: Iterable[Happening],
    moments: Iterable[Moment],
    circumstances: Circumstances,
    *,
    now: datetime,
) -> Way:
    """Tell how far an act has come.

    *happenings* are the card's timeline, *moments* what the phone did.
    """
    seen: dict[StepName, datetime] = {"posted": act.started_at}
    is_quiet = False
    if not act.refusal:
        seen["booked"] = act.answered_at
        seen |= _on_the_timeline(act, happenings)
        in_the_phone, is_quiet = _in_the_phone(act, moments)
        seen |= in_the_phone
    ending = _ending(act, seen, circumstances, is_quiet=is_quiet, now=now)
    return Way(act, _seconds(seen), ending)


def _on_the_timeline(
    act: Act, happenings: Iterable[Happening]
) -> dict[StepName, datetime]:
    since = [one for one in happenings if one.at >= act.started_at]
    made = [one.at for one in since if one.kind == "changed"]
    pushed = [
        one.at
        for one in since
        if one.kind == "pushed" and one.detail.get("outcome") == "accepted"
    ]
    seen: dict[StepName, datetime] = {}
    if made:
        seen["made"] = min(made)
    if pushed:
        seen["pushed"] = min(pushed)
    return seen


def _in_the_phone(
    act: Act, moments: Iterable[Moment]
) -> tuple[dict[StepName, datetime], bool]:
    """Return what the phone did, and whether it took the new card without a word."""
    since = [moment for moment in moments if moment.at >= act.started_at]
    updated = next((one for one in since if one.deed == "updated"), None)
    if updated is None:
        listed = [one.at for one in since if one.deed == "listed"]
        return ({"asked": listed[-1]} if listed else {}), False
    before = [one for one in since if one.number <= updated.number]
    seen: dict[StepName, datetime] = {}
    for one in before:  # the last of each kind is the one that brought the card
        if one.deed == "listed":
            seen["asked"] = one.at
        if one.deed == "fetched":
            seen["fetched"] = one.at
    # one answer may tell of two sales: what it told of the later one brought this card
    seen.setdefault("asked", seen.get("fetched", updated.at))
    said = next((one for one in since if one.deed == "notified"), None)
    seen["shown"] = said.at if said else updated.at
    return seen, said is None


def _ending(
    act: Act,
    seen: dict[StepName, datetime],
    circumstances: Circumstances,
    *,
    is_quiet: bool,
    now: datetime,
) -> Ending:
    if act.refusal:
        return "refused"
    if "shown" in seen:
        return "quiet" if is_quiet else "shown"
    if not circumstances.holds_card:
        return "gone" if "made" in seen else "running"
    if "pushed" in seen and circumstances.pushes_elsewhere:
        return "elsewhere"
    if "pushed" in seen and circumstances.is_offline:
        return "offline"
    return "running" if now - act.started_at < _PATIENCE else "late"


def _seconds(seen: dict[StepName, datetime]) -> dict[StepName, float]:
    reached: dict[StepName, float] = {}
    latest: datetime | None = None
    for name in reversed(STEPS):
        if name in seen:
            latest = seen[name] if latest is None else min(seen[name], latest)
            reached[name] = (latest - seen["posted"]).total_seconds()
    return {name: reached[name] for name in STEPS if name in reached}
