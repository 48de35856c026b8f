"""How a phone writes numbers, money and dates in each language.

Wallet formats by itself what a card gives it as a number or a date. We predict it where
a person must read the result beforehand: lock-screen sentences, previews, texts.
"""

import re
from datetime import datetime
from typing import Literal

from babel.dates import format_date, format_time, get_datetime_format
from babel.numbers import (
    format_currency,
    format_percent,
    format_scientific,
)

from walletpass.kernel.languages import Language
from walletpass.kernel.numbers import groups_digits, shown_number
from walletpass.passes.content import Value
from walletpass.passes.design import Extent, FieldDesign

# CLDR's currencySpacing, which Babel leaves out: PLN 5, yet €5
_BETWEEN_CODE_AND_DIGIT = re.compile(r"(?<=[A-Z])(?=-?\d)")


def shown(value: Value, field: FieldDesign, language: Language) -> str:
    """Return *value* as a phone in *language* writes it in *field*.

    Two styles are approximate: numbers to be spelled out stay digits, and a relative
    date is written in full, since what is near depends on when somebody looks.
    """
    if not isinstance(value, str):
        return _shown_amount(value, field, language)
    if field.date or field.time:
        return _shown_moment(value, field, language)
    return value


def _shown_amount(value: float, field: FieldDesign, language: Language) -> str:
    if field.currency:
        money = format_currency(
            value,
            field.currency,
            locale=language,
            group_separator=groups_digits(value, language),
        )
        return _BETWEEN_CODE_AND_DIGIT.sub("\N{NO-BREAK SPACE}", money)
    match field.number:
        case "percent":
            return format_percent(value, locale=language)
        case "scientific":
            return format_scientific(value, locale=language)
        case "decimal":
            return shown_number(value, language)
        case "spell_out" | None:
            return str(value)


def shown_day(moment: datetime, language: Language) -> str:
    """Return the day of *moment*, as in the middle of a sentence.

    >>> shown_day(datetime.fromisoformat("2026-03-14T10:05:00+03:00"), "pl")
    '14 mar 2026'
    """
    return format_date(moment, "medium", locale=language)


def _shown_moment(value: str, field: FieldDesign, language: Language) -> str:
    """Write a date in its own zone, which is the holder's as far as we know."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    day, hour = _style(field.date), _style(field.time)
    shown_date = format_date(moment, day, locale=language) if day else ""
    shown_time = (
        format_time(moment, hour, tzinfo=moment.tzinfo, locale=language) if hour else ""
    )
    if not (day and hour):
        return shown_date or shown_time
    both = str(get_datetime_format(day, locale=language)).replace("'", "")
    return both.replace("{0}", shown_time).replace("{1}", shown_date)


def _style(
    extent: Extent | None,
) -> Literal["short", "medium", "long", "full"] | None:
    return None if extent is None or extent == "none" else extent
