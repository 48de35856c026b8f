"""The shape of a whole pass.json: every key Wallet knows and the type of its value.

https://developer.apple.com/documentation/walletpasses/pass (checked 2026-11)
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from walletpass.passes.issues import Issue
from walletpass.wallets.apple.validation.findings import ROOT
from walletpass.wallets.apple.validation.semantic_tags import DATE_INFO, SEMANTICS
from walletpass.wallets.apple.validation.shapes import (
    ADDRESS,
    ANYTHING,
    COLOUR,
    DATE,
    NUMBER,
    TEXT,
    TEXT_OR_NUMBER,
    TRUTH,
    Each,
    Members,
    Shape,
    Words,
    faults_of,
)
from walletpass.wallets.apple.vocabulary import (
    ALIGNMENTS,
    BARCODES,
    DETECTORS,
    EXTENTS,
    GROUPS,
    NUMBERS,
    PERSONAL_FIELDS,
    TRANSITS,
)

STYLE_KEYS: Final = (
    "boardingPass",
    "coupon",
    "eventTicket",
    "generic",
    "posterGeneric",
    "storeCard",
)
_SCHEMES: Final = Words(
    ("posterEventTicket", "eventTicket", "semanticBoardingPass", "boardingPass")
)
_EVENT_ADDRESSES: Final = """
    accessibilityURL addOnURL bagPolicyURL contactVenueWebsite directionsInformationURL
    merchandiseURL orderFoodURL parkingInformationURL purchaseParkingURL sellURL
    transferURL transitInformationURL
"""
_BOARDING_ADDRESSES: Final = """
    changeSeatURL entertainmentURL managementURL purchaseAdditionalBaggageURL
    purchaseLoungeAccessURL purchaseWifiURL registerServiceAnimalURL reportLostBagURL
    requestWheelchairURL trackBagsURL transitProviderWebsiteURL upgradeURL
"""
_CONTACTS: Final = """
    contactVenueEmail contactVenuePhoneNumber transitProviderEmail
    transitProviderPhoneNumber
"""

_FIELD: Final = Members(
    {
        "key": TEXT,
        "label": TEXT,
        "value": TEXT_OR_NUMBER,
        "attributedValue": TEXT_OR_NUMBER,
        "changeMessage": TEXT,
        "textAlignment": Words(tuple(ALIGNMENTS.values())),
        "dateStyle": Words(tuple(EXTENTS.values())),
        "timeStyle": Words(tuple(EXTENTS.values())),
        "isRelative": TRUTH,
        "ignoresTimeZone": TRUTH,
        "numberStyle": Words(tuple(NUMBERS.values())),
        "currencyCode": TEXT,
        "dataDetectorTypes": Each(Words(tuple(DETECTORS.values()))),
        "row": NUMBER,
        "semantics": SEMANTICS,
    },
    required=("key", "value"),
)
_STYLE: Final = Members(
    {
        **dict.fromkeys(GROUPS.values(), Each(_FIELD)),
        "transitType": Words(tuple(TRANSITS.values())),
    }
)
_BARCODE: Final = Members(
    {
        "format": Words(tuple(BARCODES.values())),
        "message": TEXT,
        "messageEncoding": TEXT,
        "altText": TEXT,
    },
    required=("format", "message", "messageEncoding"),
)
_LOCATION: Final = Members(
    {"latitude": NUMBER, "longitude": NUMBER, "altitude": NUMBER, "relevantText": TEXT},
    required=("latitude", "longitude"),
)
_BEACON: Final = Members(
    {"proximityUUID": TEXT, "major": NUMBER, "minor": NUMBER, "relevantText": TEXT},
    required=("proximityUUID",),
)
_RELEVANT_DATE: Final = Members(
    dict.fromkeys(("date", "relevantDate", "startDate", "endDate"), DATE)
)
_NFC: Final = Members(
    {"message": TEXT, "encryptionPublicKey": TEXT, "requiresAuthentication": TRUTH},
    required=("message", "encryptionPublicKey"),
)
_ACTION: Final = Members(
    {"identifier": TEXT, "type": TEXT, "url": ADDRESS, "placeIdentifier": TEXT},
    required=("identifier", "type"),
)
_ADDRESSES: Final[dict[str, Shape]] = {
    **dict.fromkeys(_EVENT_ADDRESSES.split(), ADDRESS),
    **dict.fromkeys(_BOARDING_ADDRESSES.split(), ADDRESS),
    **dict.fromkeys(_CONTACTS.split(), TEXT),
}
_UPCOMING: Final = Members(
    {
        "identifier": TEXT,
        "name": TEXT,
        "type": Words(("event",)),
        "isActive": TRUTH,
        "dateInformation": DATE_INFO,
        "images": ANYTHING,
        "URLs": Members(_ADDRESSES),
        "additionalInfoFields": Each(_FIELD),
        "backFields": Each(_FIELD),
        "auxiliaryStoreIdentifiers": Each(NUMBER),
        "semantics": SEMANTICS,
    },
    required=("identifier", "name", "type", "isActive"),
)

_PASS: Final = Members(
    {
        "formatVersion": NUMBER,
        "passTypeIdentifier": TEXT,
        "teamIdentifier": TEXT,
        "serialNumber": TEXT,
        "organizationName": TEXT,
        "description": TEXT,
        **dict.fromkeys(STYLE_KEYS, _STYLE),
        "webServiceURL": ADDRESS,
        "authenticationToken": TEXT,
        "sharingProhibited": TRUTH,
        "associatedStoreIdentifiers": Each(NUMBER),
        "auxiliaryStoreIdentifiers": Each(NUMBER),
        "appLaunchURL": ADDRESS,
        "userInfo": ANYTHING,
        "expirationDate": DATE,
        "voided": TRUTH,
        "barcodes": Each(_BARCODE),
        "barcode": _BARCODE,
        "locations": Each(_LOCATION),
        "maxDistance": NUMBER,
        "beacons": Each(_BEACON),
        "relevantDate": DATE,
        "relevantDates": Each(_RELEVANT_DATE),
        "backgroundColor": COLOUR,
        "foregroundColor": COLOUR,
        "labelColor": COLOUR,
        "stripColor": COLOUR,
        "footerBackgroundColor": COLOUR,
        "useAutomaticColors": TRUTH,
        "suppressHeaderDarkening": TRUTH,
        "suppressStripShine": TRUTH,
        "logoText": TEXT,
        "eventLogoText": TEXT,
        "logoSymbolName": TEXT,
        "groupingIdentifier": TEXT,
        "nfc": _NFC,
        "semantics": SEMANTICS,
        "preferredStyleSchemes": Each(_SCHEMES),
        "upcomingPassInformation": Each(_UPCOMING),
        "featuredActions": Each(_ACTION),
        **_ADDRESSES,
    },
    required=(
        "formatVersion",
        "passTypeIdentifier",
        "teamIdentifier",
        "serialNumber",
        "organizationName",
        "description",
    ),
)
_PERSONALIZATION: Final = Members(
    {
        "description": TEXT,
        "requiredPersonalizationFields": Each(Words(tuple(PERSONAL_FIELDS.values()))),
        "termsAndConditions": TEXT,
    },
    required=("description", "requiredPersonalizationFields"),
)


def shape(card: Mapping[str, Any]) -> Iterator[Issue]:
    """Return what is missing, unknown or of the wrong type in a pass.json."""
    return faults_of(card, _PASS, ROOT)


def personalization_shape(sheet: Any) -> Iterator[Issue]:
    """Return what is missing, unknown or of the wrong type in a personalization.json."""
    return faults_of(sheet, _PERSONALIZATION, "personalization.json")
