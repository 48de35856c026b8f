"""What a version settles besides its rules: returns, time-outs, idle customers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Any, Final, Literal

from pydantic import ConfigDict, Field, TypeAdapter, with_config

from walletpass.ledger import Policy

Waking = Literal["earn", "spend", "any"]


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a program treats what does not depend on a basket.

    *returns* says what becomes of earned points that a return takes back when the
    account is short. Spent points that come back last *grace_days* at least. Points
    put aside for a sale go back after *reserve_minutes*. Who is idle for *idle_days*
    loses their points; *woken_by* says what counts as a sign of life.
    """

    returns: Policy = "within_balance"
    grace_days: Annotated[int, Field(strict=True, ge=0, le=3650)] = 0
    reserve_minutes: Annotated[int, Field(strict=True, ge=1, le=1440)] = 15
    idle_days: Annotated[int, Field(strict=True, ge=1, le=3650)] | None = None
    woken_by: Waking = "any"

    @property
    def grace(self) -> timedelta | None:
        """How long points that come back last at least."""
        return timedelta(self.grace_days) if self.grace_days else None

    @property
    def reserved_for(self) -> timedelta:
        """How long points wait for their sale."""
        return timedelta(minutes=self.reserve_minutes)


_TERMS: Final = TypeAdapter(Terms)


def terms_from(kept: Mapping[str, Any]) -> Terms:
    """Return terms that were stored."""
    return _TERMS.validate_python(kept)


def as_kept(terms: Terms) -> dict[str, Any]:
    """Return the terms as they are stored."""
    kept: dict[str, Any] = _TERMS.dump_python(terms)
    return kept
