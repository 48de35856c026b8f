"""What requests and answers about messages on cards look like. Unknown fields are refused."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from walletpass.kernel.languages import Language
from walletpass.passes import messages
from walletpass.passes.messages import Purpose
from walletpass.web.api.writing import PLAINLY, Id, Moment

Text = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
LinkText = Annotated[str, StringConstraints(min_length=1, max_length=120), PLAINLY]
Ids = Annotated[list[Id], Field(max_length=messages.BATCH)]


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid")


class MessageIn(_Asked):
    """A message and whom it is for: at most 500 customers and cards together.

    *words* may name facts in braces, with words in their stead: ``{first_name|friend}``.
    Without *shows_from* it shows at once, and without *shows_until* until it is
    withdrawn.
    """

    purpose: Purpose
    words: dict[Language, Text]
    link: Annotated[str, StringConstraints(max_length=500)] | None = None
    link_words: dict[Language, LinkText] = {}
    customer_ids: Ids = []
    card_ids: Ids = []
    shows_from: Moment | None = None
    shows_until: Moment | None = None

    @model_validator(mode="after")
    def _is_for_somebody(self) -> Self:
        count = len(self.customer_ids) + len(self.card_ids)
        if not 0 < count <= messages.BATCH:
            fault = f"Name 1 to {messages.BATCH} customers and cards"
            raise ValueError(fault)
        return self


class CutOut(_Answered):
    """A sentence as far as about *length* signs show: *alone*, or *stacked* with others."""

    spot: Literal["stacked", "alone"]
    length: int
    text: str


class _Predicted(_Answered):
    language: Language
    sentence: str
    generic: bool
    why: list[str]
    cuts: list[CutOut]


class PredictionOut(_Predicted):
    """What lock screens in one language say of it, with believable facts of nobody.

    There is one for each language of the brand: where the message has no words in it,
    they are those the card falls back to. *generic* tells that lock screens say only
    that the card changed. *why* names what is not as it should be.
    """

    template_id: str


class CardPredictionOut(_Predicted):
    """The very sentence of one card's lock screen: its holder's language, its own facts."""

    card_id: str
    customer_id: str


class NotToldOut(_Answered):
    """Somebody to whom it is not shown, and why."""

    customer_id: str
    card_id: str | None
    reason: str


class MessageOut(_Answered):
    """A message.

    *cards* is on how many it shows or showed, *fetched* from how many of them a phone
    fetched it since; whether it was *displayed* nobody can know. From those *withheld*
    it is kept, as their holders took back their consent to marketing since. What is
    marketing and shows later is asked about once more shortly before: *taken_off* says
    from how many cards it was taken then, and why.
    """

    id: str
    purpose: Purpose
    words: dict[Language, str]
    link: str | None
    link_words: dict[Language, str]
    shows_from: datetime | None
    shows_until: datetime | None
    created_at: datetime
    cards: int
    withdrawn: int
    withheld: int
    taken_off: dict[str, int]
    fetched: int
    displayed: Literal["not-knowable"] = "not-knowable"


class PutOffOut(_Answered):
    """Somebody who has quiet hours then, and when it shows on their card instead."""

    customer_id: str
    shows_from: datetime


class SentMessageOut(MessageOut):
    """A message that was just written, what lock screens say of it, and who is left out.

    *card_predictions* are of the first 10 of the *cards* it shows on, in the order of
    their ids, as of now; none where the key may not read cards.
    """

    predictions: list[PredictionOut]
    card_predictions: list[CardPredictionOut]
    put_off: list[PutOffOut]
    left_out: list[NotToldOut]
