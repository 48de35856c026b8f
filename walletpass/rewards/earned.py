"""What a sale or an event earns within the limits of its rules, and what a return leaves of it.

Credits, returns and replays of the past all go this one way; they differ in where the
limits are kept, and in what they then do.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from walletpass.rewards.models import Credit
from walletpass.rewards.reckoning import basket_left, reckon, shares_of
from walletpass.rewards.remembering import facts_from, uses_from
from walletpass.rewards.rules import Earning, Facts, Used
from walletpass.rewards.rules.holding import Occasion
from walletpass.rewards.using import Change, Entities, Limits, Place, places_of
from walletpass.rewards.versions import Version
from walletpass.sales import Basket as SoldBasket


@dataclass(frozen=True, slots=True)
class Earned:
    """What was earned, and the limits it was held to, as they stood before it."""

    earning: Earning
    used: Used
    places: Sequence[Place]


def earn_within(
    version: Version | None,
    occasion: Occasion,
    facts: Facts,
    entities: Entities,
    limits: Limits,
    *,
    given_before: Collection[str] = (),
) -> Earned:
    """Ask the rules, while nobody else can use up what their limits leave.

    Rules that gave before for what happens once give nothing.
    """
    places = places_of(version.rules, occasion, facts, entities) if version else []
    used = limits.hold(places)
    earning = reckon(version, occasion, facts, used)
    if given_before:
        fresh = [award for award in earning.awards if award.rule not in given_before]
        earning = replace(earning, awards=tuple(fresh))
    given = {award.rule: award.amount for award in earning.awards}
    limits.change(
        [(place, 1, given[place.rule]) for place in places if place.rule in given]
    )
    return Earned(earning, used, places)


def earning_left(
    kept: Credit,
    version: Version | None,
    sold: SoldBasket,
    left: SoldBasket,
    limits: Limits,
) -> Earning:
    """Return what is earned by what is left of a basket, under the rules it had.

    Others may use what the limits get back. Should it come to more than was kept so
    far, nothing is counted again.
    """
    used, places = uses_from(kept.used)
    basket = basket_left(sold, left, version)
    earning = reckon(version, basket, facts_from(kept.facts), used)
    before = kept.kept or {award["rule"]: award["amount"] for award in kept.awards}
    after = {award.rule: award.amount for award in earning.awards}
    changes: list[Change] = []
    for place in places:
        old = before.get(place.rule, 0)
        new = min(after.get(place.rule, 0), old)
        if new < old:
            changes.append((place, -int(not new), new - old))
    limits.change(changes)
    kept.kept = {rule: min(after.get(rule, 0), old) for rule, old in before.items()}
    return earning


def unearned(kept: Credit, earning: Earning) -> list[tuple[str, int]]:
    """Return of which movements how many points are un-earned by now, in total.

    All together it is what the purchase earned less what the rest of it earns; it comes
    from the lots that shrank, the last to expire first.
    """
    shares = shares_of(earning.awards, at=kept.credited_at)
    left = {(share.activates_at, share.expires_at): share.points for share in shares}
    wanted = kept.points - sum(left.values())
    totals = []
    for lot in reversed(kept.lots):
        days = moment(lot["activates_at"]), moment(lot["expires_at"])
        remains = left.get(days, 0)
        part = min(max(lot["points"] - remains, 0), max(wanted, 0))
        wanted -= part
        if part:
            totals.append((lot["id"], part))
    return totals


def moment(kept: str | None) -> datetime | None:
    """Return an instant that a lot was kept with."""
    return datetime.fromisoformat(kept) if kept else None
