"""What requests and answers about shelves, and who waits for them, look like."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from walletpass.sales import MOST_PER_PIECE
from walletpass.web.api.writing import PLAINLY, Id, Moment, Name

MOST_LEVELS = 5_000

Sku = Annotated[str, StringConstraints(min_length=1, max_length=64), PLAINLY]
Variant = Annotated[str, StringConstraints(max_length=40), PLAINLY]
Level = Annotated[int, Field(strict=True, ge=-(10**9), le=10**9)]
PerPiece = Annotated[int, Field(strict=True, ge=1, le=MOST_PER_PIECE)]


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ArticleIn(_Asked):
    """An article, of a *colour* and a *size*, in a store; empty where it is all one."""

    sku: Sku
    colour: Variant = ""
    size: Variant = ""
    store_id: Id | None = None


class LevelIn(ArticleIn):
    """How many there are, in thousandths; what is below zero counts as none.

    *name* is what customers call the article: their cards say it. Without *counted_at*
    it was counted now.
    """

    level: Level
    name: Name = ""
    counted_at: Moment | None = None


class StockIn(_Asked):
    """A feed of levels, in any order and as often as you like.

    *tell_per_piece* is how many of those who wait are told of each piece that came; as
    many as the brand set in its studio, unless told.
    """

    levels: Annotated[list[LevelIn], Field(min_length=1, max_length=MOST_LEVELS)]
    tell_per_piece: PerPiece | None = None


class ArticleOut(_Answered):
    """An article; *waiting* is how many wait for it and were not told yet."""

    sku: str
    colour: str
    size: str
    store_id: str | None
    waiting: int


class StockOut(_Answered):
    """How many levels were taken, and which articles are there again."""

    levels: int
    arrived: list[ArticleOut]


class StockQuery(_Asked):
    """The article asked about."""

    sku: Sku


class LevelOut(_Answered):
    """What we know of one shelf. *told* were told since the article came back."""

    sku: str
    colour: str
    size: str
    store_id: str | None
    name: str
    level: int
    told: int
    counted_at: datetime


class LevelsOut(_Answered):
    """All shelves of an article."""

    levels: list[LevelOut]


class WatchIn(ArticleIn):
    """A customer who waits; an empty *colour*, *size* or store means any will do."""

    customer_id: Id


class WatchOut(_Answered):
    """A customer waits for an article, until they are told, or bought it.

    *ending* is ``bought``, ``withdrawn``, ``told`` or ``expired``, once it is over.
    """

    id: str
    customer_id: str
    sku: str
    colour: str
    size: str
    store_id: str | None
    created_at: datetime
    expires_at: datetime
    told_at: datetime | None
    ended_at: datetime | None
    ending: str | None


class WatchesQuery(_Asked):
    """Whose waiting."""

    customer_id: Id


class WatchesOut(_Answered):
    """What a customer waits for, the longest wait first."""

    watches: list[WatchOut]
