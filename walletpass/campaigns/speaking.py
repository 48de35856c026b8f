"""Speaking: what a run says is written down once, and shows on the cards of many."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.campaigns.document import Variant
from walletpass.campaigns.planning import Plan
from walletpass.passes import messages


def speak(
    session: Session,
    plan: Plan,
    run_id: str,
    shown: Mapping[str, Sequence[messages.Shown]],
    *,
    now: datetime,
) -> None:
    """Let cards show what a run says, from now on: the cards of each variant's code."""
    until = now + timedelta(days=plan.document.shows_days)
    for code, rows in sorted(shown.items()):
        variant = plan.document.variant(code)
        message = _message(session, plan, run_id, variant, now)
        messages.show(
            session, message, rows, shows_from=now, shows_until=until, now=now
        )


def _message(
    session: Session, plan: Plan, run_id: str, variant: Variant, now: datetime
) -> messages.CardMessage:
    """Return what the run says to those of a variant, written down now or before."""
    origin = origin_of(run_id, variant.code)
    said = session.scalars(
        select(messages.CardMessage).where(
            messages.CardMessage.brand_id == plan.brand.id,
            messages.CardMessage.origin == origin,
        )
    ).one_or_none()
    return said or messages.compose_message(
        session,
        plan.brand.id,
        origin=origin,
        purpose=plan.document.purpose,
        words=variant.words,
        link=variant.link,
        link_words=variant.link_words,
        now=now,
    )


def origin_of(run_id: str, code: str) -> str:
    """Return the origin of what a run says to those of a variant."""
    return f"run/{run_id}/{code}"


def fall_silent(session: Session, plan: Plan, run_id: str, *, now: datetime) -> None:
    """Take what a run said back from every card, in silence."""
    for variant in plan.document.variants:
        origin = origin_of(run_id, variant.code)
        messages.withdraw_from(session, plan.brand.id, origin, now=now)
