"""Whether words can be read on a card's pictures, and what the pictures weigh."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from math import floor
from typing import Final

from PIL import Image

from walletpass.passes.colours import Colour, contrast
from walletpass.passes.design import Design, ImageName
from walletpass.passes.issues import Issue, warning
from walletpass.wallets.apple.images import Crop, files, origins_of

READABLE: Final = 4.5
READABLE_LARGE: Final = 3.0
"""What WCAG 2.2 asks of text, and of figures as large as a primary field's.

https://www.w3.org/TR/WCAG22/#contrast-minimum (checked 2026-11)
"""
HEAVY: Final = 70_000
"""Bytes beyond which the pictures of a card are worth a word."""

_UNDER_TEXT: Final[dict[ImageName, tuple[float, float, float, float]]] = {
    "strip": (0.03, 0.15, 0.6, 0.8),
    "background": (0.03, 0.03, 0.97, 0.97),
    "artwork": (0.03, 0.03, 0.97, 0.97),
}
"""Where words stand on a picture, in fractions: left, top, right, bottom."""

_SAMPLE: Final = (60, 30)
_WORST: Final = 0.1  # of the points under the text: so much may be poorer


def image_issues(design: Design, made: Iterable[Crop]) -> list[Issue]:
    """Return what should be known about a card's pictures, all at once."""
    sizes = tuple(made)
    return [
        *_idle(design),
        *(issue for crop in sizes for issue in crop.issues),
        *(issue for crop in sizes for issue in _hard_to_read_on(crop, design)),
        *_heavy(sizes),
    ]


def _idle(design: Design) -> Iterator[Issue]:
    origins = origins_of(design)
    for name in sorted(design.images.keys() - origins.keys() - set(origins.values())):
        yield warning(
            "picture-idle",
            f"$.images.{name}",
            "A card of the style “{style}” does not show this picture.",
            "Leave it out, or choose another style.",
            style=design.style.replace("_", " "),
        )


def _hard_to_read_on(crop: Crop, design: Design) -> Iterator[Issue]:
    if crop.scale > 1 or crop.name not in _UNDER_TEXT:
        return
    if crop.name == "strip" and not design.fields.primary:
        return
    colours = design.colours
    beneath = _colours_beneath(crop)
    for text, least in (
        (colours.foreground, READABLE_LARGE),
        (colours.label, READABLE),
    ):
        ratio = contrast_over(text, beneath)
        if ratio < least:
            yield warning(
                "picture-under-text",
                crop.file,
                "Text in {colour} has a contrast of {ratio} to the picture beneath it; "
                "in sunlight it is hard to read. It needs {least:g}.",
                "Take a calmer picture, or a lighter or darker colour for the text.",
                colour=text.hex,
                ratio=floor(ratio * 10) / 10,
                least=least,
            )


def contrast_over(text: Colour, beneath: Iterable[Colour]) -> float:
    """Return how *text* contrasts with the poorer places of what is beneath it."""
    ratios = sorted(contrast(text, colour) for colour in beneath)
    return ratios[int(len(ratios) * _WORST)]


def _colours_beneath(crop: Crop) -> list[Colour]:
    left, top, right, bottom = _UNDER_TEXT[crop.name]
    image = Image.open(BytesIO(crop.content)).convert("RGB")
    width, height = image.size
    part = image.resize(
        _SAMPLE,
        Image.Resampling.BOX,
        box=(left * width, top * height, right * width, bottom * height),
    )
    points = part.tobytes()
    return [Colour(*points[at : at + 3]) for at in range(0, len(points), 3)]


def _heavy(made: Iterable[Crop]) -> Iterator[Issue]:
    weight = sum(len(content) for content in files(made).values())
    if weight > HEAVY:
        yield warning(
            "pictures-weighty",
            "$.images",
            "The pictures weigh {kilobytes} KB, and the whole card travels with every "
            "change of a balance.",
            "Under {most} KB is good: choose a drawing instead of a photograph, or the "
            "same picture for all languages.",
            kilobytes=round(weight / 1000),
            most=HEAVY // 1000,
        )
