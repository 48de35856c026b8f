"""Every text of a design by the place it stands in.

Whoever fills texts in, translates them or writes them into a card goes through this one
list, so that all agree on which texts there are. A text that names facts is personal:
what it says is in the card's content. The others are the same for everybody.
"""

from collections.abc import Iterator
from typing import Any

from walletpass.kernel.languages import LANGUAGES, Language, say
from walletpass.passes.braces import facts_in, plain
from walletpass.passes.content import Content
from walletpass.passes.design import Design, FieldDesign, Texts

Wording = Texts | str
"""A text in several languages, or one that is the same in all."""


def texts_of(design: Design) -> dict[str, Wording]:
    """Return every text there is, but barcode and contactless message, by its place.

    A place reads like a path in the design: ``fields.points.label``. Empty texts are
    left out.
    """
    return {
        place: wording
        for place, wording in (
            *_texts_of_card(design),
            *_texts_of_fields(design),
            *_texts_of_extras(design),
        )
        if (any(wording.values()) if isinstance(wording, dict) else wording)
    }


def codes_of(design: Design) -> dict[str, str]:
    """Return the texts for machines, barcode and contactless message, by place."""
    codes = {}
    if design.barcode:
        codes["barcode.message"] = design.barcode.message
        codes["barcode.alt_text"] = design.barcode.alt_text
    if design.nfc:
        codes["nfc.message"] = design.nfc.message
    return codes


def is_personal(wording: Wording) -> bool:
    """Tell whether a text names facts, in any of its languages."""
    return any(facts_in(text) for text in spellings(wording))


def is_personal_field(field: FieldDesign) -> bool:
    """Tell whether what a field says differs from card to card."""
    return not isinstance(field.value, int | float) and is_personal(field.value)


def names(field: FieldDesign, fact: str) -> bool:
    """Tell whether what a field says names this fact, in any language."""
    return not isinstance(field.value, int | float) and any(
        fact in facts_in(text) for text in spellings(field.value)
    )


def is_spoken(field: FieldDesign, content: Content) -> bool:
    """Tell whether a phone may announce a field that changed to what this card says.

    What tells of a message speaks when the message is new, and what else is personal
    when there was a movement.
    """
    if names(field, "message"):
        return not content.hushed
    return not (content.silent and is_personal_field(field))


def spellings(wording: Wording) -> tuple[str, ...]:
    """Return the text in every language it is written in."""
    return tuple(wording.values()) if isinstance(wording, dict) else (wording,)


def wording_in(wording: Wording, language: Language, default: Language) -> str:
    """Return the text in *language* as written, facts and braces included."""
    return say(wording, language, default) if isinstance(wording, dict) else wording


def fixed(wording: Wording, language: Language, default: Language) -> str:
    """Return what a text that names no facts says in *language*."""
    return plain(wording_in(wording, language, default))


def languages_of(design: Design) -> tuple[Language, ...]:
    """Return the languages a design speaks or shows, its default among them."""
    spoken: set[str] = {design.default_language}
    for wording in texts_of(design).values():
        if isinstance(wording, dict):
            spoken.update(language for language, text in wording.items() if text)
    for variants in design.images.values():
        spoken.update(variants)
    return tuple(language for language in LANGUAGES if language in spoken)


def strings_in(tree: Any, place: str) -> Iterator[tuple[str, str]]:
    """Return the texts inside a JSON value, by *place* and the way to them."""
    match tree:
        case str():
            yield place, tree
        case dict():
            for name, branch in tree.items():
                yield from strings_in(branch, f"{place}/{name}")
        case list() | tuple():
            for position, branch in enumerate(tree):
                yield from strings_in(branch, f"{place}/{position}")


def _texts_of_card(design: Design) -> Iterator[tuple[str, Wording]]:
    yield "organization", design.organization
    yield "description", design.description
    yield "logo_text", design.logo_text
    for position, beacon in enumerate(design.relevance.beacons):
        yield f"relevance.beacons.{position}.text", beacon.text
    if sheet := design.sign_up:
        yield "personalization.description", sheet.description
        yield "personalization.terms", sheet.terms


def _texts_of_fields(design: Design) -> Iterator[tuple[str, Wording]]:
    for field in design.fields.all():
        place = place_of(field)
        yield f"{place}.label", field.label
        if isinstance(field.value, str | dict):
            yield f"{place}.value", field.value
        yield f"{place}.change_message", field.change_message
        yield f"{place}.links", field.links
        yield from strings_in(field.semantics, f"{place}.semantics")


def place_of(field: FieldDesign) -> str:
    """Return where a field's texts stand."""
    return f"fields.{field.key}"


def _texts_of_extras(design: Design) -> Iterator[tuple[str, Wording]]:
    extras = design.extras
    yield "extras.event_logo_text", extras.event_logo_text
    yield "extras.app_launch_url", extras.app_launch_url or ""
    for position, action in enumerate(extras.featured_actions):
        yield f"extras.featured_actions.{position}.url", action.url or ""
    for name, url in extras.urls.items():
        yield f"extras.urls.{name}", url
    yield from strings_in(extras.semantics, "extras.semantics")
