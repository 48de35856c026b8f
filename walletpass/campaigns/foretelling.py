"""What a rehearsal's count amounts to: money, hours, and what can be learnt from it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from math import ceil
from typing import Any, Final

from sqlalchemy.orm import Session

from walletpass.campaigns.detecting import smallest_effect, smallest_share
from walletpass.campaigns.document import Document
from walletpass.campaigns.tallying import Tally
from walletpass.rewards.coupons.models import Reward

CARDS_PER_SECOND: Final = 500
"""Cards that phones fetch anew in a second, carefully: two cores sign twice as many."""

_ONE_DAY: Final = timedelta(days=1)
_NOTHING_TO_SAY: Final = "no-variant"


def foretell(
    session: Session, document: Document, tally: Tally, *, now: datetime
) -> dict[str, Any]:
    """Return what a campaign would do and cost, as plain JSON.

    What is an estimate says so. Money is in minor units.
    """
    return {
        "as_of": now.isoformat(),
        "customers": tally.customers,
        "recipients": tally.recipients,
        "held": tally.held,
        "calls": tally.calls,
        "suppressed": dict(sorted(tally.reasons.items())),
        "variants": {
            variant.code: tally.variants.get(variant.code, 0)
            for variant in document.variants
        },
        "hours": [
            {"from": hour, "messages": count}
            for hour, count in sorted(tally.hours.items())
        ],
        "last_message_at": tally.last_due_at,
        "last_phone": last_phone(tally.hours, tally.last_due_at),
        "cost": _cost(document, tally),
        "liability": _liability(session, document, tally),
        "effect": _effect(document, tally),
        "samples": tally.samples,
        "journey": _journey(document, tally),
    }


def _journey(document: Document, tally: Tally) -> dict[str, int] | None:
    """Return how many would set out now, and what they would be told at most, and until when.

    All else of the rehearsal is about what a journey says first.
    """
    if document.route is None:
        return None
    return {
        "enter": tally.customers,
        "steps": len(document.route.walked),
        "messages_each_at_most": document.route.most_messages,
        "days_at_most": ceil(document.route.longest / _ONE_DAY),
    }


def last_phone(hours: Mapping[str, int], last_due_at: str | None) -> dict[str, Any]:
    """Return when the last phone has its new card: an estimate, and what it rests on.

    Phones fetch as soon as they are told, so cards wait where more are due in an hour
    than can be signed; what an hour leaves over goes before the next one's.
    """
    moments = [datetime.fromisoformat(last_due_at)] if last_due_at else []
    for hour, count in sorted(hours.items()):
        begins = max([datetime.fromisoformat(hour), *moments[1:]])
        moments[1:] = [begins + timedelta(seconds=count / CARDS_PER_SECOND)]
    return {
        "at": max(moments).isoformat() if moments else None,
        "is_estimate": True,
        "cards_per_second": CARDS_PER_SECOND,
    }


def _cost(document: Document, tally: Tally) -> dict[str, int]:
    messages = document.cost.message * tally.recipients
    fixed = document.cost.fixed
    return {"messages": messages, "fixed": fixed, "total": messages + fixed}


def _liability(session: Session, document: Document, tally: Tally) -> dict[str, Any]:
    """Return the coupons that would be out, and what they are worth at most, if known.

    What a percentage or an article comes to shows only at the till; *money* counts the
    coupons of a fixed amount, and *unpriced* the others.
    """
    coupons = money = unpriced = 0
    for variant in document.variants:
        if variant.reward is None:
            continue
        count = tally.variants.get(variant.code, 0)
        reward = session.get_one(Reward, variant.reward)
        if reward.quota is not None:
            count = min(count, reward.quota - reward.taken)
        coupons += count
        if reward.kind == "amount" and reward.value is not None:
            money += count * reward.value
        else:
            unpriced += count
    return {"coupons": coupons, "money": money, "unpriced": unpriced}


def _effect(document: Document, tally: Tally) -> dict[str, Any]:
    """Return the smallest effect that would show, going by what they bought before.

    Where nobody bought anything there is nothing to go by.
    """
    habit = tally.habit
    compared = tally.customers - tally.reasons.get(_NOTHING_TO_SAY, 0)
    sides = {"treated": compared - tally.held, "held": tally.held}
    share = spent = None
    if habit.buyers:
        share = smallest_share(habit.buying, **sides)
        spent = smallest_effect(habit.spread, **sides)
    return {
        "window_days": document.window_days,
        **sides,
        "buying": habit.buying,
        "smallest_change_in_buying": share,
        "spent_each": habit.mean,
        "smallest_change_in_spent_each": spent,
    }
