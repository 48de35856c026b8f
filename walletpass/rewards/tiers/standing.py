"""Where somebody stands: asked by tills, pages, cards and integrators. Writes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from walletpass.brands import Brand
from walletpass.kernel.languages import Language, say
from walletpass.ledger import Program
from walletpass.rewards.ladders import Climber, Ladder, Tier, progress_in_words
from walletpass.rewards.rules import Unit
from walletpass.rewards.tiers.counting import Bought
from walletpass.rewards.tiers.models import TierMove, TierState
from walletpass.rewards.tiers.placing import (
    climber_of,
    eras_of,
    looked_at_by,
    seen_again,
    worked_out,
    zone_of,
)
from walletpass.rewards.tiers.whose import Whose
from walletpass.rewards.versions import Version, version_in_force


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody's tier, and what counts of it, in the ladder's own measure.

    A tier that is no longer met is *held_until* that day. *since* is when they came to
    it, where that was seen.
    """

    program_id: str
    ladder: Ladder
    tier: Tier
    amount: int
    held_until: date | None
    since: datetime | None
    unit: Unit
    currency: str

    @property
    def next(self) -> Tier | None:
        """The tier above, if there is one."""
        return self.ladder.above(self.tier.code)

    @property
    def missing(self) -> int | None:
        """How much is missing to the tier above."""
        return None if self.next is None else max(self.next.at - self.amount, 0)

    def name(self, language: Language) -> str:
        """Return what the tier is called."""
        return say(self.tier.name, language)

    def benefits(self, language: Language) -> str:
        """Return what the tier gives, in the customer's words."""
        return say(self.tier.benefits, language)

    def progress(self, language: Language) -> str:
        """Return how far it is to the tier above, in a sentence."""
        return progress_in_words(
            self.ladder,
            self.tier.code,
            self.amount,
            unit=self.unit,
            currency=self.currency,
            language=language,
        )


_ABOUT = (
    select(
        Program.brand_id, Program.unit, Program.scale, Brand.currency, Brand.timezone
    )
    .join(Brand, Brand.id == Program.brand_id)
    .where(Program.id == bindparam("program_id"))
)
_STATES = select(TierState).where(
    TierState.program_id == bindparam("program_id"),
    TierState.customer_id.in_(bindparam("customer_ids", expanding=True)),
)


def standing_of(
    session: Session, program_id: str, customer_id: str, *, now: datetime
) -> Standing | None:
    """Return where a customer stands in a program; None where it has no tiers."""
    found = standings_among(session, program_id, [customer_id], now=now)
    return found.get(customer_id)


def standings_among(
    session: Session, program_id: str, customer_ids: Sequence[str], *, now: datetime
) -> Mapping[str, Standing]:
    """Return where these customers stand in a program; nobody where it has no tiers."""
    version = version_in_force(session, program_id, now)
    if version is None or version.ladder is None:
        return {}
    about = session.execute(_ABOUT, {"program_id": program_id}).one()
    asked = {"program_id": program_id, "customer_ids": customer_ids}
    states = {one.customer_id: one for one in session.scalars(_STATES, asked)}
    return {
        customer_id: _standing(
            session,
            Whose(about.brand_id, program_id, customer_id),
            version,
            states.get(customer_id),
            about,
            now=now,
        )
        for customer_id in customer_ids
    }


def _standing(
    session: Session,
    whose: Whose,
    version: Version,
    state: TierState | None,
    about: Any,
    *,
    now: datetime,
) -> Standing:
    assert version.ladder is not None
    today = now.astimezone(ZoneInfo(about.timezone)).date()
    if state is not None:
        today = max(today, state.seen_on)
    climber = _climber(session, whose, version, state, today, now=now)
    is_as_kept = state is not None and state.tier == climber.tier
    return Standing(
        whose.program_id,
        version.ladder,
        version.ladder.tier_of(climber.tier),
        climber.amount,
        climber.held_until,
        state.since if state and is_as_kept else None,
        Unit(about.unit, about.scale),
        about.currency,
    )


def standings_of(
    session: Session, brand_id: str, customer_id: str, *, now: datetime
) -> Sequence[Standing]:
    """Return where a customer stands in each program of the brand that has tiers."""
    programs = session.scalars(
        select(Program.id).where(Program.brand_id == brand_id).order_by(Program.id)
    )
    found = [
        standing_of(session, program_id, customer_id, now=now)
        for program_id in programs.all()
    ]
    return [standing for standing in found if standing is not None]


def tier_at(
    session: Session,
    whose: Whose,
    version: Version,
    *,
    at: datetime,
    zone: ZoneInfo,
    but: Bought | None = None,
) -> str:
    """Return the tier somebody had at a moment, without a purchase made at it."""
    state = session.get(TierState, (whose.program_id, whose.customer_id))
    today = at.astimezone(zone).date()
    return _climber(session, whose, version, state, today, now=at, but=but).tier


def _climber(
    session: Session,
    whose: Whose,
    version: Version,
    state: TierState | None,
    today: date,
    *,
    now: datetime,
    but: Bought | None = None,
) -> Climber:
    assert version.ladder is not None
    is_known = state is not None and looked_at_by(session, state, version)
    if state is None or not is_known or today < state.seen_on:
        zone = zone_of(session, whose.brand_id)
        eras = eras_of(session, whose.program_id, now=now, zone=zone)
        return worked_out(session, whose, eras, until=today, but=but)
    climber = climber_of(state)
    if state.due_on is None or state.due_on > today:
        return climber
    return seen_again(session, whose, version.ladder, climber, until=today, but=but)


def history_of(
    session: Session, customer_id: str, *, limit: int = 50
) -> Sequence[TierMove]:
    """Return how somebody came to their tiers, the latest change first."""
    return session.scalars(
        select(TierMove)
        .where(TierMove.customer_id == customer_id)
        .order_by(TierMove.moved_at.desc(), TierMove.number.desc())
        .limit(limit)
    ).all()
