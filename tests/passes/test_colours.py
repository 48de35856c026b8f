"""Colours are read in three notations, written in one, and measured against each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.designs import PLAIN
from walletpass.passes.colours import BLACK, WHITE, Colour, contrast, readable_on
from walletpass.passes.design import Colours

colours = st.builds(Colour, *[st.integers(0, 255)] * 3)


@pytest.mark.parametrize(
    "text", ["#17bb52", "#17BB52", "rgb(23,187,82)", " rgb( 23, 187 , 82 ) "]
)
def test_a_colour_is_read_in_any_notation(text):
    assert Colour.read(text) == Colour(23, 187, 82)


@pytest.mark.parametrize(
    "text", ["", "red", "#12", "#12345g", "rgb(1,2)", "rgb(1, 2, 256)", "rgb(-1, 2, 3)"]
)
def test_what_is_no_colour_is_refused(text):
    with pytest.raises(ValueError, match="is not a colour"):
        Colour.read(text)


@given(colours)
def test_what_is_written_reads_the_same(colour):
    assert Colour.read(str(colour)) == colour
    assert Colour.read(colour.hex) == colour


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000", "#fff", 21.0),
        ("#fff", "#fff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
    ],
)
def test_contrast_is_that_of_the_accessibility_guidelines(one, other, ratio):
    assert contrast(Colour.read(one), Colour.read(other)) == pytest.approx(
        ratio, abs=0.005
    )


@given(colours)
def test_on_any_background_black_or_white_can_be_read(background):
    assert contrast(readable_on(background), background) >= 4.5


def test_a_design_stores_colours_as_wallet_writes_them():
    stored = Colours.model_validate(PLAIN["colours"]).model_dump(mode="json")

    assert stored == {
        "background": str(WHITE),
        "foreground": str(BLACK),
        "label": "rgb(51, 51, 51)",
        "strip": None,
    }
