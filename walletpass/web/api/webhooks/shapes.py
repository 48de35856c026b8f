"""What is asked and answered about webhooks. Unknown fields are refused."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from walletpass.db.paging import MOST_PER_PAGE
from walletpass.events import Name as EventName
from walletpass.web.api.shapes import PageQuery
from walletpass.web.api.writing import PLAINLY, Id, Name, Word
from walletpass.webhooks import DeliveryState, EndpointState

_Topics = Annotated[list[Word], Field(min_length=1, max_length=50)]
_Sequence = Annotated[int, Field(ge=0, lt=2**63)]
_LONGEST_URL = 500
_Url = Annotated[str, StringConstraints(min_length=1, max_length=_LONGEST_URL), PLAINLY]


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid")


class WebhookIn(_Asked):
    """A wish to be told what happens.

    *topics* are names of events, prefixes such as `points.*`, or `*`. With *mode* `push`
    each event is posted to *url*; with `pull` there is no url, and you read
    `/api/v1/events`.
    """

    mode: Literal["push", "pull"] = "push"
    url: _Url | None = None
    topics: _Topics
    description: Name = ""

    @model_validator(mode="after")
    def _has_an_address(self) -> Self:
        if (self.mode == "push") != (self.url is not None):
            raise PydanticCustomError("url", "Give a url to be called, none to pull")
        return self


def _without_defaults(schema: dict[str, Any]) -> None:
    for field in schema["properties"].values():
        field.pop("default", None)


class WebhookPatch(_Asked):
    """What is different about a webhook; what is left out stays as it is.

    Another *url* is challenged anew. While it is *paused*, what happens waits for it.
    """

    model_config = ConfigDict(json_schema_extra=_without_defaults)

    url: _Url = ""
    topics: _Topics = []
    description: Name = ""
    paused: StrictBool = False


class SecretOut(_Answered):
    """A secret that signs, without its text; one with *ends_at* signs until then."""

    id: str
    created_at: datetime
    ends_at: datetime | None


class WebhookOut(_Answered):
    """A webhook. *url*, *state* and *trouble* are null for one that pulls.

    *read_through* is the last event that one acknowledged.
    """

    id: str
    mode: Literal["push", "pull"]
    url: str | None
    topics: list[str]
    description: str
    state: EndpointState | None
    trouble: str | None
    secrets: list[SecretOut]
    read_through: int | None
    created_at: datetime


class NewWebhookOut(WebhookOut):
    """A webhook just made, with its first secret: shown once, and never again."""

    secret: str | None


class WebhooksOut(_Answered):
    """All webhooks, the oldest first."""

    webhooks: list[WebhookOut]


class SecretIn(_Asked):
    """A wish for another secret. The one before it signs as well for so many hours."""

    overlap_hours: Annotated[int, Field(ge=0, le=168)] = 24


class NewSecretOut(SecretOut):
    """A new secret with its text: shown once, and never again."""

    secret: str | None


class DeliveriesQuery(PageQuery):
    """All deliveries, or those of one state."""

    state: DeliveryState | None = None


class DeliveryOut(_Answered):
    """One event on its way to one endpoint.

    *held* waits behind an earlier event of the same customer, *waiting* is tried at
    *next_try_at*, *delivered* was answered 2xx, and *parked* is not tried any more.
    *status* and *excerpt* are of the last answer, *trouble* says what was wrong with it.
    """

    id: str
    event_id: str
    type: str
    sequence: int
    customer_id: str | None
    state: DeliveryState
    tries: int
    status: int | None
    excerpt: str
    trouble: str | None
    created_at: datetime
    last_tried_at: datetime | None
    next_try_at: datetime | None


class DeliveriesOut(_Answered):
    """A page of deliveries, newest first."""

    deliveries: list[DeliveryOut]
    next: str | None


class EventsQuery(_Asked):
    """Which webhook reads, and after which event; without it, the last acknowledged."""

    webhook_id: Id
    after: _Sequence = 0
    limit: Annotated[int, Field(ge=1, le=MOST_PER_PAGE)] = 50


class EventOut(_Answered):
    """Something that happened, just as it would be posted.

    *sequence* counts the brand's events: later ones are higher, those of other topics
    leave gaps.
    """

    id: str
    type: EventName
    sequence: int
    timestamp: datetime
    customer_id: str | None
    data: dict[str, Any]


class EventsOut(_Answered):
    """Events in the order they are told; *next* is where to go on after, if more wait."""

    events: list[EventOut]
    next: int | None


class AckIn(_Asked):
    """An acknowledgement of every event through this `sequence`."""

    webhook_id: Id
    through: _Sequence
