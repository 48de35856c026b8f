"""Whether a brand can follow a journey's steps: what they ask, say, and lead to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from walletpass import segments
from walletpass.brands import Brand
from walletpass.campaigns.document import Document
from walletpass.campaigns.document_steps import Exit, If, Say, Step, placed
from walletpass.campaigns.document_variants import Variant
from walletpass.rewards.rules import Fault

_STEPS: Final = "$.route.steps"


def said_on_route(document: Document | None) -> Mapping[str, Variant]:
    """Return all that a journey says, by its place."""
    if document is None or document.route is None:
        return {}
    return {
        f"{place}.variants[{index}]": variant
        for place, step in placed(document.route.steps, _STEPS)
        if isinstance(step, Say)
        for index, variant in enumerate(step.variants)
    }


def strange_in_route(
    session: Session, brand: Brand, document: Document
) -> Iterator[Fault]:
    """Yield what in the steps can never be right, and steps where none belong."""
    if document.kind == "journey" and document.variants:
        message = "A journey says what it says at its steps."
        yield Fault(
            "$.variants", "said-in-steps", message, "Put it into a step that says it."
        )
    if document.route is None:
        return
    if document.kind != "journey":
        message = "Only a journey has steps."
        remedy = 'Leave the route out, or say "kind": "journey".'
        yield Fault("$.route", "route", message, remedy)
    if document.route.leave is not None:
        asked = document.route.leave.when
        yield from of_tree(session, brand, asked, "$.route.leave.when")
    yield from _never_reached(document.route.steps, _STEPS)
    for place, step in placed(document.route.steps, _STEPS):
        if isinstance(step, If):
            yield from of_tree(session, brand, step.when, f"{place}.when")


def _never_reached(steps: Sequence[Step], place: str) -> Iterator[Fault]:
    """Yield the first step of each list that stands behind an exit."""
    for index, step in enumerate(steps):
        here = f"{place}[{index}]"
        if index and isinstance(steps[index - 1], Exit):
            message = "Nobody comes here: everybody leaves at the step before."
            yield Fault(here, "never-reached", message, "Leave one of them out.")
        if isinstance(step, If):
            yield from _never_reached(step.then, f"{here}.then")
            yield from _never_reached(step.otherwise, f"{here}.else")


def of_tree(
    session: Session, brand: Brand, when: dict[str, Any] | None, place: str
) -> Iterator[Fault]:
    """Yield what is wrong with a question as segments have it, below its place."""
    if when is None:
        return
    try:
        segments.check(session, brand.id, segments.parse(when))
    except segments.InvalidSegmentError as unfit:
        for fault in unfit.faults:
            below = "" if fault.path == "$" else f".{fault.path}"
            yield replace(fault, path=f"{place}{below}")


def missing_in_route(
    brand: Brand, document: Document, *, now: datetime
) -> Iterator[Fault]:
    """Yield what a journey does not have yet."""
    if document.kind != "journey":
        return
    until = document.schedule.until
    today = now.astimezone(ZoneInfo(brand.timezone)).date()
    if until is not None and date.fromisoformat(until) < today:
        message = f"This day is over in {brand.timezone}."
        yield Fault("$.schedule.until", "past", message, "Choose one that is to come.")
    steps = () if document.route is None else document.route.steps
    said = [
        (place, step) for place, step in placed(steps, _STEPS) if isinstance(step, Say)
    ]
    if not said:
        message = "It says nothing on the way yet."
        yield Fault(_STEPS, "no-steps", message, "Add a step that says something.")
    for place, step in said:
        if not step.variants:
            message = "This step says nothing yet."
            yield Fault(f"{place}.variants", "no-words", message, "Add a variant.")
