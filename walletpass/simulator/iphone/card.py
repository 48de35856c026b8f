"""A card in somebody's phone: what is left of a bundle once it has been read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from walletpass.simulator.iphone.field import Field, Translations, field_from
from walletpass.simulator.pkpass.bundle import Bundle
from walletpass.simulator.pkpass.passjson import (
    Json,
    grouped_fields,
    is_number,
    parse_date,
    style_of,
)
from walletpass.simulator.pkpass.remarks import may_personalise
from walletpass.simulator.pkpass.strings import UnreadableStringsError, parse_strings

_MOST_PLACES = 10


class CardKey(NamedTuple):
    """What makes two bundles versions of one card."""

    pass_type: str
    serial: str


class Feed(NamedTuple):
    """Where news of one pass type come from."""

    service: str
    pass_type: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card shows itself, and the words it does it with."""

    latitude: float
    longitude: float
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """One version of one card, in the words of the phone's language."""

    key: CardKey
    team: str
    organisation: str
    description: str
    style: str
    fields: tuple[Field, ...]
    places: tuple[Place, ...]
    max_distance: float | None
    barcode: str | None
    voided: bool
    expires_at: datetime | None
    service: str | None
    token: str | None
    may_personalise: bool
    fingerprint: str
    last_modified: str | None
    bundle: bytes | None

    @property
    def serial(self) -> str:
        """Return the serial number."""
        return self.key.serial

    @property
    def pass_type(self) -> str:
        """Return the pass type identifier, which is also the push topic."""
        return self.key.pass_type

    @property
    def feed(self) -> Feed | None:
        """Return where its news come from, if it has a web service at all."""
        return None if self.service is None else Feed(self.service, self.pass_type)

    def field(self, key: str) -> Field:
        """Return the field of that key; a card without it is a `KeyError`."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)

    def __repr__(self) -> str:
        return f"Card({self.pass_type}/{self.serial})"


def card_from(
    bundle: Bundle,
    language: str,
    *,
    last_modified: str | None = None,
    data: bytes | None = None,
) -> Card:
    """Read a bundle in *language*; *data* are its bytes, if the phone is to keep them."""
    words = _translations(bundle, language)
    content = bundle.content
    barcodes = content.get("barcodes", [])
    expires = content.get("expirationDate")
    distance = content.get("maxDistance")
    return Card(
        key=CardKey(bundle.pass_type, bundle.serial),
        team=content["teamIdentifier"],
        organisation=_said(content["organizationName"], words),
        description=_said(content["description"], words),
        style=style_of(content),
        fields=tuple(
            field_from(group, field, words) for group, field in grouped_fields(content)
        ),
        places=tuple(_places(content, words)),
        max_distance=_number(distance),
        barcode=barcodes[0]["message"] if barcodes else None,
        voided=content.get("voided", False),
        expires_at=parse_date(expires) if expires else None,
        service=content.get("webServiceURL"),
        token=content.get("authenticationToken"),
        may_personalise=may_personalise(bundle),
        fingerprint=bundle.fingerprint,
        last_modified=last_modified,
        bundle=data,
    )


def _translations(bundle: Bundle, language: str) -> Translations:
    table = bundle.files.get(f"{language}.lproj/pass.strings", b"")
    try:
        return parse_strings(table)
    except UnreadableStringsError:
        return {}


def _number(value: Any) -> float | None:
    return float(value) if is_number(value) else None


def _said(text: str, words: Translations) -> str:
    return words.get(text, text)


def _places(content: Json, words: Translations) -> Iterator[Place]:
    for place in content.get("locations", [])[:_MOST_PLACES]:
        if not all(is_number(place.get(key)) for key in ("latitude", "longitude")):
            continue
        yield Place(
            float(place["latitude"]),
            float(place["longitude"]),
            _said(place.get("relevantText", ""), words),
        )
