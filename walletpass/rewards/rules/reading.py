"""Documents of rules: read to the letter, every fault told by its place, at once."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from walletpass.kernel.signs import TURNING
from walletpass.rewards.rules.contradictions import contradictions
from walletpass.rewards.rules.document import Document
from walletpass.rewards.rules.errors import Fault, UnfitRulesError
from walletpass.rewards.rules.faults import Place, fault_from, path_of
from walletpass.rewards.rules.ruleset import RuleSet

DEEPEST: Final = 12
MOST_FAULTS: Final = 100
LONGEST: Final = 2_000_000  # characters; five hundred rules with long lists fit
_LARGEST: Final = 10**15

_STEERING: Final = re.compile(rf"[\x00-\x1f\x7f\ud800-\udfff{TURNING}]")
_DOCUMENT: Final = TypeAdapter(Document)


def read(told: Any) -> RuleSet:
    """Return the rules that a decoded JSON document describes, ready to be asked.

    Raises:
        UnfitRulesError: Some of it cannot be followed; every reason is in it.
    """
    return RuleSet(document_from(told))


def read_text(text: str | bytes) -> RuleSet:
    """Return the rules that a JSON text describes, in which every name is there once.

    Raises:
        UnfitRulesError: It is no JSON, or some of it cannot be followed.
    """
    if len(text) > LONGEST:
        raise UnfitRulesError([_no_json("It is longer than any rules need to be.")])
    twice: list[str] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) < len(pairs):
            names = [name for name, _ in pairs]
            twice.extend(name for name in members if names.count(name) > 1)
        return members

    try:
        told = json.loads(text, object_pairs_hook=once)
    except (ValueError, RecursionError) as trouble:
        raise UnfitRulesError([_no_json("It cannot be read as JSON.")]) from trouble
    if twice:
        raise UnfitRulesError([_twice(name) for name in twice[:MOST_FAULTS]])
    return read(told)


def document_from(told: Any) -> Document:
    """Return the document that was told as decoded JSON.

    Raises:
        UnfitRulesError: Some of it cannot be followed; every reason is in it.
    """
    odd: dict[Place, Fault] = {}
    tame = tamed(told, odd)
    faults = list(odd.values())
    document = None
    try:
        document = _DOCUMENT.validate_json(json.dumps(tame))
    except ValidationError as unfit:
        faults += _faults(unfit, tame, odd)
    faults += contradictions(tame)
    if faults or document is None:
        unique = {(fault.path, fault.code): fault for fault in faults}
        raise UnfitRulesError(list(unique.values())[:MOST_FAULTS])
    return document


def as_told(document: Document) -> dict[str, Any]:
    """Return the document as JSON, without what goes without saying."""
    told: dict[str, Any] = plain(document)
    return told


def plain(part: Any) -> Any:
    """Return a part of a document as JSON, without what goes without saying."""
    if isinstance(part, date):
        return part.isoformat()
    if isinstance(part, tuple):
        return [plain(one) for one in part]
    if not is_dataclass(part):
        return part
    return {
        one.name: plain(getattr(part, one.name))
        for one in fields(part)
        if one.name == "kind" or getattr(part, one.name) != _default(one)
    }


def _default(one: Field[Any]) -> Any:
    return one.default if one.default_factory is MISSING else one.default_factory()


def _faults(
    unfit: ValidationError, tame: Any, odd: Mapping[Place, Fault]
) -> Iterator[Fault]:
    for detail in unfit.errors(include_url=False, include_input=False):
        fault = fault_from(detail, tame)
        if all(fault.path != known.path for known in odd.values()):
            yield fault


def tamed(told: Any, odd: dict[Place, Fault], place: Place = ()) -> Any:
    """Return what was told without what no rules hold anywhere, noting each such thing."""
    if not isinstance(told, dict | list):
        return _tamed_value(told, place, odd)
    if len(place) >= DEEPEST:
        _strange(place, odd, "too-deep", "Nothing here is nested so deep.")
        return None
    if isinstance(told, list):
        return [tamed(part, odd, (*place, index)) for index, part in enumerate(told)]
    return {
        _text(str(name), place, odd): tamed(part, odd, (*place, str(name)))
        for name, part in told.items()
    }


def _tamed_value(told: Any, place: Place, odd: dict[Place, Fault]) -> Any:
    match told:
        case None | bool():
            return told
        case str():
            return _text(told, place, odd)
        case int() if -_LARGEST < told < _LARGEST:
            return told
        case int():
            _strange(place, odd, "too-large", "The number is too large.")
        case float():
            _strange(place, odd, "not-whole", "Numbers here are whole.")
        case _:
            _strange(place, odd, "no-json", "This is no JSON.")
    return None


def _text(text: str, place: Place, odd: dict[Place, Fault]) -> str:
    if not _STEERING.search(text):
        return text
    _strange(place, odd, "control-character", "There is a character nobody can see.")
    return _STEERING.sub("?", text)


_REMEDIES: Final = {
    "too-large": "Stay below a thousand million million.",
    "not-whole": "Count in hundredths, minor units and basis points.",
    "too-deep": "See what the form writes.",
    "no-json": "Send texts, whole numbers, lists and objects.",
    "control-character": "Write it anew, by hand.",
}


def _strange(place: Place, odd: dict[Place, Fault], code: str, message: str) -> None:
    odd[place] = Fault(path_of(place), code, message, _REMEDIES[code])


def _no_json(message: str) -> Fault:
    return Fault("$", "no-json", message, "Send one JSON object.")


def _twice(name: str) -> Fault:
    message = f"The name {name[:80]!r} is there twice in one object."
    return Fault("$", "same-name", message, "Keep one of them.")
