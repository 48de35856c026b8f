"""What moves a tier: a purchase, a return, time, other rules, a merge."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import events, outbox
from walletpass.kernel.ids import new_id
from walletpass.rewards.ladders import Climber, Ladder, step
from walletpass.rewards.tiers.counting import (
    Bought,
    add_earned,
    amount_of,
    latest_day,
    recount_earned,
)
from walletpass.rewards.tiers.events import TierChanged
from walletpass.rewards.tiers.models import TierMove, TierState, Why
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

AFTER_THE_BALANCE: Final = timedelta(seconds=20)
"""How long the phone has to say what a sale earned before it hears of the tier."""


@dataclass(frozen=True, slots=True)
class _Note:
    """Why a tier is looked at; *is_shown*: the card is looked at again in any case."""

    why: Why
    subject: str | None
    now: datetime
    is_shown: bool = True


def note_purchase(
    session: Session,
    whose: Whose,
    version: Version | None,
    bought: Bought,
    *,
    subject: str,
    now: datetime,
) -> None:
    """Count a purchase that was just recorded and credited, and move the tier.

    Without tiers it costs nothing; else the same however much was bought before.
    """
    if version is None or version.ladder is None:
        return
    note = _Note("bought", subject, now, is_shown=bought.points > 0)
    state = _hold(session, whose)
    is_late = state is not None and bought.on < state.seen_on
    if state is None or is_late or not looked_at_by(session, state, version):
        _work_out(session, whose, state, version, note)
        return
    ladder = version.ladder
    if ladder.by == "points":
        add_earned(session, whose, bought)
    climber = climber_of(state)
    today = max(_today(session, whose, now), bought.on)
    if state.due_on is not None and state.due_on <= today:
        climber = seen_again(session, whose, ladder, climber, until=today)
    else:
        climber = _counted(session, whose, ladder, climber, bought=bought, today=today)
    _settle(session, whose, state, climber, version=version, note=note)


def _counted(
    session: Session,
    whose: Whose,
    ladder: Ladder,
    climber: Climber,
    *,
    bought: Bought,
    today: date,
) -> Climber:
    amount, first = amount_of(
        session, whose, ladder, before=climber.amount, bought=bought, today=today
    )
    climber = step(ladder, climber, amount, today)
    leaves = first + timedelta(ladder.days) if first and ladder.days else None
    moments = [moment for moment in (leaves, climber.held_until) if moment]
    return replace(climber, due_on=min(moments, default=None))


def note_return(session: Session, whose: Whose, *, subject: str, now: datetime) -> None:
    """Work the tier out anew: something came back, as though it was never bought."""
    state = _hold(session, whose)
    version = version_in_force(session, whose.program_id, now)
    if version is None or (state is None and version.ladder is None):
        return
    _work_out(
        session, whose, state, version, _Note("returned", subject, now, is_shown=False)
    )


def review(session: Session, whose: Whose, *, now: datetime) -> None:
    """Look at a tier again: time has passed, or the program has other tiers."""
    state = _hold(session, whose)
    version = version_in_force(session, whose.program_id, now)
    if version is None or (state is None and version.ladder is None):
        return
    if state is None or not looked_at_by(session, state, version):
        _work_out(session, whose, state, version, _Note("rules", None, now))
        return
    if version.ladder is None:
        return
    today = max(_today(session, whose, now), state.seen_on)
    climber = seen_again(session, whose, version.ladder, climber_of(state), until=today)
    note = _Note("time", None, now)
    _settle(session, whose, state, climber, version=version, note=note)


def on_merge(
    session: Session,
    brand_id: str,
    customer_ids: list[str],
    *,
    source: str,
    now: datetime,
) -> None:
    """Work out anew the tiers of those who became one, or are two again.

    By now whoever has the purchases has them, and somebody without any has no tier.
    """
    programs = session.scalars(
        select(TierState.program_id)
        .where(TierState.customer_id.in_(customer_ids))
        .distinct()
        .order_by(TierState.program_id)
    ).all()
    for program_id in programs:
        for customer_id in sorted(customer_ids):
            whose = Whose(brand_id, program_id, customer_id)
            version = version_in_force(session, program_id, now)
            if version is not None:
                note = _Note("merged", source, now)
                _work_out(session, whose, _hold(session, whose), version, note)


def _today(session: Session, whose: Whose, now: datetime) -> date:
    return now.astimezone(zone_of(session, whose.brand_id)).date()


def _hold(session: Session, whose: Whose) -> TierState | None:
    return session.get(
        TierState,
        (whose.program_id, whose.customer_id),
        with_for_update=True,
        populate_existing=True,
    )


def _work_out(
    session: Session,
    whose: Whose,
    state: TierState | None,
    version: Version,
    note: _Note,
) -> None:
    zone = zone_of(session, whose.brand_id)
    eras = eras_of(session, whose.program_id, now=note.now, zone=zone)
    if any(era.ladder and era.ladder.by == "points" for era in eras):
        recount_earned(session, whose)
    days = [note.now.astimezone(zone).date(), latest_day(session, whose)]
    days += [state.seen_on] if state else []
    today = max(day for day in days if day)
    climber = worked_out(session, whose, eras, until=today)
    _settle(session, whose, state, climber, version=version, note=note)


def _settle(
    session: Session,
    whose: Whose,
    state: TierState | None,
    climber: Climber,
    *,
    version: Version,
    note: _Note,
) -> None:
    """Keep where somebody stands, and tell of it if that is another tier."""
    begins = version.ladder.tiers[0].code if version.ladder else ""
    before = state.tier if state else begins
    counted = state.amount if state else 0
    if state is None:
        state = TierState(
            program_id=whose.program_id,
            customer_id=whose.customer_id,
            brand_id=whose.brand_id,
            moves=0,
            since=note.now,
        )
        session.add(state)
    state.version_id = version.id
    state.tier, state.amount = climber.tier, climber.amount
    state.seen_on, state.held_until = climber.seen_on, climber.held_until
    state.due_on = climber.due_on
    if before != climber.tier:
        state.moves += 1
        state.since = note.now
        session.add(_move(whose, state, before, note))
        _tell(session, whose, before, climber.tier, note)
    if before != climber.tier or (counted != climber.amount and not note.is_shown):
        look_again(session, whose.program_id, whose.customer_id, now=note.now)
    session.flush()


def look_again(
    session: Session, program_id: str, customer_id: str, *, now: datetime
) -> None:
    """Let somebody's card be looked at again, once it has told of the sale."""
    changed = TierChanged(program_id, customer_id)
    outbox.add(session, changed, now=now, after=AFTER_THE_BALANCE)


def _move(whose: Whose, state: TierState, before: str, note: _Note) -> TierMove:
    return TierMove(
        id=new_id("tmv", note.now),
        brand_id=whose.brand_id,
        program_id=whose.program_id,
        customer_id=whose.customer_id,
        version_id=state.version_id,
        number=state.moves,
        before=before,
        after=state.tier,
        why=note.why,
        subject=note.subject,
        amount=state.amount,
        moved_at=note.now,
    )


def _tell(session: Session, whose: Whose, before: str, after: str, note: _Note) -> None:
    told = {
        "program_id": whose.program_id,
        "before": before or None,
        "after": after or None,
        "why": note.why,
    }
    events.record(
        session,
        whose.brand_id,
        "tier.changed",
        told,
        now=note.now,
        customer_id=whose.customer_id,
    )
