"""What every part of a campaign's document has in common."""

from pydantic import BaseModel, ConfigDict


class Shape(BaseModel):
    """A part of a document: strict, and nothing in it that is not known here."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")
