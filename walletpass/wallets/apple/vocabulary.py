"""Apple's words for what a design says in ours.

https://developer.apple.com/documentation/walletpasses/pass (checked 2026-11)
"""

from collections.abc import Mapping
from typing import Final

from walletpass.passes.design import (
    Extent,
    ImageName,
    Number,
    Style,
    Symbology,
    Transit,
)

STYLES: Final[Mapping[Style, tuple[str, ...]]] = {
    "store_card": ("storeCard",),
    "coupon": ("coupon",),
    "generic": ("generic",),
    "event_ticket": ("eventTicket",),
    "boarding_pass": ("boardingPass",),
    "poster": ("posterGeneric", "generic"),
}
"""The style keys of pass.json. Phones before iOS 27 show a poster as a generic pass."""

TRANSITS: Final[Mapping[Transit, str]] = {
    "air": "PKTransitTypeAir",
    "boat": "PKTransitTypeBoat",
    "bus": "PKTransitTypeBus",
    "train": "PKTransitTypeTrain",
    "generic": "PKTransitTypeGeneric",
}
ALIGNMENTS: Final = {
    "left": "PKTextAlignmentLeft",
    "center": "PKTextAlignmentCenter",
    "right": "PKTextAlignmentRight",
    "natural": "PKTextAlignmentNatural",
}
EXTENTS: Final[Mapping[Extent, str]] = {
    "none": "PKDateStyleNone",
    "short": "PKDateStyleShort",
    "medium": "PKDateStyleMedium",
    "long": "PKDateStyleLong",
    "full": "PKDateStyleFull",
}
"""Both for dates and for times: there is no ``PKTimeStyle…``."""

NUMBERS: Final[Mapping[Number, str]] = {
    "decimal": "PKNumberStyleDecimal",
    "percent": "PKNumberStylePercent",
    "scientific": "PKNumberStyleScientific",
    "spell_out": "PKNumberStyleSpellOut",
}
DETECTORS: Final = {
    "phone": "PKDataDetectorTypePhoneNumber",
    "link": "PKDataDetectorTypeLink",
    "address": "PKDataDetectorTypeAddress",
    "event": "PKDataDetectorTypeCalendarEvent",
}
BARCODES: Final[Mapping[Symbology, str]] = {
    "qr": "PKBarcodeFormatQR",
    "pdf417": "PKBarcodeFormatPDF417",
    "aztec": "PKBarcodeFormatAztec",
    "code128": "PKBarcodeFormatCode128",
    "code39": "PKBarcodeFormatCode39",
    "codabar": "PKBarcodeFormatCodabar",
    "ean13": "PKBarcodeFormatEAN13",
    "itf": "PKBarcodeFormatI2of5",
}
IMAGES: Final[Mapping[ImageName, str]] = {
    "icon": "icon",
    "logo": "logo",
    "strip": "strip",
    "thumbnail": "thumbnail",
    "background": "background",
    "footer": "footer",
    "artwork": "artwork",
    "primary_logo": "primaryLogo",
    "secondary_logo": "secondaryLogo",
    "personalization_logo": "personalizationLogo",
}
PERSONAL_FIELDS: Final = {
    "name": "PKPassPersonalizationFieldName",
    "postal_code": "PKPassPersonalizationFieldPostalCode",
    "email": "PKPassPersonalizationFieldEmailAddress",
    "phone": "PKPassPersonalizationFieldPhoneNumber",
}
GROUPS: Final = {
    "header": "headerFields",
    "primary": "primaryFields",
    "secondary": "secondaryFields",
    "auxiliary": "auxiliaryFields",
    "footer": "footerFields",
    "additional": "additionalInfoFields",
    "back": "backFields",
}
"""The field groups by their names in a design, front to back."""
