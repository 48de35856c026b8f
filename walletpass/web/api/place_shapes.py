"""What requests and answers about beacons, offers on places, and positions look like."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt

from walletpass.kernel.languages import Language
from walletpass.places import MOST_GUESTS, MOST_HELD
from walletpass.web.api.shapes import Latitude, Longitude, PageQuery, without_defaults
from walletpass.web.api.writing import Id, Moment, Name, Sentence, Word


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid")


Mark = Annotated[StrictInt, Field(ge=0, le=65_535)]


class BeaconIn(_Asked):
    """A beacon in a shop. Without *texts* the phone says what it says at the shop.

    *latitude* and *longitude* say where in the shop it hangs, for people who look for it;
    without them it is shown where the shop is.
    """

    store_id: Id
    uuid: Word
    major: Mark | None = None
    minor: Mark | None = None
    texts: dict[Language, Name] = {}
    latitude: Latitude | None = None
    longitude: Longitude | None = None


class BeaconPatch(_Asked):
    """What is different about a beacon; what is left out stays as it is."""

    model_config = ConfigDict(json_schema_extra=without_defaults)

    store_id: Id = ""
    uuid: Word = ""
    major: Mark | None = None
    minor: Mark | None = None
    texts: dict[Language, Name] = {}
    latitude: Latitude | None = None
    longitude: Longitude | None = None


class BeaconOut(_Answered):
    """A beacon, and where it hangs: its shop's place, unless it *has_own_point*."""

    id: str
    store_id: str
    uuid: str
    major: int | None
    minor: int | None
    texts: dict[Language, str]
    latitude: float
    longitude: float
    has_own_point: bool
    created_at: datetime


class BeaconsOut(_Answered):
    """All beacons, in the order they were hung."""

    beacons: list[BeaconOut]


class PlaceOfferIn(_Asked):
    """A line that cards show near some shops for a time, or near all of them.

    Without *customer_ids* it is for everybody. From the share *holdout* of those it
    concerns it is kept, by lot, to see what happens without it.
    """

    words: dict[Language, Name]
    store_ids: Annotated[list[Id], Field(max_length=1000)] | None = None
    shows_from: Moment | None = None
    shows_until: Moment
    customer_ids: Annotated[list[Id], Field(max_length=MOST_GUESTS)] | None = None
    holdout: Annotated[
        float, Field(strict=True, ge=0, le=MOST_HELD, allow_inf_nan=False)
    ] = 0.0


class SideOut(_Answered):
    """What people on one side did in an offer's shops while it was on.

    *before* is how many of them bought there in as long a time before.
    """

    people: int
    buyers: int
    receipts: int
    revenue: int
    paid_with_points: int
    before: int


class BandOut(_Answered):
    """An estimate in all, and where it lies with 95 % certainty."""

    total: float
    low: float
    high: float


class PlaceReportOut(_Answered):
    """What an offer on places brought, as far as it can be known.

    *more_buyers* and *more_revenue* are beyond what those it was kept from did; where
    nobody can tell they are null, and *unknown* says why.
    """

    offer_id: str
    holdout: float
    since: datetime
    until: datetime
    is_final: bool
    shown: SideOut
    held: SideOut
    told_nearby: int
    more_buyers: BandOut | None
    more_revenue: BandOut | None
    unknown: Literal["nobody-held", "too-few", "few-buyers"] | None
    displayed: Literal["not-knowable"]


class TrialReportOut(_Answered):
    """What carrying a shop does, in visits for each place carried.

    *lift* is null while too few places were withheld, or visited, to tell.
    """

    share: float
    since: datetime | None
    people: int
    observed: int
    withheld: int
    lift: BandOut | None
    displayed: Literal["not-knowable"]


class GuestsIn(_Asked):
    """More customers an offer is for."""

    customer_ids: Annotated[list[Id], Field(min_length=1, max_length=MOST_GUESTS)]


class PlaceOfferOut(_Answered):
    """An offer on places; *store_ids* is null where it is on at all of them."""

    id: str
    words: dict[Language, str]
    store_ids: list[str] | None
    for_everyone: bool
    shows_from: datetime
    shows_until: datetime
    withdrawn_at: datetime | None
    is_on: bool
    created_at: datetime


class PlaceOffersOut(_Answered):
    """A page of offers, the newest first."""

    offers: list[PlaceOfferOut]
    next: str | None


class PlaceOffersQuery(PageQuery):
    """Which page."""


class LocationConsentIn(_Asked):
    """A yes or a no to being located, with the words it answered, in their language."""

    given: StrictBool
    words: Sentence
    language: Language


class LocationConsentOut(_Answered):
    """A customer's last word on being located."""

    customer_id: str
    given: bool


class NearbyConsentIn(_Asked):
    """A yes or a no to cards that show near shops, with the words it answered."""

    given: StrictBool
    words: Sentence
    language: Language


class NearbyConsentOut(_Answered):
    """A customer's last word on cards that show near shops."""

    customer_id: str
    given: bool


class PositionIn(_Asked):
    """Where a customer is. Name them by *customer_id* or by the *card_number* scanned.

    *accuracy* is the radius in metres within which it is right. *source* and
    *external_id* name this position: told again, it counts once.
    """

    customer_id: Id | None = None
    card_number: Word | None = None
    latitude: Latitude
    longitude: Longitude
    accuracy: Annotated[
        float, Field(strict=True, ge=0, le=100_000, allow_inf_nan=False)
    ] = 50.0
    occurred_at: Moment
    source: Word
    external_id: Word


class PositionOutcomeOut(_Answered):
    """Whether somebody near a shop was told of an offer there, and why not."""

    reason: str
    detail: str | None
    decided_at: datetime


class PositionOut(_Answered):
    """What became of a position: the open shop it is near, if any, and how far off.

    *outcome* is what came of being near, once it is known.
    """

    id: str
    customer_id: str
    near_store_id: str | None
    metres: float | None
    occurred_at: datetime
    forgotten_at: datetime
    outcome: PositionOutcomeOut | None


class PositionsQuery(_Asked):
    """Whose positions."""

    customer_id: Id


class PositionsOut(_Answered):
    """The positions we still keep of a customer, the latest first."""

    positions: list[PositionOut]


class TrialIn(_Asked):
    """From what share of customers one of their ten is withheld; 0 ends it."""

    share: Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False)]


class TrialOut(_Answered):
    """The trial that measures what carrying a place does."""

    share: float
    since: datetime | None


class ChosenOut(_Answered):
    """A place of a customer's card, the likeliest visit first."""

    store_id: str
    rank: int


class ChosenPlacesOut(_Answered):
    """The places that were chosen for a customer; none yet for somebody new."""

    customer_id: str
    places: list[ChosenOut]
