"""What is wrong with a campaign, in the reader's words, at the box it is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from walletpass.rewards.rules import Fault
from walletpass.web.translations import Speaker

_VARIANT: Final = re.compile(r"\$\.variants\[(\d+)\]\.?([a-z_]*)\.?([a-z]{0,2})")
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
    found = _VARIANT.match(path)
    if found:
        number, name, language = found.groups()
        return "-".join(part for part in (name or "words", number, language) if part)
    name = path.removeprefix("$.").removeprefix("schedule.").removeprefix("cost.")
    return name.replace(".", "-").partition("[")[0]


def _words(fault: Fault, say: Speaker) -> str:
    code = "number" if fault.code in _NUMBERS else fault.code
    name = f"campaigns.fault.{code}"
    words = say(name) if say.knows(name) else say("campaigns.fault.other")
    found = _VARIANT.match(fault.path)
    if found is None:
        return words
    language = found[3].upper()
    return say(
        "campaigns.fault.of",
        number=int(found[1]) + 1,
        language=f", {language}" if language else "",
        words=words,
    )
