"""Whether somebody gets a card: asked by every door, in this one place."""

import hashlib
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from walletpass import rewards, sales
from walletpass.passes.admission.errors import (
    NeedsInvitationError,
    NeedsPurchaseError,
    SpentInvitationError,
)
from walletpass.passes.admission.models import Invitation, IssuePolicy, Policy
from walletpass.passes.models import Pass
from walletpass.rewards import Holder


def admit(
    session: Session,
    program_id: str,
    customer_id: str,
    account_id: str,
    *,
    code: str | None,
    now: datetime,
) -> Invitation | None:
    """Let a customer have a card, by the program's policy; return what let them in.

    Who had a card of the program before may have another.

    Raises:
        NeedsPurchaseError: They bought nothing yet.
        NeedsInvitationError: Nobody invited them.
        SpentInvitationError: The link lets nobody in any more.
    """
    policy = policy_name(session, program_id)
    invitation = invitation_behind(session, program_id, code, now=now) if code else None
    if invitation is not None or policy == "open":
        return invitation
    if session.scalar(select(exists().where(Pass.account_id == account_id))):
        return None
    if policy == "first_purchase" and (
        sales.habits_of(session, customer_id).ever.purchases
    ):
        return None
    if code:
        raise SpentInvitationError
    raise NeedsPurchaseError if policy == "first_purchase" else NeedsInvitationError


def admit_newcomers(session: Session, program_id: str) -> None:
    """Let people who were just enrolled, and bought nothing, have cards.

    Raises:
        NotAdmittedError: The program does not give cards to everyone.
    """
    match policy_name(session, program_id):
        case "first_purchase":
            raise NeedsPurchaseError
        case "invitation":
            raise NeedsInvitationError
        case "open":
            return


def policy_name(session: Session, program_id: str) -> Policy:
    """Return to whom a program gives cards: to everyone, unless told otherwise."""
    told = session.scalar(
        select(IssuePolicy.policy).where(IssuePolicy.program_id == program_id)
    )
    return told or "open"


def invitation_behind(
    session: Session, program_id: str, code: str, *, now: datetime
) -> Invitation | None:
    """Return the invitation a code stands for, held until commit, if it still lets in."""
    invitation = session.scalars(
        select(Invitation)
        .where(
            Invitation.digest == digest_of(code), Invitation.program_id == program_id
        )
        .with_for_update()
    ).one_or_none()
    if invitation is None or invitation.used_at or invitation.expires_at <= now:
        return None
    return invitation


def note_use(
    session: Session, invitation: Invitation, card: Pass, *, now: datetime
) -> None:
    """Write down whom an invitation let in: it lets in nobody else.

    The purchase whose receipt it was made for is theirs, with what it earns.
    """
    invitation.used_at = now
    invitation.customer_id = card.customer_id
    invitation.pass_id = card.id
    if invitation.purchase_id is not None:
        holder = Holder(invitation.program_id, card.customer_id, card.id)
        rewards.claim(session, card.brand_id, invitation.purchase_id, holder, now=now)


def digest_of(code: str) -> bytes:
    """Return what is kept of a code: it is random, so a fast digest is enough."""
    return hashlib.sha256(code.encode("utf-8", "replace")).digest()
