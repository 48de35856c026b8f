"""The room itself: every shop on a map and in a list, and what is on now."""

from collections import Counter
from collections.abc import Sequence

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from walletpass import brands, places
from walletpass.brands import Store
from walletpass.db import answers
from walletpass.web.studio.designs.scenes import scene_of
from walletpass.web.studio.places.boxes import previews
from walletpass.web.studio.places.drawing import WIDTH, drawn
from walletpass.web.studio.places.lasting import opening, standing
from walletpass.web.studio.places.mapping import drawn_beacons, mapped
from walletpass.web.studio.visiting import Visit, needs


def open_on(door: Blueprint) -> None:
    """Open this door."""
    door.add_url_rule("/places", view_func=places_room, endpoint="places")


@needs("stores")
def places_room(visit: Visit) -> ResponseReturnValue:
    """Show every shop, or those that answer to what is looked for."""
    asked = request.args.get("q", "").strip()
    with visit.services.database.snapshot() as session:
        known = brands.stores_of(session, visit.brand_id)
        stores = found(known, asked)
        on = places.offers_on(session, visit.brand_id, [], now=visit.now)
        beacons = places.beacons_of(session, visit.brand_id)
        points = places.own_points(session, beacons)
        scene = scene_of(visit, session)
        shops = [one for one in stores if standing(one, visit.now) == "open"]
        shown = {one.id for one in shops}
        return visit.page(
            "studio/places/places.html",
            here="places",
            map=drawn(
                shops,
                drawn_beacons(
                    [one for one in beacons if one.store_id in shown], points
                ),
            ),
            width=WIDTH,
            known=len(known),
            asked=asked,
            stores=stores,
            standing=lambda store: standing(store, visit.now),
            opening=lambda store: opening(store, visit.say),
            hidden=places.hidden_stores(session, visit.brand_id),
            line_of=lambda store: previews(store.texts, [visit.say.language], scene),
            beacons=Counter(one.store_id for one in beacons),
            points_of=lambda store: drawn_beacons(
                [one for one in beacons if one.store_id == store.id], points
            ),
            offers=len(on.offers),
            most=places.MOST_PLACES,
            **mapped(visit),
        )


def found(stores: Sequence[Store], asked: str) -> Sequence[Store]:
    """Return those of these shops that answer to what is looked for."""
    return [one for one in stores if answers(asked, one.name, one.code, one.address)]
