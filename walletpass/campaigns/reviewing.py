"""Reviewing: what was posted for later is asked about once more, shortly before it shows.

Between the posting and the moment others may have spoken, wishes and limits may have
changed. Whoever may not be told any more has it taken off, with the reason; who has quiet
hours then is told at their end.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.campaigns.asides import note_aside, when_to_say
from walletpass.campaigns.events import ReviewAside
from walletpass.campaigns.models import Aside
from walletpass.passes import messages
from walletpass.passes.messages import Showing

_AHEAD: Final = timedelta(minutes=1)
_AT_ONCE: Final = timedelta()


def promise_review(
    session: Session,
    brand_id: str,
    message_id: str,
    *,
    shows_from: datetime,
    now: datetime,
) -> None:
    """Promise to ask once more before a message shows, unless it shows at once."""
    if shows_from > now:
        job = ReviewAside(brand_id, message_id, shows_from)
        ahead = max(shows_from - _AHEAD - now, _AT_ONCE)
        outbox.add(session, job, now=now, after=ahead)


def review_aside(session: Session, job: ReviewAside, *, now: datetime) -> None:
    """Ask once more who may hear what is about to show."""
    cards = session.execute(
        select(Showing.pass_id, Showing.customer_id, Showing.shows_until).where(
            Showing.message_id == job.message_id,
            Showing.brand_id == job.brand_id,
            Showing.shows_from == job.shows_from,
            Showing.withdrawn_at.is_(None),
        )
    ).all()
    people = sorted({row.customer_id for row in cards})
    session.execute(
        delete(Aside).where(
            Aside.message_id == job.message_id, Aside.said_at == job.shows_from
        )
    )
    verdicts = when_to_say(session, job.brand_id, people, at=max(job.shows_from, now))
    kept: dict[datetime, dict[str, str]] = defaultdict(dict)
    taken: dict[str, list[str]] = defaultdict(list)
    for pass_id, customer_id, shows_until in cards:
        verdict = verdicts.get(customer_id)
        begins = verdict.due_at if verdict else None
        if verdict is None or verdict.reason == "no-consent":
            kept[job.shows_from][pass_id] = customer_id  # the card heeds every answer
        elif verdict.state != "sent" or begins is None:
            taken[verdict.reason].append(pass_id)
        elif shows_until is not None and shows_until <= begins:
            taken["quiet-hours"].append(pass_id)
        else:
            kept[begins][pass_id] = customer_id
    for reason, pass_ids in taken.items():
        messages.take_off(session, job.message_id, pass_ids, why=reason, now=now)
    for begins, holders in kept.items():
        _keep(session, job, begins, holders, now=now)


def _keep(
    session: Session,
    job: ReviewAside,
    begins: datetime,
    holders: Mapping[str, str],
    *,
    now: datetime,
) -> None:
    """Let these cards show it when they may, and have it count from then on."""
    message_id = job.message_id
    if begins > max(job.shows_from, now):
        messages.put_off(session, message_id, list(holders), shows_from=begins, now=now)
        promise_review(session, job.brand_id, message_id, shows_from=begins, now=now)
    else:
        begins = job.shows_from
    people = set(holders.values())
    note_aside(session, job.brand_id, message_id, people, said_at=begins)
