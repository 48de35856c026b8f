"""What requests and answers about a program's rules look like."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

from walletpass.rewards import Terms
from walletpass.web.api.writing import Moment


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid")


class DraftRulesIn(_Asked):
    """Rules and terms to be drafted: the whole of them, each time.

    *tiers* are a ladder: what is counted, `by` (`spend` in minor units, `points` in
    hundredths, `visits`), in the last `days` or ever, what happens on the way `down`
    (`none`, `one_down`, `rebalance`) after `grace_days`, and the `tiers`, lowest first,
    each with `code`, `name`, `at`, `benefits` and `template`. Without them those drafted
    or in force stay; `{}` takes them away.
    """

    document: dict[str, Any]
    terms: Terms = Terms()
    tiers: dict[str, Any] | None = None


class DraftRulesOut(_Answered):
    """What is drafted, or, before anything is, what a draft begins with."""

    document: dict[str, Any]
    terms: Terms
    tiers: dict[str, Any] | None
    updated_at: datetime | None


class PublishRulesIn(_Asked):
    """From when on the draft holds: from now, unless told otherwise."""

    effective_from: Moment | None = None


class VersionOut(_Answered):
    """Rules and terms as they were published."""

    id: str
    number: int
    document: dict[str, Any]
    terms: Terms
    tiers: dict[str, Any] | None
    effective_from: datetime
    published_at: datetime
    published_by: str | None


class VersionsOut(_Answered):
    """A page of what was published, the newest first."""

    versions: list[VersionOut]
    next: str | None
