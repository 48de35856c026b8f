"""The semantic tags Wallet knows, and their shapes.

https://developer.apple.com/documentation/walletpasses/semantictags (checked 2026-11)
"""

from typing import Final

from walletpass.wallets.apple.validation.shapes import (
    COLOUR,
    DATE,
    NUMBER,
    TEXT,
    TRUTH,
    Each,
    Members,
    Shape,
    Words,
)

_TEXTS: Final = """
    admissionLevel admissionLevelAbbreviation additionalTicketAttributes attendeeName
    entranceDescription eventName eventLiveMessage venueEntrance venueEntranceDoor
    venueEntranceGate venueEntrancePortal venueName venuePhoneNumber venueRegionName
    venueRoom awayTeamAbbreviation awayTeamLocation awayTeamName homeTeamAbbreviation
    homeTeamLocation homeTeamName leagueAbbreviation leagueName sportName genre
    airlineCode airlineLoungePlaceID boardingGroup boardingZone boardingSequenceNumber
    carNumber confirmationNumber departureAirportCode departureAirportName
    departureAirportTimeZone departureCityName departureGate departureLocationDescription
    departureLocationTimeZone departurePlatform departureStationName departureTerminal
    destinationAirportCode destinationAirportName destinationAirportTimeZone
    destinationCityName destinationGate destinationLocationDescription
    destinationLocationTimeZone destinationPlatform destinationStationName
    destinationTerminal flightCode internationalDocumentsVerifiedDeclarationName
    membershipProgramName membershipProgramNumber membershipProgramStatus priorityStatus
    securityScreening ticketFareClass transitProvider transitStatus transitStatusReason
    vehicleName vehicleNumber vehicleType
"""
_TEXT_LISTS: Final = """
    albumIDs artistIDs performerNames playlistIDs loungePlaceIDs passengerCapabilities
    passengerAirlineSSRs passengerInformationSSRs passengerServiceSSRs
    passengerEligibleSecurityPrograms departureAirportSecurityPrograms
    departureLocationSecurityPrograms destinationAirportSecurityPrograms
    destinationLocationSecurityPrograms
"""
_DATES: Final = """
    eventStartDate eventEndDate venueBoxOfficeOpenDate venueCloseDate venueDoorsOpenDate
    venueFanZoneOpenDate venueGatesOpenDate venueOpenDate venueParkingLotsOpenDate
    currentArrivalDate currentBoardingDate currentDepartureDate originalArrivalDate
    originalBoardingDate originalDepartureDate
"""
_TRUTHS: Final = "tailgatingAllowed internationalDocumentsAreVerified silenceRequested"
_NUMBERS: Final = "duration flightNumber"

_AMOUNT: Final = Members({"amount": TEXT, "currencyCode": TEXT})
_PLACE: Final = Members(
    {"latitude": NUMBER, "longitude": NUMBER}, required=("latitude", "longitude")
)
_PERSON: Final = Members(
    dict.fromkeys(
        (
            "familyName",
            "givenName",
            "middleName",
            "namePrefix",
            "nameSuffix",
            "nickname",
            "phoneticRepresentation",
        ),
        TEXT,
    )
)
_SEAT: Final = Members(
    {
        **dict.fromkeys(
            (
                "seatAisle",
                "seatDescription",
                "seatIdentifier",
                "seatLevel",
                "seatNumber",
                "seatRow",
                "seatSection",
                "seatType",
            ),
            TEXT,
        ),
        "seatSectionColor": COLOUR,
    }
)
_DATE_INFO: Final = Members(
    {
        "date": DATE,
        "timeZone": TEXT,
        "ignoreTimeComponents": TRUTH,
        "isAllDay": TRUTH,
        "isUnannounced": TRUTH,
        "isUndetermined": TRUTH,
    }
)
_EVENTS: Final = Words(
    (
        "PKEventTypeGeneric",
        "PKEventTypeLivePerformance",
        "PKEventTypeMovie",
        "PKEventTypeSports",
        "PKEventTypeConference",
        "PKEventTypeConvention",
        "PKEventTypeWorkshop",
        "PKEventTypeSocialGathering",
    )
)

_TAGS: Final[dict[str, Shape]] = {
    **dict.fromkeys(_TEXTS.split(), TEXT),
    **dict.fromkeys(_TEXT_LISTS.split(), Each(TEXT)),
    **dict.fromkeys(_DATES.split(), DATE),
    **dict.fromkeys(_TRUTHS.split(), TRUTH),
    **dict.fromkeys(_NUMBERS.split(), NUMBER),
    "airplay": Each(Members({"airPlayDeviceGroupToken": TEXT})),
    "balance": _AMOUNT,
    "departureLocation": _PLACE,
    "destinationLocation": _PLACE,
    "eventStartDateInfo": _DATE_INFO,
    "eventType": _EVENTS,
    "passengerName": _PERSON,
    "seats": Each(_SEAT),
    "totalPrice": _AMOUNT,
    "venueLocation": _PLACE,
    "wifiAccess": Each(
        Members({"ssid": TEXT, "password": TEXT}, required=("ssid", "password"))
    ),
}

SEMANTICS: Final = Members(_TAGS)
DATE_INFO: Final = _DATE_INFO
