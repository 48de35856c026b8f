"""What cards carry of stores: chosen places, their beacons, and the offers on there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from walletpass.brands import Store
from walletpass.kernel.languages import Words
from walletpass.places.expecting import MOST_PLACES
from walletpass.places.hinting import hintless_among
from walletpass.places.models import Beacon, ChosenPlace, StoreVisits
from walletpass.places.offers import OffersOn, offers_on
from walletpass.places.open_stores import is_carried

_SPOT = (Store.id, Store.code, Store.latitude, Store.longitude, Store.texts)
_OF_THE_BRAND = (
    select(*_SPOT)
    .outerjoin(StoreVisits, StoreVisits.store_id == Store.id)
    .where(Store.brand_id == bindparam("brand_id"), *is_carried())
    .order_by(func.coalesce(StoreVisits.visits, 0).desc(), Store.code)
    .limit(MOST_PLACES)
)
_OF_CUSTOMERS = (
    select(ChosenPlace.customer_id, ChosenPlace.is_withheld, *_SPOT)
    .join(Store, Store.id == ChosenPlace.store_id)
    .where(
        ChosenPlace.customer_id.in_(bindparam("ids", expanding=True)),
        *is_carried(),
    )
    .order_by(ChosenPlace.customer_id, Store.code)
)
_BEACONS = (
    select(Beacon)
    .where(Beacon.store_id.in_(bindparam("ids", expanding=True)))
    .order_by(
        Beacon.store_id,
        Beacon.uuid,
        func.coalesce(Beacon.major, -1),
        func.coalesce(Beacon.minor, -1),
    )
)


@dataclass(frozen=True, slots=True)
class BeaconSpot:
    """A beacon as a card carries it."""

    uuid: str
    major: int | None
    minor: int | None
    words: Words


@dataclass(frozen=True, slots=True)
class Spot:
    """A store as a card carries it: where it is, and what the phone says there.

    The words may name facts of the card in braces.
    """

    store_id: str
    code: str
    latitude: float
    longitude: float
    words: Words
    beacons: tuple[BeaconSpot, ...] = ()


@dataclass(frozen=True, slots=True)
class Nearby:
    """What the cards at hand carry: each its own, or what those of nobody's habit do."""

    chosen: Mapping[str, Sequence[Spot]]
    usual: Sequence[Spot]
    offers: OffersOn
    hintless: frozenset[str] = frozenset()

    def of(self, customer_id: str) -> Sequence[Spot]:
        """Return what a customer's card carries, in one order for all: by code.

        Where they said that it shall show near no shop, that is nothing.
        """
        if customer_id in self.hintless:
            return ()
        spots = self.chosen.get(customer_id, self.usual)
        return [
            spot if words is None else _with_words(spot, words)
            for spot in spots
            for words in [self.offers.words_at(spot.store_id, customer_id)]
        ]


NOWHERE: Final = Nearby({}, (), OffersOn(()))
"""For cards that offer themselves at no store."""


def nearby(
    session: Session, brand_id: str, customer_ids: Sequence[str], *, now: datetime
) -> Nearby:
    """Return what the cards of these customers carry now, in five short statements.

    A customer nothing was chosen for yet gets the brand's most visited stores.
    """
    ids = list(customer_ids)
    rows = session.execute(_OF_CUSTOMERS, {"ids": ids, "now": now}).all()
    usual = session.execute(_OF_THE_BRAND, {"brand_id": brand_id, "now": now}).all()
    stores = sorted({row.id for row in (*rows, *usual)})
    beacons = _beacons(session, stores)
    return Nearby(
        {
            customer_id: [_spot(row, beacons) for row in theirs if not row.is_withheld]
            for customer_id, theirs in groupby(rows, lambda row: str(row.customer_id))
        },
        [_spot(row, beacons) for row in sorted(usual, key=lambda row: str(row.code))],
        offers_on(session, brand_id, ids, now=now),
        hintless_among(session, ids),
    )


def _spot(row: Any, beacons: Mapping[str, tuple[BeaconSpot, ...]]) -> Spot:
    return Spot(
        row.id,
        row.code,
        row.latitude,
        row.longitude,
        row.texts,
        tuple(
            replace(one, words=one.words or row.texts)
            for one in beacons.get(row.id, ())
        ),
    )


def _beacons(
    session: Session, store_ids: Sequence[str]
) -> dict[str, tuple[BeaconSpot, ...]]:
    if not store_ids:
        return {}
    found = session.scalars(_BEACONS, {"ids": store_ids})
    return {
        store_id: tuple(
            BeaconSpot(one.uuid, one.major, one.minor, one.texts) for one in theirs
        )
        for store_id, theirs in groupby(found, lambda one: one.store_id)
    }


def _with_words(spot: Spot, words: Words) -> Spot:
    beacons = tuple(replace(one, words=words) for one in spot.beacons)
    return replace(spot, words=words, beacons=beacons)
