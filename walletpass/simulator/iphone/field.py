"""One field of a card, read in the language of the phone that holds it."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from walletpass.simulator.pkpass.passjson import Json

Translations = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """A label, a value, how to write the value, and what to say when it changes."""

    key: str
    group: str
    label: str
    value: str | int | Decimal
    change_message: str | None = None
    date_style: str | None = None
    time_style: str | None = None
    relative: bool = False
    own_zone: bool = False
    number_style: str | None = None
    currency: str | None = None


def field_from(group: str, source: Json, translations: Translations) -> Field:
    """Read a field of `pass.json`, with its texts translated.

    Texts that every card of a shop shares are kept once for all phones in the process.
    """

    def said(text: str) -> str:
        return translations.get(text, text)

    value = source["value"]
    message = source.get("changeMessage")
    return Field(
        key=sys.intern(source["key"]),
        group=sys.intern(group),
        label=sys.intern(said(source.get("label", ""))),
        value=said(value) if isinstance(value, str) else value,
        change_message=None if message is None else sys.intern(said(message)),
        date_style=_style(source.get("dateStyle")),
        time_style=_style(source.get("timeStyle")),
        relative=source.get("isRelative", False),
        own_zone=source.get("ignoresTimeZone", False),
        number_style=_style(source.get("numberStyle")),
        currency=source.get("currencyCode"),
    )


def _style(name: str | None) -> str | None:
    """Return ``Short`` for ``PKDateStyleShort``, and nothing for ``None``."""
    short = (name or "").removeprefix("PKDateStyle").removeprefix("PKNumberStyle")
    return None if short in {"", "None"} else sys.intern(short)
