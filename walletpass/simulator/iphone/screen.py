"""What somebody sees who looks at a phone, and what its makers see in its log."""

from dataclasses import dataclass
from decimal import Decimal

from walletpass.simulator.iphone.alerts import Notice
from walletpass.simulator.iphone.backstage import Tally
from walletpass.simulator.iphone.card import Card, CardKey, Place
from walletpass.simulator.iphone.diary import Complaint, Moment
from walletpass.simulator.iphone.field import Field
from walletpass.simulator.iphone.formatting import Language, shown
from walletpass.simulator.iphone.handset import Handset
from walletpass.simulator.iphone.relevance import nearby

Which = Card | CardKey | str
"""A card in any version, or its key, or just its serial number."""

_PATIENCE = 10.0  # seconds to wait for a phone before looking at it


@dataclass(frozen=True, slots=True)
class Face:
    """A field as it is seen, and the value behind it."""

    label: str
    text: str
    value: str | int | Decimal


class Screen:
    """The phone as it is seen. Whoever looks at a card waits until the phone rests."""

    def __init__(self, handset: Handset, rest: Tally) -> None:
        self._handset = handset
        self._rest = rest

    @property
    def owner(self) -> str:
        """Return whose phone this is."""
        return self._handset.owner

    @property
    def language(self) -> Language:
        """Return the language the phone speaks."""
        return self._handset.reader.language

    @property
    def device_library_identifier(self) -> str:
        """Return the name under which web services know this phone."""
        return self._handset.device

    @property
    def lock_screen(self) -> tuple[Notice, ...]:
        """Return the notices, oldest first."""
        return self._handset.diary.notices()

    @property
    def log(self) -> tuple[Complaint, ...]:
        """Return the device log; a phone with nothing to complain about has none."""
        return self._handset.diary.complaints()

    @property
    def cards(self) -> tuple[Card, ...]:
        """Return the cards as they are now."""
        return tuple(self._handset.cards.values())

    def history(self, after: int = 0) -> tuple[Moment, ...]:
        """Return what the phone did since the moment of that number."""
        return self._handset.diary.moments(after)

    def settle(self, timeout: float = _PATIENCE) -> bool:
        """Wait until the phone has nothing left to do; say whether it got there.

        What waits for reception is not counted: an offline phone is at rest.
        """
        return self._rest.wait(timeout)

    def card(self, which: Which) -> Card:
        """Return the version the phone holds; one it does not hold is a `KeyError`."""
        self.settle()
        return self._held(which)

    def _held(self, which: Which) -> Card:
        cards = self._handset.cards
        match which:
            case Card(key=key):
                return cards[key]
            case CardKey():
                return cards[which]
        for card in cards.values():
            if card.serial == which:
                return card
        raise KeyError(which)

    def bundle(self, which: Which) -> bytes:
        """Return the very bytes of the card; a `LookupError` if they were not kept."""
        data = self.card(which).bundle
        if data is None:
            raise LookupError("this phone keeps no bundles")
        return data

    def field(self, which: Which, key: str) -> Face:
        """Return one field as it stands on the card."""
        return self._face(self.card(which).field(key))

    def fields(self, which: Which) -> dict[str, Face]:
        """Return all fields by key, in the order they are laid out."""
        return {field.key: self._face(field) for field in self.card(which).fields}

    def balance(self, which: Which) -> int | Decimal:
        """Return the number in the card's corner: the first numeric header field."""
        for field in self.card(which).fields:
            if field.group == "headerFields" and not isinstance(field.value, str):
                return field.value
        raise LookupError("no number in the corner of this card")

    def shows(self, which: Which, text: str) -> bool:
        """Tell whether the card, or a notice about it, says *text*."""
        self.settle()
        return self._says(which, text)

    def comes_to_show(
        self, which: Which, text: str, timeout: float = _PATIENCE
    ) -> bool:
        """Wait until the card, or a notice about it, says *text*; say whether it did.

        For news that may still be on their way to the phone.
        """
        return self._handset.diary.wait_for(lambda: self._says(which, text), timeout)

    def nearby(self, latitude: float, longitude: float) -> dict[CardKey, Place]:
        """Return the cards that would show themselves if the phone were there."""
        found = {
            card.key: nearby(card, latitude, longitude)
            for card in self.cards
            if not card.voided
        }
        return {key: place for key, place in found.items() if place is not None}

    def _says(self, which: Which, text: str) -> bool:
        card = self._held(which)
        lines = [card.organisation, card.description]
        for field in card.fields:
            lines += [field.label, self._face(field).text]
        lines += [n.sentence for n in self.lock_screen if n.card == card.key]
        return any(_plain(text) in _plain(line) for line in lines)

    def _face(self, field: Field) -> Face:
        text = shown(field, self._handset.reader, self._handset.now())
        return Face(field.label, text, field.value)


def _plain(text: str) -> str:
    """Make the spaces that typographers put into numbers ordinary."""
    return " ".join(text.split())
