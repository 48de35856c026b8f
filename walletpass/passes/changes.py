"""What changed between two versions of a card, and what the lock screen says of it.

A phone compares both versions field by field. A changed value whose field has a change
message is announced with that message; when several change at once, or the message has
no place for the value, the phone says only that something changed.
"""

from dataclasses import dataclass
from typing import Final

from walletpass.kernel.languages import Language, Words, say
from walletpass.passes.content import Content, Value
from walletpass.passes.design import Design
from walletpass.passes.filling import Line, said_in, values_by_key
from walletpass.passes.showing import shown

VALUE_MARK: Final = "%@"
"""Where the phone puts the new value in a change message."""

_SOMETHING_CHANGED: Final[Words] = {
    "en": "{card} changed",
    "ru": "{card}: есть изменения",
    "pl": "{card}: są zmiany",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One field whose value changed; *old* is `None` when the field is new.

    *alerts* tells whether the phone announces it, and *sentence* with what words, if
    nothing else is announced at the same time. A new field has no old value to differ
    from, and stays silent.
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

    Without *language* it is the holder's.
    """
    spoken = language or new_content.language
    before = values_by_key(old_design, old_content, spoken)
    after = values_by_key(new_design, new_content, spoken)
    notice = _notice(new_design, new_content, spoken)
    return [
        _change(line, before.get(key), notice, spoken)
        for key, line in after.items()
        if key not in before or before[key].value != line.value
    ]


def announcement(
    old_design: Design,
    old_content: Content,
    new_design: Design,
    new_content: Content,
    language: Language | None = None,
) -> str:
    """Return what the lock screen says when the new version arrives, if anything."""
    spoken = language or new_content.language
    changes = changes_between(old_design, old_content, new_design, new_content, spoken)
    sentences = [change.sentence for change in changes if change.alerts]
    if len(sentences) > 1:
        return _notice(new_design, new_content, spoken)
    return "".join(sentences)


def _notice(design: Design, content: Content, language: Language) -> str:
    """Return about what a phone says when it has no sentence of ours to say."""
    card = said_in(design, content, language)("description")
    return say(_SOMETHING_CHANGED, language).format(card=card)


def _change(line: Line, before: Line | None, notice: str, language: Language) -> Change:
    alerts = bool(before and line.change_message)
    return Change(
        key=line.field.key,
        label=line.label,
        old=before.value if before else None,
        new=line.value,
        alerts=alerts,
        sentence=_sentence(line, notice, language) if alerts else "",
    )


def _sentence(line: Line, notice: str, language: Language) -> str:
    if line.change_message.count(VALUE_MARK) != 1:
        return notice
    value = shown(line.value, line.field, language)
    return line.change_message.replace(VALUE_MARK, value)
