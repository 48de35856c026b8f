"""pass.json: one card in Apple's words.

Whatever a design fixes is written once per template version; a card then adds what is
its own.

    writer = PassWriter(design)
    writer.write(content, card)

https://developer.apple.com/documentation/walletpasses/pass (checked 2026-11)
"""

from typing import Any

import orjson

from walletpass.passes.content import BeaconPlace, Content
from walletpass.passes.design import Beacon, Design, FeaturedAction, RelevantDate
from walletpass.wallets.apple.barcodes import (
    DRAWN_EVERYWHERE,
    barcode_list,
    with_fallbacks,
)
from walletpass.wallets.apple.card_identity import CardIdentity
from walletpass.wallets.apple.dates import write_date
from walletpass.wallets.apple.laying_out import (
    Maybe,
    Members,
    Read,
    Slot,
    Writer,
    is_nothing,
    lay_out,
    without_nulls,
    write_json,
)
from walletpass.wallets.apple.pass_fields import styles
from walletpass.wallets.apple.vocabulary import BARCODES
from walletpass.wallets.apple.wording import Say, tree_with_words, words_of

MOST_PLACES = 10
"""A phone looks at ten places, and at no more."""


class PassWriter:
    """Writes the cards of one template version. Equal cards come out byte for byte equal."""

    def __init__(self, design: Design) -> None:
        self._fixed: list[bytes] = []
        self._personal: list[tuple[int, Writer]] = []
        for position, piece in enumerate(lay_out(_pass(design))):
            if isinstance(piece, bytes):
                self._fixed.append(piece)
            else:
                self._fixed.append(b"")
                self._personal.append((position, piece))

    def write(self, content: Content, card: CardIdentity) -> bytes:
        """Return the pass.json of one card."""
        pieces = self._fixed.copy()
        for position, write in self._personal:
            pieces[position] = write(content, card)
        return b"".join(pieces)


def pass_json(design: Design, content: Content, card: CardIdentity) -> dict[str, Any]:
    """Return the pass.json of one card, as a phone will read it."""
    written: dict[str, Any] = orjson.loads(PassWriter(design).write(content, card))
    return written


def _pass(design: Design) -> dict[str, Any]:
    say = words_of(design)
    return {
        "formatVersion": 1,
        **_addresses(design, say),  # first, so that they replace no key of ours
        "identity": Members(_identity),
        "organizationName": say("organization"),
        "description": say("description"),
        "logoText": say("logo_text"),
        **_colours(design),
        **styles(design, say),
        **_barcodes(design),
        **_relevance(design, say),
        **_validity(design),
        **_nfc(design),
        **_extras(design, say),
    }


def _addresses(design: Design, say: Say) -> dict[str, Any]:
    return {name: say(f"extras.urls.{name}") for name in design.extras.urls}


def _identity(_content: Content, card: CardIdentity) -> dict[str, str]:
    names = {
        "passTypeIdentifier": card.pass_type_identifier,
        "teamIdentifier": card.team_identifier,
        "serialNumber": card.serial_number,
    }
    # where the phone asks for news; it adds ``/v1/…`` itself, slash included
    if address := card.web_service_url.rstrip("/"):
        names["webServiceURL"] = address
        if card.authentication_token:
            names["authenticationToken"] = card.authentication_token
    return names


def _colours(design: Design) -> dict[str, Any]:
    colours, extras = design.colours, design.extras
    return {
        "backgroundColor": str(colours.background),
        "foregroundColor": str(colours.foreground),
        "labelColor": str(colours.label),
        "stripColor": colours.strip and str(colours.strip),
        "footerBackgroundColor": extras.footer_background
        and str(extras.footer_background),
        "useAutomaticColors": extras.automatic_colours or None,
        "suppressHeaderDarkening": extras.suppress_header_darkening or None,
        "suppressStripShine": extras.suppress_strip_shine,
    }


def _barcodes(design: Design) -> dict[str, Any]:
    barcode = design.barcode
    if barcode is None:
        return {}

    offered = with_fallbacks(barcode.symbologies)
    everywhere = {BARCODES[name] for name in offered if name in DRAWN_EVERYWHERE}

    def codes(content: Content, _card: CardIdentity) -> dict[str, Any]:
        all_of_them = barcode_list(
            offered, content.barcode, content.barcode_text, barcode.encoding
        )
        if not all_of_them:
            return {}
        # the one that readers before iOS 9 look at, and some on Android
        plain = [code for code in all_of_them if code["format"] in everywhere]
        return {"barcodes": all_of_them} | ({"barcode": plain[0]} if plain else {})

    return {"barcodes": Members(codes)}


def _relevance(design: Design, say: Say) -> dict[str, Any]:
    relevance = design.relevance
    return {
        "locations": Maybe(lambda content, _card: _locations(content)),
        "maxDistance": Maybe(
            lambda content, _card: relevance.max_distance if content.places else None
        ),
        "beacons": Maybe(_beacons(design, say)),
        "relevantDates": [_relevant_date(date) for date in relevance.dates],
        # deprecated since iOS 18, and all that phones before it look at
        "relevantDate": relevance.dates and _first_moment(relevance.dates[0]),
    }


def _locations(content: Content) -> list[dict[str, Any]]:
    return [
        {
            "latitude": place.latitude,
            "longitude": place.longitude,
            **({"relevantText": place.text} if place.text else {}),
        }
        for place in content.places[:MOST_PLACES]
    ]


def _beacons(design: Design, say: Say) -> Read:
    """Return what reads a card's beacons: those of its design, then those of its places."""
    fixed = [
        (beacon, say(f"relevance.beacons.{position}.text"))
        for position, beacon in enumerate(design.relevance.beacons)
    ]

    def read(content: Content, card: CardIdentity) -> list[dict[str, Any]]:
        of_design = [
            _beacon(one, text.read(content, card) if isinstance(text, Slot) else text)
            for one, text in fixed
        ]
        return of_design + [_beacon(one, one.text) for one in content.beacons]

    return read


def _beacon(beacon: Beacon | BeaconPlace, text: str) -> dict[str, Any]:
    written = {
        "proximityUUID": beacon.uuid,
        "major": beacon.major,
        "minor": beacon.minor,
        "relevantText": text or None,
    }
    return {name: told for name, told in written.items() if told is not None}


def _relevant_date(date: RelevantDate) -> dict[str, Any]:
    """Return the date under both its names: iOS 18 reads the one, iOS 26 the other."""
    if date.start and date.end:
        return {"startDate": write_date(date.start), "endDate": write_date(date.end)}
    moment = _first_moment(date)
    return {"date": moment, "relevantDate": moment}


def _first_moment(date: RelevantDate) -> str:
    moment = date.date or date.start
    assert moment, "a relevant date is a moment or a span"
    return write_date(moment)


def _validity(design: Design) -> dict[str, Any]:
    return {
        "voided": Maybe(lambda content, _card: content.voided or None),
        "expirationDate": Maybe(
            lambda content, _card: content.expires_at and write_date(content.expires_at)
        ),
        "sharingProhibited": design.sharing_prohibited or None,
    }


def _nfc(design: Design) -> dict[str, Any]:
    nfc = design.nfc
    if nfc is None:
        return {}
    # the key first: an object starts with something certain
    return {
        "nfc": {
            "encryptionPublicKey": nfc.encryption_public_key,
            "message": Slot(lambda content, _card: content.nfc),
            "requiresAuthentication": nfc.requires_authentication or None,
        }
    }


def _extras(design: Design, say: Say) -> dict[str, Any]:
    extras = design.extras
    return {
        "logoSymbolName": extras.logo_symbol,
        "eventLogoText": say("extras.event_logo_text"),
        "groupingIdentifier": extras.grouping,
        "preferredStyleSchemes": extras.preferred_styles,
        "associatedStoreIdentifiers": extras.app_store_ids,
        "auxiliaryStoreIdentifiers": extras.auxiliary_app_store_ids,
        "appLaunchURL": say("extras.app_launch_url"),
        "userInfo": _as_given(extras.user_info),
        "semantics": without_nulls(
            tree_with_words(extras.semantics, "extras.semantics", say)
        ),
        "featuredActions": [
            _action(action, say(f"extras.featured_actions.{position}.url"))
            for position, action in enumerate(extras.featured_actions)
        ],
        "upcomingPassInformation": without_nulls(extras.upcoming),
    }


def _as_given(user_info: Any) -> bytes | None:
    """Return what only the brand's own app reads, empty texts and all."""
    return None if is_nothing(user_info) else write_json(without_nulls(user_info))


def _action(action: FeaturedAction, url: Any) -> dict[str, Any]:
    return {
        "identifier": action.identifier,
        "type": action.type,
        "url": url,
        "placeIdentifier": action.place,
    }
