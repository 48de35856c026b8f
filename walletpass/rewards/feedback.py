"""Feedback after a visit: how it was, told once, and a low mark for the shop alone.

A mark of three or fewer opens a service issue, so that somebody makes it good and nobody
advertises meanwhile. It is told to nobody but the shop.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from walletpass.customers import selves
from walletpass.kernel.errors import ConflictError
from walletpass.rewards import mending
from walletpass.rewards.happenings import Happened, Happening, tell
from walletpass.rewards.holders import Holder
from walletpass.sales import Purchase

KIND: Final = "feedback"
SOURCE: Final = "card"
MARKS: Final = (5, 4, 3, 2, 1)
LOW: Final = 3
ASKED_FOR: Final = timedelta(days=7)
"""How long after a visit somebody is asked about it."""

_LONGEST: Final = 500


class NothingToRateError(ConflictError):
    """There was no visit lately, or it was told how that was."""

    code = "nothing-to-rate"
    title = "Nothing to rate"

    def __init__(self) -> None:
        super().__init__("There is no visit of the last days that waits for a mark.")


@dataclass(frozen=True, slots=True)
class Feedback:
    """A mark from 1 to 5, and what was said with it."""

    mark: int
    words: str = ""


def visit_to_rate(
    session: Session, customer_id: str, *, now: datetime
) -> Purchase | None:
    """Return somebody's latest kept purchase, if it still waits for a mark."""
    latest = session.scalars(
        select(Purchase)
        .where(
            Purchase.customer_id == customer_id,
            Purchase.occurred_at > now - ASKED_FOR,
            Purchase.status != "returned",
        )
        .order_by(Purchase.occurred_at.desc(), Purchase.id.desc())
        .limit(1)
    ).one_or_none()
    if latest is None:
        return None
    told = exists().where(
        Happening.customer_id.in_(selves(customer_id)),
        Happening.kind == KIND,
        Happening.external_id == latest.id,
    )
    return None if session.scalar(select(told)) else latest


def rate(
    session: Session,
    brand_id: str,
    program_id: str,
    customer_id: str,
    feedback: Feedback,
    *,
    now: datetime,
) -> None:
    """Keep how the latest visit was; a low mark becomes an issue of the shop's.

    Raises:
        NothingToRateError: There is no such visit, or it has its mark.
    """
    visit = visit_to_rate(session, customer_id, now=now)
    if visit is None or feedback.mark not in MARKS:
        raise NothingToRateError
    words = " ".join(feedback.words.split())[:_LONGEST]
    told = Happened(
        KIND, SOURCE, visit.id, properties={"mark": feedback.mark, "words": words}
    )
    tell(session, brand_id, Holder(program_id, customer_id), told, now=now)
    if feedback.mark <= LOW:
        mending.open_issue(
            session,
            brand_id,
            customer_id,
            "other",
            source=f"{KIND}/{visit.id}",
            by=SOURCE,
            now=now,
        )
