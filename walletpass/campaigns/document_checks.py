"""Whether a brand can follow a campaign's document: whom, what and when it names."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from walletpass.brands import Brand
from walletpass.campaigns.document import Audience, Document
from walletpass.campaigns.document_calls import unfit_for_calls
from walletpass.campaigns.document_clocks import (
    moved_by_clocks,
    over_in,
    unfit_for_clocks,
)
from walletpass.campaigns.document_reading import read, readable_parts
from walletpass.campaigns.document_routes import (
    missing_in_route,
    of_tree,
    said_on_route,
    strange_in_route,
)
from walletpass.campaigns.document_variants import Variant
from walletpass.campaigns.document_words import (
    holes_in,
    long_in,
    missing_in,
    strange_in,
)
from walletpass.campaigns.errors import UnfitCampaignError
from walletpass.campaigns.triggers import Expiring
from walletpass.passes.facts import OF_LOSSES
from walletpass.rewards.coupons.models import Reward
from walletpass.rewards.rules import Fault
from walletpass.segments import Segment


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a document, and the document itself if it can be read.

    *faults* can never be right and are refused at once. What is *missing* may yet come,
    and is asked for when it is rehearsed. *warnings* are for whoever reads them.
    """

    document: Document | None
    faults: list[Fault] = field(default_factory=list)
    missing: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)


def look_through(
    session: Session, brand: Brand, told: Any, *, now: datetime
) -> Findings:
    """Return everything there is to say about a document, none of it raised."""
    document, faults = read(told)
    found = Findings(document, faults)
    if document is None:
        audience, variants, schedule = readable_parts(told)
    else:
        audience, schedule = document.audience, document.schedule
        variants = dict(enumerate(document.variants))
        found.faults.extend(_of_kind(document))
        found.faults.extend(unfit_for_calls(document))
        found.missing.extend(_not_there_yet(document))
        found.faults.extend(strange_in_route(session, brand, document))
        found.missing.extend(missing_in_route(brand, document, now=now))
    if audience is not None:
        found.faults.extend(_of_audience(session, brand, audience))
    said = {f"$.variants[{index}]": one for index, one in variants.items()}
    said |= said_on_route(document)
    for place, variant in said.items():
        found.faults.extend(of_tree(session, brand, variant.when, f"{place}.when"))
        found.faults.extend(_of_reward(session, brand, variant, place, now))
        found.faults.extend(strange_in(brand, variant, place))
        found.missing.extend(missing_in(brand, variant, place))
        found.warnings.extend(long_in(variant, place))
        found.warnings.extend(holes_in(variant, place, _known_to_all(document)))
    zone = ZoneInfo(brand.timezone)
    found.faults.extend(unfit_for_clocks(schedule, zone))
    found.missing.extend(over_in(schedule, zone, now))
    found.warnings.extend(moved_by_clocks(schedule, zone, now))
    return found


def fit_to_keep(
    session: Session,
    brand: Brand,
    told: Any,
    *,
    now: datetime,
    as_it_stands: bool = False,
) -> tuple[Document, Findings]:
    """Return a document that may be kept as a draft, though it may lack something yet.

    *As it stands* it is kept for whoever is still writing, with faults to put right
    before it can be sent: only what cannot be read at all is refused.

    Raises:
        UnfitCampaignError: Something in it can never be right; every reason is in it.
    """
    found = look_through(session, brand, told, now=now)
    if found.document is None or (found.faults and not as_it_stands):
        raise UnfitCampaignError(found.faults)
    return found.document, found


def fit_to_send(
    session: Session, brand: Brand, told: Any, *, now: datetime
) -> tuple[Document, Findings]:
    """Return a document that lacks nothing: it could be sent as it is.

    Raises:
        UnfitCampaignError: It could not; every reason is in it.
    """
    found = look_through(session, brand, told, now=now)
    if found.document is None or found.faults or found.missing:
        raise UnfitCampaignError([*found.faults, *found.missing])
    return found.document, found


def _known_to_all(document: Document | None) -> Collection[str]:
    """Return what every card knows of those whom an occasion is about."""
    trigger = document.trigger if document else None
    return OF_LOSSES if isinstance(trigger, Expiring) else ()


def _of_kind(document: Document) -> Iterator[Fault]:
    schedule, kind = document.schedule, document.kind
    if kind == "recurring" and schedule.every is None:
        message = "A recurring campaign says how often it speaks."
        remedy = 'Add every, such as {"kind": "week", "on": ["mon"]}.'
        yield Fault("$.schedule", "no-rhythm", message, remedy)
    if kind != "recurring" and schedule.every is not None:
        message = "Only a recurring campaign speaks again and again."
        remedy = 'Leave every out, or say "kind": "recurring".'
        yield Fault("$.schedule.every", "rhythm", message, remedy)
    is_set_off = kind in ("triggered", "journey") and document.trigger is not None
    if not is_set_off and document.trigger is not None:
        message = "Only a triggered campaign is set off by what happens."
        remedy = 'Leave the trigger out, or say "kind": "triggered".'
        yield Fault("$.trigger", "trigger", message, remedy)
    if (is_set_off or kind == "triggered") and schedule.at is not None:
        message = "What starts such a campaign is what happens, and no time."
        yield Fault("$.schedule.at", "two-starts", message, "Leave at out.")


def _not_there_yet(document: Document) -> Iterator[Fault]:
    if document.audience is None:
        message = "It speaks to nobody yet."
        remedy = 'Write {"segment": "…"}, or {"everybody": true} if all are meant.'
        yield Fault("$.audience", "nobody", message, remedy)
    if not document.variants and document.kind != "journey":
        yield Fault("$.variants", "no-words", "It says nothing yet.", "Add a variant.")
    if document.kind == "triggered" and document.trigger is None:
        message = "Nothing sets it off yet."
        remedy = 'Write what does, such as {"on": "birthday"}.'
        yield Fault("$.trigger", "no-trigger", message, remedy)


def _of_audience(session: Session, brand: Brand, audience: Audience) -> Iterator[Fault]:
    if audience.version is not None:
        message = "Which version of the segment is meant shows when it is rehearsed."
        yield Fault("$.audience.version", "not-told", message, "Leave it out.")
    if audience.segment is None:
        return
    segment = session.get(Segment, audience.segment)
    if segment is None or segment.brand_id != brand.id:
        message = "The brand has no such segment."
        remedy = "Name one that GET /segments lists."
        yield Fault("$.audience.segment", "unknown-segment", message, remedy)
    elif segment.retired_at is not None:
        message = f"The segment {segment.name!r} was retired."
        yield Fault(
            "$.audience.segment", "retired-segment", message, "Name another one."
        )


def _of_reward(
    session: Session, brand: Brand, variant: Variant, place: str, now: datetime
) -> Iterator[Fault]:
    if variant.reward is None:
        if variant.coupon_days is not None:
            message = "There is no coupon without a reward."
            remedy = "Name a reward, or leave coupon_days out."
            yield Fault(f"{place}.coupon_days", "no-reward", message, remedy)
        return
    reward = session.get(Reward, variant.reward)
    place = f"{place}.reward"
    if reward is None or reward.brand_id != brand.id:
        message = "The brand has no such reward."
        yield Fault(
            place, "unknown-reward", message, "Name one that GET /rewards lists."
        )
    elif reward.status == "retired":
        message = f"The reward {reward.code!r} was retired."
        yield Fault(place, "retired-reward", message, "Name another one.")
    elif reward.closes_at is not None and reward.closes_at <= now:
        message = f"The reward {reward.code!r} can be had no more."
        yield Fault(place, "closed-reward", message, "Name another one.")
