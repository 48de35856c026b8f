"""The boxes of a condition, as the parameters of its kind ask for them."""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import date
from functools import cache
from types import NoneType
from typing import Annotated, Any, Final, Literal, get_args, get_origin, get_type_hints

from walletpass.segments import Condition, kinds

Sort = Literal["number", "money", "points", "day", "word", "words", "one", "some"]

NAMED: Final = ("stores", "clubs", "tiers", "program")
"""Parameters that name what the brand has; their choices come from it."""

_SPLIT: Final = {"habit": "of", "card": "state"}
"""Parameters that make another condition of a kind: each is offered by itself."""
_MONEY: Final = {
    "spent",
    "habit.spent",
    "habit.basket",
    "habit.lifetime_value",
    "worth",
}
_POINTS: Final = {"balance", "expiring"}
_AMOUNTS: Final = ("at_least", "at_most")
_FIRST: Final = (
    "at_least",
    "at_most",
    "days",
    "month",
    "values",
    "given",
    "topic",
    "before",
    "after",
)
_WHEN: Final = ("over_days", "since", "until")
_ORDER: Final = {
    name: number
    for number, name in enumerate(("at_least", "at_most", "days", *_WHEN), start=1)
}
_MONTHS: Final = ("this", "next", *map(str, range(1, 13)))


@dataclass(frozen=True, slots=True)
class Box:
    """One parameter: what is put in, among which words, and whether it must be."""

    name: str
    sort: Sort
    among: tuple[str, ...] = ()
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Offered:
    """A condition as the list offers it: its kind, what is settled, and its boxes."""

    code: str
    kind: str
    settled: Mapping[str, str]
    boxes: Sequence[Box]

    @property
    def first(self) -> Sequence[Box]:
        """The boxes most people need; the others are folded away."""
        names = {box.name for box in self.boxes}
        is_when = "at_least" not in names and "over_days" in names
        asked = {*_FIRST, *(_WHEN if is_when else ())}
        found = [box for box in self.boxes if box.is_needed or box.name in asked]
        return sorted(found, key=lambda box: _ORDER.get(box.name, 0))

    @property
    def further(self) -> Sequence[Box]:
        """The others."""
        return [box for box in self.boxes if box not in self.first]


@cache
def offered() -> Mapping[str, Offered]:
    """Return every condition there is, by the code it has in the form."""
    found = [one for name, kind in kinds().items() for one in _of_kind(name, kind)]
    return {one.code: one for one in found}


def code_of(told: Mapping[str, Any]) -> str:
    """Return the code in the form of a condition in a tree."""
    kind = str(told["is"])
    name = _SPLIT.get(kind)
    if name is None:
        return kind
    return f"{kind}.{told.get(name) or _default(kinds()[kind], name)}"


def _of_kind(name: str, kind: type[Condition[Any]]) -> list[Offered]:
    split = _SPLIT.get(name)
    if split is None:
        return [Offered(name, name, {}, _boxes(name, kind))]
    words = get_args(get_type_hints(kind)[split])
    return [
        Offered(
            f"{name}.{word}",
            name,
            {split: word},
            [box for box in _boxes(f"{name}.{word}", kind) if box.name != split],
        )
        for word in words
    ]


def _boxes(code: str, kind: type[Condition[Any]]) -> list[Box]:
    hints = get_type_hints(kind, include_extras=True)
    found = []
    for parameter in fields(kind):
        sort, among = _sort(code, parameter.name, _plain(hints[parameter.name]))
        found.append(
            Box(parameter.name, sort, among, is_needed=parameter.default is MISSING)
        )
    return sorted(found, key=lambda box: not box.is_needed)


def _sort(code: str, name: str, hint: Any) -> tuple[Sort, tuple[str, ...]]:
    if name == "month":
        return "one", _MONTHS
    if hint is int:
        return _number(code, name), ()
    if get_origin(hint) is Literal:
        return "one", get_args(hint)
    if get_origin(hint) is tuple:
        among = _plain(get_args(hint)[0])
        words = get_args(among) if get_origin(among) is Literal else ()
        return ("some" if words or name in NAMED else "words"), words
    if name in NAMED:
        return "one", ()
    return _SIMPLE[hint]


_SIMPLE: Final[Mapping[Any, tuple[Sort, tuple[str, ...]]]] = {
    date: ("day", ()),
    bool: ("one", ("true", "false")),
    str: ("word", ()),
}


def _number(code: str, name: str) -> Sort:
    if name not in _AMOUNTS:
        return "number"
    return "money" if code in _MONEY else "points" if code in _POINTS else "number"


def _plain(hint: Any) -> Any:
    """Return a type without what is said of it, and without None."""
    if get_origin(hint) is Annotated:
        return _plain(get_args(hint)[0])
    told = [one for one in get_args(hint) if one is not NoneType]
    is_maybe = NoneType in get_args(hint)
    return _plain(told[0]) if is_maybe and len(told) == 1 else hint


def _default(kind: type[Condition[Any]], name: str) -> Any:
    return next(one.default for one in fields(kind) if one.name == name)
