"""Whatever colour a brand has, its buttons can be read, by light and by dark."""

import re

from hypothesis import given
from hypothesis import strategies as st

from walletpass.passes.colours import Colour, contrast
from walletpass.web.pages.tinting import tint

CHANNEL = st.integers(0, 255)
GROUNDS = {"light": "#ecebe7 #f6f5f3 #ffffff", "dark": "#2c2a27 #141312 #211f1d"}


def _tints(colour):
    light, dark = str(tint(colour)).split("@media")
    return {
        scheme: {
            name: Colour.read(value)
            for name, value in re.findall(r"--([a-z-]+):(#[0-9a-f]{6})", css)
        }
        for scheme, css in (("light", light), ("dark", dark))
    }


@given(st.builds(Colour, CHANNEL, CHANNEL, CHANNEL))
def test_text_in_and_on_any_accent_can_be_read(colour):
    for scheme, tints in _tints(colour).items():
        assert contrast(tints["accent"], tints["on-accent"]) >= 4.5
        for ground in GROUNDS[scheme].split():
            assert contrast(tints["accent-ink"], Colour.read(ground)) >= 4.5


@given(st.builds(Colour, CHANNEL, CHANNEL, CHANNEL))
def test_a_button_can_always_be_told_from_the_page(colour):
    for scheme, tints in _tints(colour).items():
        page = Colour.read(GROUNDS[scheme].split()[1])
        assert contrast(tints["accent"], page) >= 1.5


def test_a_colour_that_serves_is_left_as_it_is():
    assert _tints(Colour.read("#5b2349"))["light"]["accent"].hex == "#5b2349"
