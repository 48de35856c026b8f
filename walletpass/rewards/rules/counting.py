"""How an award was counted, as facts from which a sentence can be made."""

from typing import Any, assert_never

from walletpass.rewards.rules.because import Because
from walletpass.rewards.rules.conditions import BirthdayGift, Happening, Purchase
from walletpass.rewards.rules.document import Document
from walletpass.rewards.rules.formulas import (
    Fixed,
    Multiplier,
    PerItem,
    Ratio,
    Steps,
)
from walletpass.rewards.rules.weighing import Offer


def how(document: Document, made: Offer, amount: int) -> Because:
    """Return how *amount* came about: the formula, what it counted, and what cut it."""
    rule = made.ready.rule
    facts: dict[str, Any] = {
        "name": dict(rule.name),
        "gives": document.gives,
        "currency": document.currency,
        "amount": amount,
        **_counted(made),
    }
    if made.excluded:
        facts["excluded"] = [[number, why] for number, why in made.excluded]
    if made.cut:
        facts["limit"] = {
            "per": made.cut.per,
            "period": made.cut.period,
            "uncut": made.uncut,
        }
    return Because(_code(made), facts)


def _code(made: Offer) -> str:
    rule = made.ready.rule
    match rule.on:
        case BirthdayGift():
            return "birthday"
        case Happening():
            return "event"
        case Purchase():
            return rule.gives.kind
        case _ as other:
            assert_never(other)


def _counted(made: Offer) -> dict[str, Any]:
    match made.ready.rule.gives:
        case Ratio() as ratio:
            return _rate(ratio.amount, ratio.per, made.total, each_full=ratio.each_full)
        case Steps() as steps:
            step = steps.step_at(made.measure)
            assert step  # there is no offer below the first step
            rate = _rate(step.amount, step.per, made.total, each_full=steps.each_full)
            return {**rate, "by": steps.by, "measure": made.measure}
        case PerItem() as per_item:
            return {
                "of": per_item.amount,
                "each": per_item.each,
                "quantity": made.total,
            }
        case Multiplier() as multiplier:
            return {"basis_points": multiplier.basis_points, "given": made.total}
        case Fixed():
            on = made.ready.rule.on
            return {"event": on.event} if isinstance(on, Happening) else {}
        case _ as other:
            assert_never(other)


def _rate(amount: int, per: int, base: int, *, each_full: bool) -> dict[str, Any]:
    return {"of": amount, "per": per, "base": base, "each_full": each_full}
