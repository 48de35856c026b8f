"""A brand's colour made fit to press and to read, by light and by dark.

<style nonce="{{ csp_nonce() }}">{{ tint(brand_colour) }}</style>
"""

from colorsys import hls_to_rgb, rgb_to_hls
from typing import Final

from markupsafe import Markup

from walletpass.passes.colours import BLACK, WHITE, Colour, contrast, readable_on

_STEPS: Final = 40
_MOST: Final = 255  # of red, green or blue
_SEEN: Final = 1.6  # of a button against the page: its text carries the rest
_READ: Final = 4.5  # WCAG 2.2, text
# --neutral-3 of walletpass.css, the ground on which text has the hardest time
_GROUNDS: Final = ((Colour(0xEC, 0xEB, 0xE7), BLACK), (Colour(0x2C, 0x2A, 0x27), WHITE))


def tint(accent: Colour) -> Markup:
    """Return the custom properties that give a page this accent."""
    light, dark = (_properties(accent, ground, away) for ground, away in _GROUNDS)
    return Markup(  # noqa: S704 - colours are numbers
        f":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    )


def _properties(accent: Colour, ground: Colour, away: Colour) -> str:
    fill = shifted(accent, away, ground, _SEEN)
    ink = shifted(accent, away, ground, _READ)
    return (
        f"--accent:{fill.hex};--on-accent:{readable_on(fill).hex};"
        f"--accent-ink:{ink.hex}"
    )


def shifted(colour: Colour, away: Colour, ground: Colour, least: float) -> Colour:
    """Return the nearest colour on the way to *away* with this contrast on *ground*."""
    for step in range(_STEPS):
        nearer = _lit(colour, away, step / _STEPS)
        if contrast(nearer, ground) >= least:
            return nearer
    return away


def _lit(colour: Colour, away: Colour, share: float) -> Colour:
    """Return *colour* as much lighter or darker, of the same hue and strength.

    Mixed with white, a brand's dark green would turn grey.
    """
    hue, light, strength = rgb_to_hls(*_parts(colour))
    _, goal, _ = rgb_to_hls(*_parts(away))
    light += (goal - light) * share
    return Colour(*(round(part * _MOST) for part in hls_to_rgb(hue, light, strength)))


def _parts(colour: Colour) -> tuple[float, float, float]:
    return colour.red / _MOST, colour.green / _MOST, colour.blue / _MOST
