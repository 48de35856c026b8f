"""What the audit log tells of shops, beacons and offers: facts of the shop's, nobody's else."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from walletpass.brands import Store
from walletpass.places.hanging import own_points
from walletpass.places.models import Beacon, PlaceOffer, PlaceOfferTrial
from walletpass.places.offers import stores_offered
from walletpass.places.promising import is_shown


def facts_of_store(session: Session, store: Store) -> dict[str, Any]:
    """Return what the log tells of a shop."""
    return {
        "code": store.code,
        "name": store.name,
        "address": store.address,
        "latitude": store.latitude,
        "longitude": store.longitude,
        "timezone": store.timezone,
        "hours": dict(store.hours),
        "texts": dict(store.texts),
        "active_from": _written(store.active_from),
        "active_to": _written(store.active_to),
        "on_cards": is_shown(session, store),
    }


def facts_of_beacon(session: Session, beacon: Beacon) -> dict[str, Any]:
    """Return what the log tells of a beacon; a point only where it has one of its own."""
    point = own_points(session, [beacon]).get(beacon.id)
    return {
        "store": beacon.store_id,
        "uuid": beacon.uuid,
        "major": beacon.major,
        "minor": beacon.minor,
        "texts": dict(beacon.texts),
        "latitude": point and point.latitude,
        "longitude": point and point.longitude,
    }


def facts_of_offer(session: Session, offer: PlaceOffer) -> dict[str, Any]:
    """Return what the log tells of an offer; whom it invites is nobody's business there."""
    trial = session.get(PlaceOfferTrial, offer.id)
    return {
        "words": dict(offer.words),
        "stores": "all" if offer.everywhere else list(stores_offered(session, offer)),
        "for_everyone": offer.for_everyone,
        "shows_from": _written(offer.shows_from),
        "shows_until": _written(offer.shows_until),
        "withdrawn_at": _written(offer.withdrawn_at),
        "holdout": trial.share if trial else 0.0,
    }


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="minutes") if moment else None
