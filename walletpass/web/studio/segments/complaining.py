"""What is wrong with a segment, in the reader's words, at the condition it is about."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from walletpass.rewards.rules import Fault
from walletpass.web.studio.segments.forms import ROOT, Asked, Group, places
from walletpass.web.translations import Speaker

_STEP: Final = re.compile(r"[a-z_]+(\[\d+\])?$")


@dataclass(frozen=True, slots=True)
class Complaint:
    """What to put right at a *place* of the form, in a *box* of it if it is about one."""

    place: str
    box: str
    text: str

    @property
    def id(self) -> str:
        """The id of what it is about."""
        return "-".join(part for part in (self.place, self.box) if part)


def complaints_of(
    faults: Sequence[Fault], where: Mapping[str, str], form: Group, say: Speaker
) -> list[Complaint]:
    """Return what is said of these faults; *where* tells the places of a tree's paths."""
    parts = dict(places(form))
    found = []
    for fault in faults:
        place, rest = _place(fault.path, where)
        part = parts.get(place)
        name = rest.partition("[")[0]
        boxes = part.offered.boxes if isinstance(part, Asked) else ()
        box = name if name in {one.name for one in boxes} else ""
        found.append(Complaint(place, box, _words(fault, say)))
    return list(dict.fromkeys(found))


def hollow_in(form: Group, say: Speaker) -> list[Complaint]:
    """Return what is said of groups in which nothing stands."""
    return [
        Complaint(place, "", say("segments.fault.hollow"))
        for place, part in places(form)
        if isinstance(part, Group)
        and not part.parts
        and (place != ROOT or part.mode != "all")
    ]


def _place(path: str, where: Mapping[str, str]) -> tuple[str, str]:
    if path in ("", "$"):
        return ROOT, ""
    place, rest = path, ""
    while place not in where:
        shorter = _STEP.sub("", place).rstrip(".")
        if shorter == place or not place:
            return where.get("", ROOT), path
        rest = path[len(shorter) :].lstrip(".")
        place = shorter
    return where[place], rest


def _words(fault: Fault, say: Speaker) -> str:
    name = f"segments.fault.{fault.code}"
    return say(name if say.knows(name) else "segments.fault.other")
