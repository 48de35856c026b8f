"""What a cell says: phones, points, days, languages, yes and no, in any habit."""

import json
import re
import unicodedata
from datetime import date
from typing import Any, Final

from walletpass.brands import fit_timezone
from walletpass.customers.attributes import fit_attributes
from walletpass.customers.birthdays import Birthday, check_age
from walletpass.customers.errors import UnfitBirthdayError
from walletpass.customers.importing.errors import (
    UnfitBalanceError,
    UnfitConsentError,
    UnfitTimezoneError,
)
from walletpass.customers.importing.headers import plain
from walletpass.customers.portraits import first_touch
from walletpass.kernel.errors import InvalidError
from walletpass.kernel.languages import LANGUAGES, Language

MOST_POINTS: Final = 10_000_000

_BLANK = frozenset(
    ("-", "--", "—", "–", "null", "nan", "n/a", "#n/a", "brak", "нет данных")
)
_FORMULA = tuple("=+-@＝＋－＠")
_YES = frozenset(
    (
        "yes", "y", "true", "1", "+", "x", "v", "✓", "✔",
        "да", "д", "истина", "согласен", "согласна", "tak", "t", "prawda",
    )
)  # fmt: skip
_NO = frozenset(("no", "n", "false", "0", "нет", "н", "ложь", "не", "nie"))
_TONGUES: dict[str, Language] = {
    "eng": "en", "english": "en", "английский": "en", "angielski": "en",
    "rus": "ru", "russian": "ru", "русский": "ru", "rosyjski": "ru",
    "pol": "pl", "polish": "pl", "польский": "pl", "polski": "pl",
}  # fmt: skip


def said(cell: str) -> str:
    """Return what a cell says, empty if only that nothing is known."""
    text = cell.strip()
    if text[:1] == "'" and text[1:2] in _FORMULA:
        text = text[1:]  # as `unsaid` wrote it
    return "" if text.casefold() in _BLANK else text


def unsaid(cell: str) -> str:
    """Return a cell no spreadsheet takes for a formula."""
    text = cell.strip()
    return f"'{text}" if text.startswith(_FORMULA) else text


def phone(text: str, country: str) -> str:
    """Return a phone without what a spreadsheet or an old habit did to it.

    ``5.01900002E+08`` and ``501900002,0`` are whole numbers, and Poles used to dial a
    zero first. A number with digits rounded away, ``5.019E+08``, stays as it is.
    """
    if shown := _SCIENTIFIC.fullmatch(text):
        digits = shown["digit"] + shown["rest"]
        return digits if len(shown["rest"]) == int(shown["power"]) else text
    if whole := _WHOLE.fullmatch(text):
        text = whole["digits"]
    if country == "PL" and text.startswith(("0", "(0")):
        digits = re.sub(r"[\s()./-]", "", text)
        return digits[1:] if _POLISH_ZERO.fullmatch(digits) else text
    return text


_SCIENTIFIC = re.compile(
    r"(?P<digit>[1-9])[.,](?P<rest>[0-9]{6,14})[Ee]\+?(?P<power>[0-9]{1,2})"
)
_WHOLE = re.compile(r"(?P<digits>\+?[0-9]{7,15})[.,]0{1,2}")
_POLISH_ZERO = re.compile(r"0[1-9][0-9]{8}")


def balance(text: str) -> int:
    """Return points in hundredths: ``1 234,56``, ``1,234.56`` and ``1234.5`` alike.

    ``1,234`` may be a thousand or one: it is refused rather than guessed.

    Raises:
        UnfitBalanceError: It is no number, negative, or too large.
    """
    digits = re.sub(r"[\s'’_]", "", unicodedata.normalize("NFKC", text))
    for written in _NUMBERS:
        if number := written.fullmatch(digits):
            whole, part = number["whole"], number.groupdict().get("part")
            points = int(re.sub(r"[.,]", "", whole)) * 100
            points += int((part or "").ljust(2, "0"))
            if points <= MOST_POINTS * 100:
                return points
    raise UnfitBalanceError


_NUMBERS = (
    re.compile(r"\+?(?P<whole>[0-9]{1,12})(?:[.,](?P<part>[0-9]{1,2}))?"),
    re.compile(r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+)\.(?P<part>[0-9]{1,2})"),
    re.compile(r"(?P<whole>[0-9]{1,3}(?:\.[0-9]{3})+),(?P<part>[0-9]{1,2})"),
    re.compile(r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3}){2,3})"),
    re.compile(r"(?P<whole>[0-9]{1,3}(?:\.[0-9]{3}){2,3})"),
)


def agreed(text: str) -> bool:
    """Return whether it is a yes.

    Raises:
        UnfitConsentError: It is neither yes nor no.
    """
    word = text.casefold().rstrip(".!")
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise UnfitConsentError


def language(text: str) -> Language | None:
    """Return the language meant, or None when it is none of ours."""
    word = text.casefold()
    tag = re.split(r"[-_]", word, maxsplit=1)[0]
    return next((ours for ours in LANGUAGES if ours == tag), _TONGUES.get(word))


def timezone(text: str) -> str:
    """Return the name of a time zone.

    Raises:
        UnfitTimezoneError: There is none of this name.
    """
    try:
        return fit_timezone("timezone", text)
    except InvalidError as trouble:
        raise UnfitTimezoneError from trouble


def source(text: str) -> dict[str, str]:
    """Return what brought somebody here: a code alone, or all of it as an export has it."""
    told = _json(text)
    return first_touch(told if isinstance(told, dict) else {"code": text})


def attributes(text: str) -> dict[str, Any]:
    """Return attributes, written as a JSON object.

    Raises:
        UnfitAttributesError: They cannot be kept as they are.
        TooManyAttributesError: They are too many.
    """
    return fit_attributes(_json(text))


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$")
_SUFFIX = re.compile(r"(?<=\d)\s*(г|r)\.?$")
_DAYS = (
    re.compile(r"(?P<y>\d{4})([-./])(?P<m>\d{1,2})\2(?P<d>\d{1,2})"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?P<d>\d{1,2})([-./])(?P<m>\d{1,2})\2(?P<y>\d{4}|\d{2})"),
    re.compile(r"(?P<d>\d{1,2})[./](?P<m>\d{1,2})\.?"),
    re.compile(r"(?P<d>\d{1,2})\.?\s+(?P<month>[^\W\d]+)\.?,?(?:\s+(?P<y>\d{4}))?"),
    re.compile(r"(?P<month>[^\W\d]+)\.?\s+(?P<d>\d{1,2}),?(?:\s+(?P<y>\d{4}))?"),
)
_AMERICAN = re.compile(r"(?P<m>\d{1,2})/(?P<d>\d{1,2})(?:/(?P<y>\d{4}|\d{2}))?")
_MONTHS = {
    plain(start): number
    for starts in (
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "янв фев мар апр мая июн июл авг сен окт ноя дек",
        "sty lut mar kwi maj cze lip sie wrz paz lis gru",
    )
    for number, start in enumerate(starts.split(), 1)
} | {plain("май"): 5}


def birthday(text: str, *, month_first: bool, today: date) -> Birthday | None:
    """Return the day written in any usual way; zeros say that nothing is known.

    *month_first* reads ``02/14/1990`` as Americans write it.

    Raises:
        UnfitBirthdayError: It is no day, or nobody alive was born then.
    """
    day = _SUFFIX.sub("", _CLOCK.sub("", text.strip()))
    if not day.strip("0-./"):
        return None
    for written in (*([_AMERICAN] if month_first else []), *_DAYS):
        if found := written.fullmatch(day):
            parts = found.groupdict()
            month = parts["m"] if "m" in parts else _month(parts["month"])
            year = _year(parts.get("y"), today)
            born = Birthday(int(month), int(parts["d"]), year)
            check_age(born, today)
            return born
    raise UnfitBirthdayError


def _month(name: str) -> int:
    try:
        return _MONTHS[plain(name)[:3]]
    except KeyError as trouble:
        raise UnfitBirthdayError from trouble


def _year(digits: str | None, today: date) -> int | None:
    if digits is None:
        return None
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - all four digits
        return year
    return year + (2000 if 2000 + year <= today.year else 1900)
