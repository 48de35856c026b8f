"""What is wrong with a campaign, in the reader's words, at the box it is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from walletpass.rewards.rules import Fault
from walletpass.web.translations import Speaker

_VARIANT: Final = re.compile(r"\$\.variants\[(\d+)\]\.?([a-z_]*)\.?([a-z]{0,2})")
_STEP: Final = re.compile(
    r"\$\.route\.steps((?:\[\d+\]\.(?:then|else))*\[\d+\])\.?(.*)"
)
_SAID_AT: Final = re.compile(r"variants\[0\]\.?([a-z_]*)\.?([a-z]{0,2})$")
_NUMBERS: Final = frozenset(("too-large", "too-small", "no-number", "not-whole"))


@dataclass(frozen=True, slots=True)
class Complaint:
    """What to put right: *box* is the id of the field it is about, if it has one."""

    box: str
    text: str


def complaints_of(faults: Sequence[Fault], say: Speaker) -> list[Complaint]:
    """Return what is said of these faults, each once."""
    told = [Complaint(_box(fault.path), _words(fault, say)) for fault in faults]
    return list(dict.fromkeys(told))


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
        return "-".join(part for part in (place, *said.groups()) if part)
    name = found[2].partition(".")[0]
    if name in ("days", "hours", "until"):
        return f"{place}-{name}"
    return f"{place}-asks" if name == "when" else place


def _words(fault: Fault, say: Speaker) -> str:
    code = "number" if fault.code in _NUMBERS else fault.code
    name = f"campaigns.fault.{code}"
    words = say(name) if say.knows(name) else say("campaigns.fault.other")
    step = _STEP.match(fault.path)
    if step is not None:
        return say("campaigns.fault.step", step=_called(step[1], say), words=words)
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


def _called(place: str, say: Speaker) -> str:
    parts = re.findall(r"\d+|then|else", place)
    path = [str(int(part) + 1) if part.isdecimal() else part for part in parts]
    return called(path, say)


def called(path: Sequence[str], say: Speaker) -> str:
    """Return what a step is called: its number, after those of the branches around it."""
    return " · ".join(
        part if part.isdecimal() else say(f"campaigns.route.{part}.short")
        for part in path
    )
