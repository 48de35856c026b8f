"""The form of a segment: groups of conditions, as they stand in its boxes."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal, TypeAlias, get_args

from walletpass.web.studio.segments.boxes import Offered, offered

Mode = Literal["all", "any", "none"]
MODES: Final[tuple[Mode, ...]] = get_args(Mode)
DEEPEST: Final = 3
"""How many groups may stand in each other, the outermost counted."""
MOST_PARTS: Final = 50
ROOT: Final = "n"
_WRITTEN: Final = re.compile(r"n(-\d{1,2})*")


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition as somebody filled it in: texts by box, words by list."""

    code: str
    texts: Mapping[str, str] = field(default_factory=dict)
    ticked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def offered(self) -> Offered:
        """Its kind, as the list offers it."""
        return offered()[self.code]


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions and groups: all of them, any of them, or none of them."""

    mode: Mode = "all"
    parts: tuple["Part", ...] = ()


Part: TypeAlias = Asked | Group
Change: TypeAlias = Callable[[Group], Group]


def form_from(sent: Mapping[str, str], lists: Mapping[str, Sequence[str]]) -> Group:
    """Return the form as somebody filled it in; *lists* are what was ticked, by name."""
    return _group_from(sent, lists, ROOT, 1)


def _group_from(
    sent: Mapping[str, str], lists: Mapping[str, Sequence[str]], place: str, depth: int
) -> Group:
    wanted = sent.get(f"{place}.mode", "all")
    mode: Mode = next((one for one in MODES if one == wanted), "all")
    parts: list[Part] = []
    for number in range(MOST_PARTS):
        inner = f"{place}-{number}"
        if (code := sent.get(f"{inner}.is", "")) in offered():
            parts.append(_asked_from(sent, lists, inner, code))
        elif f"{inner}.mode" in sent and depth < DEEPEST:
            parts.append(_group_from(sent, lists, inner, depth + 1))
    return Group(mode, tuple(parts))


def _asked_from(
    sent: Mapping[str, str], lists: Mapping[str, Sequence[str]], place: str, code: str
) -> Asked:
    boxes = offered()[code].boxes
    return Asked(
        code,
        {
            box.name: sent.get(f"{place}.{box.name}", "")
            for box in boxes
            if box.sort != "some"
        },
        {
            box.name: tuple(lists.get(f"{place}.{box.name}", ()))
            for box in boxes
            if box.sort == "some"
        },
    )


def rearranged(form: Group, todo: str, chosen: Mapping[str, str]) -> Group:
    """Return the form after a button of it: ``add``, ``group`` or ``remove`` a place.

    *chosen* is what was picked in the list beside the button, by the group's place.
    """
    verb, _, place = todo.partition(":")
    if not _WRITTEN.fullmatch(place):
        return form
    steps = [int(step) for step in place.split("-")[1:]]
    match verb:
        case "add" if chosen.get(place, "") in offered():
            return _with(form, steps, _fresh(chosen[place]))
        case "group" if len(steps) + 1 < DEEPEST:
            return _with(form, steps, Group("any"))
        case "remove" if steps:
            return _without(form, steps)
        case _:
            return form


def _fresh(code: str) -> Asked:
    told = {box.name: "" for box in offered()[code].boxes if box.sort != "some"}
    return Asked(code, told | _HINTS.get(code, {}))


_HINTS: Final[Mapping[str, dict[str, str]]] = {
    "consent": {"channel": "wallet", "topic": "marketing", "given": "true"},
}


def _with(group: Group, steps: Sequence[int], part: Part) -> Group:
    if not steps:
        return replace(group, parts=(*group.parts, part)[:MOST_PARTS])
    return _changed(group, steps, lambda inner: _with(inner, steps[1:], part))


def _without(group: Group, steps: Sequence[int]) -> Group:
    if len(steps) == 1:
        kept = tuple(
            one for number, one in enumerate(group.parts) if number != steps[0]
        )
        return replace(group, parts=kept)
    return _changed(group, steps, lambda inner: _without(inner, steps[1:]))


def _changed(group: Group, steps: Sequence[int], change: Change) -> Group:
    parts = tuple(
        change(one) if number == steps[0] and isinstance(one, Group) else one
        for number, one in enumerate(group.parts)
    )
    return replace(group, parts=parts)


def places(group: Group, place: str = ROOT) -> Iterator[tuple[str, Part]]:
    """Yield every part with its place in the form, from above."""
    yield place, group
    for number, part in enumerate(group.parts):
        inner = f"{place}-{number}"
        if isinstance(part, Group):
            yield from places(part, inner)
        else:
            yield inner, part
