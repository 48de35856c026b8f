"""Beacons: which hang where, and what the phone says when it hears one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.brands import Brand, TakenError, UnfitFieldError, store_of
from walletpass.kernel.ids import new_id
from walletpass.kernel.languages import Words
from walletpass.places.errors import UnknownBeaconError
from walletpass.places.models import Beacon
from walletpass.places.wording import fit_line

_HIGHEST: Final = 65_535
MOST_UUIDS: Final = 10  # a phone listens for no more on one card


def hang(
    session: Session,
    brand_id: str,
    *,
    store_id: str,
    uuid: str,
    major: int | None,
    minor: int | None,
    texts: Words,
    now: datetime,
) -> Beacon:
    """Note that a beacon hangs in a store.

    Raises:
        UnfitFieldError: A fact cannot be right.
        UnknownStoreError: The brand has no such store.
        TakenError: Another of the brand's beacons answers to the same.
    """
    beacon = Beacon(
        id=new_id("bea", now),
        brand_id=brand_id,
        store_id=store_of(session, brand_id, store_id).id,
        uuid=_fit_uuid(uuid),
        major=_fit_mark("major", major),
        minor=_fit_mark("minor", minor),
        texts=fit_line("texts", texts),
        created_at=now,
    )
    _lock(session, brand_id)
    _check(session, beacon)
    session.add(beacon)
    session.flush()
    return beacon


def change_beacon(session: Session, beacon: Beacon, changes: Mapping[str, Any]) -> None:
    """Change facts of a beacon, by their names: where it hangs, what it answers to.

    Raises:
        UnfitFieldError: A fact cannot be right.
        UnknownStoreError: The brand has no such store.
        TakenError: Another of the brand's beacons answers to the same.
    """
    fit: dict[str, Callable[[Any], Any]] = {
        "store_id": lambda told: store_of(session, beacon.brand_id, told).id,
        "uuid": _fit_uuid,
        "major": lambda told: _fit_mark("major", told),
        "minor": lambda told: _fit_mark("minor", told),
        "texts": lambda told: fit_line("texts", told),
    }
    _lock(session, beacon.brand_id)
    with session.no_autoflush:
        for name, told in changes.items():
            setattr(beacon, name, fit[name](told))
        _check(session, beacon)
    session.flush()


def take_down(session: Session, beacon: Beacon) -> None:
    """Forget a beacon: it hangs nowhere any more."""
    session.delete(beacon)
    session.flush()


def beacon_of(session: Session, brand_id: str, beacon_id: str) -> Beacon:
    """Return the brand's beacon of this id.

    Raises:
        UnknownBeaconError: The brand has none.
    """
    beacon = session.get(Beacon, beacon_id)
    if beacon is None or beacon.brand_id != brand_id:
        raise UnknownBeaconError(beacon_id)
    return beacon


def beacons_of(
    session: Session, brand_id: str, store_id: str | None = None
) -> Sequence[Beacon]:
    """Return the brand's beacons, all or those of one store, in the order they were hung."""
    query = select(Beacon).where(Beacon.brand_id == brand_id).order_by(Beacon.id)
    if store_id is not None:
        query = query.where(Beacon.store_id == store_id)
    return session.scalars(query).all()


def _lock(session: Session, brand_id: str) -> None:
    """Let the brand's beacons be hung one after another, so that none answers twice."""
    lock = {"key_share": True}
    session.get_one(Brand, brand_id, with_for_update=lock, populate_existing=True)


def _check(session: Session, beacon: Beacon) -> None:
    others = [
        one for one in beacons_of(session, beacon.brand_id) if one.id != beacon.id
    ]
    mine = (beacon.uuid, beacon.major, beacon.minor)
    if mine in {(one.uuid, one.major, one.minor) for one in others}:
        raise TakenError(
            "uuid", " ".join(str(part) for part in mine if part is not None)
        )
    if len({one.uuid for one in others} | {beacon.uuid}) > MOST_UUIDS:
        raise UnfitFieldError(
            "uuid",
            f"a phone listens for {MOST_UUIDS} different ones at most. Give all beacons "
            "one, and tell them apart by major and minor.",
        )


def _fit_uuid(text: str) -> str:
    try:
        uuid = UUID(text.strip())
    except ValueError as trouble:
        raise UnfitFieldError(
            "uuid",
            f"{text!r} is none such as 74278bda-b644-4520-8f0c-720eaf059935. Copy it "
            "from the beacon.",
        ) from trouble
    return str(uuid).upper()


def _fit_mark(field: str, mark: int | None) -> int | None:
    if mark is not None and not 0 <= mark <= _HIGHEST:
        raise UnfitFieldError(field, f"use a number from 0 to {_HIGHEST}, or none.")
    return mark
