"""Points as people see them, and as the books keep them: in whole hundredths."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from babel import Locale

from walletpass.kernel.errors import InvalidError
from walletpass.kernel.languages import Language
from walletpass.kernel.numbers import shown_fixed

HUNDRED = 100
MOST = 10**13  # hundredths; a hundred billion points fit every column and every phone

POINTS: Final[dict[Language, dict[str, str]]] = {
    "en": {"one": "point", "other": "points"},
    "ru": {"one": "балл", "few": "балла", "many": "баллов", "other": "балла"},
    "pl": {"one": "punkt", "few": "punkty", "many": "punktów", "other": "punktu"},
}
"""What points are called unless a program has a word of its own."""


class UnfitPointsError(InvalidError):
    """A number of points the program cannot count."""

    code = "unfit-points"
    title = "Not a number of points"

    def __init__(self, points: object, scale: int) -> None:
        super().__init__(
            f"{points} is not a number of points here: at most {scale} decimal places, "
            f"not zero, and below {MOST // HUNDRED:,}."
        )
        self.points = str(points)

    def facts(self) -> dict[str, object]:
        """Tell what was sent."""
        return {"points": self.points}


def from_display(points: Decimal | int | str, scale: int) -> int:
    """Return hundredths for *points* as people write them in a program of this scale.

    >>> from_display("12.5", 1)
    1250

    Raises:
        UnfitPointsError: Too fine, too many, zero, or not a number.
    """
    exact = Decimal(points)
    countable = exact.is_finite() and 0 < exact.copy_abs() < MOST // HUNDRED
    if not countable or exact % Decimal(1).scaleb(-scale):
        raise UnfitPointsError(points, scale)
    return int(exact * HUNDRED)


def to_display(hundredths: int, scale: int) -> int | float:
    """Return the number people see for *hundredths*.

    >>> to_display(32_000, 0), to_display(1_250, 2)
    (320, 12.5)
    """
    if scale == 0 and hundredths % HUNDRED == 0:
        return hundredths // HUNDRED
    return hundredths / HUNDRED


def in_words(
    hundredths: int,
    scale: int,
    unit: Mapping[Language, Mapping[str, str]],
    language: Language,
) -> str:
    """Return the amount with the points' name in the right plural form.

    >>> in_words(300, 0, {"pl": {"one": "punkt", "few": "punkty"}}, "pl")
    '3 punkty'
    """
    number = figure(hundredths, scale, language)
    name = unit_name(to_display(hundredths, scale), unit, language)
    return f"{number} {name}".rstrip()


def figure(hundredths: int, scale: int, language: Language) -> str:
    """Return the amount without a name, money's cents always in full.

    >>> figure(160, 2, "pl"), figure(160, 1, "pl"), figure(32_000, 2, "pl")
    ('1,60', '1,6', '320')
    """
    return shown_fixed(to_display(hundredths, scale), scale, language)


def unit_name(
    shown: float, unit: Mapping[Language, Mapping[str, str]], language: Language
) -> str:
    """Return the name of *shown* points in the right plural form."""
    forms = unit.get(language) or next(iter(unit.values()), {})
    form = Locale.parse(language).plural_form(abs(shown))
    return forms.get(form) or forms.get("other") or next(iter(forms.values()), "")
