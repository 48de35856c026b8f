"""Where customers are, as an app they allowed to tell it says, and what is open there.

Kept for `KEPT` at most, and only of those whose last word on being located is yes.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from walletpass import customers, events, outbox
from walletpass.brands import Store, UnfitFieldError, is_open
from walletpass.kernel.geo import Point, distance
from walletpass.kernel.ids import new_id
from walletpass.places.errors import (
    NoLocationConsentError,
    PositionTakenError,
    StalePositionError,
)
from walletpass.places.events import CameNear
from walletpass.places.models import HiddenStore, Position
from walletpass.places.outcomes import note_outcome

LOCATION: Final = "location"  # the topic of the consent
KEPT: Final = timedelta(days=7)
NEAR: Final = 200.0  # metres from a store's door
LEAST_EXACT: Final = 500.0  # metres: what is known less exactly is near nothing
REST: Final = timedelta(hours=1)  # near the same store still, not again
_FRESH: Final = timedelta(hours=1)
_AHEAD: Final = timedelta(minutes=5)  # clocks differ
_DEGREES: Final = 0.02  # of latitude: more than `NEAR`, whatever the store

_EARLIER = select(Position).where(
    Position.brand_id == bindparam("brand_id"),
    Position.source == bindparam("source"),
    Position.external_id == bindparam("external_id"),
)
_ABOUT = (
    select(Store)
    .outerjoin(HiddenStore, HiddenStore.store_id == Store.id)
    .where(
        Store.brand_id == bindparam("brand_id"),
        Store.latitude.between(bindparam("south"), bindparam("north")),
    )
)
_LATELY = (
    select(Position.id)
    .where(
        Position.customer_id == bindparam("customer_id"),
        Position.store_id == bindparam("store_id"),
        Position.occurred_at > bindparam("since"),
    )
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Told:
    """A position as it was told. *accuracy* is the radius in metres it is right within."""

    source: str
    external_id: str
    point: Point
    accuracy: float
    occurred_at: datetime

    def digest_for(self, customer_id: str) -> bytes:
        """Tell the same position told twice from another one."""
        told = (
            customer_id,
            self.point.latitude,
            self.point.longitude,
            self.accuracy,
            self.occurred_at.isoformat(),
        )
        return hashlib.sha256(repr(told).encode()).digest()


@dataclass(frozen=True, slots=True)
class Reported:
    """A position as it is kept; one that was told before is not new."""

    position: Position
    is_new: bool = True


def report(
    session: Session, brand_id: str, customer_id: str, told: Told, *, now: datetime
) -> Reported:
    """Keep where a customer is; near an open store, tell of it. Told again, it is the same.

    Raises:
        NoLocationConsentError: Their last word on being located is not yes.
        StalePositionError: It is not where they are now.
        UnfitFieldError: The accuracy is none.
        PositionTakenError: Source and id stand for another position.
    """
    if not customers.has_agreed(session, customer_id, "wallet", LOCATION):
        raise NoLocationConsentError
    digest = told.digest_for(customer_id)
    names = (brand_id, told.source, told.external_id)
    if earlier := _earlier(session, *names):
        return _same(earlier, digest)
    if not 0 <= told.accuracy <= 100_000:  # noqa: PLR2004 - metres; NaN is not
        raise UnfitFieldError("accuracy", "tell it in metres, from 0 to 100000.")
    if not now - _FRESH <= told.occurred_at <= now + _AHEAD:
        raise StalePositionError(told.occurred_at)
    store, metres = _nearest(session, brand_id, told, now=now)
    is_new = store is not None and not _was_near(session, customer_id, store.id, told)
    position = Position(
        id=new_id("pos", now),
        brand_id=brand_id,
        source=told.source,
        external_id=told.external_id,
        digest=digest,
        customer_id=customer_id,
        latitude=told.point.latitude,
        longitude=told.point.longitude,
        accuracy=told.accuracy,
        store_id=store.id if store else None,
        metres=metres,
        occurred_at=told.occurred_at,
        received_at=now,
    )
    try:
        with session.begin_nested():
            session.add(position)
    except IntegrityError:  # told a moment ago, elsewhere
        earlier = _earlier(session, *names)
        if earlier is None:
            raise
        return _same(earlier, digest)
    if store is not None and is_new:
        _tell(session, position, store, now=now)
    elif store is not None:
        note_outcome(session, position.id, "near-lately", now=now)
    return Reported(position)


def _earlier(
    session: Session, brand_id: str, source: str, external_id: str
) -> Position | None:
    asked = {"brand_id": brand_id, "source": source, "external_id": external_id}
    return session.scalars(_EARLIER, asked).one_or_none()


def _same(earlier: Position, digest: bytes) -> Reported:
    if earlier.digest != digest:
        raise PositionTakenError(earlier.external_id)
    return Reported(earlier, is_new=False)


def _nearest(
    session: Session, brand_id: str, told: Told, *, now: datetime
) -> tuple[Store | None, float | None]:
    """Return the nearest open store within reach, and the metres to it."""
    if told.accuracy > LEAST_EXACT:
        return None, None
    latitude = told.point.latitude
    asked = {
        "brand_id": brand_id,
        "south": latitude - _DEGREES,
        "north": latitude + _DEGREES,
    }
    near = [
        (metres, store.id, store)
        for store in session.scalars(_ABOUT, asked)
        if (metres := distance(told.point, store.point)) <= NEAR and _serves(store, now)
    ]
    if not near:
        return None, None
    metres, _id, store = min(near, key=lambda one: one[:2])
    return store, metres


def _serves(store: Store, now: datetime) -> bool:
    """Tell whether a store is open; where nobody told its hours, it may be."""
    if (store.active_from and store.active_from > now) or (
        store.active_to and store.active_to <= now
    ):
        return False
    return is_open(store.hours, now.astimezone(ZoneInfo(store.timezone))) is not False


def _was_near(session: Session, customer_id: str, store_id: str, told: Told) -> bool:
    asked = {
        "customer_id": customer_id,
        "store_id": store_id,
        "since": told.occurred_at - REST,
    }
    return session.execute(_LATELY, asked).first() is not None


def _tell(session: Session, position: Position, store: Store, *, now: datetime) -> None:
    what: dict[str, Any] = {
        "store_id": store.id,
        "store": store.code,
        "metres": round(position.metres or 0),
        "source": position.source,
    }
    events.record(
        session,
        position.brand_id,
        "customer.near",
        what,
        now=now,
        customer_id=position.customer_id,
    )
    came = CameNear(position.brand_id, position.customer_id, store.id, position.id)
    outbox.add(session, came, now=now)


def forget_positions_of(session: Session, customer_id: str) -> None:
    """Forget where somebody was who says no from now on."""
    session.execute(delete(Position).where(Position.customer_id == customer_id))


def forget_positions(session: Session, *, now: datetime, limit: int) -> int:
    """Forget a batch of positions that were kept long enough; return how many."""
    old = (
        select(Position.id)
        .where(Position.received_at < now - KEPT)
        .order_by(Position.received_at)
        .limit(limit)
    )
    gone = delete(Position).where(Position.id.in_(old)).returning(Position.id)
    return len(session.execute(gone).all())
