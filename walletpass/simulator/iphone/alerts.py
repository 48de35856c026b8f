"""What the lock screen says after a card was replaced."""

from dataclasses import dataclass
from datetime import datetime

from walletpass.simulator.iphone.card import Card, CardKey
from walletpass.simulator.iphone.field import Field
from walletpass.simulator.iphone.formatting import Language, Reader, shown

_CHANGED: dict[Language, str] = {
    "en": "{card} changed",
    "ru": "{card}: есть изменения",
    "pl": "{card}: są zmiany",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """One line on the lock screen: when, from whom, what."""

    at: datetime
    organisation: str
    sentence: str
    card: CardKey


def sentence(old: Card, new: Card, reader: Reader, now: datetime) -> str | None:
    """Return what to say about the change, or nothing when it is silent.

    Fields are compared by key. One that is new has no old value to differ from, and
    keeps silent. When several have something to say, or one does not say where its
    value goes, the phone says only that the card changed.
    """
    match changed_alerts(old, new):
        case []:
            return None
        case [Field(change_message=str(message)) as field] if "%@" in message:
            return message.replace("%@", shown(field, reader, now))
        case _:
            return _CHANGED[reader.language].format(card=new.description)


def changed_alerts(old: Card, new: Card) -> list[Field]:
    """Return the fields whose value changed and that have a change message."""
    before = {field.key: field.value for field in old.fields}
    return [
        field
        for field in new.fields
        if field.change_message is not None
        and before.get(field.key, field.value) != field.value
    ]
