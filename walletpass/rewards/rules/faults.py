"""What a library found wrong, in our words: where, what, and how to put it right."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic_core import ErrorDetails

from walletpass.rewards.rules.errors import Fault

Place = tuple[int | str, ...]

_NAME: Final = "[key]"

_SAID: Final[Mapping[str, tuple[str, str, str]]] = {
    "missing": ("missing", "Something is missing here.", "Add it."),
    "unexpected_keyword_argument": (
        "unknown-name",
        "Nothing here has this name.",
        "Correct the name, or leave it out.",
    ),
    "extra_forbidden": (
        "unknown-name",
        "Nothing here has this name.",
        "Correct the name, or leave it out.",
    ),
    "union_tag_not_found": ("no-kind", "It does not say its kind.", "Add a kind."),
    "union_tag_invalid": (
        "unknown-kind",
        "{tag} is no kind known here.",
        "Choose one of {expected_tags}.",
    ),
    "literal_error": (
        "unknown-word",
        "This is no word known here.",
        "Choose {expected}.",
    ),
    "int_type": ("no-number", "This is no number.", "Give a whole number."),
    "int_from_float": ("not-whole", "Numbers here are whole.", "Give a whole number."),
    "string_type": ("no-text", "This is no text.", "Write it in quotes."),
    "bool_type": ("no-answer", "This is neither yes nor no.", "Give true or false."),
    "tuple_type": ("no-list", "This is no list.", "Put it in square brackets."),
    "dict_type": ("no-object", "This is no object.", "Put it in curly brackets."),
    "dataclass_type": ("no-object", "This is no object.", "Put it in curly brackets."),
    "model_type": ("no-object", "This is no object.", "Put it in curly brackets."),
    "float_type": ("no-number", "This is no number.", "Give a number such as 0.05."),
    "finite_number": ("no-number", "This is no number.", "Give a number such as 0.05."),
    "greater_than_equal": ("too-small", "It is too small.", "Give {ge} or more."),
    "greater_than": ("too-small", "It is too small.", "Give more than {gt}."),
    "less_than_equal": ("too-large", "It is too large.", "Give {le} or less."),
    "too_short": ("too-short", "The list is too short.", "Give {min_length} or more."),
    "too_long": ("too-long", "The list is too long.", "Give {max_length} at most."),
    "string_too_short": ("empty", "There is nothing in it.", "Write something."),
    "string_too_long": (
        "too-long",
        "The text is too long.",
        "Use {max_length} characters at most.",
    ),
    "string_pattern_mismatch": (
        "unfit-text",
        "The text has another form.",
        "{form}",
    ),
}


_CODE: Final = (
    "Use small Latin letters, digits, dots, underscores and hyphens, up to {} in all, "
    "and begin with a letter or a digit."
)
_FORMS: Final[Mapping[str, str]] = {
    r"^[a-z0-9][a-z0-9._-]{0,31}$": _CODE.format(32),
    r"^[a-z0-9][a-z0-9._-]{0,39}$": _CODE.format(40),
    r"^[a-z0-9][a-z0-9._-]{0,63}$": _CODE.format(64),
    r"^[a-z0-9_]{1,32}$": "Give the id as it was answered, such as seg_01h2xcejqtf2.",
    r"^[A-Z]{3}$": "Give an ISO 4217 code such as PLN.",
    r"^([01][0-9]|2[0-3]):[0-5][0-9]$": "Write a time such as 09:30.",
    r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$": "Write a time such as 09:30, or 24:00.",
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "Write a day such as 2027-01-31.",
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$": (
        "Write a day and a time such as 2027-01-31T10:00."
    ),
    r"^[^\x00-\x1f]+$": "Leave out control characters, such as line breaks and tabs.",
}
"""What each pattern asks for, in words that people read."""


def fault_from(detail: ErrorDetails, told: Any) -> Fault:
    """Return the fault in a document that *detail* is about."""
    path = path_of(_place_in(told, detail["loc"]))
    facts = detail.get("ctx", {})
    if "pattern" in facts:
        facts = facts | {"form": _FORMS.get(facts["pattern"], "Correct it.")}
    if said := _SAID.get(detail["type"]):
        code, message, remedy = said
        return Fault(
            path, code, message.format(**_short(facts)), remedy.format(**facts)
        )
    if detail["type"].startswith("date"):
        return Fault(
            path, "no-date", "This is no date.", "Write it such as 2027-01-31."
        )
    remedy = str(facts.get("remedy", "Correct it."))
    return Fault(path, detail["type"].replace("_", "-"), detail["msg"], remedy)


def path_of(place: Place) -> str:
    """Return the JSON path of a place.

    >>> path_of(("rules", 0, "gives"))
    '$.rules[0].gives'
    """
    return "$" + "".join(
        f"[{step}]" if isinstance(step, int) else f".{step[:80]}" for step in place
    )


def _place_in(told: Any, steps: Place) -> Place:
    """Return the steps that lead to a place in what was *told*.

    The library counts the kind of an object, and that a name is one, as steps too.
    """
    place: list[int | str] = []
    may_be_kind = True
    for step in steps:
        if isinstance(told, dict) and may_be_kind and step == told.get("kind"):
            may_be_kind = False
            continue
        if step == _NAME:
            continue
        may_be_kind = True
        place.append(step)
        if isinstance(told, dict):
            told = told.get(step)
        elif isinstance(told, list) and isinstance(step, int):
            told = told[step] if step < len(told) else None
    return tuple(place)


def _short(facts: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(fact)[:80] for name, fact in facts.items()}
