"""Whose clock a shop goes by, and from when until when it is there, as people type it."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import request

from walletpass.brands import Store, UnfitFieldError, fitness

_SPAN = ("active_from", "active_to")


def read(store: Store | None, brand_zone: str) -> dict[str, Any]:
    """Return the zone and both days of a shop as its boxes tell them.

    A moment whose box still says what it said stays exact: boxes know no seconds.
    A box that was not sent changes nothing.

    Raises:
        UnfitFieldError: There is no such zone, or a box holds no moment.
    """
    typed = request.form.get("timezone", "").strip()
    kept = store.timezone if store else brand_zone
    zone = fitness.timezone("timezone", typed or kept)
    told: dict[str, Any] = {"timezone": zone}
    for field in _SPAN:
        if field in request.form:
            written = request.form[field].strip()
            before: datetime | None = getattr(store, field) if store else None
            is_same = zone == kept and written == _local(before, zone)
            told[field] = before if is_same else _moment(field, written, zone)
    return told


def written(store: Store) -> dict[str, str]:
    """Return the zone and both days as they stand in boxes, on the shop's own clock."""
    days = {field: _local(getattr(store, field), store.timezone) for field in _SPAN}
    return {"timezone": store.timezone, **days}


def is_there(store: Store, now: datetime) -> bool:
    """Tell whether a shop is there now: opened, and not closed for good."""
    return (store.active_from is None or store.active_from <= now) and (
        store.active_to is None or store.active_to > now
    )


def _local(moment: datetime | None, zone: str) -> str:
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%dT%H:%M}" if moment else ""


def _moment(field: str, written: str, zone: str) -> datetime | None:
    if not written:
        return None
    try:
        local = datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(zone))
        return local.astimezone(UTC)
    except (ValueError, OverflowError) as trouble:
        raise UnfitFieldError(field, f"{written!r} is no moment.") from trouble
