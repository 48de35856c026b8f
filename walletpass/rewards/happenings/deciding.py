"""Deciding about what happened: confirmed, so that its points count, or rejected."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import ledger
from walletpass.rewards.confirming import awaken
from walletpass.rewards.happenings.errors import (
    AlreadyDecidedError,
    UnknownHappeningError,
)
from walletpass.rewards.happenings.models import Happening
from walletpass.rewards.remembering import uses_from
from walletpass.rewards.terms import Terms
from walletpass.rewards.using import HeldLimits
from walletpass.rewards.versions import ready_version


def confirm(
    session: Session, brand_id: str, happening_id: str, *, by: str, now: datetime
) -> Happening:
    """Let the points that waited for this word become active. Again changes nothing.

    Raises:
        UnknownHappeningError: Nobody told of it.
        AlreadyDecidedError: It was rejected, or nothing of it waits.
    """
    happening = _hold(session, brand_id, happening_id)
    if happening.state == "confirmed":
        return happening
    if happening.state != "waiting" or happening.version_id is None:
        raise AlreadyDecidedError(happening.state)
    version = ready_version(session, happening.version_id)
    awaken(session, happening.lots, happening.awards, version, happening.zone, now=now)
    happening.state, happening.decided_by, happening.decided_at = "confirmed", by, now
    session.flush()
    return happening


def reject(
    session: Session,
    brand_id: str,
    happening_id: str,
    *,
    by: str,
    reason: str,
    now: datetime,
) -> Happening:
    """Take back what was given for something that does not hold. Again changes nothing.

    Limits of the rules get back what it used of them.

    Raises:
        UnknownHappeningError: Nobody told of it.
    """
    happening = _hold(session, brand_id, happening_id)
    if happening.state == "rejected":
        return happening
    version = (
        ready_version(session, happening.version_id) if happening.version_id else None
    )
    terms = version.terms if version else Terms()
    for number, lot in enumerate(happening.lots, 1):
        assert happening.account_id is not None
        ledger.take_back(
            session,
            happening.account_id,
            of=lot["id"],
            total=lot["points"],
            policy=terms.returns,
            source=f"{happening.id}/rejected/{number}",
            now=now,
            actor=by,
            reason=happening.kind,
        )
    _give_use_back(session, happening)
    happening.state, happening.reason = "rejected", reason
    happening.decided_by, happening.decided_at = by, now
    session.flush()
    return happening


def _hold(session: Session, brand_id: str, happening_id: str) -> Happening:
    happening = session.scalars(
        select(Happening)
        .where(Happening.id == happening_id, Happening.brand_id == brand_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()
    if happening is None:
        raise UnknownHappeningError
    return happening


def _give_use_back(session: Session, happening: Happening) -> None:
    _, places = uses_from(happening.used)
    given = {award["rule"]: award["amount"] for award in happening.awards}
    HeldLimits(session, happening.brand_id, happening.program_id).change(
        [
            (place, -1, -given[place.rule])
            for place in sorted(places)
            if place.rule in given
        ]
    )
