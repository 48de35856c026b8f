"""What makes the till an app of its own: a manifest, icons, a worker for bad lines."""

from functools import cache
from io import BytesIO
from typing import Final

from flask import Blueprint, Response, abort, jsonify, url_for
from flask.typing import ResponseReturnValue
from PIL import Image, ImageDraw

from walletpass.passes.colours import Colour, readable_on
from walletpass.web.pages.static_files import file_named
from walletpass.web.till.places import PATH, spot_here

_SIZES: Final = (180, 192, 512)
_PLAIN: Final = "#1a5fb4"


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/manifest.webmanifest", view_func=manifest)
    door.add_url_rule("/icon-<int:size>.png", view_func=icon)
    door.add_url_rule("/worker.js", view_func=worker)


def manifest() -> ResponseReturnValue:
    """Describe the till to whoever installs it."""
    spot = spot_here()
    name = f"{spot.till.name} · {spot.store.name}" if spot else "Till"
    answer = jsonify(
        name=name,
        short_name=spot.till.name if spot else "Till",
        id=PATH,
        start_url=PATH,
        scope=PATH,
        display="standalone",
        background_color="#ffffff",
        theme_color=_accent(),
        icons=[
            {
                "src": url_for("till.icon", size=size),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": "any maskable",
            }
            for size in _SIZES
        ],
    )
    answer.content_type = "application/manifest+json"
    return answer


def icon(size: int) -> ResponseReturnValue:
    """Draw the icon in the brand's colour."""
    if size not in _SIZES:
        abort(404)
    return Response(_drawn(size, _accent()), content_type="image/png")


def _accent() -> str:
    spot = spot_here()
    return spot.brand.accent if spot else _PLAIN


@cache
def _drawn(size: int, ground: str) -> bytes:
    """Return a scanner's frame and a card, with room for a round mask."""
    ink = readable_on(Colour.read(ground)).hex
    image = Image.new("RGB", (size, size), ground)
    draw, unit = ImageDraw.Draw(image), size / 24
    card = [7 * unit, 9 * unit, 17 * unit, 15.5 * unit]
    draw.rounded_rectangle(card, radius=unit, outline=ink, width=round(0.9 * unit))
    draw.line(
        [7 * unit, 11.4 * unit, 17 * unit, 11.4 * unit], fill=ink, width=round(unit)
    )
    drawn = BytesIO()
    image.save(drawn, "PNG")
    return drawn.getvalue()


def worker() -> ResponseReturnValue:
    """Return the worker: from here it may look after all of the till's pages."""
    file = file_named("till/worker.js")
    answer = Response(file.content, content_type=file.content_type)
    answer.headers["Cache-Control"] = "no-cache"
    answer.headers["Service-Worker-Allowed"] = PATH
    return answer
