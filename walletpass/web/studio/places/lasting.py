"""Whose clock a shop goes by, and from when until when it is there, as people type it."""

from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from flask import request

from walletpass.brands import Store, fitness
from walletpass.web.studio.gathering import Gathering
from walletpass.web.studio.wall_clock import moment_in
from walletpass.web.translations import Speaker

Standing = Literal["open", "coming", "closed"]

_SPAN = ("active_from", "active_to")


def read(store: Store | None, brand_zone: str) -> dict[str, Any]:
    """Return the zone and both days of a shop as its boxes tell them.

    A moment whose box still says what it said stays exact: boxes know no seconds.
    A box that was not sent changes nothing.

    Raises:
        UnfitFormError: There is no such zone, or boxes hold no moments.
    """
    gathered = Gathering()
    typed = request.form.get("timezone", "").strip()
    kept = store.timezone if store else brand_zone
    fit = gathered.read(fitness.timezone, "timezone", typed or kept)
    zone = fit or kept
    told: dict[str, Any] = {"timezone": fit}
    for field in _SPAN:
        if field in request.form:
            written = request.form[field].strip()
            before: datetime | None = getattr(store, field) if store else None
            is_same = zone == kept and written == _local(before, zone)
            read = (moment_in, field, written, ZoneInfo(zone))
            told[field] = before if is_same else gathered.read(*read)
    gathered.demand_fit()
    return told


def written(store: Store) -> dict[str, str]:
    """Return the zone and both days as they stand in boxes, on the shop's own clock."""
    days = {field: _local(getattr(store, field), store.timezone) for field in _SPAN}
    return {"timezone": store.timezone, **days}


def standing(store: Store, now: datetime) -> Standing:
    """Tell whether a shop is there now, is still to come, or closed for good."""
    if store.active_to is not None and store.active_to <= now:
        return "closed"
    if store.active_from is not None and store.active_from > now:
        return "coming"
    return "open"


def opening(store: Store, say: Speaker) -> str:
    """Return when a shop that is to come opens, by its own clock."""
    if store.active_from is None:
        return ""
    return say.moment(store.active_from, ZoneInfo(store.timezone))


def _local(moment: datetime | None, zone: str) -> str:
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%dT%H:%M}" if moment else ""
