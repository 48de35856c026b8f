"""Languages inside a bundle: a folder for each, with its texts and its own pictures.

Wallet translates by looking up what stands in pass.json, letter by letter, so the key
of a text is the text itself in the design's default language. Each folder holds every
key, the default language's too: without it, an English phone might pick Russian.
"""

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from walletpass.kernel.languages import LANGUAGES, Language, say
from walletpass.passes.content import Content
from walletpass.passes.design import Design
from walletpass.passes.issues import Issue, warning
from walletpass.passes.texts import fixed, is_personal, languages_of, texts_of
from walletpass.wallets.apple.strings import write_strings
from walletpass.wallets.apple.vocabulary import IMAGES

STRINGS: Final = "pass.strings"


def strings_files(design: Design) -> dict[str, bytes]:
    """Return ``ru.lproj/pass.strings`` and its like, none for a design in one language.

    They are UTF-8. Apple's guide asks for UTF-16 where there is more than ASCII, but
    iPhones read both, as the most used libraries prove, and several Android readers of
    passes know only UTF-8.
    """
    languages = languages_of(design)
    if len(languages) == 1:
        return {}
    return {
        f"{folder(language)}/{STRINGS}": write_strings(translations(design, language))
        for language in languages
    }


def folder(language: str) -> str:
    """Return the folder of a language."""
    return f"{language}.lproj"


def translations(design: Design, language: Language) -> dict[str, str]:
    """Return what each fixed text says in *language*, by what stands in pass.json.

    Where one text stands in two places and is translated differently, Wallet cannot
    tell them apart: the first translation serves both.
    """
    table: dict[str, str] = {}
    for _place, key, text in _pairs(design, language):
        table.setdefault(key, text)
    return table


def _pairs(design: Design, language: Language) -> Iterator[tuple[str, str, str]]:
    default = design.default_language
    for place, wording in texts_of(design).items():
        if isinstance(wording, dict) and not is_personal(wording):
            key = fixed(wording, default, default)
            yield place, key, fixed(wording, language, default)


def conflicting_translations(design: Design) -> list[Issue]:
    """Return the texts that Wallet would translate as another text is translated."""
    issues = []
    for language in languages_of(design):
        table = translations(design, language)
        issues += [
            warning(
                "translations-differ",
                place,
                "“{text}” is translated differently elsewhere, and a phone in "
                "“{language}” shows “{shown}” in both places.",
                "Word the two texts differently in the default language, or "
                "translate them alike.",
                text=key,
                language=language,
                shown=table[key],
            )
            for place, key, text in _pairs(design, language)
            if table[key] != text
        ]
    return issues


def accidental_translations(design: Design, content: Content) -> list[Issue]:
    """Return the personal texts of a card that a phone would take for fixed ones.

    A member called May becomes a month where “May” is a text of the design.
    """
    said: dict[str, str] = {
        **{
            f"fields.{key}.value": value
            for key, value in content.fields.items()
            if isinstance(value, str)
        },
        **content.texts,
        "barcode.alt_text": content.barcode_text,
    }
    issues = []
    for language in languages_of(design):
        table = translations(design, language)
        issues += [
            warning(
                "translated-by-accident",
                place,
                "“{text}” is also a fixed text of the design, so a phone in "
                "“{language}” shows “{shown}” instead.",
                "Word the fixed text so that it cannot be mistaken, for example "
                "with a colon or a second word.",
                text=text,
                language=language,
                shown=table[text],
            )
            for place, text in said.items()
            if table.get(text, text) != text
        ]
    return issues


def placed_images(design: Design) -> dict[str, str]:
    """Return where each picture goes, without size and suffix, and its SHA-256.

    A picture that differs by language is put into the folder of every language and
    never at the top, where it would win over them all.
    """
    placed: dict[str, str] = {}
    for name, variants in design.images.items():
        if set(variants) <= {"*"}:
            if shared := variants.get("*"):
                placed[IMAGES[name]] = shared
            continue
        placed |= {
            f"{folder(language)}/{IMAGES[name]}": _picture(
                variants, language, design.default_language
            )
            for language in languages_of(design)
        }
    return placed


def _picture(
    variants: Mapping[Language | Literal["*"], str],
    language: Language,
    default: Language,
) -> str:
    own: dict[Language, str] = {
        spoken: variants[spoken] for spoken in LANGUAGES if spoken in variants
    }
    return variants.get(language) or variants.get("*") or say(own, language, default)
