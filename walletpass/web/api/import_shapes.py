"""What imports of files look like."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from walletpass.rewards.importing import Outcome
from walletpass.web.api.shapes import PageQuery


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ImportOut(_Answered):
    """A file under way: how many of its rows are *done*, and what became of them.

    *url* is where to ask how far it is.
    """

    id: str
    url: str
    state: Literal["running", "done"]
    rows: int
    done: int
    created: int
    repeated: int
    refused: int
    began_at: datetime
    finished_at: datetime | None


class ImportRowsQuery(PageQuery):
    """All rows that are done, or those with one *outcome*."""

    outcome: Outcome | None = None


class ImportRowOut(_Answered):
    """What became of a row, numbered from 1: the purchase, or the problem it met."""

    number: int
    outcome: Outcome
    purchase_id: str | None
    problem: dict[str, Any] | None


class ImportRowsOut(_Answered):
    """A page of rows, in the file's order."""

    rows: list[ImportRowOut]
    next: str | None
