"""Calls instead of messages: what a campaign asks of the staff."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from walletpass.campaigns.document_shape import Shape
from walletpass.passes.braces import facts_in
from walletpass.rewards.rules import Fault

if TYPE_CHECKING:
    from walletpass.campaigns.document import Document
    from walletpass.campaigns.document_variants import Variant

Store = Literal["preferred", "any"]
CallerRole = Literal["owner", "marketer", "cashier", "support"]


class CallTerms(Shape):
    """Somebody of a *role*, or anybody, rings them within so many days.

    It is for the store they prefer, where one is known, or for *any*. The variant's
    words tell the staff why, each in their own language.
    """

    store: Store = "preferred"
    role: CallerRole | None = None
    within_days: Annotated[int, Field(ge=1, le=30)] = 3


def unfit_for_calls(document: "Document") -> Iterator[Fault]:
    """Yield what a campaign that asks for calls cannot do."""
    if document.call is None:
        return
    if document.kind != "triggered":
        message = "Calls are asked for one by one, when something happens."
        remedy = 'Leave call out, or say "kind": "triggered".'
        yield Fault("$.call", "untimely-call", message, remedy)
    for index, variant in enumerate(document.variants):
        yield from _unfit_variant(variant, f"$.variants[{index}]")


def _unfit_variant(variant: "Variant", place: str) -> Iterator[Fault]:
    if variant.reward is not None:
        message = "A call gives no coupon: nobody knows yet whether they are reached."
        yield Fault(f"{place}.reward", "call-reward", message, "Leave the reward out.")
    if variant.link is not None:
        message = "Nobody can press a link in a call."
        yield Fault(f"{place}.link", "call-link", message, "Leave the link out.")
    for language, text in variant.words.items():
        if any(facts_in(text)):
            message = (
                "Whoever calls sees who it is; no fact is filled into these words."
            )
            remedy = "Write it without braces."
            yield Fault(f"{place}.words.{language}", "call-facts", message, remedy)
