"""What the lock screen will say of a message: the very sentence, before it is sent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from walletpass.kernel.languages import Language, Words, say
from walletpass.passes.braces import facts_in, has_loose_brace
from walletpass.passes.changes import VALUE_MARK, Change, changes_between
from walletpass.passes.content import Content
from walletpass.passes.design import Design
from walletpass.passes.facts import MESSAGE_NAMES, MessageFacts
from walletpass.passes.filling import fill, said_in
from walletpass.passes.messages.cutting import Cut, cuts_of
from walletpass.passes.noticeboard import with_noticeboard
from walletpass.passes.saying import card_facts, said, with_message

Why = Literal[
    "wordless",
    "unknown-fact",
    "loose-brace",
    "unchanged",
    "silent-field",
    "no-place",
    "said-twice",
]
"""What is not as it should be: it says nothing; it names something unknown; a brace opens
in it and does not close; the card says the same already; no field that says it speaks on the lock screen; the field's
change message has no one ``%@`` to put it in; two fields say it, one after the other.
"""


@dataclass(frozen=True, slots=True)
class Prediction:
    """The lock screen's sentence in one language, and what is to be known of it.

    *is_generic* tells that the phone would say only that the card changed. *why* tells
    of everything that is not as it should be, and *unknown* what is named that no
    message knows. *cuts* is where the sentence ends in the places that show less.
    """

    language: Language
    sentence: str
    is_generic: bool
    why: tuple[Why, ...]
    unknown: tuple[str, ...]
    cuts: tuple[Cut, ...]


def predict(
    design: Design,
    words: Words,
    facts: MessageFacts,
    language: Language,
    *,
    before: str = "",
) -> Prediction:
    """Return what the lock screen of a phone in *language* says of a message.

    *facts* are those of the card, *before* what message it shows now. Writes nothing,
    and goes the way the card itself goes: fill, compare, announce.
    """
    design = with_noticeboard(design)
    text = say(words, language, design.default_language)
    unknown = tuple(name for name in facts_in(text) if name not in MESSAGE_NAMES)
    if why := _why_unsayable(text, unknown):
        return Prediction(
            language, "", is_generic=False, why=(why,), unknown=unknown, cuts=()
        )
    message = said(words, facts, language, design.default_language)
    known = card_facts(facts)
    old = fill(design, with_message(known, before, language=language), language)
    new = fill(design, with_message(known, message, language=language), language)
    spoken = [
        change
        for change in changes_between(design, old, design, new, language)
        if change.alerts
    ]
    sentence = spoken[0].sentence if spoken else ""
    faults = tuple(_faults(design, new, spoken, is_new=message != before))
    return Prediction(
        language,
        sentence,
        is_generic="no-place" in faults,
        why=faults,
        unknown=(),
        cuts=cuts_of(sentence),
    )


def _why_unsayable(text: str, unknown: Sequence[str]) -> Why | None:
    if unknown:
        return "unknown-fact"
    if has_loose_brace(text):
        return "loose-brace"
    return None if text.strip() else "wordless"


def _faults(
    design: Design, content: Content, spoken: Sequence[Change], *, is_new: bool
) -> Iterator[Why]:
    """Yield what is not as it should be; the first field that speaks is the sentence."""
    if not is_new:
        yield "unchanged"
    elif not spoken:
        yield "silent-field"
    else:
        template = said_in(design, content, content.language)(
            f"fields.{spoken[0].key}.change_message"
        )
        if template.count(VALUE_MARK) != 1:
            yield "no-place"
        if len(spoken) > 1:
            yield "said-twice"
