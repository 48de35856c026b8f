"""Rules as the form writes them: flat texts by name, there and back.

Names are the paths of the document, ``rules.0.gives.per``; what cannot be read as a
number stays a text, which the rules then refuse at its place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from walletpass.rewards import Terms
from walletpass.rewards.rules import Document, Rule
from walletpass.rewards.rules.document import MOST_RULES
from walletpass.web.studio.rules.boxes import (
    GROUPS,
    NAMES,
    PARTS,
    SPENDING,
    TERMS,
    WHOLE,
    Box,
    Rows,
    places,
)
from walletpass.web.studio.rules.numbers import counted, shown

Flat = dict[str, str]
PAYS: Final = "pays"
_NO_CURRENCY: Final = "XXX"  # as ISO 4217 writes it: terms hold no money
_MOST_ROWS: Final = 200
_RULE: Final = re.compile(r"rules\.(\d{1,6})\.")


def rule_boxes() -> Iterator[Box | Rows]:
    """Return everything that is asked about a rule."""
    yield from NAMES
    for _, boxes in PARTS:
        yield from boxes


def flat_from(document: Document, terms: Terms) -> Flat:
    """Return the texts with which a form shows rules and terms."""
    writer = _Writer(document.currency, is_money=document.gives == "discount")
    for box in WHOLE:
        writer.write(box, document, "")
    writer.write_rows(GROUPS, document, "")
    for number, rule in enumerate(document.rules):
        writer.write_rule(rule, f"rules.{number}.")
    if document.spending:
        writer.flat[PAYS] = "1"
        for box in SPENDING:
            writer.write(box, document, "")
    for box in TERMS:
        writer.write(box, {"terms": terms}, "")
    return writer.flat


class _Writer:
    """Writes parts of a document as texts."""

    def __init__(self, currency: str, *, is_money: bool) -> None:
        self.flat: Flat = {}
        self._currency, self._is_money = currency, is_money

    def write_rule(self, rule: Rule, under: str) -> None:
        for box in rule_boxes():
            if isinstance(box, Rows):
                self.write_rows(box, rule, under)
            else:
                self.write(box, rule, under)

    def write_rows(self, rows: Rows, thing: Any, under: str) -> None:
        for number, row in enumerate(_reach(thing, rows.path) or ()):
            for box in rows.boxes:
                self.write(box, row, f"{under}{rows.path}.{number}.")

    def write(self, box: Box, thing: Any, under: str) -> None:
        value = _reach(thing, box.path)
        name = under + box.path
        match box.kind, value:
            case (("ticks" | "groups"), _):
                self.flat |= {f"{name}.{word}": "1" for word in value or ()}
            case _, True:
                self.flat[name] = "1"
            case _, None | False:
                pass
            case "words", _:
                self.flat[name] = "\n".join(value)
            case _, int():
                digits = places(box.kind, self._currency, is_money=self._is_money)
                self.flat[name] = shown(value, digits or 0)
            case _, date():
                self.flat[name] = value.isoformat()
            case _:
                self.flat[name] = str(value)


def _reach(thing: Any, path: str) -> Any:
    for step in path.split("."):
        if isinstance(thing, Mapping):
            thing = thing.get(step)
        elif isinstance(thing, Sequence) and step.isdigit():
            thing = thing[int(step)] if int(step) < len(thing) else None
        else:
            thing = getattr(thing, step, None)
        if thing is None:
            return None
    return thing


def tidied(form: Mapping[str, str]) -> Flat:
    """Return what a form sent with rules and rows numbered anew, empty rows left out."""
    flat = {
        name: text.replace("\r\n", "\n").strip()
        for name, text in form.items()
        if not name.startswith("rules.") and not name.startswith("groups.")
    }
    _keep_rows(GROUPS, form, "", "", flat)
    numbers = sorted({int(at[1]) for name in form if (at := _RULE.match(name))})
    for number, old in enumerate(numbers[:MOST_RULES]):
        _keep_rule(form, f"rules.{old}.", f"rules.{number}.", flat)
    return flat


def _keep_rule(form: Mapping[str, str], old: str, new: str, flat: Flat) -> None:
    rows = [one for one in rule_boxes() if isinstance(one, Rows)]
    paths = tuple(f"{old}{one.path}." for one in rows)
    for name, text in form.items():
        if name.startswith(old) and not name.startswith(paths):
            kept = text.replace("\r\n", "\n").strip()
            flat[new + name.removeprefix(old)] = kept
    for one in rows:
        _keep_rows(one, form, old, new, flat)


def _keep_rows(
    rows: Rows, form: Mapping[str, str], old: str, new: str, flat: Flat
) -> None:
    number = 0
    for at in range(_MOST_ROWS):
        row = {
            box.path: form.get(f"{old}{rows.path}.{at}.{box.path}", "").strip()
            for box in rows.boxes
        }
        if any(row[box.path] for box in rows.boxes if box.kind != "choice"):
            flat |= {f"{new}{rows.path}.{number}.{name}": row[name] for name in row}
            number += 1


def document_from(flat: Flat, currency: str) -> dict[str, Any]:
    """Return the document that a form wrote, to be read by whoever knows rules."""
    reader = _Reader(flat, currency)
    told: dict[str, Any] = {"currency": currency, "rules": []}
    for box in WHOLE:
        reader.read(box, "", told)
    reader.read_rows(GROUPS, "", told)
    number = 0
    while f"rules.{number}.code" in flat:
        told["rules"].append(reader.rule(f"rules.{number}."))
        number += 1
    if flat.get(PAYS):
        for box in SPENDING:
            reader.read(box, "", told)
        told.setdefault("spending", {})
    return told


def terms_told(flat: Flat) -> dict[str, Any]:
    """Return the terms that a form wrote."""
    told: dict[str, Any] = {}
    for box in TERMS:
        _Reader(flat, _NO_CURRENCY).read(box, "", told)
    kept: dict[str, Any] = told.get("terms", {})
    return kept


class _Reader:
    """Reads parts of a document from texts."""

    def __init__(self, flat: Flat, currency: str) -> None:
        self._flat, self._currency = flat, currency
        self._is_money = flat.get("gives") == "discount"

    def rule(self, under: str) -> dict[str, Any]:
        told: dict[str, Any] = {}
        chosen = {
            f"{part}-{self._flat.get(f'{under}{part}.kind', '')}"
            for part in ("on", "gives", "pending", "expiry")
        }
        for box in rule_boxes():
            if box.when and chosen.isdisjoint(box.when):
                continue
            if isinstance(box, Rows):
                self.read_rows(box, under, told)
            else:
                self.read(box, under, told)
        return told

    def read_rows(self, rows: Rows, under: str, told: dict[str, Any]) -> None:
        found: list[Any] = []
        while True:
            place = f"{under}{rows.path}.{len(found)}."
            if not any(f"{place}{box.path}" in self._flat for box in rows.boxes):
                break
            row: dict[str, Any] = {}
            for box in rows.boxes:
                self.read(box, place, row)
            pair = [row.get(box.path, "") for box in rows.boxes]
            found.append(pair if rows.as_pairs else row)
        if found:
            _put(told, rows.path, found)

    def read(self, box: Box, under: str, told: dict[str, Any]) -> None:
        name = under + box.path
        text = self._flat.get(name, "")
        match box.kind:
            case "tick":
                _put(told, box.path, bool(text))
            case "ticks":
                words = [word for word in box.choices if f"{name}.{word}" in self._flat]
                _put(told, box.path, words)
            case "groups":
                found = [one for one in self._flat if one.startswith(f"{name}.")]
                _put(told, box.path, [one.removeprefix(f"{name}.") for one in found])
            case _ if not text:
                return
            case "words":
                words = [word.strip() for word in text.split("\n")]
                _put(told, box.path, [word for word in words if word])
            case kind:
                digits = places(kind, self._currency, is_money=self._is_money)
                value = text if digits is None else counted(text, digits)
                _put(told, box.path, value)


def _put(told: dict[str, Any], path: str, value: Any) -> None:
    *way, last = path.split(".")
    for step in way:
        told = told.setdefault(step, {})
    told[last] = value
