"""A card looks as its holder's tier says."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.ledger import Program
from walletpass.passes.models import Pass, Template
from walletpass.rewards import tiers, version_in_force
from walletpass.rewards.ladders import Ladder, UnfitTiersError
from walletpass.rewards.rules import Fault


def dress_for_tier(
    session: Session, program_id: str, customer_id: str, *, now: datetime
) -> tuple[str, ...]:
    """Let a customer's live card in a program look as their tier says; return its id.

    A tier that names no look, or one that cannot be used, leaves cards of other tiers
    with the look of the ordinary card, and all others as they are.
    """
    cards = session.scalars(
        select(Pass)
        .join(Template, Template.id == Pass.template_id)
        .where(
            Pass.customer_id == customer_id,
            Template.program_id == program_id,
            Pass.status != "voided",
        )
        .order_by(Pass.id)
        .with_for_update(of=Pass)
    ).all()
    if cards and (
        found := tiers.standing_of(session, program_id, customer_id, now=now)
    ):
        for card in cards:
            look = look_for(session, card.template_id, found)
            if look is not None:
                card.template_id = look
    session.flush()
    return tuple(card.id for card in cards)


def cards_of(
    session: Session, program_id: str, customer_ids: Sequence[str]
) -> tuple[str, ...]:
    """Return the live cards of these customers in a program."""
    found = session.scalars(
        select(Pass.id)
        .join(Template, Template.id == Pass.template_id)
        .where(
            Pass.customer_id.in_(customer_ids),
            Template.program_id == program_id,
            Pass.status != "voided",
        )
        .order_by(Pass.id)
    )
    return tuple(found)


def look_for(session: Session, template_id: str, found: tiers.Standing) -> str | None:
    """Return the look of a tier for cards of a template; None where that is the same."""
    ordinary = session.get_one(Template, template_id)
    alike = _alike(session, ordinary)
    named = {tier.template for tier in found.ladder.tiers}
    if found.tier.template in alike:
        return found.tier.template
    if template_id not in named:
        return None
    return next((look for look in alike if look not in named), None)


def looks_like(session: Session, card: Pass, *, now: datetime) -> frozenset[str]:
    """Return the looks a card has by turns, as its holder's tier goes."""
    template = session.get_one(Template, card.template_id)
    version = version_in_force(session, template.program_id, now)
    ladder = version.ladder if version else None
    named = {tier.template for tier in ladder.tiers} if ladder else set()
    if card.template_id not in named:
        return frozenset()
    return frozenset(_alike(session, template))


def _alike(session: Session, template: Template) -> Sequence[str]:
    """Return what a card may look like instead: it stays in its pass type for life."""
    return session.scalars(
        select(Template.id)
        .where(
            Template.brand_id == template.brand_id,
            Template.program_id == template.program_id,
            Template.pass_type_id == template.pass_type_id,
            Template.version_id.is_not(None),
        )
        .order_by(Template.id)
    ).all()


def check_looks(session: Session, program: Program, ladder: Ladder) -> None:
    """Make sure that the program's cards can look as the tiers say.

    Raises:
        UnfitTiersError: A tier names a template that is not published for the program.
    """
    fit = set(
        session.scalars(
            select(Template.id).where(
                Template.brand_id == program.brand_id,
                Template.program_id == program.id,
                Template.version_id.is_not(None),
            )
        )
    )
    faults = [
        Fault(
            f"$.tiers[{place}].template",
            "no-template",
            "The program has no published template of this id.",
            "Publish one for this program, or leave it out.",
        )
        for place, tier in enumerate(ladder.tiers)
        if tier.template is not None and tier.template not in fit
    ]
    if faults:
        raise UnfitTiersError(faults)
