"""Where beacons hang: at a point of their own, or where their store is.

Phones are told nothing of it, they hear a beacon wherever it is; people who look for one
on a map are.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.brands import Store, UnfitFieldError
from walletpass.kernel.geo import Point, distance
from walletpass.places.models import Beacon, BeaconPoint

FURTHEST: Final = 2_000.0
"""Metres from its store: a beacon further off hangs in another one, or was mistyped."""


def place_beacon(session: Session, beacon: Beacon, point: Point | None) -> None:
    """Keep where a beacon hangs; None is where its store is.

    Raises:
        UnfitFieldError: That is nowhere near its store.
    """
    kept = session.get(BeaconPoint, beacon.id)
    if point is None:
        if kept is not None:
            session.delete(kept)
            session.flush()
        return
    store = session.get_one(Store, beacon.store_id)
    if distance(point, store.point) > FURTHEST:
        raise UnfitFieldError(
            "latitude",
            f"this is more than {FURTHEST / 1000:g} km from {store.name}. Tell where "
            "in the shop the beacon hangs, or leave both coordinates out.",
        )
    if kept is None:
        kept = BeaconPoint(beacon_id=beacon.id, brand_id=beacon.brand_id)
        session.add(kept)
    kept.latitude, kept.longitude = point.latitude, point.longitude
    session.flush()


def own_points(session: Session, beacons: Sequence[Beacon]) -> Mapping[str, Point]:
    """Return where those of these beacons hang that have a point of their own, by id."""
    rows = session.scalars(
        select(BeaconPoint).where(
            BeaconPoint.beacon_id.in_([beacon.id for beacon in beacons])
        )
    )
    return {row.beacon_id: Point(row.latitude, row.longitude) for row in rows}
