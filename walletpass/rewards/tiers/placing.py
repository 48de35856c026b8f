"""Where somebody stands by what was counted: looked at again, or worked out anew."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from walletpass.brands import Brand
from walletpass.rewards.ladders import By, Climber, Era, Ladder, climb, window_from
from walletpass.rewards.models import ProgramVersion
from walletpass.rewards.tiers.counting import Bought, days_of
from walletpass.rewards.tiers.models import TierState
from walletpass.rewards.tiers.whose import Whose
from walletpass.rewards.versions import Version, ready_version

_BEGUN = (
    select(ProgramVersion.id, ProgramVersion.effective_from)
    .where(
        ProgramVersion.program_id == bindparam("program_id"),
        ProgramVersion.effective_from <= bindparam("at"),
    )
    .order_by(ProgramVersion.effective_from, ProgramVersion.number)
)
_ZONE = select(Brand.timezone).where(Brand.id == bindparam("brand_id"))


def zone_of(session: Session, brand_id: str) -> ZoneInfo:
    """Return the zone by which the brand's days begin."""
    return ZoneInfo(
        session.connection().execute(_ZONE, {"brand_id": brand_id}).scalar_one()
    )


def eras_of(
    session: Session, program_id: str, *, now: datetime, zone: ZoneInfo
) -> Sequence[Era]:
    """Return the ladders a program had until now, each since its day.

    A version that left the ladder as it was begins no era.
    """
    begun = session.connection().execute(_BEGUN, {"program_id": program_id, "at": now})
    eras: list[Era] = []
    for version_id, effective_from in begun:
        assert effective_from is not None, "only what was published begins"
        era = Era(
            effective_from.astimezone(zone).date(),
            ready_version(session, version_id).ladder,
        )
        if eras and eras[-1].since == era.since:
            eras.pop()
        if not eras or eras[-1].ladder != era.ladder:
            eras.append(era)
    return eras


def climber_of(state: TierState) -> Climber:
    """Return where somebody was seen last."""
    return Climber(
        state.seen_on, state.tier, state.amount, state.held_until, state.due_on
    )


def looked_at_by(session: Session, state: TierState, version: Version) -> bool:
    """Tell whether somebody was seen last under the ladder that holds now."""
    return state.version_id == version.id or (
        ready_version(session, state.version_id).ladder == version.ladder
    )


def seen_again(
    session: Session,
    whose: Whose,
    ladder: Ladder,
    climber: Climber,
    *,
    until: date,
    but: Bought | None = None,
) -> Climber:
    """Return where somebody stands after time passed, from where they were seen last."""
    since = window_from(ladder, climber.seen_on)
    days = days_of(session, whose, ladder.by, since=since, until=until, but=but)
    era = Era(date.min, ladder)
    return climb([era], {ladder.by: days}, until=until, start=climber)


def worked_out(
    session: Session,
    whose: Whose,
    eras: Sequence[Era],
    *,
    until: date,
    but: Bought | None = None,
) -> Climber:
    """Return where somebody stands by all that was ever counted."""
    ways: set[By] = {era.ladder.by for era in eras if era.ladder}
    days = {by: days_of(session, whose, by, until=until, but=but) for by in ways}
    return climb(eras, days, until=until)
