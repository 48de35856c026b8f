"""What a page with a map needs: tiles, if any are set, and leave to show them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from walletpass.kernel.geo import Point
from walletpass.places import Beacon
from walletpass.web.pages.guarding import let_pictures_from
from walletpass.web.studio.visiting import Visit

RADIUS: Final = 100.0  # metres: Apple tells none; about so near phones offer a card


def mapped(visit: Visit) -> dict[str, Any]:
    """Return what a map's page says of it, and let that page alone show its tiles.

    Without tiles no other host is asked: shops are drawn on a plain ground.
    """
    tiles = visit.services.tiles
    if tiles is not None:
        let_pictures_from(tiles.host)
    return {"tiles": tiles, "radius": RADIUS}


def drawn_beacons(
    beacons: Sequence[Beacon], points: Mapping[str, Point]
) -> list[tuple[float, float, str]]:
    """Return where beacons are drawn that have a point of their own, and their numbers.

    The others are where their shop is, whose pin says that it has some.
    """
    return [
        (point.latitude, point.longitude, called(beacon))
        for beacon in beacons
        if (point := points.get(beacon.id))
    ]


def called(beacon: Beacon) -> str:
    """Return the numbers that tell a beacon from the brand's others."""
    marks = [mark for mark in (beacon.major, beacon.minor) if mark is not None]
    return " / ".join(map(str, marks)) or beacon.uuid[:8]
