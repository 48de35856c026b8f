"""What the editor shows of a draft, whether it came from the database or from a form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from walletpass.kernel.languages import LANGUAGES, Language
from walletpass.passes.colours import Colour
from walletpass.passes.facts import MEANINGS
from walletpass.web.studio.designs.contrasts import Contrast, contrasts
from walletpass.web.studio.designs.fields import (
    NUMBER,
    PLACES,
    Plain,
    shown_by,
    text_of,
)
from walletpass.web.studio.designs.reading import CHOICES, COLOURS, NAMES, title_of
from walletpass.web.translations import Speaker


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
    messages: Mapping[str, str]
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A draft as the editor shows it."""

    colours: Mapping[str, str]
    contrasts: Sequence[Contrast]
    names: Mapping[str, Mapping[str, str]]
    symbologies: Sequence[str]
    fields: Sequence[FieldSheet]
    languages: Sequence[Language]
    facts: Sequence[tuple[str, str]]


def sheet_of(draft: Plain, spoken: Sequence[Language], say: Speaker) -> Sheet:
    """Return a draft as the editor shows it; *spoken* are the brand's languages."""
    colours = {name: _hex(draft["colours"][name]) for name in COLOURS}
    kinds = (draft.get("barcode") or {}).get("symbologies", ())
    return Sheet(
        colours=colours,
        contrasts=_contrasts(colours),
        names={name: draft.get(name) or {} for name in NAMES},
        symbologies=[*kinds, *[""] * CHOICES][:CHOICES],
        fields=list(_fields(draft, say)),
        languages=[each for each in LANGUAGES if each in {*spoken, *_written(draft)}],
        facts=[(name, say.words(text, "en")) for name, text in MEANINGS.items()],
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


def _fields(draft: Plain, say: Speaker) -> Sequence[FieldSheet]:
    sheets = []
    for place in PLACES:
        kept = draft["fields"].get(place, ())
        for at, field in enumerate(kept):
            shows = shown_by(field)
            sheets.append(
                FieldSheet(
                    key=field["key"],
                    title=title_of(field, say),
                    place=place,
                    labels=field.get("label") or {},
                    shows=shows,
                    texts=text_of(field),
                    number=field["value"] if shows == NUMBER else "",
                    messages=field.get("change_message") or {},
                    is_first=at == 0,
                    is_last=at == len(kept) - 1,
                )
            )
    return sheets


def _written(draft: Plain) -> set[str]:
    """Return the languages a draft already says something in."""
    texts = [draft.get(name) or {} for name in NAMES]
    for place in PLACES:
        for field in draft["fields"].get(place, ()):
            texts += [field.get("label") or {}, field.get("change_message") or {}]
            texts.append(field["value"] if isinstance(field["value"], dict) else {})
    return {language for text in texts for language, said in text.items() if said}
