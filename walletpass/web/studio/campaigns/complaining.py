"""What is wrong with a campaign, in the reader's words, at the box it is about."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from walletpass.rewards.rules import Fault
from walletpass.web.translations import Speaker

_VARIANT: Final = re.compile(r"\$\.variants\[(\d+)\]\.?([a-z_]*)\.?([a-z]{0,2})")
_STEP: Final = re.compile(
    r"\$\.route\.steps((?:\[\d+\]\.(?:then|else))*\[\d+\])\.?(.*)"
)
_SAID_AT: Final = re.compile(r"variants\[(\d+)\]\.?([a-z_]*)\.?([a-z]{0,2})$")
_NUMBERS: Final = frozenset(("no-number", "not-whole"))
_LIMITED: Final = frozenset(("too-large", "too-small", "too-long"))
_PERCENT: Final = frozenset(("$.holdout", "$.cost.margin"))
_ON_A_DAY: Final = frozenset(("hour-left-out", "hour-twice"))
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_LABELS: Final[Mapping[str, str]] = {
    "name": "campaigns.name",
    "at": "campaigns.at",
    "until": "campaigns.until",
    "spread_minutes": "campaigns.spread",
    "shows_days": "campaigns.shows_days",
    "window_days": "campaigns.window",
    "holdout": "campaigns.holdout",
    "margin": "campaigns.margin",
    "priority": "campaigns.priority",
    "category": "campaigns.category",
    "again_after_days": "campaigns.route.again",
}
_LIMIT: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Complaint:
    """What to put right: *box* is the id of the field it is about, if it has one.

    *label* is what the field is called, where the text alone does not tell which it is.
    """

    box: str
    text: str
    label: str = ""

    @property
    def in_list(self) -> str:
        """The words for a list, away from the field."""
        return f"{self.label}: {self.text}" if self.label else self.text


def complaints_of(faults: Sequence[Fault], say: Speaker) -> list[Complaint]:
    """Return what is said of these faults, each once."""
    told = []
    for fault in faults:
        box = _box(fault.path)
        told.append(Complaint(box, _words(fault, say), _label(box, say)))
    return list(dict.fromkeys(told))


def _label(box: str, say: Speaker) -> str:
    """Return what a box of the campaign itself is called, where it has a name."""
    name, _, rest = box.partition("-")
    key = f"campaigns.trigger.box.{rest}" if name == "trigger" else _LABELS.get(box, "")
    return say(key) if key and say.knows(key) else ""


def _box(path: str) -> str:
    if path.startswith("$.route"):
        return _box_on_route(path)
    found = _VARIANT.match(path)
    if found:
        number, name, language = found.groups()
        return "-".join(part for part in (name or "words", number, language) if part)
    name = path.removeprefix("$.").removeprefix("schedule.").removeprefix("cost.")
    return name.replace(".", "-").partition("[")[0]


def _box_on_route(path: str) -> str:
    """Return the box of a step; of a question whose parts have none, that of all of it."""
    found = _STEP.match(path)
    if found is None:
        name = path.removeprefix("$.route").strip(".").partition(".")[0]
        return name if name in ("leave", "again_after_days") else "route"
    place = "s" + found[1].replace(".then", "-t").replace(".else", "-e")
    place = place.replace("[", "-").replace("]", "")
    said = _SAID_AT.match(found[2])
    if said is not None:
        number, *box = said.groups()
        here = place if number == "0" else f"{place}v{number}"
        return "-".join(part for part in (here, *box) if part)
    name = found[2].partition(".")[0]
    if name in ("days", "hours", "until"):
        return f"{place}-{name}"
    return f"{place}-asks" if name == "when" else place


def _words(fault: Fault, say: Speaker) -> str:
    code = "number" if fault.code in _NUMBERS else fault.code
    words = _said(f"campaigns.fault.{code}", fault, say)
    step = _STEP.match(fault.path)
    if step is not None:
        return say("campaigns.fault.step", step=called_at(step[1], say), words=words)
    found = _VARIANT.match(fault.path)
    if found is None:
        return words
    language = f"places.in.{found[3]}"
    return say(
        "campaigns.fault.of",
        number=int(found[1]) + 1,
        language=f", {say(language)}" if say.knows(language) else "",
        words=words,
    )


def _said(name: str, fault: Fault, say: Speaker) -> str:
    limit = _LIMIT.search(fault.remedy)
    if fault.code in _LIMITED and limit is not None:
        number = float(limit[0]) * (100 if fault.path in _PERCENT else 1)
        return say(name, limit=say.number(int(number)))
    day = _DAY.search(fault.message)
    if fault.code in _ON_A_DAY and day is not None:
        return say(name, day=say.day(date.fromisoformat(day[0])))
    known = say.knows(name) and fault.code not in _LIMITED
    return say(name if known else "campaigns.fault.other")


def called_at(place: str, say: Speaker) -> str:
    """Return what the step at a place of a document is called, such as ``[2].then[0]``."""
    parts = re.findall(r"\d+|then|else", place)
    path = [str(int(part) + 1) if part.isdecimal() else part for part in parts]
    return called(path, say)


def called(path: Sequence[str], say: Speaker) -> str:
    """Return what a step is called: its number, after those of the branches around it."""
    return " · ".join(
        part if part.isdecimal() else say(f"campaigns.route.{part}.short")
        for part in path
    )
