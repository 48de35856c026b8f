"""Beacons over the API: which hang in which shop, and what a phone says near each."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from walletpass import brands, passes, places
from walletpass.brands import UnfitFieldError
from walletpass.kernel.geo import Point
from walletpass.places import Beacon
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.place_shapes import (
    BeaconIn,
    BeaconOut,
    BeaconPatch,
    BeaconsOut,
)

_POINT: Final = ("latitude", "longitude")


@api.post("/beacons")
@writes("brands:write", finds=True)
@api.input(BeaconIn)
@api.output(BeaconOut, status_code=201)
def hang_beacon(act: Act, json_data: BeaconIn) -> Any:
    """Note that a beacon hangs in a shop; cards that carry the shop listen for it.

    One `uuid` for all, told apart by `major` and `minor`, is best: a phone listens for
    ten different ones on a card at most.
    """
    passes.check_line("texts", json_data.texts)
    told = json_data.model_dump(exclude={*_POINT})
    point = _point(json_data.latitude, json_data.longitude)
    beacon = places.hang(act.session, act.brand_id, now=act.now, **told)
    places.place_beacon(act.session, beacon, point)
    places.promise_choice(act.session, act.brand_id, [beacon.store_id], now=act.now)
    _record(
        act, "beacon.hung", beacon, None, places.facts_of_beacon(act.session, beacon)
    )
    return _shape(act, beacon)


@api.patch("/beacons/<beacon_id>")
@writes("brands:write")
@api.input(BeaconPatch)
@api.output(BeaconOut)
def change_beacon(act: Act, beacon_id: str, json_data: BeaconPatch) -> Any:
    """Change what a beacon answers to, says, or where it hangs.

    Coordinates come together; both null are the shop's again, as they are in another shop.
    """
    beacon = places.beacon_of(act.session, act.brand_id, beacon_id)
    told = {
        field: getattr(json_data, field)
        for field in json_data.model_fields_set.difference(_POINT)
    }
    passes.check_line("texts", told.get("texts", {}))
    stores, before = {beacon.store_id}, places.facts_of_beacon(act.session, beacon)
    places.change_beacon(act.session, beacon, told)
    if (
        json_data.model_fields_set.intersection(_POINT)
        or len({*stores, beacon.store_id}) > 1
    ):
        point = _point(json_data.latitude, json_data.longitude)
        places.place_beacon(act.session, beacon, point)
    stores.add(beacon.store_id)
    for store_id in sorted(stores):
        places.promise_choice(act.session, act.brand_id, [store_id], now=act.now)
    _record(
        act,
        "beacon.changed",
        beacon,
        before,
        places.facts_of_beacon(act.session, beacon),
    )
    return _shape(act, beacon)


@api.delete("/beacons/<beacon_id>")
@writes("brands:write")
@api.output(BeaconOut)
def take_beacon_down(act: Act, beacon_id: str) -> Any:
    """Forget a beacon; cards listen for it no more."""
    beacon = places.beacon_of(act.session, act.brand_id, beacon_id)
    gone, before = _shape(act, beacon), places.facts_of_beacon(act.session, beacon)
    places.take_down(act.session, beacon)
    places.promise_choice(act.session, act.brand_id, [beacon.store_id], now=act.now)
    _record(act, "beacon.taken-down", beacon, before, None)
    return gone


@api.get("/beacons")
@reads("brands:read")
@api.output(BeaconsOut)
def list_beacons(act: Act) -> Any:
    """Return every beacon of the brand."""
    found = places.beacons_of(act.session, act.brand_id)
    return {"beacons": _shapes(act, found)}


def _point(latitude: float | None, longitude: float | None) -> Point | None:
    if latitude is None and longitude is None:
        return None
    if latitude is None or longitude is None:
        missing = "latitude" if latitude is None else "longitude"
        raise UnfitFieldError(missing, "tell both coordinates, or neither.")
    return Point(latitude, longitude)


def _shape(act: Act, beacon: Beacon) -> dict[str, Any]:
    [shown] = _shapes(act, [beacon])
    return shown


def _shapes(act: Act, beacons: Sequence[Beacon]) -> list[dict[str, Any]]:
    own = places.own_points(act.session, beacons)
    stores = {one.id: one for one in brands.stores_of(act.session, act.brand_id)}
    shown = []
    for beacon in beacons:
        point = own.get(beacon.id, stores[beacon.store_id].point)
        facts = {
            "latitude": point.latitude,
            "longitude": point.longitude,
            "has_own_point": beacon.id in own,
        }
        names = BeaconOut.model_fields.keys() - facts.keys()
        shown.append({name: getattr(beacon, name) for name in names} | facts)
    return shown


def _record(
    act: Act,
    action: str,
    beacon: Beacon,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
) -> None:
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action=action,
        object=beacon.id,
        **brands.changed(before, after),
        now=act.now,
    )
