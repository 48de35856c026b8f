"""A sale as a browser kept it while nobody could be asked, and what it is read into."""

from typing import Annotated, Any, Final

from pydantic import AwareDatetime, BaseModel, Field

from walletpass.web.till.amounts import MOST
from walletpass.web.till.slips import MOST_LINES, Sort

_MOST_AT_ONCE: Final = 200

Key = Annotated[str, Field(min_length=1, max_length=60)]


class QueuedLine(BaseModel):
    """A line of a bill as a browser kept it."""

    sku: Annotated[str, Field(max_length=64)] = ""
    price: Annotated[int, Field(ge=1, le=MOST)]
    sort: Sort = "plain"


class Queued(BaseModel):
    """One sale: whose card, how much, when, by whom, and at which till (*place*).

    *points* pay part of it, or a *redemption* does that was put aside before. What it
    earns was shown before it was confirmed if it *is quoted*.
    """

    key: Key
    number: Annotated[str, Field(max_length=20)]
    at: AwareDatetime
    place: Annotated[str, Field(max_length=40)] = ""
    staff: Annotated[str, Field(max_length=40)] = ""
    receipt: Annotated[str, Field(max_length=60)] = ""
    amount: Annotated[int, Field(ge=0, le=MOST)] = 0
    lines: Annotated[list[QueuedLine], Field(max_length=MOST_LINES)] = []
    points: Annotated[int, Field(ge=0, le=MOST)] = 0
    redemption: Annotated[str, Field(max_length=32)] = ""
    is_quoted: bool = False


class Kept(BaseModel, extra="allow"):
    """Whatever lies in a browser under a key, fit to be a sale or not."""

    key: Key

    def facts(self) -> dict[str, Any]:
        """Return all of it."""
        return self.model_dump()


class Queue(BaseModel):
    """What waited in a browser."""

    sales: Annotated[list[Kept], Field(max_length=_MOST_AT_ONCE)]
