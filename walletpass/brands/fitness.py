"""What the facts of a brand must look like. Each rule returns the fact as we keep it."""

import re
from collections.abc import Collection, Mapping
from zoneinfo import ZoneInfo

from babel.numbers import is_currency
from phonenumbers import SUPPORTED_REGIONS

from walletpass.brands.errors import TurnedTextError, UnfitFieldError
from walletpass.kernel.languages import LANGUAGES, Language, Words
from walletpass.kernel.signs import turns_round

LONGEST_NAME = 120  # characters: the column
LONGEST_TEXT = 20_000  # characters: terms of use are long, novels are not terms

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COLOUR = re.compile(r"#[0-9a-f]{6}")


def slug(field: str, text: str) -> str:
    """Return a short name that stands in addresses: letters, digits and hyphens."""
    kept = text.strip().lower()
    if not _SLUG.fullmatch(kept) or len(kept) > 40:  # noqa: PLR2004 - the column
        raise UnfitFieldError(
            field, "use up to 40 letters a-z, digits, and single hyphens between them."
        )
    return kept


def title(field: str, text: str) -> str:
    """Return a name people read, without stray spaces."""
    kept = " ".join(text.replace("\0", " ").split())
    if not 1 <= len(kept) <= LONGEST_NAME:
        raise UnfitFieldError(field, f"use 1 to {LONGEST_NAME} characters.")
    if turns_round(kept):
        raise TurnedTextError(field)
    return kept


def currency(field: str, text: str) -> str:
    """Return an ISO 4217 code."""
    if not is_currency(kept := text.strip().upper()):
        raise UnfitFieldError(field, f"{text!r} is no ISO 4217 code such as EUR.")
    return kept


def country(field: str, text: str) -> str:
    """Return an ISO 3166 code: where a phone number without a prefix belongs."""
    if (kept := text.strip().upper()) not in SUPPORTED_REGIONS:
        raise UnfitFieldError(field, f"{text!r} is no ISO 3166 code such as PL.")
    return kept


def timezone(field: str, text: str) -> str:
    """Return an IANA time zone."""
    try:
        return ZoneInfo(text).key
    except (ValueError, OSError, KeyError) as trouble:
        raise UnfitFieldError(
            field, f"{text!r} is no IANA time zone such as Europe/Warsaw."
        ) from trouble


def colour(field: str, text: str) -> str:
    """Return a colour as ``#rrggbb``."""
    if not _COLOUR.fullmatch(kept := text.strip().lower()):
        raise UnfitFieldError(field, f"{text!r} is no colour such as #1a73e8.")
    return kept


def language(field: str, tag: str) -> Language:
    """Return a language we speak."""
    for ours in LANGUAGES:
        if ours == tag:
            return ours
    raise UnfitFieldError(field, f"{tag!r} is none of {', '.join(LANGUAGES)}.")


def languages(field: str, tags: Collection[str]) -> list[Language]:
    """Return the languages a brand speaks, each once, in our order."""
    spoken = {language(field, tag) for tag in tags}
    if not spoken:
        raise UnfitFieldError(field, f"choose from {', '.join(LANGUAGES)}.")
    return [ours for ours in LANGUAGES if ours in spoken]


def words(field: str, texts: Mapping[str, str]) -> Words:
    """Return a text per language, without the empty ones."""
    if any(len(text) > LONGEST_TEXT for text in texts.values()):
        raise UnfitFieldError(field, f"use up to {LONGEST_TEXT} characters.")
    if any(turns_round(text) for text in texts.values()):
        raise TurnedTextError(field)
    return {
        language(field, tag): text.replace("\0", "")
        for tag, text in texts.items()
        if text.strip()
    }


def website(field: str, address: str) -> str:
    """Return a web address, or nothing."""
    kept = address.strip()
    if kept and not re.fullmatch(r"https?://[^\s<>\"]{3,290}", kept):
        raise UnfitFieldError(field, f"{address!r} is no address such as https://….")
    return kept
