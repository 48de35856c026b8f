"""Facts and awards as they are kept with a sale, to be told and worked out again."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from walletpass.customers import birthday_from
from walletpass.rewards.reckoning import Share
from walletpass.rewards.rules import Award, Facts, Skipped, Use, Used, because
from walletpass.rewards.using import Place


def kept_facts(facts: Facts, zone: str) -> dict[str, Any]:
    """Return facts as plain JSON, without those that are not there."""
    told = {
        "moment": facts.moment,
        "zone": zone,
        "store": facts.store,
        "channel": facts.channel,
        "presented_via": facts.presented_via,
        "tier": facts.tier,
        "joined_on": facts.joined_on,
        "purchases": facts.purchases,
        "spent_lifetime": facts.spent_lifetime,
        "spent_month": facts.spent_month,
        "is_paid": facts.is_paid,
        "favourites": sorted(facts.favourites),
        "labels": sorted(facts.labels),
        "birthday": str(facts.birthday) if facts.birthday else None,
        "birthday_told_on": facts.birthday_told_on,
    }
    return {name: fact for name, fact in told.items() if fact}


def facts_from(kept: Mapping[str, Any]) -> Facts:
    """Return facts that were kept."""
    born, joined, told = (
        kept.get(name) for name in ("birthday", "joined_on", "birthday_told_on")
    )
    return Facts(
        datetime.fromisoformat(kept["moment"]).astimezone(ZoneInfo(kept["zone"])),
        store=kept.get("store", ""),
        channel=kept.get("channel", ""),
        presented_via=kept.get("presented_via", ""),
        tier=kept.get("tier", ""),
        joined_on=date.fromisoformat(joined) if joined else None,
        purchases=kept.get("purchases", 0),
        spent_lifetime=kept.get("spent_lifetime", 0),
        spent_month=kept.get("spent_month", 0),
        is_paid=kept.get("is_paid", False),
        favourites=frozenset(kept.get("favourites", ())),
        labels=frozenset(kept.get("labels", ())),
        birthday=birthday_from(born) if born else None,
        birthday_told_on=date.fromisoformat(told) if told else None,
    )


def kept_award(award: Award) -> dict[str, Any]:
    """Return an award as plain JSON."""
    return {
        "rule": award.rule,
        "amount": award.amount,
        "by_line": award.by_line,
        "excluded": award.excluded,
        "because": award.because.plain(),
        "is_pending": award.is_pending,
        "activates_at": award.activates_at,
        "expires_at": award.expires_at,
        "occasion": award.occasion,
    }


def award_from(kept: Mapping[str, Any]) -> Award:
    """Return an award that was kept."""
    return Award(
        kept["rule"],
        kept["amount"],
        {int(number): part for number, part in kept["by_line"].items()},
        tuple((number, why) for number, why in kept["excluded"]),
        because(kept["because"]),
        kept["is_pending"],
        _moment(kept["activates_at"]),
        _moment(kept["expires_at"]),
        kept["occasion"],
    )


def kept_skipped(skipped: Skipped) -> dict[str, Any]:
    """Return a rule that gave nothing, and why, as plain JSON."""
    return {"rule": skipped.rule, "because": skipped.because.plain()}


def skipped_from(kept: Mapping[str, Any]) -> Skipped:
    """Return a rule that was kept as giving nothing."""
    return Skipped(kept["rule"], because(kept["because"]))


def _moment(kept: str | None) -> datetime | None:
    return datetime.fromisoformat(kept) if kept else None


def kept_lot(transaction_id: str, share: Share) -> dict[str, Any]:
    """Return a share and the movement that credited it, as plain JSON."""
    return {
        "id": transaction_id,
        "points": share.points,
        "activates_at": share.activates_at,
        "expires_at": share.expires_at,
    }


def kept_uses(used: Used, places: Sequence[Place]) -> list[list[Any]]:
    """Return the limits that were held, each with what was used of it, as plain JSON."""
    uses = []
    for place in places:
        use = used.get((place.rule, place.per, place.period), Use())
        name = [place.rule, place.per, place.entity, place.period, place.span]
        uses.append([*name, use.count, use.amount])
    return uses


def uses_from(kept: Sequence[Sequence[Any]]) -> tuple[Used, list[Place]]:
    """Return limits that were kept, and what was used of them then."""
    places = [Place(*name) for *name, _, _ in kept]
    used = {
        (place.rule, place.per, place.period): Use(count, amount)
        for place, (*_, count, amount) in zip(places, kept, strict=True)
    }
    return used, places
