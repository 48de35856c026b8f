"""What requests and answers about who is who look like. Unknown fields are refused."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, StrictBool

from walletpass.web.api.writing import Id, Name, Word


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid")


class MergeIn(_Asked):
    """Who turned out to be the customer in the address, and how that was found out."""

    customer_id: Id
    reason: Name = ""


class MergeOut(_Answered):
    """A merge: who stays, who went into them, and whether it was undone."""

    id: str
    customer_id: str
    merged_id: str
    by: str
    reason: str
    merged_at: datetime
    undone_at: datetime | None
    undone_by: str | None


class MergesOut(_Answered):
    """Every merge a customer took part in, the latest first."""

    merges: list[MergeOut]


class IdentityIn(_Asked):
    """A phone, an e-mail address or a card's number, and whether it was verified."""

    kind: Literal["phone", "email", "card"]
    value: Word
    verified: StrictBool = False
