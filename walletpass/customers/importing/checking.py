"""Checking a row by itself: everything that is wrong with it, said at once.

Whoever can be found is kept, without what is unfit. Only an unfit balance refuses the
row: an import never adds to it later, as it does to everything else.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, TypeVar

from walletpass.customers.birthdays import Birthday
from walletpass.customers.consenting import Choice
from walletpass.customers.identities import Handle, handle
from walletpass.customers.importing import cells
from walletpass.customers.importing.errors import UnfitBalanceError
from walletpass.customers.importing.headers import Columns, Field
from walletpass.customers.importing.reading import Row
from walletpass.customers.models import Channel, Kind
from walletpass.customers.names import Name, normal_name
from walletpass.customers.postal_codes import normal_postal_code
from walletpass.kernel.errors import InvalidError
from walletpass.kernel.languages import Language

T = TypeVar("T")

_HANDLES: dict[Kind, Field] = {
    "phone": "phone",
    "email": "email",
    "external": "external_id",
    "card": "card_number",
}
_CONSENTS: dict[Field, Channel] = {
    "consent": "wallet",
    "consent_sms": "sms",
    "consent_email": "email",
    "consent_call": "call",
}


@dataclass(frozen=True, slots=True)
class Rules:
    """What depends on whose file it is, and on the day."""

    country: str
    today: date


@dataclass(frozen=True, slots=True)
class CleanRow:
    """A row that can be right: what it tells, ready to be kept.

    *remarks* say what it tells besides, and is unfit to be kept.
    """

    number: int
    handles: tuple[Handle, ...]
    name: Name
    birthday: Birthday | None
    postal_code: str
    language: Language | None
    timezone: str | None
    source: Mapping[str, str]
    attributes: Mapping[str, Any]
    balance: int
    choices: tuple[Choice, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """A row that cannot be right, and every reason."""

    number: int
    codes: tuple[str, ...]


def check(row: Row, columns: Columns, width: int, rules: Rules) -> CleanRow | FaultyRow:
    """Read a row of a table *width* columns wide; a cell that is missing is empty."""
    if row.damage:
        return FaultyRow(row.number, (row.damage,))
    if any(map(str.strip, row.cells[width:])):
        return FaultyRow(row.number, ("too-many-cells",))
    texts = {
        field: cells.said(row.cells[place])
        for field, place in columns.items()
        if place < len(row.cells)
    }
    if any("\N{REPLACEMENT CHARACTER}" in text for text in texts.values()):
        return FaultyRow(row.number, ("damaged-text",))
    return _Reading(texts, rules).row(row.number)


class _Reading:
    """One row being read: cells go in, facts and faults come out."""

    def __init__(self, texts: dict[Field, str], rules: Rules) -> None:
        self._texts = {field: text for field, text in texts.items() if text}
        self._rules = rules
        self._codes: list[str] = []

    def row(self, number: int) -> CleanRow | FaultyRow:
        handles = tuple(self._handles())
        if not handles and not self._codes:
            self._codes.append("nothing-to-find")
        clean = CleanRow(
            number,
            handles,
            self._name(),
            self._read("birthday", self._birthday, None),
            self._read("postal_code", normal_postal_code, ""),
            cells.language(self._texts.get("language", "")),
            self._read("timezone", cells.timezone, None),
            self._read("source", cells.source, {}),
            self._read("attributes", cells.attributes, {}),
            self._read("balance", cells.balance, 0),
            tuple(self._choices()),
        )
        codes = tuple(dict.fromkeys(self._codes))
        if not codes:
            return clean
        if not handles or UnfitBalanceError.code in codes:
            return FaultyRow(number, codes)
        return replace(clean, remarks=tuple(map(_remark, codes)))

    def _read(self, field: Field, meaning: Callable[[str], T], blank: T) -> T:
        """Return what a cell means, noting it when it cannot mean anything."""
        if field not in self._texts:
            return blank
        try:
            return meaning(self._texts[field])
        except InvalidError as fault:
            self._codes.append(fault.code)
            return blank

    def _handles(self) -> Iterator[Handle]:
        country = self._rules.country
        for kind, field in _HANDLES.items():
            read = partial(_found_by, kind, country)
            if given := self._read(field, read, None):
                yield given

    def _name(self) -> Name:
        first = self._read("first_name", _named, "")
        last = self._read("last_name", _named, "")
        if first or last:
            return Name(first, last)
        if whole := self._read("full_name", _named, ""):
            first, _, last = whole.partition(" ")
            return Name(first, last)
        surname, _, rest = self._read("surname_first", _named, "").partition(" ")
        return Name(rest, surname) if rest else Name(surname, "")

    def _birthday(self, text: str) -> Birthday | None:
        return cells.birthday(
            text,
            month_first=self._rules.country == "US",
            today=self._rules.today,
        )

    def _choices(self) -> Iterator[Choice]:
        for field, channel in _CONSENTS.items():
            given = self._read(field, cells.agreed, None)
            if given is not None:
                yield Choice(channel, given)


def _remark(code: str) -> str:
    """Return what is said of a row that is kept without something unfit."""
    return f"without-{code.removeprefix('unfit-').removeprefix('too-many-')}"


def _found_by(kind: Kind, country: str, text: str) -> Handle:
    written = cells.phone(text, country) if kind == "phone" else text
    return handle(kind, written, country)


def _named(text: str) -> str:
    return normal_name("name", text)
