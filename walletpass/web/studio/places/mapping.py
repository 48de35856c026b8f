"""What a page with a map needs: tiles, if any are set, and leave to show them."""

from typing import Any, Final

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
