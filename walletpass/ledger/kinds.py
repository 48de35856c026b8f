"""The kinds of programs there are, and what each calls its points at first."""

from typing import Final, Literal, get_args

from babel import Locale
from babel.numbers import get_currency_precision, get_currency_symbol

from walletpass.kernel.languages import LANGUAGES, Language, Words
from walletpass.ledger.errors import UnfitProgramError
from walletpass.ledger.points import POINTS

ProgramKind = Literal["points", "miles", "stamps", "cashback", "discount"]
KINDS: Final[tuple[ProgramKind, ...]] = get_args(ProgramKind)

_LONGEST_NAME: Final = 200
_LONGEST_UNIT: Final = 40
_FINEST: Final = 2

Unit = dict[Language, dict[str, str]]

_UNITS: Final[dict[ProgramKind, Unit]] = {
    "points": POINTS,
    "miles": {
        "en": {"one": "mile", "other": "miles"},
        "ru": {"one": "миля", "few": "мили", "many": "миль", "other": "мили"},
        "pl": {"one": "mila", "few": "mile", "many": "mil", "other": "mili"},
    },
    "stamps": {
        "en": {"one": "stamp", "other": "stamps"},
        "ru": {"one": "штамп", "few": "штампа", "many": "штампов", "other": "штампа"},
        "pl": {
            "one": "pieczątka",
            "few": "pieczątki",
            "many": "pieczątek",
            "other": "pieczątki",
        },
    },
    "discount": POINTS,
}


def unit_for(kind: ProgramKind, currency: str) -> Unit:
    """Return what a program of this kind calls its points: cashback is money."""
    if kind == "cashback":
        return {
            language: {"other": get_currency_symbol(currency, locale=language)}
            for language in LANGUAGES
        }
    return _UNITS[kind]


def scale_for(kind: ProgramKind, currency: str) -> int:
    """Return with how many decimal places a program of this kind shows its points."""
    return min(get_currency_precision(currency), 2) if kind == "cashback" else 0


def check_program(*, name: Words, unit: Unit, scale: int) -> None:
    """Make sure that people can read a program's words, and count in its figures.

    Raises:
        UnfitProgramError: They cannot.
    """
    if not any(text.strip() for text in name.values()):
        raise UnfitProgramError("name", "write it in one language at least.")
    for language, text in name.items():
        _check_text(f"name.{language}", text, _LONGEST_NAME)
    if not unit or not all(forms.get("other") for forms in unit.values()):
        raise UnfitProgramError("unit", "each language needs the form 'other'.")
    for language, forms in unit.items():
        known = Locale.parse(language).plural_form.tags | {"other"}
        for form, text in forms.items():
            if form not in known:
                advice = f"plural forms are {', '.join(sorted(known))}."
                raise UnfitProgramError(f"unit.{language}.{form[:20]}", advice)
            _check_text(f"unit.{language}.{form}", text, _LONGEST_UNIT)
    if not 0 <= scale <= _FINEST:
        raise UnfitProgramError("scale", f"use 0 to {_FINEST} decimal places.")


def _check_text(field: str, text: str, longest: int) -> None:
    if len(text) > longest or not text.isprintable():
        raise UnfitProgramError(field, f"use {longest} printable characters at most.")
