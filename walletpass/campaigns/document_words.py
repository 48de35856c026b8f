"""Whether the words of a campaign's variants can be said: in each language of a brand."""

from collections.abc import Collection, Iterator
from typing import Final

from walletpass.brands import Brand
from walletpass.campaigns.document_variants import Variant
from walletpass.passes.braces import facts_in, facts_needed_in, has_loose_brace
from walletpass.passes.facts import MESSAGE_NAMES, OF_LOSSES, OF_NAMES
from walletpass.passes.messages.cutting import LENGTHS
from walletpass.rewards.rules import Fault

_OF_A_COUPON: Final = ("coupon", "coupon_until")


def strange_in(brand: Brand, variant: Variant, place: str) -> Iterator[Fault]:
    """Yield what in the words can never be right."""
    for name, words in (("words", variant.words), ("link_words", variant.link_words)):
        for language in words:
            if language not in brand.languages:
                message = f"The brand does not speak {language!r}."
                remedy = f"Write in {', '.join(brand.languages)}."
                here = f"{place}.{name}.{language}"
                yield Fault(here, "foreign-language", message, remedy)
    if variant.link_words and variant.link is None:
        message = "There are words for a link, and no link."
        yield Fault(f"{place}.link_words", "no-link", message, "Add link.")
    for language, text in variant.words.items():
        yield from _strange_facts(variant, text, f"{place}.words.{language}")


def _strange_facts(variant: Variant, text: str, here: str) -> Iterator[Fault]:
    for name in dict.fromkeys(facts_in(text)):
        if name not in MESSAGE_NAMES:
            message = f"No message knows {{{name[:80]}}}."
            remedy = f"Name one of {', '.join(MESSAGE_NAMES)}, or double the braces."
            yield Fault(here, "unknown-fact", message, remedy)
    if has_loose_brace(text):
        message = "A brace opens and does not close before the next one."
        remedy = "Close it after the name, or double it for a brace itself."
        yield Fault(here, "loose-brace", message, remedy)
    if variant.reward is None and set(_OF_A_COUPON) & set(facts_needed_in(text)):
        message = "It names a coupon, and gives none."
        yield Fault(here, "no-coupon", message, "Name a reward, or leave it out.")


def missing_in(brand: Brand, variant: Variant, place: str) -> Iterator[Fault]:
    """Yield the words that are not there yet."""
    asked = {"words": variant.words}
    if variant.link is not None:
        asked["link_words"] = variant.link_words
    for name, words in asked.items():
        for language in brand.languages:
            text = words.get(language)
            here = f"{place}.{name}.{language}"
            if text is None:
                message = f"There are no words in {language!r}."
                yield Fault(here, "language-missing", message, "Write them.")
            elif not text.strip():
                message = "There is nothing in it."
                yield Fault(here, "empty", message, "Write something.")


def long_in(variant: Variant, place: str) -> Iterator[Fault]:
    """Yield the words of which a lock screen shows only the beginning."""
    for language, text in variant.words.items():
        cut = [spot for spot, length in LENGTHS.items() if len(text) > length]
        if cut:
            length = LENGTHS[cut[-1]]
            where = "alone" if "alone" in cut else "where notices lie on one another"
            message = f"It has {len(text)} signs; a lock screen shows {length} {where}."
            remedy = f"Say the most important thing in the first {length}."
            yield Fault(f"{place}.words.{language}", "long", message, remedy)


def holes_in(
    variant: Variant, place: str, known: Collection[str] = ()
) -> Iterator[Fault]:
    """Yield the words that name what some cards do not know, with nothing in its place.

    *known* are facts that everybody has who is spoken to.
    """
    named = {name for text in variant.words.values() for name in facts_needed_in(text)}
    for name in sorted(named & (OF_NAMES | OF_LOSSES) - set(known)):
        message = f"Not every card knows {{{name}}}: those without are left out."
        remedy = f"To speak to them too, write {{{name}|…}} with other words."
        yield Fault(f"{place}.words", "holes", message, remedy)
