"""What an owner looks at first: who comes regularly, who is where, what is being said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, literal, or_, select, union_all
from sqlalchemy.orm import Session

from walletpass import campaigns, insight
from walletpass.campaigns import Aside, Campaign, Delivery
from walletpass.insight import REGULAR_WITHIN, Regulars, Stage
from walletpass.passes.messages import CardMessage, Showing

_WEEK: Final = timedelta(days=7)
_PERIOD: Final = timedelta(days=30)
_REMEMBERED: Final = timedelta(minutes=10)
_RUNNING: Final = 5


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one brand, as of *at*.

    *active* bought something lately, and *before* are the regulars a period earlier. *heard* is how many customers were told
    something in the last week, in campaigns or outside of them, *told* how many messages
    that were, *service* how many of them were service outside of campaigns, for which
    there is no limit, and *most* how many others each may get in a week at most.
    """

    active: int
    regulars: Regulars
    before: Regulars
    stages: Mapping[Stage, int]
    told: int
    heard: int
    service: int
    most: int | None
    at: datetime


class Remembered:
    """Figures that take long to count, kept for some minutes for each brand."""

    def __init__(self) -> None:
        self._known: dict[str, Figures] = {}

    def figures(self, session: Session, brand_id: str, *, now: datetime) -> Figures:
        """Return a brand's figures, counted now or a few minutes ago."""
        known = self._known.get(brand_id)
        if known is None or not known.at <= now < known.at + _REMEMBERED:
            known = self._known[brand_id] = count(session, brand_id, now=now)
        return known


def count(session: Session, brand_id: str, *, now: datetime) -> Figures:
    """Count a brand's figures."""
    told, heard, service = _told_lately(session, brand_id, now)
    return Figures(
        active=insight.active(session, brand_id, since=now - REGULAR_WITHIN),
        regulars=insight.regulars(session, brand_id, since=now - _PERIOD, until=now),
        before=insight.regulars(
            session, brand_id, since=now - 2 * _PERIOD, until=now - _PERIOD
        ),
        stages=insight.census(session, brand_id),
        told=told,
        heard=heard,
        service=service,
        most=campaigns.limits_of(session, brand_id).per_week,
        at=now,
    )


def _told_lately(
    session: Session, brand_id: str, now: datetime
) -> tuple[int, int, int]:
    """Return how many messages there were in a week, to how many, and how many service."""
    sent = select(Delivery.customer_id, literal(0).label("is_service")).where(
        Delivery.run_id.in_(campaigns.runs_since(brand_id, now - 2 * _WEEK)),
        Delivery.state == "sent",
        Delivery.decided_at > now - _WEEK,
    )
    asides = select(Aside.customer_id, literal(0)).where(
        Aside.brand_id == brand_id, Aside.said_at > now - _WEEK, Aside.said_at <= now
    )
    served = (
        select(Showing.customer_id, literal(1))
        .join(CardMessage, CardMessage.id == Showing.message_id)
        .where(
            CardMessage.brand_id == brand_id,
            CardMessage.origin.like("api:%"),
            CardMessage.purpose == "service",
            Showing.brand_id == brand_id,
            Showing.shows_from > now - _WEEK,
            Showing.shows_from <= now,
            or_(
                Showing.withdrawn_at.is_(None),
                Showing.withdrawn_at > Showing.shows_from,
            ),
        )
    )
    heard = union_all(sent, asides, served).subquery()
    told, people, service = session.execute(
        select(
            func.count(),
            func.count(heard.c.customer_id.distinct()),
            func.coalesce(func.sum(heard.c.is_service), 0),
        )
    ).one()
    return told, people, int(service)


def running(session: Session, brand_id: str) -> list[Campaign]:
    """Return the campaigns that run now, the newest first."""
    page = campaigns.campaigns_page(session, brand_id, status="running", limit=_RUNNING)
    return list(page.rows)
