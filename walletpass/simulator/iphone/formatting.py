"""Writing a field's value as the phone's owner reads it: language, zone, currency."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal
from zoneinfo import ZoneInfo

from babel.dates import (
    format_date,
    format_time,
    format_timedelta,
    get_datetime_format,
)
from babel.numbers import (
    format_currency,
    format_decimal,
    format_percent,
    format_scientific,
)

from walletpass.simulator.iphone.field import Field
from walletpass.simulator.pkpass.passjson import parse_date

Language = Literal["en", "ru", "pl"]

_NEAR_DAYS: dict[Language, dict[int, str]] = {
    "en": {-1: "Yesterday", 0: "Today", 1: "Tomorrow"},
    "ru": {-1: "Вчера", 0: "Сегодня", 1: "Завтра"},
    "pl": {-1: "Wczoraj", 0: "Dzisiaj", 1: "Jutro"},
}
_DAYS_IN_WORDS = 7
_NO_GROUP_BELOW: dict[Language, int] = {"en": 1_000, "ru": 1_000, "pl": 10_000}
"""CLDR's minimumGroupingDigits: Polish writes 1250, but 12 500."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose eyes a card is shown to."""

    language: Language
    zone: ZoneInfo


def shown(field: Field, reader: Reader, now: datetime) -> str:
    """Return the value as it stands on the card and in the notice.

    A number without a style is shown digit by digit; so is one to be spelled out,
    for which no table of words is at hand.
    """
    if not isinstance(field.value, str):
        return _number(field, field.value, reader.language)
    if field.date_style or field.time_style:
        return _moment(field, parse_date(field.value), reader, now)
    return field.value


def _number(field: Field, value: int | Decimal, language: Language) -> str:
    few = _NO_GROUP_BELOW[language]
    grouped = not -few < value < few
    if field.currency:
        return format_currency(
            value, field.currency, locale=language, group_separator=grouped
        )
    match field.number_style:
        case "Decimal":
            return format_decimal(value, locale=language, group_separator=grouped)
        case "Percent":
            return format_percent(value, locale=language, group_separator=grouped)
        case "Scientific":
            return format_scientific(value, locale=language)
        case _:
            return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _moment(field: Field, moment: datetime, reader: Reader, now: datetime) -> str:
    if not field.own_zone:
        moment = moment.astimezone(reader.zone)
    day = _day(field, moment, reader, now)
    hour = (
        format_time(
            moment,
            _cldr(field.time_style),
            tzinfo=moment.tzinfo,
            locale=reader.language,
        )
        if field.time_style
        else ""
    )
    if not (day and hour):
        return day or hour
    style = _cldr(field.date_style)
    together = str(get_datetime_format(style, locale=reader.language))
    return together.replace("'", "").replace("{0}", hour).replace("{1}", day)


def _day(field: Field, moment: datetime, reader: Reader, now: datetime) -> str:
    if not field.date_style:
        return ""
    days = (moment.date() - now.astimezone(moment.tzinfo).date()).days
    if field.relative and abs(days) <= _DAYS_IN_WORDS:
        return _NEAR_DAYS[reader.language].get(days) or format_timedelta(
            timedelta(days=days),
            granularity="day",
            threshold=_DAYS_IN_WORDS + 1,
            add_direction=True,
            locale=reader.language,
        )
    return format_date(moment, _cldr(field.date_style), locale=reader.language)


def _cldr(style: str | None) -> Literal["short", "medium", "long", "full"]:
    match style:
        case "Short":
            return "short"
        case "Long":
            return "long"
        case "Full":
            return "full"
        case _:
            return "medium"
