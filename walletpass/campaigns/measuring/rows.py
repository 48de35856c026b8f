"""Raw rows: what a report is made of, and all a stranger needs to make it again.

No name, phone or address is in them, only the customers' ids.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import orjson
from pydantic import ConfigDict, TypeAdapter

from walletpass.campaigns.models import Arm, State

LATER_DAYS: Final = (30, 60, 90)
"""After so many days it is asked whether people still come."""

_STRICT: Final = ConfigDict(strict=True, extra="forbid")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One customer in a campaign: how chance dealt them, and what they did then.

    *bucket*, *arm* and *variant* were frozen before anything was sent; *state* and
    *reason* say what became of their message at *decided_at*. *messages* counts all that
    the campaign sent them by the end of the window, by variant. Money is in minor units,
    less what came back: *revenue* in the window, *revenue_before* in as long a time
    before it, *paid_with_points* the part of it nobody paid money for. Of the campaign's
    coupons *redeemed* were used, worth *worth*; *unpriced* of them are worth we do not
    know what. *was_told* says that something of the campaign was sent to them, as to some
    of the held-out it should not have been. *came* says whether they bought in each span of `LATER_DAYS`: None is
    not known yet.
    """

    __pydantic_config__ = _STRICT

    run_id: str
    customer_id: str
    arm: Arm
    bucket: int
    variant: str
    state: State
    reason: str
    decided_at: datetime | None
    messages: dict[str, int]
    is_accepted: bool
    is_fetched: bool
    is_unregistered: bool
    was_told: bool
    redeemed: int
    worth: int
    unpriced: int
    receipts: int
    revenue: int
    paid_with_points: int
    receipts_before: int
    revenue_before: int
    came: tuple[bool | None, bool | None, bool | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopDay:
    """What one store sold on one day, with a card shown and without one."""

    __pydantic_config__ = _STRICT

    store_id: str
    day: date
    receipts_with: int
    revenue_with: int
    receipts_without: int
    revenue_without: int


_ROW: Final = TypeAdapter(ReportRow)
_SHOP_DAY: Final = TypeAdapter(ShopDay)


def line_of(row: ReportRow | ShopDay) -> bytes:
    """Return a row as one line of JSON, always the same."""
    return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_UTC_Z)


def rows_from(lines: Iterable[bytes]) -> Iterable[ReportRow]:
    """Return the rows these lines tell.

    Raises:
        ValueError: A line is none.
    """
    return map(_ROW.validate_json, lines)


def shop_days_from(lines: Iterable[bytes]) -> Iterable[ShopDay]:
    """Return the shops' days these lines tell.

    Raises:
        ValueError: A line is none.
    """
    return map(_SHOP_DAY.validate_json, lines)
