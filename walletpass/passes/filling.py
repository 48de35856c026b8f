"""Putting a holder's facts into a design: what results is the content of one card."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Final
from urllib.parse import quote

from walletpass.kernel.languages import Language, Words, say
from walletpass.passes.braces import (
    Write,
    facts_in,
    filled,
    filled_value,
    prose_in,
)
from walletpass.passes.content import BeaconPlace, Content, Place, Value
from walletpass.passes.design import Design, FieldDesign
from walletpass.passes.facts import NAMES, Facts
from walletpass.passes.texts import (
    codes_of,
    fixed,
    is_personal,
    is_personal_field,
    is_spoken,
    place_of,
    spellings,
    texts_of,
    wording_in,
)

_NAMES_ALONE: Final = ("{first_name}", "{name}")
_GREETING: Final[Words] = {"en": "Welcome", "ru": "Вам рады", "pl": "Witamy"}


def fill(
    design: Design,
    facts: Facts,
    language: Language,
    *,
    places: Iterable[Place] = (),
    beacons: Iterable[BeaconPlace] = (),
    voided: bool = False,
    expires_at: datetime | None = None,
) -> Content:
    """Return what the card of these *facts* says, in its holder's *language*.

    Only what names a fact is in it; the rest stays in the design, in all languages. The
    card ends with *expires_at* or with its design, whichever is earlier. Where a field
    is there for the name alone, and its holder told none, it greets them instead.

    Raises:
        UnknownFactError: A text names something that no card knows.
    """
    texts = {
        place: wording_in(wording, language, design.default_language)
        for place, wording in texts_of(design).items()
        if is_personal(wording)
    }
    values = {
        field.key: _filled_field(texts.pop(place), facts, language, voided=voided)
        for field in design.fields.all()
        if (place := f"{place_of(field)}.value") in texts
    }
    codes = {
        place: filled(code, facts, _writer_at(place, language))
        for place, code in codes_of(design).items()
    }
    ends = [end for end in (expires_at, design.expires_at) if end]
    return Content(
        language=language,
        fields=values,
        number=facts.number,
        texts={
            place: filled(text, facts, _writer_at(place, language))
            for place, text in texts.items()
        },
        barcode=codes.get("barcode.message", ""),
        barcode_text=codes.get("barcode.alt_text", ""),
        nfc=codes.get("nfc.message", ""),
        places=tuple(places) if design.relevance.stores else (),
        beacons=tuple(beacons) if design.relevance.stores else (),
        voided=voided,
        expires_at=min(ends, default=None),
        hushed=not facts.message,
    )


def _filled_field(
    text: str, facts: Facts, language: Language, *, voided: bool
) -> Value:
    value = filled_value(text, facts, language)
    if value == "" and text in _NAMES_ALONE and not voided:
        return say(_GREETING, language)
    return value


_FOR_MACHINES = re.compile(r"barcode\.message|nfc\.message|.*\.semantics/.*", re.DOTALL)
_ADDRESS = re.compile(r"extras\.(urls\.|featured_actions\.|app_launch_url).*")


def _writer_at(place: str, language: Language) -> Write:
    """Return what writes facts for whoever reads this place: a person, a link, a machine."""
    if _FOR_MACHINES.fullmatch(place):
        return lambda _name, fact: str(fact)
    if _ADDRESS.fullmatch(place):
        return lambda _name, fact: _in_address(str(fact))
    prose = prose_in(language)
    if place.endswith(".links"):
        return lambda name, fact: escape(prose(name, fact))
    return prose


def _in_address(fact: str) -> str:
    """Quote a fact for a URL, unless it is itself one."""
    return fact if fact.startswith("https://") else quote(fact, safe="")


def unknown_facts(design: Design) -> dict[str, tuple[str, ...]]:
    """Return, by place, the names in braces that are no facts: `fill` would refuse."""
    found = {
        place: tuple(
            name
            for text in spellings(wording)
            for name in facts_in(text)
            if name not in NAMES
        )
        for place, wording in {**texts_of(design), **codes_of(design)}.items()
    }
    return {place: names for place, names in found.items() if names}


@dataclass(frozen=True, slots=True)
class Line:
    """What one field of a card says in one language."""

    field: FieldDesign
    label: str
    value: Value
    change_message: str


def values_by_key(
    design: Design, content: Content, language: Language | None = None
) -> dict[str, Line]:
    """Return every field of a card as a phone in *language* has it, by its key.

    This is what a phone compares when the card is updated. Without *language* it is the
    holder's. A personal field that the card was composed without is not there.
    """
    spoken = language or content.language
    said = said_in(design, content, spoken)
    return {
        field.key: Line(
            field,
            label=said(f"{place_of(field)}.label"),
            value=_value(field, content, said),
            change_message=said(f"{place_of(field)}.change_message")
            if is_spoken(field, content)
            else "",
        )
        for field in design.fields.all()
        if field.key in content.fields or not is_personal_field(field)
    }


def said_in(
    design: Design, content: Content, language: Language
) -> Callable[[str], str]:
    """Return what says the text of a place in *language*, the card's own or the design's.

    A personal text is in the holder's language, whatever the phone's.
    """
    texts = texts_of(design)

    def said(place: str) -> str:
        if place in content.texts:
            return content.texts[place]
        wording = texts.get(place, "")
        return fixed(wording, language, design.default_language)

    return said


def _value(field: FieldDesign, content: Content, said: Callable[[str], str]) -> Value:
    if field.key in content.fields:
        return content.fields[field.key]
    if isinstance(field.value, int | float):
        return field.value
    return said(f"{place_of(field)}.value")
