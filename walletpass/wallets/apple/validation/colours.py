"""Whether the texts of a pass can be read on its background."""

from collections.abc import Iterator, Mapping
from math import floor
from typing import Any, Final

from walletpass.passes.colours import Colour, contrast
from walletpass.passes.issues import Issue, warning
from walletpass.wallets.apple.validation.findings import text_in

# https://www.w3.org/TR/WCAG22/#contrast-minimum (checked 2026-11)
_ENOUGH: Final = 4.5
_ENOUGH_WHEN_LARGE: Final = 3.0
_PICTURED: Final = frozenset({"background", "artwork"})
_ALL: Final = (
    "backgroundColor",
    "foregroundColor",
    "labelColor",
    "stripColor",
    "footerBackgroundColor",
)


def colours(card: Mapping[str, Any], images: frozenset[str]) -> Iterator[Issue]:
    """Check notation and contrast. Behind text on a picture nobody knows what there is."""
    for key in _ALL:
        text = text_in(card, key)
        if _read(text) and not (text or "").strip().startswith("rgb"):
            yield warning(
                "colour-notation",
                f"$.{key}",
                "Only recent phones read colours in this notation.",
                "Write {colour}.",
                colour=str(_read(text)),
            )
    background = _read(text_in(card, "backgroundColor"))
    if background is None or images & _PICTURED:
        return
    for key, what in (("foregroundColor", "values"), ("labelColor", "labels")):
        text_colour = _read(text_in(card, key))
        if text_colour:
            yield from _contrast(key, what, contrast(text_colour, background))


def _contrast(key: str, what: str, ratio: float) -> Iterator[Issue]:
    if ratio >= _ENOUGH:
        return
    code, hard = (
        ("hard-to-read", "are hard to read")
        if ratio >= _ENOUGH_WHEN_LARGE
        else ("hardly-seen", "can hardly be made out even when large")
    )
    yield warning(
        f"{what}-{code}",
        f"$.{key}",
        f"{what.capitalize()} {hard} on this background: the contrast is {{ratio}}.",
        "Choose a lighter or darker colour; {least} is enough.",
        ratio=floor(ratio * 10) / 10,
        least=_ENOUGH,
    )


def _read(text: str | None) -> Colour | None:
    try:
        return Colour.read(text) if text else None
    except ValueError:
        return None
