"""Deciding: whether somebody is spoken to now, from plain facts about them.

A run asks at the moment of sending and a rehearsal beforehand, both of them here. What
cannot be mended by waiting is looked at first, then what they asked for, then how much
they have heard, and last what time it is for them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal, NamedTuple
from zoneinfo import ZoneInfo

from walletpass.campaigns.manners import WEEK, Cap, Limits, Word, quiet_until
from walletpass.campaigns.reasons import Reason

_GONE: Final[dict[str, Reason]] = {
    "erased": "erased",
    "merged": "merged",
    "blocked": "blocked",
}


_PUT_OFF: Final = 8
"""How often a turn is put off at most: quiet hours, and an hour that comes twice."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What is asked about a message: whose it is, what it is for, what holds for it."""

    campaign_id: str
    is_marketing: bool
    category: str | None
    limits: Limits
    is_prompt: bool = False
    """Whether a service message cannot wait for the morning."""
    is_ordinary: bool = False
    """Whether nothing set it off but the calendar."""
    waits_until: datetime | None = None
    """Until when it waits for room, where somebody heard enough for now."""
    caps: tuple[Cap, ...] = field(init=False)
    """What holds for it, the shortest span first."""

    def __post_init__(self) -> None:
        """Work out once what is asked of everybody."""
        object.__setattr__(self, "caps", tuple(self.limits.caps(self.category)))


class Person(NamedTuple):
    """What has to be known of a customer to decide: a tuple, as there are a million.

    *words* are the marketing messages they had, *rivals* those of greater weight that
    are planned for them. Something of theirs may wait to be mended, and who is *won
    back* has offers of that for as long as they stay away.
    """

    customer_id: str
    status: str
    zone: ZoneInfo
    language: str = "en"
    pass_id: str | None = None
    had_card: bool = True
    is_on_phone: bool = True
    agreed: bool = True
    only_service: bool = False
    paused_until: datetime | None = None
    wished_per_week: int | None = None
    has_open_issue: bool = False
    is_won_back: bool = False
    words: Sequence[Word] = ()
    rivals: Sequence[Word] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of somebody: they are spoken to, or not, or their turn is *due* later."""

    state: Literal["sent", "tasked", "suppressed", "planned"]
    reason: Reason | Literal[""]
    detail: str | None = None
    due_at: datetime | None = None


SPEAK: Final = Verdict("sent", "sent")


def decide(terms: Terms, person: Person, at: datetime) -> Verdict:
    """Return what becomes of somebody whose turn has come."""
    reason = _unreachable(person)
    if reason is None and terms.is_marketing:
        reason = _unwilling(person, at) or _untimely(terms, person)
    if reason is not None:
        return Verdict("suppressed", reason)
    if terms.is_marketing and (full := _heard_enough(terms, person, at)):
        return full
    return _at_this_hour(terms, person, at)


def foresee(terms: Terms, person: Person, at: datetime) -> Verdict:
    """Return what will have become of them in the end, and when, as far as is known now.

    Where quiet hours follow upon quiet hours, no turn ever comes.
    """
    verdict = decide(terms, person, at)
    for _ in range(_PUT_OFF):
        if verdict.due_at is None:
            break
        at = verdict.due_at
        verdict = decide(terms, person, at)
    if verdict.due_at is not None:
        return Verdict("suppressed", "quiet-hours", due_at=at)
    return Verdict(verdict.state, verdict.reason, verdict.detail, at)


def let_be(verdict: Verdict) -> Verdict:
    """Return what becomes of somebody whose occasion is over: what kept them from it stays."""
    return verdict if verdict.state == "suppressed" else Verdict("suppressed", "over")


def _unreachable(person: Person) -> Reason | None:
    if person.status in _GONE:
        return _GONE[person.status]
    if person.pass_id is None:
        return "voided" if person.had_card else "no-card"
    return None if person.is_on_phone else "no-phone"


def _unwilling(person: Person, at: datetime) -> Reason | None:
    if not person.agreed:
        return "no-consent"
    if person.only_service:
        return "only-service"
    if person.paused_until is not None and at < person.paused_until:
        return "paused"
    return None


def _untimely(terms: Terms, person: Person) -> Reason | None:
    if person.has_open_issue:
        return "mending"
    return "won-back" if person.is_won_back and terms.is_ordinary else None


def _heard_enough(terms: Terms, person: Person, at: datetime) -> Verdict | None:
    if not (person.words or person.rivals or person.wished_per_week == 0):
        mute = next((cap for cap in terms.caps if not cap.most), None)
        return (
            Verdict("suppressed", mute.reason, mute.category or "0") if mute else None
        )
    for cap in _caps(terms, person):
        counted = [word.at for word in person.words if cap.counts(word, at)]
        had = len(counted)
        if had >= cap.most:
            room_at = sorted(counted)[had - cap.most] + cap.span if cap.most else None
            if room_at and terms.waits_until and room_at <= terms.waits_until:
                return Verdict("planned", "", due_at=room_at)
            detail = cap.category or str(had)
            return Verdict("suppressed", cap.reason, detail)
        rivals = [word for word in person.rivals if cap.counts(word, at)]
        if rivals and had + len(rivals) >= cap.most:
            return Verdict("suppressed", "outranked", rivals[0].campaign_id)
    return None


def _caps(terms: Terms, person: Person) -> Iterable[Cap]:
    if person.wished_per_week is not None:
        yield Cap("asked-less", WEEK, person.wished_per_week)
    yield from terms.caps


def _at_this_hour(terms: Terms, person: Person, at: datetime) -> Verdict:
    if terms.is_prompt:
        return SPEAK
    limits = terms.limits
    until = quiet_until(at, person.zone, limits.quiet_from, limits.quiet_until)
    if until is None:
        return SPEAK
    if limits.quiet_drops and terms.is_marketing:
        return Verdict("suppressed", "quiet-hours")
    return Verdict("planned", "", due_at=until)
