"""What to know about a card's pictures before they are on everybody's phone."""

from collections.abc import Iterator
from typing import Final

from PIL import Image

from walletpass.passes.colours import Colour, contrast
from walletpass.passes.issues import Issue, warning
from walletpass.wallets.apple.images_cropping import Box, drawn_area, ink_of
from walletpass.wallets.apple.images_drawing import FITTED, Plan, on_box

_SOFT: Final = 1.05  # enlarged more than this, a picture visibly blurs
_LOW: Final = 18  # points of height below which lettering is not read
_FAINT: Final = 1.5  # contrast below which a shape is hardly seen
_FAINT_SHARE: Final = 0.9  # of a logo that may not be that faint
_SAMPLE: Final = 48


def remarks(file: str, image: Image.Image, plan: Plan, scale: int) -> Iterator[Issue]:
    """Say what will look wrong in one size; once, at the first, what is in all."""
    if scale > 1 and (enlarged := plan.enlargement(scale)) > _SOFT:
        yield _soft(file, image, scale, enlarged)
    if scale > 1:
        return
    if plan.name in FITTED:
        yield from _remarks_on_logo(file, image, plan.card)
    if plan.name == "logo" and plan.points[1] < _LOW:
        yield warning(
            "logo-low",
            file,
            "The logo is so long that it is only {points} points tall.",
            "Use a shorter form of it: up to three times as long as tall shows best.",
            points=round(plan.points[1]),
        )
    if plan.name == "icon" and not _holds(plan.box, drawn_area(image)):
        yield warning(
            "icon-of-a-part",
            file,
            "The whole would be tiny in a square, so the icon shows one part of it.",
            "If it is the wrong part, choose another focus, or give the icon a picture "
            "of its own.",
        )


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and outer[2] >= inner[2]
        and outer[3] >= inner[3]
    )


def _soft(file: str, image: Image.Image, scale: int, enlarged: float) -> Issue:
    width, height = (round(side * enlarged) for side in image.size)
    return warning(
        "picture-soft",
        file,
        "It will look soft at {scale}x: the picture has {width} × {height} pixels.",
        "Choose one of at least {needed_width} × {needed_height} pixels.",
        scale=scale,
        width=image.width,
        height=image.height,
        needed_width=width,
        needed_height=height,
    )


def _remarks_on_logo(
    file: str, image: Image.Image, background: Colour
) -> Iterator[Issue]:
    if box := on_box(image, background):
        yield warning(
            "logo-on-box",
            file,
            "The logo stands on a box in {box}, the card is {background}.",
            "Export it with a transparent background, or give the card its colour.",
            box=box.hex,
            background=background.hex,
        )
    elif _is_faint(image, background):
        yield warning(
            "logo-faint",
            file,
            "The logo hardly stands out against the card's {background}.",
            "Use its light or dark form, or change the card's background.",
            background=background.hex,
        )


def _is_faint(image: Image.Image, background: Colour) -> bool:
    """Tell whether nearly all that is drawn has nearly the background's colour."""
    small = image.resize((_SAMPLE, _SAMPLE), Image.Resampling.NEAREST)
    points = small.convert("RGB").tobytes()
    drawn = [
        Colour(*points[3 * place : 3 * place + 3])
        for place, ink in enumerate(ink_of(small).tobytes())
        if ink
    ]
    faint = [colour for colour in drawn if contrast(colour, background) < _FAINT]
    return len(faint) > _FAINT_SHARE * len(drawn)
