"""Checking a design before it is published: as the cards that will come of it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import orjson

from walletpass.kernel.languages import Language
from walletpass.passes.braces import facts_in
from walletpass.passes.content import Content, Place
from walletpass.passes.design import Design
from walletpass.passes.facts import NAMES, SAMPLES
from walletpass.passes.filling import fill, unknown_facts
from walletpass.passes.issues import Issue, error, warning
from walletpass.passes.texts import languages_of, spellings, texts_of
from walletpass.wallets.apple.barcodes import encoding_for, fault_of
from walletpass.wallets.apple.card_identity import CardIdentity
from walletpass.wallets.apple.localisation import (
    accidental_translations,
    conflicting_translations,
    strings_files,
)
from walletpass.wallets.apple.pass_json import pass_json
from walletpass.wallets.apple.personalization import personalization_json
from walletpass.wallets.apple.validation.checking import validate
from walletpass.wallets.apple.validation.images import ImageSize

_FACT: Final = re.compile(r"\{[^{}]*\}|%@|<[^<>]*>")
_WORD: Final = re.compile(r"[^\W\d_]")
_SOMEWHERE: Final = (Place(52.2297, 21.0122, "Corner Market"),)
_SOMEBODY: Final = CardIdentity(
    pass_type_identifier="pass.com.example.card",  # noqa: S106 - no password
    team_identifier="EXAMPLE123",
    serial_number="0123456789abcdefghjkmnpqrs",
    authentication_token="0123456789abcdefghjkmnpqrstvwxyz",  # noqa: S106 - a sample
    web_service_url="https://example.com/apple",
)


def validate_design(design: Design, files: Mapping[str, ImageSize]) -> list[Issue]:
    """Return everything that is wrong with the cards of a design, in every language.

    *files* are the pictures as they will lie in the bundle.
    """
    findings = [
        *_unknown_facts(design),
        *_missing_translations(design),
        *conflicting_translations(design),
    ]
    sound = Design.model_validate(_without_unknown(design.model_dump(mode="json")))
    for language in languages_of(design):
        content = _sample(sound, language)
        findings += _undrawable(sound, content)
        findings += validate_card(sound, content, _SOMEBODY, files)
    return list(dict.fromkeys(findings))


def validate_card(
    design: Design,
    content: Content,
    card: CardIdentity,
    files: Mapping[str, ImageSize],
) -> list[Issue]:
    """Return everything that is wrong with one card."""
    sheet = personalization_json(design)
    return [
        *validate(
            pass_json(design, content, card),
            files,
            strings_files(design),
            sheet=orjson.loads(sheet) if sheet else None,
        ),
        *accidental_translations(design, content),
    ]


def _sample(design: Design, language: Language) -> Content:
    return fill(design, SAMPLES[language], language, places=_SOMEWHERE)


def _unknown_facts(design: Design) -> Iterator[Issue]:
    for place, names in unknown_facts(design).items():
        for name in names:
            yield error(
                "fact-unknown",
                place,
                "{{{name}}} is nothing a card knows.",
                "It knows {known}. For a brace itself, write it twice.",
                name=name,
                known=", ".join(NAMES),
            )


def _without_unknown(tree: Any) -> Any:
    """Return a design in which unknown facts are mere braces, to look at the rest."""
    if isinstance(tree, str):
        for name in facts_in(tree):
            if name not in NAMES:
                tree = tree.replace(f"{{{name}}}", f"{{{{{name}}}}}")
        return tree
    if isinstance(tree, dict):
        return {key: _without_unknown(branch) for key, branch in tree.items()}
    if isinstance(tree, list):
        return [_without_unknown(branch) for branch in tree]
    return tree


def _missing_translations(design: Design) -> Iterator[Issue]:
    spoken = languages_of(design)
    for place, wording in texts_of(design).items():
        if isinstance(wording, dict) and any(map(_is_prose, spellings(wording))):
            missing = [language for language in spoken if not wording.get(language)]
            if missing:
                yield warning(
                    "translation-missing",
                    place,
                    "It is not written in {languages}.",
                    "Translate it, or phones in that language show another one.",
                    languages=", ".join(missing),
                )


def _is_prose(text: str) -> bool:
    """Tell whether there is a word between the facts, and so something to translate."""
    return bool(_WORD.search(_FACT.sub("", text)))


def _undrawable(design: Design, content: Content) -> Iterator[Issue]:
    if design.barcode is None:
        return
    encoding = encoding_for(content.barcode, design.barcode.encoding)
    for symbology in design.barcode.symbologies:
        if fault := fault_of(symbology, content.barcode, encoding):
            yield warning(
                f"barcode-{fault.code}",
                "barcode.symbologies",
                "{symbology} cannot carry {carried}: {reason}. Cards show another "
                "barcode instead.",
                "Choose another kind, or another message.",
                reason=fault.reason,
                symbology=symbology,
                carried=content.barcode,
                **fault.facts,
            )
