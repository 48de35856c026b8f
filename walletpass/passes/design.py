"""How cards of a template look and what they say: the part that is nobody's in particular.

A design is plain data in our own words. Texts come in several languages; a text may
name facts of the card in braces, as in ``"{first_name}"``, which composing fills in.
"""

from datetime import MAXYEAR, MINYEAR, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from walletpass.kernel.languages import DEFAULT_LANGUAGE, Language
from walletpass.passes.colours import Colour

Style = Literal[
    "store_card", "coupon", "generic", "event_ticket", "boarding_pass", "poster"
]
Transit = Literal["air", "boat", "bus", "train", "generic"]
Symbology = Literal[
    "qr", "pdf417", "aztec", "code128", "code39", "codabar", "ean13", "itf"
]
Extent = Literal["none", "short", "medium", "long", "full"]
Text = Annotated[str, StringConstraints(max_length=8_000)]
Texts = dict[Language, Text]
UrlName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][A-Za-z]{0,40}(URL|Website|Email|PhoneNumber)$"),
]
AppStoreId = Annotated[int, Field(gt=0, lt=2**53)]
Amount = (
    Annotated[int, Field(strict=True, gt=-(2**53), lt=2**53)]
    | Annotated[float, Field(strict=True, allow_inf_nan=False)]
)
Number = Literal["decimal", "percent", "scientific", "spell_out"]
ImageName = Literal[
    "icon", "logo", "strip", "thumbnail", "background", "footer",
    "artwork", "primary_logo", "secondary_logo", "personalization_logo",
]  # fmt: skip
Share = Annotated[float, Field(ge=0, le=1)]
Focus = tuple[Share, Share]
"""A point of a picture, in shares of its width and height from the upper left."""


def _between_the_ages(moment: datetime) -> datetime:
    if MINYEAR < moment.year < MAXYEAR:
        return moment  # whatever zone somebody looks at it from
    message = "Name a moment people live in."
    raise ValueError(message)


Moment = Annotated[AwareDatetime, AfterValidator(_between_the_ages)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FieldDesign(_Part):
    """One field: a label and a value, either fixed or a fact of the card.

    *value* is a text per language, one text for all, or a number. A single fact in
    braces (``"{balance}"``) keeps its type, so that the phone can format a number or a
    date by itself. *links* is the value with ``<a href>`` in it, for the back.
    *change_message* makes a change of the value speak on the lock screen; it holds
    exactly one ``%@``, where the phone puts the new value.
    """

    key: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]{1,64}$")]
    label: Texts = {}
    value: Texts | Text | Amount
    change_message: Texts = {}
    alignment: Literal["left", "center", "right", "natural"] | None = None
    number: Number | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    date: Extent | None = None
    time: Extent | None = None
    relative: bool = False
    ignores_zone: bool = False
    links: Texts = {}
    detect: tuple[Literal["phone", "link", "address", "event"], ...] | None = None
    row: Literal[0, 1] | None = None
    semantics: dict[str, Any] = {}


class Fields(_Part):
    """The fields of a card by the place they stand in."""

    header: tuple[FieldDesign, ...] = ()
    primary: tuple[FieldDesign, ...] = ()
    secondary: tuple[FieldDesign, ...] = ()
    auxiliary: tuple[FieldDesign, ...] = ()
    back: tuple[FieldDesign, ...] = ()
    footer: tuple[FieldDesign, ...] = ()
    additional: tuple[FieldDesign, ...] = ()

    def all(self) -> tuple[FieldDesign, ...]:
        """Return every field, front to back."""
        return (
            *self.header, *self.primary, *self.secondary, *self.auxiliary,
            *self.footer, *self.additional, *self.back,
        )  # fmt: skip


class Colours(_Part):
    """Background, text and label colours; *strip* only where the style has a strip."""

    background: Colour
    foreground: Colour
    label: Colour
    strip: Colour | None = None


class BarcodeDesign(_Part):
    """The barcode: what it says and in which symbologies, best first."""

    symbologies: tuple[Symbology, ...] = ("qr",)
    message: Text = "{number}"
    alt_text: Text = "{number}"
    encoding: Literal["iso-8859-1", "utf-8"] = "iso-8859-1"


class Beacon(_Part):
    """A Bluetooth beacon near which the card offers itself."""

    uuid: Annotated[str, StringConstraints(pattern=r"^[0-9A-Fa-f-]{36}$")]
    major: Annotated[int, Field(ge=0, le=65_535)] | None = None
    minor: Annotated[int, Field(ge=0, le=65_535)] | None = None
    text: Texts = {}


class RelevantDate(_Part):
    """A moment around which the card offers itself, or a span from *start* to *end*."""

    date: Moment | None = None
    start: Moment | None = None
    end: Moment | None = None

    @model_validator(mode="after")
    def _is_moment_or_span(self) -> Self:
        if self.date and not (self.start or self.end):
            return self
        if self.start and self.end and not self.date:
            return self
        message = "Give either a date, or both a start and an end."
        raise ValueError(message)


class Relevance(_Part):
    """When a card offers itself. Shops come from the brand's stores, not from here."""

    stores: bool = True
    max_distance: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    beacons: Annotated[tuple[Beacon, ...], Field(max_length=10)] = ()
    dates: tuple[RelevantDate, ...] = ()


class Nfc(_Part):
    """What the card answers to a contactless reader; needs Apple's NFC certificate."""

    message: Text
    encryption_public_key: str
    requires_authentication: bool = False


PersonalField = Literal["name", "postal_code", "email", "phone"]


class Personalization(_Part):
    """The sign-up sheet Wallet shows for a reward card read over NFC."""

    description: Texts
    fields: tuple[PersonalField, ...]
    terms: Texts = {}


class FeaturedAction(_Part):
    """A button under the card, iOS 27 and later; *place* is for the type ``place``."""

    identifier: str
    type: str
    url: str | None = None
    place: str | None = None


class Extras(_Part):
    """What only some cards need."""

    logo_symbol: str | None = None
    event_logo_text: Texts = {}
    grouping: str | None = None
    app_store_ids: tuple[AppStoreId, ...] = ()
    auxiliary_app_store_ids: tuple[AppStoreId, ...] = ()
    app_launch_url: str | None = None
    user_info: Any = None
    semantics: dict[str, Any] = {}
    preferred_styles: tuple[str, ...] = ()
    footer_background: Colour | None = None
    automatic_colours: bool = False
    suppress_header_darkening: bool = False
    suppress_strip_shine: bool | None = None
    featured_actions: tuple[FeaturedAction, ...] = ()
    urls: dict[UrlName, str] = {}
    upcoming: tuple[dict[str, Any], ...] = ()


class Design(_Part):
    """Everything about a card that does not depend on whose it is.

    *images* names each picture by its content's SHA-256, per language, or under
    ``"*"`` when it is the same for all; sizes are made when a bundle is prepared. A
    *focus* is what a picture must keep when it is cut.
    """

    style: Style = "store_card"
    transit: Transit | None = None
    default_language: Language = DEFAULT_LANGUAGE
    organization: Texts
    description: Texts
    logo_text: Texts = {}
    colours: Colours
    fields: Fields = Fields()
    barcode: BarcodeDesign | None = BarcodeDesign()
    relevance: Relevance = Relevance()
    nfc: Nfc | None = None
    personalization: Personalization | None = None
    sharing_prohibited: bool = False
    expires_at: Moment | None = None
    images: dict[ImageName, dict[Language | Literal["*"], str]] = {}
    focus: dict[ImageName, Focus] = {}
    extras: Extras = Extras()

    @property
    def sign_up(self) -> Personalization | None:
        """The sign-up sheet, where Wallet shows it: only a card read over NFC has one."""
        return self.personalization if self.nfc else None
