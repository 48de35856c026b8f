"""A report's figures. Money is in whole minor units, shares are parts of one."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["more", "less", "no-evidence", "too-few"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """How far customers came, each counted once.

    *eligible* are all whom the audience held; *reasons* say why some of the treated were
    not sent anything. *waiting* have their turn still to come. *calls* were asked of the
    staff, instead of a message. *messages* are all that those *sent* to were sent by the
    end of their window: a campaign that comes again, or has steps, sends more than one.
    """

    eligible: int
    held: int
    treated: int
    waiting: int
    suppressed: int
    cancelled: int
    sent: int
    messages: int
    calls: int = 0
    accepted: int
    fetched: int
    redeemed: int
    bought: int
    reasons: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """What some customers did in the window.

    *conversion* is the part that bought, *leaving* the part whose card left their phone;
    *came* tells the part that bought within 30 days, in the 30 after, and in the 30
    after those, None as long as that is not over.
    """

    people: int
    buyers: int
    receipts: int
    revenue: int
    conversion: float | None
    average_check: int | None
    unregistered: int
    leaving: float | None
    came: tuple[float | None, float | None, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCost:
    """What it cost.

    *coupons* is what those used took off that the margin does not show already;
    *points* what the treated paid with points beyond what the held-out did.
    """

    messages: int
    fixed: int
    coupons: int
    points: int
    total: int
    unpriced_coupons: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Naive:
    """What is told where nobody was held out: all that recipients bought is its doing."""

    margin: int
    romi: float | None
    conversion_of_sent: float | None
    conversion_of_accepted: float | None
    conversion_of_fetched: float | None
    average_check: int | None
    check_with_card: int | None
    check_without_card: int | None
    card_uplift: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A figure for all treated together, and where it lies 95 times in 100."""

    total: int
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What the treated did beyond what they would have done anyway.

    *band* is adjusted by the time before, *slope* says how much of it was taken off;
    *plain* is the difference of means alone, *resampled* a second opinion. An effect
    smaller than *detectable* per person would be missed more than once in five times.
    """

    per_person: float
    low: float
    high: float
    slope: float
    band: Band
    plain: Band
    resampled: Band | None
    detectable: float | None
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Incremental:
    """What the campaign brought: buyers, and margin (revenue where that is unknown)."""

    verdict: Verdict
    buyers: Effect | None
    margin: Effect | None
    romi: float | None
    romi_low: float | None
    romi_high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportVariant:
    """One variant's part: its own treated beside its own held-out.

    *messages* of it were sent in all, to those too whom another variant came to first.
    """

    code: str
    sent: int
    messages: int
    fetched: int
    treated: Crowd
    held: Crowd
    verdict: Verdict
    buyers: Effect | None
    margin: Effect | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contamination:
    """Who got what they should not have, or could not get what they should.

    *customers* are the first of the held-out who were told something after all.
    """

    held_but_told: int
    customers: tuple[str, ...]
    treated_out_of_reach: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Digests:
    """SHA-256 of what figures were made of, in hexadecimal.

    *treated* and *held* are of the arms' ids, a line each, in the order of the rows;
    *rows* and *shop_days* of the rows as exported.
    """

    treated: str
    held: str
    rows: str
    shop_days: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Everything a report tells; each number follows from the rows and the terms."""

    stages: Stages
    treated: Crowd
    held: Crowd
    recipients: Crowd
    cost: ReportCost
    naive: Naive
    incremental: Incremental
    variants: tuple[ReportVariant, ...]
    contamination: Contamination
    digests: Digests
