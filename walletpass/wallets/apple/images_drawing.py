"""How each picture of a card is made from the one that was given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PIL import Image

from walletpass.passes.colours import Colour
from walletpass.passes.design import Focus, ImageName, Style
from walletpass.wallets.apple.images_cropping import (
    Box,
    border_of,
    covering,
    drawn_area,
    sign_of,
)

Size = tuple[float, float]
Pixels = tuple[int, int]

FITTED: Final[Mapping[ImageName, Size]] = {
    "logo": (160, 50),
    "primary_logo": (126, 30),
    "secondary_logo": (135, 12),
    "footer": (286, 15),
    "personalization_logo": (150, 40),
}
"""The points within which a picture is shown whole."""

FILLED: Final[Mapping[ImageName, Size]] = {
    "icon": (38, 38),
    "strip": (375, 144),
    "thumbnail": (90, 90),
    "background": (345, 505),
    "artwork": (358, 448),
}
"""The points that a picture fills to the edge: what is over is cut off."""

_TICKET_STRIP: Final = (375, 98)
_SHARPEST: Final = 3  # pixels to the point, on most phones
_LEAST_SHARE: Final = 0.6  # a logo shrinks to stay sharp, yet not below this
_ICON_MARGIN: Final = 0.12
_PLATE_MARGIN: Final = 0.2
_BOX_MARGIN: Final = 0.06  # around a logo that brings a box of its own colour
_ALIKE: Final = 12  # of 255: a box of nearly the card's colour is not seen


@dataclass(frozen=True, slots=True)
class Plan:
    """What part of a picture goes where: the same for all sizes.

    *card* is the card's colour; *plate* the colour behind what shows through, None
    where the card itself lies behind. With a *margin*, a share of the size, the part is
    shown whole within it.
    """

    name: ImageName
    card: Colour
    box: Box
    points: Size
    plate: Colour | None = None
    margin: float | None = None

    def pixels(self, scale: int) -> Pixels:
        """Return the size of the finished picture."""
        width, height = self.points
        return max(1, round(width * scale)), max(1, round(height * scale))

    def inner(self, scale: int) -> Pixels:
        """Return the size at which the part of the given picture is drawn."""
        size = self.pixels(scale)
        if self.margin is None:
            return size
        room = 1 - 2 * self.margin
        width, height = _extent(self.box)
        factor = min(size[0] * room / width, size[1] * room / height)
        return max(1, round(width * factor)), max(1, round(height * factor))

    def enlargement(self, scale: int) -> float:
        """Return how many pixels each given pixel becomes along a side."""
        drawn, given = self.inner(scale), _extent(self.box)
        return max(drawn[0] / given[0], drawn[1] / given[1])


def plan(
    name: ImageName,
    image: Image.Image,
    *,
    origin: ImageName,
    style: Style,
    background: Colour,
    focus: Focus | None,
) -> Plan:
    """Return how *image*, given as the picture *origin*, becomes the picture *name*."""
    if name in FITTED:
        box, points = _fitted(image, FITTED[name], background)
        return Plan(name, background, box, points)
    points = _TICKET_STRIP if (name, style) == _STRIP_OF_TICKET else FILLED[name]
    border = border_of(image)
    if origin not in FITTED or (image.mode == "RGB" and border is None):
        box = covering(image, points[0] / points[1], focus)
        return Plan(name, background, box, points, background)
    if name == "icon":
        box, margin = sign_of(image, focus), _ICON_MARGIN
    else:
        box, margin = drawn_area(image), _PLATE_MARGIN
    return Plan(name, background, box, points, border or background, margin)


_STRIP_OF_TICKET = ("strip", "event_ticket")


def draw(image: Image.Image, plan: Plan, scale: int) -> Image.Image:
    """Return the finished picture at *scale* pixels to the point."""
    part = image.crop(plan.box)
    part = part.resize(plan.inner(scale), Image.Resampling.LANCZOS)
    if plan.plate is None:
        return part
    plate = (plan.plate.red, plan.plate.green, plan.plate.blue)
    whole = Image.new("RGB", plan.pixels(scale), plate)
    at = (whole.width - part.width) // 2, (whole.height - part.height) // 2
    whole.paste(part, at, part if part.mode == "RGBA" else None)
    return whole


def on_box(image: Image.Image, background: Colour) -> Colour | None:
    """Return the colour of the box a picture brings along, if it shows on the card."""
    border = border_of(image)
    if border is None or _alike(border, background):
        return None
    return border


def _fitted(image: Image.Image, most: Size, background: Colour) -> tuple[Box, Size]:
    """Show all that is drawn, as large as there is room and the pixels suffice."""
    box = drawn_area(image)
    if on_box(image, background):
        box = _grown(box, image.size)
    width, height = _extent(box)
    factor = min(most[0] / width, most[1] / height)
    sharp = 1 / (factor * _SHARPEST)
    factor *= min(1.0, max(sharp, _LEAST_SHARE))
    return box, (width * factor, height * factor)


def _alike(one: Colour, other: Colour) -> bool:
    pairs = zip(
        (one.red, one.green, one.blue),
        (other.red, other.green, other.blue),
        strict=True,
    )
    return all(abs(here - there) <= _ALIKE for here, there in pairs)


def _grown(box: Box, limits: Pixels) -> Box:
    left, top, right, bottom = box
    more = round(_BOX_MARGIN * min(_extent(box)) * 2)
    return (
        max(0, left - more),
        max(0, top - more),
        min(limits[0], right + more),
        min(limits[1], bottom + more),
    )


def _extent(box: Box) -> Pixels:
    left, top, right, bottom = box
    return right - left, bottom - top
