"""What requests and answers look like. Unknown fields are refused."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from walletpass.customers import BEYOND, MOST_ATTRIBUTES, Channel
from walletpass.db.paging import MOST_PER_PAGE
from walletpass.kernel.languages import DEFAULT_LANGUAGE, Language
from walletpass.web.api.writing import (
    AS_A_NUMBER,
    Day,
    Fact,
    Id,
    Moment,
    Name,
    Sentence,
    Word,
)

Latitude = Annotated[float, Field(strict=True, ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[float, Field(strict=True, ge=-180, le=180, allow_inf_nan=False)]


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid")


class PageQuery(_Asked):
    """Which page of a list: begin without a cursor, go on with each `next`."""

    cursor: Word | None = None
    limit: Annotated[int, Field(ge=1, le=MOST_PER_PAGE)] = 50


class ConsentIn(_Asked):
    """A yes or a no, with the words it answered, in the language they were shown in."""

    given: StrictBool
    words: Sentence
    language: Language


Consents = dict[Channel, StrictBool | ConsentIn]
_Integer = Annotated[int, Field(ge=-BEYOND, lt=BEYOND)]
_Number = Annotated[float, Field(gt=-BEYOND, lt=BEYOND)]  # as longer integers come
Attributes = Annotated[
    dict[Word, Fact | _Integer | _Number | bool | None],
    Field(max_length=MOST_ATTRIBUTES),
]


class _Described(_Asked):
    """What may be told of somebody."""

    phone: Word | None = None
    email: Word | None = None
    external_id: Word | None = None
    first_name: Name | None = None
    last_name: Name | None = None
    birthday: Day | None = None
    postal_code: Word | None = None
    timezone: Word | None = None
    consents: Consents = {}
    attributes: Attributes = {}


class CustomerIn(_Described):
    """Somebody to enrol: all is optional, and somebody known is completed.

    *consents* holds yes or no by channel, or each with the words it answered.
    """

    language: Language | None = None
    source: dict[str, str] | Word | None = None


def without_defaults(schema: dict[str, Any]) -> None:
    """Leave out defaults that a patch does not have: what is absent stays as it is."""
    for field in schema["properties"].values():
        field.pop("default", None)


class CustomerPatch(_Described):
    """What is different about a customer; what is left out stays as it is.

    Null takes a thing away, an attribute by its name too.
    """

    model_config = ConfigDict(json_schema_extra=without_defaults)

    language: Language = DEFAULT_LANGUAGE


class CustomerOut(_Answered):
    """A customer as the brand's own systems see them.

    *birthday* is without its year where nobody told it. *merged_into* names who they
    turned out to be.
    """

    id: str
    status: str
    phone: str | None
    email: str | None
    external_id: str | None
    first_name: str
    last_name: str
    birthday: Day | None
    postal_code: str
    language: Language
    timezone: str | None
    source: dict[str, Any]
    attributes: dict[str, Any]
    consents: dict[str, bool]
    merged_into: str | None
    enrolled_at: datetime


class ConsentOut(_Answered):
    """A yes or a no, as it was said.

    *words* and *language* are null where somebody else asked without telling how, and
    *terms_version* where no terms were shown.
    """

    channel: Channel
    topic: str
    given: bool
    at: datetime
    source: str
    words: str | None
    language: Language | None
    terms_version: int | None


class ConsentsOut(_Answered):
    """A page of what a customer agreed to and refused, newest first."""

    consents: list[ConsentOut]
    next: str | None


class CustomersQuery(PageQuery):
    """All customers, or the one with this phone."""

    phone: Word | None = None


class CustomersOut(_Answered):
    """A page of customers, newest first."""

    customers: list[CustomerOut]
    next: str | None


class CardIn(_Asked):
    """A card to issue; a customer who holds one gets that one.

    *template_id* asks for one kind of card. Without it, it is the brand's loyalty card:
    the oldest published store card or generic card with the brand's own points, else
    the oldest published card of any kind. *invitation* is the code of an invitation, a
    shown receipt or an exception, where the program does not give cards to everyone.
    """

    customer_id: Id
    template_id: Id | None = None
    source: Word | None = None
    invitation: Word | None = None


class CardOut(_Answered):
    """A card: its names, what it is worth, and where it is delivered."""

    id: str
    serial_number: str
    number: str
    customer_id: str
    template_id: str
    balance: int | float
    status: str
    version: int
    source: str | None
    pass_url: str
    card_url: str
    issued_at: datetime
    modified_at: datetime


class CardsQuery(PageQuery):
    """All cards, those of one customer, or the one with this number."""

    customer_id: Id | None = None
    number: Word | None = None


class CardsOut(_Answered):
    """A page of cards, newest first."""

    cards: list[CardOut]
    next: str | None


class HappeningOut(_Answered):
    """One line of a card's timeline."""

    at: datetime
    kind: str
    device: str
    detail: dict[str, Any]
    sentence: str


class TimelineOut(_Answered):
    """What happened to a card, newest first, and what that means."""

    card_id: str
    summary: str
    timeline: list[HappeningOut]


class EntryIn(_Asked):
    """A movement of points, in the unit people see.

    *points* is more than zero for earn, redeem and reverse, and signed for adjust.
    *source* names what it came from; asked again with the same source, nothing moves.
    A reverse takes back the entry named by *reverses*, else the one that came from
    *source*, whole and once; where there is none, it takes *points* off the balance.
    """

    card_id: Id
    kind: Literal["earn", "redeem", "adjust", "reverse"]
    points: Annotated[Decimal, AS_A_NUMBER] | None = None
    source: Word
    reverses: Id | None = None
    reason: Name | None = None


class EntryOut(_Answered):
    """A movement as it stands in the books; *points* is signed.

    *card_id* is the card that was held then, and null where there never was one.
    """

    id: str
    card_id: str | None
    kind: str
    points: int | float
    balance: int | float
    source: str
    reverses: str | None
    reason: str | None
    posted_at: datetime


class EntriesQuery(PageQuery):
    """All movements, or those of one card."""

    card_id: Id | None = None


class EntriesOut(_Answered):
    """A page of movements, newest first."""

    entries: list[EntryOut]
    next: str | None


class StoreOut(_Answered):
    """A shop."""

    id: str
    code: str
    name: str
    address: str
    latitude: float
    longitude: float
    timezone: str
    hours: dict[str, Any]
    texts: dict[Language, str]
    on_cards: bool
    active_from: datetime | None
    active_to: datetime | None


class StoresOut(_Answered):
    """All shops, by code."""

    stores: list[StoreOut]


class StoreIn(_Asked):
    """A shop. *texts* are the line a phone shows near it, per language.

    Cards offer themselves near it, unless *on_cards* is false.
    """

    code: Word
    name: Word
    latitude: Latitude
    longitude: Longitude
    address: Name = ""
    timezone: Word | None = None
    hours: dict[str, Any] = {}
    texts: dict[Language, Name] = {}
    on_cards: StrictBool = True
    active_from: Moment | None = None
    active_to: Moment | None = None


class StorePatch(_Asked):
    """What is different about a shop; what is left out stays as it is."""

    model_config = ConfigDict(json_schema_extra=without_defaults)

    name: Word = ""
    latitude: Latitude = 0
    longitude: Longitude = 0
    address: Name = ""
    hours: dict[str, Any] = {}
    texts: dict[Language, Name] = {}
    on_cards: StrictBool = True
    active_from: Moment | None = None
    active_to: Moment | None = None


class TemplateOut(_Answered):
    """A template and the version of it that is published."""

    id: str
    name: str
    style: str
    version: int | None


class BrandOut(_Answered):
    """The brand this key acts for."""

    id: str
    slug: str
    name: str
    currency: str
    timezone: str
    languages: list[Language]
    join_url: str
    stores: list[StoreOut]
    templates: list[TemplateOut]
