"""How texts, numbers and days are written in requests: one way, and no other.

Pydantic by itself is forgiving: it takes Arabic digits, underscores and a million
noughts for a number.
"""

import re
from datetime import UTC, datetime
from typing import Annotated, Any, Final

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from walletpass.kernel.signs import TURNING

_STEERING = re.compile(rf"[\x00-\x1f\x7f{TURNING}]")
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?")
_DAY: Final = r"^([0-9]{4}-)?[0-9]{2}-[0-9]{2}$"


def _plain(text: str) -> str:
    if _STEERING.search(text):
        raise PydanticCustomError(
            "steering", "Leave out control characters, and U+202A to U+202E"
        )
    return text


def _number(told: Any) -> Any:
    if isinstance(told, str) and not _NUMBER.fullmatch(told):
        raise PydanticCustomError("number", "Write a number such as 50 or 12.5")
    return told


def _day(told: Any) -> Any:
    if not isinstance(told, str) or not re.fullmatch(_DAY, told):
        raise PydanticCustomError("day", "Write a day such as 1990-02-14, or 02-14")
    return told


PLAINLY: Final = AfterValidator(_plain)
"""No control characters, nor what turns the direction: PostgreSQL stores no NUL at all."""

AS_A_NUMBER: Final = BeforeValidator(_number)
"""A number, or a text with nothing but one in it."""


def _moment(told: Any) -> Any:
    if told is not None and not isinstance(told, str):
        raise PydanticCustomError("moment", "Write a moment: 2026-11-20T09:00:00+01:00")
    return told


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError as fault:
        raise PydanticCustomError("moment", "Name a moment people live in") from fault


Moment = Annotated[AwareDatetime, BeforeValidator(_moment), AfterValidator(_in_utc)]

Day = Annotated[
    str,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "pattern": _DAY, "examples": ["1990-02-14"]}),
]
"""A day of somebody's life, or of every year."""

Name = Annotated[str, StringConstraints(max_length=200), PLAINLY]
Word = Annotated[str, StringConstraints(min_length=1, max_length=200), PLAINLY]
Id = Annotated[str, StringConstraints(min_length=1, max_length=32), PLAINLY]
Fact = Annotated[str, StringConstraints(max_length=500), PLAINLY]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=2000), PLAINLY]
