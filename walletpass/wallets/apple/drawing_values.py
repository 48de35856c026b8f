"""Values as a phone writes them: numbers, money and moments by language and zone."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from babel.dates import format_timedelta

from walletpass.kernel.languages import Words, say
from walletpass.passes.design import Extent, FieldDesign, Number
from walletpass.passes.showing import shown
from walletpass.wallets.apple.dates import read_date
from walletpass.wallets.apple.drawing_words import Reader
from walletpass.wallets.apple.vocabulary import EXTENTS, NUMBERS

_EXTENTS: Final[Mapping[object, Extent]] = {
    name: ours for ours, name in EXTENTS.items()
}
_NUMBERS: Final[Mapping[object, Number]] = {
    name: ours for ours, name in NUMBERS.items()
}
_CURRENCY = re.compile(r"[A-Z]{3}")
_NEAR: Final[Mapping[int, Words]] = {
    -1: {"en": "Yesterday", "ru": "Вчера", "pl": "Wczoraj"},
    0: {"en": "Today", "ru": "Сегодня", "pl": "Dzisiaj"},
    1: {"en": "Tomorrow", "ru": "Завтра", "pl": "Jutro"},
}
_DAYS_IN_WORDS = 7


def written(field: Mapping[str, Any], reader: Reader) -> str:
    """Return the value of a field of pass.json as it stands on the card."""
    value = field["value"]
    style = _style(field)
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return shown(value, style, reader.language)
    if not (style.date or style.time):
        return reader.said(value)
    moment = read_date(value)
    if moment is None:
        return value
    if field.get("ignoresTimeZone") is not True:
        moment = moment.astimezone(reader.zone)
    return _relative(moment, style, reader) or shown(
        moment.isoformat(), style, reader.language
    )


def _style(field: Mapping[str, Any]) -> FieldDesign:
    """Return how the field formats its value, in our words."""
    currency = field.get("currencyCode")
    is_currency = isinstance(currency, str) and _CURRENCY.fullmatch(currency)
    return FieldDesign.model_construct(
        key="",
        value="",
        number=_known(_NUMBERS, field.get("numberStyle")),
        currency=currency if is_currency else None,
        date=_known(_EXTENTS, field.get("dateStyle")),
        time=_known(_EXTENTS, field.get("timeStyle")),
        relative=field.get("isRelative") is True,
    )


def _known(names: Mapping[object, Any], name: object) -> Any:
    return names.get(name) if isinstance(name, str) else None


def _relative(moment: datetime, style: FieldDesign, reader: Reader) -> str:
    """Return a near day in words, nothing where the full date should stand."""
    if not style.relative or style.date in (None, "none"):
        return ""
    today = reader.now.astimezone(moment.tzinfo).date()
    days = (moment.date() - today).days
    if abs(days) > _DAYS_IN_WORDS:
        return ""
    near = _NEAR.get(days)
    day = say(near, reader.language) if near else _in_days(days, reader)
    if style.time in (None, "none"):
        return day
    hour = style.model_copy(update={"date": None})
    return f"{day}, {shown(moment.isoformat(), hour, reader.language)}"


def _in_days(days: int, reader: Reader) -> str:
    return format_timedelta(
        timedelta(days=days),
        granularity="day",
        threshold=_DAYS_IN_WORDS + 1,  # seven days, not one week
        add_direction=True,
        locale=reader.language,
    )
