"""The fields of a card as a form holds them: kept in order, moved, added, taken away.

A field is known by its key, which is never shown. Whatever of it the form does not ask
about, such as its alignment, stays as it was.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from walletpass.kernel.languages import LANGUAGES
from walletpass.passes.facts import NAMES

Plain = dict[str, Any]
"""A design, or a part of one, as JSON has it."""

PLACES: Final = ("header", "primary", "secondary", "auxiliary", "back")
TEXT: Final = "text"
NUMBER: Final = "number"

_FORMATS: Final[Mapping[str, Plain]] = {
    "balance": {"number": "decimal"},
    "member_since": {"date": "medium"},
}
"""How a phone should write a fact that is a number or a date."""


def fields_in(draft: Plain) -> Iterator[tuple[str, Plain]]:
    """Return each field the form shows with its place, in order."""
    for place in PLACES:
        for field in draft["fields"].get(place, ()):
            yield place, field


def shown_by(field: Plain) -> str:
    """Return what a field shows: a fact's name, `TEXT` or `NUMBER`."""
    value = field["value"]
    if isinstance(value, int | float):
        return NUMBER
    if (
        isinstance(value, str)
        and value[1:-1] in NAMES
        and value == f"{{{value[1:-1]}}}"
    ):
        return value[1:-1]
    return TEXT


def text_of(field: Plain) -> Mapping[str, str]:
    """Return a field's own words by language; nothing if it shows something else."""
    if shown_by(field) != TEXT:
        return {}
    value = field["value"]
    return dict(value if isinstance(value, dict) else dict.fromkeys(LANGUAGES, value))


def read_fields(draft: Plain, form: Mapping[str, str], keys: Sequence[str]) -> Plain:
    """Return the fields as the form has them, in the order of *keys*.

    Keys that the draft does not know are left out, and so are those twice.
    """
    known = {field["key"]: (place, field) for place, field in fields_in(draft)}
    fields: Plain = {
        place: [] if place in PLACES else kept
        for place, kept in draft["fields"].items()
    }
    for key in dict.fromkeys(keys):
        if key in known:
            place, field = known[key]
            wanted = form.get(f"field.{key}.place", place)
            fields[wanted if wanted in PLACES else place].append(_read(field, form))
    return fields


def _read(field: Plain, form: Mapping[str, str]) -> Plain:
    name = f"field.{field['key']}"
    read = {
        **field,
        "label": texts_from(form, f"{name}.label", field.get("label", {})),
        "change_message": texts_from(
            form, f"{name}.message", field.get("change_message", {})
        ),
    }
    shows = form.get(f"{name}.shows", shown_by(field))
    if shows == shown_by(field) and shows in NAMES:
        return read
    if shows in NAMES:
        return {**_without_format(read), "value": f"{{{shows}}}"} | _FORMATS.get(
            shows, {}
        )
    if shows == NUMBER:
        return {
            **read,
            "value": _number(form.get(f"{name}.number", ""), field["value"]),
        }
    words = texts_from(form, f"{name}.text", text_of(field))
    if shown_by(field) == TEXT:
        is_same = words == text_of(field)
        return {**read, "value": field["value"] if is_same else words}
    return {**_without_format(read), "value": words}


def _without_format(field: Plain) -> Plain:
    return {**field, "number": None, "currency": None, "date": None, "time": None}


def _number(written: str, kept: Any) -> Any:
    """Return a number as it was written, comma or point; what is none stays as it is."""
    plain = "".join(written.split()).replace(",", ".")
    try:
        number = float(plain)
    except ValueError:
        return written or kept
    return int(number) if number.is_integer() and "." not in plain else number


def texts_from(
    form: Mapping[str, str], name: str, kept: Mapping[str, str]
) -> dict[str, str]:
    """Return a text per language; one the form does not ask for stays as it was."""
    texts = {
        language: form.get(f"{name}.{language}", kept.get(language, ""))
        .replace("\r\n", "\n")
        .strip()
        for language in LANGUAGES
    }
    return {language: text for language, text in texts.items() if text}


def moved(fields: Plain, key: str, steps: int) -> Plain:
    """Return the fields with one moved up (-1) or down (1) within its place."""
    return {place: _moved(kept, key, steps) for place, kept in fields.items()}


def _moved(kept: Sequence[Plain], key: str, steps: int) -> list[Plain]:
    order = list(kept)
    for at, field in enumerate(order):
        if field["key"] == key:
            to = min(max(at + steps, 0), len(order) - 1)
            order.insert(to, order.pop(at))
            break
    return order


def without(fields: Plain, key: str) -> Plain:
    """Return the fields without one."""
    return {
        place: [field for field in kept if field["key"] != key]
        for place, kept in fields.items()
    }


def with_new(fields: Plain, place: str) -> tuple[Plain, str]:
    """Return the fields with an empty one at the end of *place*, and its key."""
    taken = {field["key"] for kept in fields.values() for field in kept}
    number = len(taken) + 1
    while (key := f"field-{number}") in taken:
        number += 1
    where = place if place in PLACES else PLACES[-1]
    return {**fields, where: [*fields.get(where, ()), {"key": key, "value": ""}]}, key
