"""What an offer on places brought: who was shown it, beside those it was kept from.

Phones tell nobody what they displayed, nor that their holder stood near a shop. What the
tills told is known: who bought in the offer's shops while it was on.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.orm import Session

from walletpass import places
from walletpass.campaigns.measuring.estimating import Estimate, adjusted, may_compare
from walletpass.campaigns.measuring.sums import Sums
from walletpass.places import (
    PlaceOffer,
    PlaceOfferSide,
    PlaceOfferTold,
    PlaceOfferTrial,
)
from walletpass.sales.models import Purchase

FEWEST_BUYERS: Final = 5
"""Of fewer on both sides together, an interval would promise what nobody knows."""
Unknown = Literal["nobody-held", "too-few", "few-buyers"]
_AT_ONCE: Final = 1_000


@dataclass(slots=True)
class Side:
    """What those on one side did in the offer's shops while it was on.

    *buyers* counts people, *revenue* is in minor units less what came back, *with_points*
    how many of the people paid with points there. Each is beside the same in as long a
    time before.
    """

    people: int = 0
    receipts: int = 0
    with_points: int = 0
    buyers: Sums = field(default_factory=Sums)
    revenue: Sums = field(default_factory=Sums)


@dataclass(frozen=True, slots=True)
class PlaceReport:
    """An offer, measured from *since* up to *until*.

    *told* is how many who came near, as an app told us, were told of it. *buyers* and
    *revenue* are more per person for its being shown, or None, and *why*, where nobody
    can tell.
    """

    offer: PlaceOffer
    share: float
    is_frozen: bool
    since: datetime
    until: datetime
    is_final: bool
    shown: Side
    held: Side
    told: int
    buyers: Estimate | None
    revenue: Estimate | None
    why: Unknown | None


def report_at_places(
    session: Session, brand_id: str, offer_id: str, *, now: datetime
) -> PlaceReport:
    """Measure an offer on places; while it is on, as far as it has come.

    Raises:
        UnknownPlaceOfferError: The brand has no such offer.
    """
    offer = places.offer_of(session, brand_id, offer_id)
    trial = session.get(PlaceOfferTrial, offer.id)
    ends = min(offer.withdrawn_at or offer.shows_until, offer.shows_until)
    until = max(min(ends, now), offer.shows_from)
    shown, held = _sides(session, offer, until)
    share = trial.share if trial else 0.0
    why = _why_unknown(share, shown, held)
    return PlaceReport(
        offer,
        share=share,
        is_frozen=trial is not None and trial.frozen_at is not None,
        since=offer.shows_from,
        until=until,
        is_final=ends <= now,
        shown=shown,
        held=held,
        told=_told(session, offer),
        buyers=None if why else adjusted(shown.buyers, held.buyers),
        revenue=None if why else adjusted(shown.revenue, held.revenue),
        why=why,
    )


def _why_unknown(share: float, shown: Side, held: Side) -> Unknown | None:
    if not share:
        return "nobody-held"
    if not may_compare(shown.buyers, held.buyers):
        return "too-few"
    bought = shown.buyers.after + held.buyers.after
    return "few-buyers" if bought < FEWEST_BUYERS else None


def _sides(session: Session, offer: PlaceOffer, until: datetime) -> tuple[Side, Side]:
    """Add up both sides, customer by customer; memory stays the same however many."""
    sides = Side(), Side()
    for row in session.execute(
        _asked(session, offer, until), execution_options={"yield_per": _AT_ONCE}
    ):
        side = sides[row.is_held]
        side.people += 1
        side.receipts += int(row.receipts)
        side.with_points += row.with_points > 0
        side.buyers.add(int(row.receipts > 0), int(row.receipts_before > 0))
        side.revenue.add(int(row.revenue), int(row.revenue_before))
    return sides


def _asked(
    session: Session, offer: PlaceOffer, until: datetime
) -> Select[*tuple[Any, ...]]:
    since = offer.shows_from
    during = and_(Purchase.occurred_at >= since, Purchase.occurred_at < until)
    before = Purchase.occurred_at < since
    kept = Purchase.net - Purchase.returned
    there = (
        Purchase.store_id.is_not(None)
        if offer.everywhere
        else Purchase.store_id.in_(places.stores_offered(session, offer))
    )
    return (
        select(
            PlaceOfferSide.is_held,
            _sum(during, 1).label("receipts"),
            _sum(during, kept).label("revenue"),
            _sum(and_(during, Purchase.paid_with_points > 0), 1).label("with_points"),
            _sum(before, 1).label("receipts_before"),
            _sum(before, kept).label("revenue_before"),
        )
        .outerjoin(
            Purchase,
            and_(
                Purchase.customer_id == PlaceOfferSide.customer_id,
                Purchase.brand_id == offer.brand_id,
                Purchase.occurred_at >= since - (until - since),
                Purchase.occurred_at < until,
                Purchase.status != "returned",
                there,
            ),
        )
        .where(PlaceOfferSide.offer_id == offer.id)
        .group_by(PlaceOfferSide.customer_id, PlaceOfferSide.is_held)
    )


def _sum(when: ColumnElement[bool], what: Any) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((when, what), else_=0)), 0)


def _told(session: Session, offer: PlaceOffer) -> int:
    asked = select(func.count(PlaceOfferTold.customer_id.distinct())).where(
        PlaceOfferTold.offer_id == offer.id, PlaceOfferTold.brand_id == offer.brand_id
    )
    return session.scalars(asked).one()
