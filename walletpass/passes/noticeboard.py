"""Where a card says messages: one alerting field, and the message's link below it.

Every card has the place, at rest while there is no message: a phone announces a value
that changed, and keeps silent about a field it never saw. A design that names no
``{message}`` gets a field for it on the back.
"""

from dataclasses import replace
from typing import Final

from walletpass.kernel.languages import Language, Words, say
from walletpass.passes.content import Content
from walletpass.passes.design import Design, FieldDesign
from walletpass.passes.texts import languages_of, names

MESSAGE: Final = "message"
LINK: Final = "message_link"
_AT_REST: Final[Words] = {
    "en": "Nothing new right now",
    "ru": "Пока ничего нового",
    "pl": "Na razie nic nowego",
}
_LABEL: Final[Words] = {"en": "Messages", "ru": "Сообщения", "pl": "Wiadomości"}
_LINK_LABEL: Final[Words] = {
    "en": "More about it",
    "ru": "Подробнее",
    "pl": "Więcej o tym",
}


def with_noticeboard(design: Design) -> Design:
    """Return the design with a place for messages and for their link, if it lacks one."""
    fields = design.fields.all()
    taken = {field.key for field in fields}
    added = []
    if not any(names(field, MESSAGE) for field in fields):
        added.append(_field_for_messages(_free(MESSAGE, taken), design))
    if not any(names(field, LINK) for field in fields):
        added.append(_field_for_link(_free(LINK, taken), design))
    if not added:
        return design
    back = (*design.fields.back, *added)
    return design.model_copy(
        update={"fields": design.fields.model_copy(update={"back": back})}
    )


def message_keys(design: Design) -> frozenset[str]:
    """Return the keys of the fields that say messages."""
    return frozenset(
        field.key for field in design.fields.all() if names(field, MESSAGE)
    )


def says_no_news(old: Content, new: Content, keys: frozenset[str]) -> bool:
    """Tell whether the fields of these *keys* have no message to announce in *new*.

    A message is announced when it comes. When it goes, when it is seen again behind one
    that went, or says the same in other words since what it names moved on, it is silent.
    """
    if not new.message:
        return True
    if new.message != old.message:
        return new.message_from < old.message_from
    return old.hushed or any(new.fields[key] != old.fields.get(key) for key in keys)


def at_rest(design: Design, content: Content) -> Content:
    """Return what a card says that was composed before its design had the place."""
    missing = {
        field.key: _resting(field, content.language)
        for field in design.fields.back
        if field.key not in content.fields
        and (names(field, MESSAGE) or names(field, LINK))
    }
    if not missing:
        return content
    texts = {f"fields.{key}.links": "" for key in missing}
    return replace(
        content,
        fields={**content.fields, **missing},
        texts={**texts, **content.texts},
    )


def _resting(field: FieldDesign, language: Language) -> str:
    return say(_AT_REST, language) if names(field, MESSAGE) else ""


def _free(key: str, taken: set[str]) -> str:
    while key in taken:
        key += "_"
    return key


def _field_for_messages(key: str, design: Design) -> FieldDesign:
    spoken = languages_of(design)
    return FieldDesign(
        key=key,
        label={language: _LABEL[language] for language in spoken},
        value={language: f"{{message|{_AT_REST[language]}}}" for language in spoken},
        change_message=dict.fromkeys(spoken, "%@"),
    )


def _field_for_link(key: str, design: Design) -> FieldDesign:
    spoken = languages_of(design)
    anchor = '<a href="{message_url}">{message_link}</a>'
    return FieldDesign(
        key=key,
        label={language: _LINK_LABEL[language] for language in spoken},
        value="{message_link}",
        links=dict.fromkeys(spoken, anchor),
    )
