"""What changed between two versions of a card, and what the lock screen says of it.

A phone compares both versions field by field. A changed value whose field has a change
message is announced with that message; when several change at once, or the message has
no place for the value, the phone says only that something changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from walletpass.kernel.languages import Language, Words, say
from walletpass.passes.content import Content, Value
from walletpass.passes.design import Design
from walletpass.passes.filling import Line, values_by_key
from walletpass.passes.showing import shown

VALUE_MARK: Final = "%@"
"""Where the phone puts the new value in a change message."""

GENERIC_NOTICE: Final[Words] = {
    "en": "Card updated",
    "ru": "Карта обновлена",
    "pl": "Karta zaktualizowana",
}
"""About what a phone says when it has no sentence of ours to say."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field whose value changed; *old* is `None` when the field is new.

    *alerts* tells whether the phone announces it, and *sentence* with what words, if
    nothing else is announced at the same time.
    """

    key: str
    label: str
    old: Value | None
    new: Value
    alerts: bool
    sentence: str


def changes_between(
    old_design: Design,
    old_content: Content,
    new_design: Design,
    new_content: Content,
    language: Language | None = None,
) -> list[Change]:
    """Return what changed as a phone in *language* sees it, front to back.

    Without *language* it is the holder's. A field that was not there before counts as
    changed: whether a phone announces it is not known, and a surprise is worse than a
    warning.
    """
    spoken = language or new_content.language
    before = values_by_key(old_design, old_content, spoken)
    after = values_by_key(new_design, new_content, spoken)
    return [
        _change(line, before.get(key), spoken)
        for key, line in after.items()
        if key not in before or before[key].value != line.value
    ]


def announcement(changes: Sequence[Change], language: Language) -> str:
    """Return what the lock screen says when all *changes* arrive at once, if anything."""
    sentences = [change.sentence for change in changes if change.alerts]
    if len(sentences) > 1:
        return say(GENERIC_NOTICE, language)
    return "".join(sentences)


def _change(line: Line, before: Line | None, language: Language) -> Change:
    return Change(
        key=line.field.key,
        label=line.label,
        old=before.value if before else None,
        new=line.value,
        alerts=bool(line.change_message),
        sentence=_sentence(line, language),
    )


def _sentence(line: Line, language: Language) -> str:
    if not line.change_message:
        return ""
    if line.change_message.count(VALUE_MARK) != 1:
        return say(GENERIC_NOTICE, language)
    value = shown(line.value, line.field, language)
    return line.change_message.replace(VALUE_MARK, value)
