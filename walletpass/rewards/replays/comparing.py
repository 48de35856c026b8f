"""A purchase as it was credited, beside what it would be credited with."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from walletpass.rewards.earned import Earned, moment
from walletpass.rewards.models import Credit
from walletpass.rewards.reckoning import Share
from walletpass.rewards.remembering import kept_award, kept_facts, kept_uses
from walletpass.rewards.replays.report import RuleChange
from walletpass.rewards.rules import Facts


def shares_in(lots: Sequence[Mapping[str, Any]]) -> list[Share]:
    """Return the shares that were credited as these lots."""
    return [
        Share(lot["points"], moment(lot["activates_at"]), moment(lot["expires_at"]))
        for lot in lots
    ]


def credit_from(
    earned: Earned, facts: Facts, zone: str, shares: Sequence[Share]
) -> dict[str, Any]:
    """Return what would be kept of a purchase, as plain JSON."""
    return {
        "facts": kept_facts(facts, zone),
        "used": kept_uses(earned.used, earned.places),
        "awards": [kept_award(award) for award in earned.earning.awards],
        "points": sum(share.points for share in shares),
        "lots": [
            {
                "id": str(number),
                "points": share.points,
                "activates_at": share.activates_at,
                "expires_at": share.expires_at,
            }
            for number, share in enumerate(shares)
        ],
    }


def differing(kept: Credit, earned: Earned) -> Iterator[RuleChange]:
    """Return the rules that give something else, or for another time."""
    gave = {award["rule"]: award for award in kept.awards}
    gives = {award.rule: award for award in earned.earning.awards}
    for rule in sorted({*gave, *gives}):
        was, is_now = gave.get(rule), gives.get(rule)
        before = was["amount"] if was else 0
        after = is_now.amount if is_now else 0
        same_days = not (was and is_now) or (
            moment(was["activates_at"]) == is_now.activates_at
            and moment(was["expires_at"]) == is_now.expires_at
            and was["is_pending"] == is_now.is_pending
        )
        if before != after or not same_days:
            yield RuleChange(rule, before, after)
