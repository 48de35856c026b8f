"""A brand's manners over the API: how much it says at most, and when."""

from dataclasses import asdict
from typing import Annotated, Any, Final

from pydantic import (
    Field,
    StrictBool,
    StringConstraints,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

from walletpass import campaigns
from walletpass.campaigns import Limits
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.campaigns.shapes import Answered, Asked
from walletpass.web.api.writing import PLAINLY

_AT_MOST: Final = 1_000
_MOST_CATEGORIES: Final = 50

Most = Annotated[int, Field(strict=True, ge=1, le=_AT_MOST)]
Category = Annotated[str, StringConstraints(min_length=1, max_length=60), PLAINLY]
Begin = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
End = Annotated[
    str, StringConstraints(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")
]


class MannersIn(Asked):
    """What a brand holds itself to, the whole of it; null is no limit.

    Messages to one customer are counted in the last 24 hours, 7 and 30 days, across all
    campaigns; those of a category in the last 7 days. Service messages do not count. A
    message that falls into the quiet hours of a customer's own day waits for their end,
    or is dropped. Equal ends mean that no hour is quiet; 00:00 to 24:00 would leave no
    hour to speak in, and is refused.
    """

    per_day: Most | None
    per_week: Most | None
    per_month: Most | None
    per_category: Annotated[
        dict[Category, Most], Field(max_length=_MOST_CATEGORIES)
    ] = Field(default_factory=dict)
    quiet_from: Begin
    quiet_until: End
    quiet_drops: StrictBool
    approve_above: Annotated[int, Field(strict=True, ge=0, le=10**9)]

    @field_validator("quiet_until")
    @classmethod
    def _leaves_an_hour(cls, ends: str, info: ValidationInfo) -> str:
        if (info.data.get("quiet_from"), ends) == ("00:00", "24:00"):
            raise PydanticCustomError(
                "no-hour-left",
                "Quiet hours from 00:00 until 24:00 leave no hour to speak in.",
                {"remedy": "Let them end earlier, or begin and end at once for none."},
            )
        return ends


class MannersOut(Answered):
    """What a brand holds itself to; above *approve_above* a second person approves."""

    per_day: int | None
    per_week: int | None
    per_month: int | None
    per_category: dict[str, int]
    quiet_from: str
    quiet_until: str
    quiet_drops: bool
    approve_above: int


@api.get("/manners")
@reads("campaigns:read")
@api.output(MannersOut)
def show_manners(act: Act) -> Any:
    """Return what the brand holds itself to, whether it ever said so or not."""
    return _shown(act)


@api.put("/manners")
@writes("campaigns:approve")
@api.input(MannersIn)
@api.output(MannersOut)
def save_manners(act: Act, json_data: MannersIn) -> Any:
    """Hold the brand to other limits, from its next message on.

    It takes the scope for approving: who may not approve must not say who may.
    """
    told = json_data.model_dump(exclude={"approve_above"})
    told["quiet_from"] = _minute(json_data.quiet_from)
    told["quiet_until"] = _minute(json_data.quiet_until)
    campaigns.keep_manners(
        act.session,
        act.brand_id,
        Limits(**told),
        approve_above=json_data.approve_above,
        by=act.holder.key_id,
        now=act.now,
    )
    return _shown(act)


def _shown(act: Act) -> dict[str, Any]:
    limits = campaigns.limits_of(act.session, act.brand_id)
    return asdict(limits) | {
        "quiet_from": _clock(limits.quiet_from),
        "quiet_until": _clock(limits.quiet_until),
        "approve_above": campaigns.approve_above(act.session, act.brand_id),
    }


def _minute(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
