"""Trees read to the letter: every fault told by its place, at once."""

import json
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from walletpass.rewards.rules.faults import fault_from
from walletpass.segments.conditions import kinds
from walletpass.segments.errors import Fault, InvalidSegmentError
from walletpass.segments.tree import All, Either, Leaf, Not, Tree

DEEPEST: Final = 8
MOST_CONDITIONS: Final = 50
MOST_FAULTS: Final = 100
_SAID: Final = 80
_JOINS: Final = ("all", "any", "not", "is")
_NOBODY: Final = Either(())
_STRICT: Final = ConfigDict(extra="forbid", strict=True)


def parse(told: Any) -> Tree:
    """Return the tree that decoded JSON describes.

    It is ``{"all": […]}``, ``{"any": […]}``, ``{"not": {…}}`` or ``{"is": "<kind>", …}``.
    ``{"all": []}`` is everybody.

    Raises:
        InvalidSegmentError: Some of it cannot be followed; every reason is in it.
    """
    reading = _Reading()
    tree = reading.node(told, "", 1)
    if reading.conditions > MOST_CONDITIONS:
        reading.fault(
            "",
            "too-many",
            f"There are {reading.conditions} conditions.",
            f"Use {MOST_CONDITIONS} at most.",
        )
    if reading.faults:
        raise InvalidSegmentError(reading.faults[:MOST_FAULTS])
    return tree


@dataclass
class _Reading:
    faults: list[Fault] = field(default_factory=list)
    conditions: int = 0

    def node(self, told: Any, path: str, depth: int) -> Tree:
        if not isinstance(told, dict):
            self.fault(path, "no-object", "This is no condition.", _SHAPES)
            return _NOBODY
        if depth > DEEPEST:
            self.fault(
                path,
                "too-deep",
                f"It is nested more than {DEEPEST} deep.",
                "Save a part of it as a segment of its own, or say it flatter.",
            )
            return _NOBODY
        joins = [name for name in _JOINS if name in told]
        if len(joins) != 1:
            code = "two-in-one" if joins else "no-kind"
            self.fault(path, code, "It does not say what it is, once.", _SHAPES)
            return _NOBODY
        [join] = joins
        if join == "is":
            return self.leaf(told, path)
        for name in told:
            if name != join:
                self._unknown(_under(path, str(name)))
        if join == "not":
            return Not(self.node(told["not"], _under(path, "not"), depth + 1))
        parts = self._parts(told[join], _under(path, join), depth)
        return All(parts) if join == "all" else Either(parts)

    def _parts(self, told: Any, path: str, depth: int) -> tuple[Tree, ...]:
        if not isinstance(told, list):
            self.fault(
                path, "no-list", "This is no list.", "Put it in square brackets."
            )
            return ()
        return tuple(
            self.node(part, f"{path}[{index}]", depth + 1)
            for index, part in enumerate(told[: MOST_CONDITIONS * 2])
        )

    def leaf(self, told: dict[str, Any], path: str) -> Tree:
        self.conditions += 1
        kind = told["is"]
        known = kinds().get(kind) if isinstance(kind, str) else None
        if known is None:
            self._unknown_kind(kind, path)
            return _NOBODY
        given = {str(name): part for name, part in told.items() if name != "is"}
        try:
            asked = json.dumps(given, allow_nan=False)
        except (ValueError, TypeError, RecursionError):
            self.fault(path, "no-json", "This is no JSON.", "Send texts and numbers.")
            return _NOBODY
        try:
            return Leaf(_reader(kind).validate_json(asked), path)
        except ValidationError as unfit:
            for detail in unfit.errors(include_url=False, include_input=False):
                fault = fault_from(detail, given)
                place = path + fault.path[1:] if path else fault.path[2:]
                self.fault(place, fault.code, fault.message, fault.remedy)
            return _NOBODY

    def _unknown_kind(self, kind: Any, path: str) -> None:
        remedy = _REMEDIES.get(str(kind), f"Choose one of {', '.join(kinds())}.")
        shown = str(kind)[:_SAID]
        self.fault(
            _under(path, "is"),
            "unknown-kind",
            f"{shown} is no kind known here.",
            remedy,
        )

    def _unknown(self, path: str) -> None:
        self.fault(
            path,
            "unknown-name",
            "Nothing here has this name.",
            "Correct the name, or leave it out.",
        )

    def fault(self, path: str, code: str, message: str, remedy: str) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(path or "$", code, message, remedy))


_SHAPES: Final = (
    'Write {"all": […]}, {"any": […]}, {"not": {…}} or {"is": "bought", …}.'
)
_REMEDIES: Final = {
    "age": "The year of birth is sealed and cannot be asked. Keep an age band as an "
    "attribute, and ask for that, or ask for the birthday.",
    "gender": "It is not kept. Keep it as an attribute if you must, and ask for that.",
}


def _under(path: str, name: str) -> str:
    return f"{path}.{name[:_SAID]}" if path else name[:_SAID]


@cache
def _reader(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(with_config(_STRICT)(kinds()[kind]))
