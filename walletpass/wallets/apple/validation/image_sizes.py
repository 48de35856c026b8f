"""How large each picture should be, in points; pixels are two or three times that.

Phones of different years drew the same picture in different boxes, so that a picture is
right when it fits any of them.

https://developer.apple.com/design/human-interface-guidelines/wallet (checked 2026-11)
"""

from collections.abc import Mapping
from typing import Final

Size = tuple[int, int]

_WITHIN: Final[Mapping[str, Size]] = {
    "logo": (160, 50),
    "footer": (286, 15),
    "primaryLogo": (126, 30),
    "secondaryLogo": (135, 12),
    "personalizationLogo": (150, 40),
}
_EXACT: Final[Mapping[str, tuple[Size, ...]]] = {
    "icon": ((38, 38), (29, 29)),
    "background": ((345, 505), (343, 503), (180, 220)),
    "artwork": ((358, 448),),
}
_STRIP: Final = ((375, 144), (375, 123), (320, 123))
_STRIP_OF_EVENTS: Final = ((375, 98), (320, 84))
_THUMBNAIL: Final = 90
_NARROWEST, _WIDEST = 2 / 3, 3 / 2


def fault_of_size(
    name: str, pixels: Size, scale: int, styles: tuple[str, ...]
) -> str | None:
    """Return the size a picture should have, `None` when it has it."""
    if name == "thumbnail":
        return _fault_of_thumbnail(pixels, scale)
    if limit := _WITHIN.get(name):
        width, height = (points * scale for points in limit)
        if pixels[0] <= width and pixels[1] <= height:
            return None
        return f"at most {width} × {height}"
    boxes = _boxes(name, styles)
    sizes = [(width * scale, height * scale) for width, height in boxes]
    if pixels in sizes:
        return None
    return " or ".join(f"{width} × {height}" for width, height in sizes)


def _boxes(name: str, styles: tuple[str, ...]) -> tuple[Size, ...]:
    if name != "strip":
        return _EXACT[name]
    return _STRIP_OF_EVENTS if "eventTicket" in styles else _STRIP


def _fault_of_thumbnail(pixels: Size, scale: int) -> str | None:
    width, height = pixels
    side = _THUMBNAIL * scale
    fits = max(pixels) <= side and height and _NARROWEST <= width / height <= _WIDEST
    return None if fits else f"at most {side} × {side}, no narrower than 2 to 3"
