"""Beacons of a shop: hung, and taken down."""

from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands, places
from walletpass.brands import UnfitFieldError
from walletpass.kernel.errors import NotFoundError, WalletpassError
from walletpass.places import Beacon
from walletpass.web.studio.gathering import Gathering
from walletpass.web.studio.places.boxes import point_in, words_in
from walletpass.web.studio.places.stores import refuse
from walletpass.web.studio.visiting import Visit, needs


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule(
        "/places/<store_id>/beacons", "hang_beacon", hang, methods=["POST"]
    )
    door.add_url_rule(
        "/places/<store_id>/beacons/<beacon_id>/point",
        "place_beacon",
        place,
        methods=["POST"],
    )
    door.add_url_rule(
        "/places/<store_id>/beacons/<beacon_id>",
        "take_beacon_down",
        take_down,
        methods=["POST"],
    )


@needs("stores")
def hang(visit: Visit, store_id: str) -> ResponseReturnValue:
    """Note that a beacon hangs in a shop."""
    try:
        with visit.services.database.transaction() as session:
            store = brands.store_of(session, visit.brand_id, store_id)
            beacon = places.hang(
                session, visit.brand_id, store_id=store.id, now=visit.now, **_told()
            )
            _place(session, beacon)
            places.promise_choice(session, visit.brand_id, [store.id], now=visit.now)
            visit.record(
                session,
                "beacon.hung",
                beacon.id,
                after=places.facts_of_beacon(session, beacon),
            )
    except NotFoundError:
        raise
    except WalletpassError as refusal:
        return refuse(visit, store_id, refusal)
    return redirect(url_for("studio.store", store_id=store_id), 303)


@needs("stores")
def place(visit: Visit, store_id: str, beacon_id: str) -> ResponseReturnValue:
    """Keep where in the shop a beacon hangs; without a point, where the shop is."""
    try:
        with visit.services.database.transaction() as session:
            beacon = places.beacon_of(session, visit.brand_id, beacon_id)
            before = places.facts_of_beacon(session, beacon)
            _place(session, beacon)
            after = places.facts_of_beacon(session, beacon)
            told = brands.changed(before, after)
            visit.record(session, "beacon.changed", beacon.id, **told)
    except NotFoundError:
        raise
    except WalletpassError as refusal:
        return refuse(visit, store_id, refusal)
    return redirect(url_for("studio.store", store_id=store_id), 303)


def _place(session: Session, beacon: Beacon) -> None:
    try:
        places.place_beacon(session, beacon, point_in("beacon"))
    except UnfitFieldError as unfit:
        raise UnfitFieldError("beacon_point", "tell where in the shop.") from unfit


@needs("stores")
def take_down(visit: Visit, store_id: str, beacon_id: str) -> ResponseReturnValue:
    """Forget a beacon."""
    with visit.services.database.transaction() as session:
        beacon = places.beacon_of(session, visit.brand_id, beacon_id)
        before = places.facts_of_beacon(session, beacon)
        places.take_down(session, beacon)
        places.promise_choice(session, visit.brand_id, [store_id], now=visit.now)
        visit.record(session, "beacon.taken-down", beacon_id, before=before)
    return redirect(url_for("studio.store", store_id=store_id), 303)


def _told() -> dict[str, Any]:
    told = Gathering()
    facts = {
        "uuid": request.form.get("uuid", ""),
        "major": told.read(_mark, "major"),
        "minor": told.read(_mark, "minor"),
        "texts": told.read(words_in, "beacon"),
    }
    told.demand_fit()
    return facts


def _mark(field: str) -> int | None:
    text = request.form.get(field, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > 5:  # noqa: PLR2004 - 65535
        raise UnfitFieldError(field, f"{text!r} is no number.")
    return int(text)
