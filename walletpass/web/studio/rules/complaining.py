"""Why rules cannot be followed, each reason at the box it is about."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from pydantic import ValidationError

from walletpass.kernel.errors import InvalidError
from walletpass.rewards import Terms, terms_from
from walletpass.rewards.rules import Fault
from walletpass.web.translations import Speaker

Complaints = dict[str, list[str]]
"""What is said at each box, by its name."""

_INDEX: Final = re.compile(r"\[(\d+)\]")
_MOST: Final = 50


def complaints_from(
    faults: Sequence[Fault], boxes: Collection[str], say: Speaker
) -> Complaints:
    """Return what to put right, at the box each fault is about, or the nearest one."""
    told: Complaints = {}
    for fault in faults[:_MOST]:
        name = _INDEX.sub(r".\1", fault.path).removeprefix("$").lstrip(".")
        if f"{name}.kind" in boxes and name not in boxes:
            name = f"{name}.kind"
        while name and name not in boxes:
            name = name.rpartition(".")[0]
        words = _words(fault.code, say)
        if words not in told.setdefault(name, []):
            told[name].append(words)
    return told


def at_odds(
    unfit: InvalidError, rules: Sequence[Mapping[str, Any]], say: Speaker
) -> Complaints:
    """Return what does not go with the rest of the program, such as its tiers."""
    told: Complaints = {}
    for fault in getattr(unfit, "faults", ()) or [None]:
        words = _words(fault.code if fault else "other", say)
        named = [
            f"rules.{number}.when.tiers"
            for number, rule in enumerate(rules)
            if fault and f"{rule['code']!r}" in fault.message
        ]
        for name in named or [""]:
            told[name] = [words]
    return told


def _words(code: str, say: Speaker) -> str:
    name = f"rules.fault.{code}"
    return say(name if say.knows(name) else "rules.fault.other")


_TERM_FAULTS: Final = {
    "int_type": "no-number",
    "greater_than_equal": "too-small",
    "less_than_equal": "too-large",
    "literal_error": "unknown-word",
}


def read_terms(told: dict[str, object], say: Speaker) -> tuple[Terms, Complaints]:
    """Return the terms, or those that go without saying and what to put right."""
    try:
        return terms_from(told), {}
    except ValidationError as unfit:
        found: Complaints = {}
        for fault in unfit.errors():
            code = _TERM_FAULTS.get(fault["type"], "other")
            found[f"terms.{fault['loc'][0]}"] = [_words(code, say)]
        return Terms(), found
