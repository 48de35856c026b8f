"""What the editor shows of a draft, whether it came from the database or from a form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from walletpass.kernel.languages import LANGUAGES, Language
from walletpass.passes.colours import Colour
from walletpass.passes.facts import MEANINGS
from walletpass.web.studio.designs import formats
from walletpass.web.studio.designs.complaints import title_of
from walletpass.web.studio.designs.contrasts import Contrast, contrasts
from walletpass.web.studio.designs.fields import fields_in, text_of
from walletpass.web.studio.designs.formats import (
    DATE,
    NUMBER,
    Nature,
    nature_of,
    shown_by,
)
from walletpass.web.studio.designs.moments import on_the_wall
from walletpass.web.studio.designs.more_sheets import MoreSheet, more_of
from walletpass.web.studio.designs.reading import CHOICES, COLOURS, NAMES
from walletpass.web.studio.designs.spots import PLACES, Plain
from walletpass.web.translations import Speaker

_ON_POSTERS = frozenset({"footer", "additional"})


@dataclass(frozen=True, slots=True)
class FieldSheet:
    """One field in the editor."""

    key: str
    title: str
    place: str
    labels: Mapping[str, str]
    shows: str
    texts: Mapping[str, str]
    number: Any
    moment: str
    messages: Mapping[str, str]
    alignment: str
    number_format: str
    currency: str
    day: str
    hour: str
    is_relative: bool
    ignores_zone: bool
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class FactSheet:
    """A fact a field may show: its name, what it is, and whether text, number or date."""

    name: str
    meaning: str
    nature: Nature


@dataclass(frozen=True, slots=True)
class Sheet:
    """A draft as the editor shows it."""

    colours: Mapping[str, str]
    contrasts: Sequence[Contrast]
    names: Mapping[str, Mapping[str, str]]
    symbologies: Sequence[str]
    places: Sequence[str]
    fields: Sequence[FieldSheet]
    more: MoreSheet
    languages: Sequence[Language]
    facts: Sequence[FactSheet]


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose editor it is: the reader's language, and the brand's languages, money, clock."""

    say: Speaker
    spoken: Sequence[Language]
    currency: str
    zone: ZoneInfo


def sheet_of(draft: Plain, desk: Desk) -> Sheet:
    """Return a draft as the editor shows it."""
    colours = {name: _hex(draft["colours"][name]) for name in COLOURS}
    kinds = (draft.get("barcode") or {}).get("symbologies", ())
    return Sheet(
        colours=colours,
        contrasts=_contrasts(colours),
        names={name: draft.get(name) or {} for name in NAMES},
        symbologies=[*kinds, *[""] * CHOICES][:CHOICES],
        places=_places(draft),
        fields=list(_fields(draft, desk)),
        more=more_of(draft, desk.zone),
        languages=spoken_in(draft, desk.spoken),
        facts=[
            FactSheet(name, desk.say.words(text, "en"), nature_of(name))
            for name, text in MEANINGS.items()
        ],
    )


def _hex(colour: str) -> str:
    try:
        return Colour.read(colour).hex
    except ValueError:
        return colour


def _contrasts(colours: Mapping[str, str]) -> list[Contrast]:
    try:
        return contrasts(*(Colour.read(colours[name]) for name in COLOURS))
    except ValueError:
        return []


def _places(draft: Plain) -> list[str]:
    """Return where fields of this card may stand, or stand already."""
    is_poster = draft.get("style") == "poster"
    return [
        place
        for place in PLACES
        if is_poster or place not in _ON_POSTERS or draft["fields"].get(place)
    ]


def _fields(draft: Plain, desk: Desk) -> Iterator[FieldSheet]:
    for place in PLACES:
        kept = draft["fields"].get(place, ())
        for at, field in enumerate(kept):
            ends = at == 0, at == len(kept) - 1
            yield _field(field, place, ends, desk)


def _field(field: Plain, place: str, ends: tuple[bool, bool], desk: Desk) -> FieldSheet:
    shows, value = shown_by(field), field["value"]
    given = value["written"] if formats.is_unfit_number(value) else value
    return FieldSheet(
        key=field["key"],
        title=title_of(field, desk.say),
        place=place,
        labels=field.get("label") or {},
        shows=shows,
        texts=text_of(field),
        number=given if shows == NUMBER else "",
        moment=on_the_wall(value, desk.zone) if shows == DATE else "",
        messages=field.get("change_message") or {},
        alignment=field.get("alignment") or "",
        number_format=formats.number_format(field),
        currency=desk.currency if field.get("currency") is None else field["currency"],
        day=formats.date_format(field),
        hour=field.get("time") or "",
        is_relative=bool(field.get("relative")),
        ignores_zone=bool(field.get("ignores_zone")),
        is_first=ends[0],
        is_last=ends[1],
    )


def spoken_in(draft: Plain, spoken: Sequence[Language]) -> list[Language]:
    """Return the languages a draft is asked for in: the brand's, and those it speaks."""
    return [each for each in LANGUAGES if each in {*spoken, *_written(draft)}]


def _written(draft: Plain) -> set[str]:
    """Return the languages a draft already says something in."""
    texts = [draft.get(name) or {} for name in NAMES]
    for _, field in fields_in(draft):
        texts += [field.get("label") or {}, field.get("change_message") or {}]
        texts.append(text_of(field) if isinstance(field["value"], dict) else {})
    beacons = (draft.get("relevance") or {}).get("beacons", ())
    texts += [beacon.get("text") or {} for beacon in beacons]
    return {language for text in texts for language, said in text.items() if said}
