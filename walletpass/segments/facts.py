"""What is known of one customer, in memory: what the conditions ask the database for.

The plain evaluator reads these; the tests hold the SQL against it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One article of a purchase; quantities in thousandths, money in minor units."""

    sku: str
    category: str
    brand: str
    labels: tuple[str, ...]
    quantity: int
    net: int
    returned_quantity: int
    returned_net: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought:
    """A purchase; *status* tells whether it was kept."""

    at: datetime
    net: int
    returned: int
    status: str
    store_id: str | None
    channel: str
    presented_via: str | None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """Something done without a purchase."""

    kind: str
    state: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A yes or a no."""

    channel: str
    topic: str
    given: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Pot:
    """Points that came together; hundredths."""

    remaining: int
    state: str
    expires_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What points were worth from a moment on: *points* hundredths pay *worth*, if any."""

    since: datetime
    points: int
    worth: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Purse:
    """An account of one program, and when it paid; *rates* are the program's, in order."""

    program_id: str
    balance: int
    rates: tuple[Rate, ...] = ()
    pots: tuple[Pot, ...] = ()
    spent: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Habits, as they were reckoned."""

    stage: str
    staged_at: datetime
    purchases: int
    visits: int
    spent: int
    basket: int | None
    median_gap: int | None
    last_bought_at: datetime | None
    engagement: int
    lifetime_value: int
    store_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A move from a stage of life to another: one they made, or one only learnt of."""

    before: str | None
    after: str
    at: datetime
    is_lived: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card, whether a phone wants news of it, and what phones did with it."""

    status: str
    is_registered: bool
    seen: tuple[tuple[str, datetime], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A message on a card."""

    origin: str
    purpose: str
    at: datetime
    is_withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that conditions may ask of one customer; *tiers* by program."""

    enrolled_at: datetime
    status: str = "active"
    language: str = "en"
    birth_month_day: str | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict)
    source: Mapping[str, Any] = field(default_factory=dict)
    purchases: tuple[Bought, ...] = ()
    happenings: tuple[Happened, ...] = ()
    consents: tuple[Said, ...] = ()
    purses: tuple[Purse, ...] = ()
    tiers: Mapping[str, str] = field(default_factory=dict)
    known: Known | None = None
    affinities: Mapping[str, int] = field(default_factory=dict)
    moves: tuple[Moved, ...] = ()
    cards: tuple[Card, ...] = ()
    told: tuple[Told, ...] = ()
    clubs: frozenset[str] = frozenset()
