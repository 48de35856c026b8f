from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletpass import ledger
from walletpass.ledger import UnfitPointsError, from_display, in_words, to_display


@pytest.mark.parametrize(
    ("points", "language", "words"),
    [
        (1, "en", "1 point"),
        (1320, "en", "1,320 points"),
        (1, "ru", "1 балл"),
        (3, "ru", "3 балла"),
        (5, "ru", "5 баллов"),
        (21, "ru", "21 балл"),
        (2, "pl", "2 punkty"),
        (5, "pl", "5 punktów"),
    ],
)
def test_points_take_the_plural_form_of_the_language(points, language, words):
    assert in_words(points * 100, 0, ledger.POINTS, language) == words


@pytest.mark.parametrize(
    ("points", "scale"),
    [
        (0, 0),
        ("0.5", 0),
        ("0.001", 2),
        ("0.0100000000000000000000000000000001", 2),
        ("50.00000000000000000000000000000001", 0),
        ("1e30", 0),
        ("1e999999", 0),
        ("1e-999999", 2),
        ("9" * 5000, 0),
        ("NaN", 2),
        ("Infinity", 2),
        (10**11, 0),
    ],
)
def test_what_a_program_cannot_count_is_refused(points, scale):
    with pytest.raises(UnfitPointsError):
        from_display(points, scale)


@given(st.integers(1 - 10**11, 10**11 - 1).filter(bool), st.integers(0, 2))
def test_points_come_back_as_they_were_written(points, scale):
    shown = Decimal(points).scaleb(-scale)

    assert Decimal(str(to_display(from_display(shown, scale), scale))) == shown


def test_whole_points_are_whole_numbers():
    assert isinstance(ledger.to_display(32_000, 0), int)
