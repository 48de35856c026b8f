"""Whom an offer on places concerned when it began: who sees it, and who is held out by lot.

Who is held out follows from their id and the offer's salt, so that a card made anew draws
the same lot. Both sides are written down once, when the offer begins, before anybody can
have bought because of it: whose shops change later stays where they were.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from walletpass.places.choosing import carriers_of
from walletpass.places.hinting import hintless_among
from walletpass.places.models import (
    PlaceOffer,
    PlaceOfferGuest,
    PlaceOfferSide,
    PlaceOfferTrial,
)
from walletpass.places.offers import stores_offered
from walletpass.places.withholding import is_held


def sides_due(session: Session, offer_id: str) -> PlaceOffer | None:
    """Return an offer whose sides are still to be written down, if it began at all."""
    trial = session.get(PlaceOfferTrial, offer_id, with_for_update=True)
    offer = session.get(PlaceOffer, offer_id)
    if trial is None or offer is None or trial.frozen_at is not None:
        return None
    is_off = offer.withdrawn_at is not None and offer.withdrawn_at <= offer.shows_from
    return None if is_off else offer


def freeze_sides(
    session: Session, offer: PlaceOffer, customer_ids: Sequence[str]
) -> int:
    """Write down on which side these holders of cards are; return how many it concerns.

    It concerns those whose card carries one of its shops, and who are asked. Again
    changes nothing.
    """
    stores = None if offer.everywhere else stores_offered(session, offer)
    concerned = set(carriers_of(session, customer_ids, stores))
    concerned -= hintless_among(session, sorted(concerned))
    if not offer.for_everyone:
        concerned &= _among(session, PlaceOfferGuest, offer.id, customer_ids)
    concerned -= _among(session, PlaceOfferSide, offer.id, customer_ids)
    trial = session.get_one(PlaceOfferTrial, offer.id)
    rows = [
        {
            "offer_id": offer.id,
            "customer_id": customer_id,
            "brand_id": offer.brand_id,
            "is_held": is_held(trial.salt, trial.share, customer_id),
        }
        for customer_id in sorted(concerned)
    ]
    if rows:
        session.execute(insert(PlaceOfferSide), rows)
    return len(rows)


def close_sides(session: Session, offer: PlaceOffer, *, now: datetime) -> None:
    """Note that everybody an offer concerned is written down."""
    session.get_one(PlaceOfferTrial, offer.id).frozen_at = now
    session.flush()


def _among(
    session: Session,
    table: type[PlaceOfferGuest | PlaceOfferSide],
    offer_id: str,
    customer_ids: Sequence[str],
) -> set[str]:
    asked = select(table.customer_id).where(
        table.offer_id == offer_id, table.customer_id.in_(customer_ids)
    )
    return set(session.scalars(asked))
