"""The fields of a card as a form holds them: kept in order, moved, added, taken away.

A field is known by its key, which is never shown. Whatever of it the form does not ask
about, such as its links, stays as it was.
"""

from collections.abc import Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

from walletpass.kernel.languages import LANGUAGES
from walletpass.passes.facts import NAMES
from walletpass.web.studio.designs.formats import (
    DATE,
    NUMBER,
    TEXT,
    number_of,
    read_alignment,
    read_format,
    shown_by,
)
from walletpass.web.studio.designs.moments import moment_of
from walletpass.web.studio.designs.spots import PLACES, Plain


def fields_in(draft: Plain) -> Iterator[tuple[str, Plain]]:
    """Return each field with its place, in order."""
    for place in PLACES:
        for field in draft["fields"].get(place, ()):
            yield place, field


def text_of(field: Plain) -> Mapping[str, str]:
    """Return a field's own words by language; nothing if it shows something else."""
    if shown_by(field) != TEXT:
        return {}
    value = field["value"]
    return dict(value if isinstance(value, dict) else dict.fromkeys(LANGUAGES, value))


def read_fields(
    draft: Plain, form: Mapping[str, str], keys: Sequence[str], zone: ZoneInfo
) -> Plain:
    """Return the fields as the form has them, in the order of *keys*.

    Keys that the draft does not know are left out, and so are those twice.
    """
    known = {field["key"]: (place, field) for place, field in fields_in(draft)}
    fields: Plain = {
        place: [] for place in {**draft["fields"], **dict.fromkeys(PLACES)}
    }
    for key in dict.fromkeys(keys):
        if key in known:
            place, field = known[key]
            wanted = form.get(f"field.{key}.place", place)
            place = wanted if wanted in PLACES else place
            fields[place].append(_read(field, form, place, zone))
    return fields


def _read(field: Plain, form: Mapping[str, str], place: str, zone: ZoneInfo) -> Plain:
    name = f"field.{field['key']}"
    shows = form.get(f"{name}.shows", shown_by(field))
    if shows not in {TEXT, NUMBER, DATE, *NAMES}:
        shows = shown_by(field)
    return {
        **field,
        **read_format(field, form, shows),
        "label": texts_from(form, f"{name}.label", field.get("label", {})),
        "value": _value(field, form, shows, zone),
        "change_message": texts_from(
            form, f"{name}.message", field.get("change_message", {})
        ),
        "alignment": read_alignment(field, form, place),
    }


def _value(field: Plain, form: Mapping[str, str], shows: str, zone: ZoneInfo) -> object:
    name = f"field.{field['key']}"
    is_as_before = shows == shown_by(field)
    kept = field["value"] if is_as_before else ""
    if shows == NUMBER:
        written = form.get(f"{name}.number")
        is_same = is_as_before and written in {None, str(kept)}
        return kept if is_same else number_of(written or "")
    if shows == DATE:
        written = form.get(f"{name}.moment")
        return kept if written is None else moment_of(written, zone, [kept])
    if shows in NAMES:
        return f"{{{shows}}}"
    words = texts_from(form, f"{name}.text", text_of(field))
    return kept if is_as_before and words == text_of(field) else words


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
