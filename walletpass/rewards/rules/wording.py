"""The words and numbers a document of rules may hold."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from walletpass.kernel.languages import Language
from walletpass.rewards.rules.basket import MOST

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$")]
Word = Annotated[str, StringConstraints(min_length=1, max_length=200)]
WordList = Annotated[tuple[Word, ...], Field(max_length=5_000)]
Name = Annotated[
    Mapping[Language, Annotated[str, StringConstraints(min_length=1, max_length=100)]],
    Field(),
]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Amount = Annotated[int, Field(ge=1, le=MOST)]
AmountOrZero = Annotated[int, Field(ge=0, le=MOST)]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
HourText = Annotated[
    str, StringConstraints(pattern=r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$")
]
