"""What one card says, in neither vendor's words."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, Final, NamedTuple

from walletpass.kernel.languages import Language

Value = str | int | float
"""A filled-in value: text, a number the phone formats, or an ISO date (with zone)."""


class Place(NamedTuple):
    """A shop near which the card offers itself, and the line it shows there."""

    latitude: float
    longitude: float
    text: str


class BeaconPlace(NamedTuple):
    """A beacon that a phone hears near a shop, and the line it shows there."""

    uuid: str
    major: int | None
    minor: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Content:
    """Everything about a card that depends on whose it is.

    *fields* holds only the values that name a fact, by field key, and *texts* the other
    texts that do, by their place in the design; fixed texts stay in the design. Equal
    content and equal design make an equal card.

    *movement* counts the holder's movements up to the one shown, with thanks and what
    they were told of. Where a version brings no new one, but says the last in other
    words, it is *silent* on the phone, and so are those after it until there is news.
    *message* is the id of the message that shows, and *message_from* when it began. Where
    it says nothing new, being there no more, there again, or saying the same in other
    words, it is *hushed*.
    """

    language: Language
    fields: Mapping[str, Value]
    number: str
    texts: Mapping[str, str] = field(default_factory=dict)
    barcode: str = ""
    barcode_text: str = ""
    nfc: str = ""
    places: tuple[Place, ...] = ()
    beacons: tuple[BeaconPlace, ...] = ()
    voided: bool = False
    expires_at: datetime | None = None
    movement: int = field(default=0, compare=False)
    silent: bool = field(default=False, compare=False)
    message: str = field(default="", compare=False)
    message_from: str = field(default="", compare=False)
    hushed: bool = field(default=False, compare=False)

    def to_dict(self) -> dict[str, Any]:
        """Return the content as plain JSON values, for storing."""
        plain: dict[str, Any] = {name: getattr(self, name) for name in _NAMES}
        plain["fields"] = dict(self.fields)
        plain["texts"] = dict(self.texts)
        plain["places"] = [
            [place.latitude, place.longitude, place.text] for place in self.places
        ]
        plain["beacons"] = [list(beacon) for beacon in self.beacons]
        if self.expires_at:
            plain["expires_at"] = self.expires_at.isoformat()
        return plain

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> "Content":
        """Return the content that `to_dict` wrote."""
        facts = dict(plain)
        facts["places"] = tuple(map(Place._make, plain["places"]))
        facts["beacons"] = tuple(map(BeaconPlace._make, plain.get("beacons", ())))
        if plain["expires_at"]:
            facts["expires_at"] = datetime.fromisoformat(plain["expires_at"])
        return cls(**facts)


_NAMES: Final = tuple(each.name for each in fields(Content))
