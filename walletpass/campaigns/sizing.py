"""How many people a campaign reaches by now, and whether that is everybody there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from walletpass import segments
from walletpass.brands import Brand
from walletpass.campaigns.audiences import is_everybody, tree_of
from walletpass.campaigns.document_reading import document_from
from walletpass.campaigns.errors import SecondPersonError
from walletpass.campaigns.finding import campaigns_page, last_rehearsal, version_of
from walletpass.campaigns.manners.keeping import approve_above
from walletpass.campaigns.models import Campaign, Rehearsal
from walletpass.segments import Tree

A_HANDFUL: Final = 10
"""Of a brand with no more customers than that, a segment may well be all of them."""

MOST_AWAITING: Final = 10
_BY_OCCASION: Final = ("triggered", "journey")


def recipients_by_now(
    session: Session,
    brand: Brand,
    campaign: Campaign,
    found: dict[str, Any],
    *,
    now: datetime,
) -> int:
    """Return how many were *found* at the rehearsal, with all who came into it since.

    What something sets off speaks to a few at a time: there the rehearsal's count holds.
    """
    recipients: int = found["recipients"]
    version, tree = version_of(session, campaign), _tree(session, campaign)
    if version is None or tree is None or version.document["kind"] in _BY_OCCASION:
        return recipients
    came = segments.count(session, brand, tree, now=now) - int(found["customers"])
    return recipients + max(came, 0)


def goes_to_everybody(
    session: Session, brand: Brand, campaign: Campaign, *, now: datetime
) -> bool:
    """Tell whether it goes to all customers, by what its audience asks or by whom it has."""
    tree = _tree(session, campaign)
    if tree is None or is_everybody(tree):
        return tree is not None
    there_are = segments.count_all(session, brand, now=now)
    if there_are <= A_HANDFUL:
        return False
    return segments.count(session, brand, tree, now=now) == there_are


def require_second_person(
    session: Session,
    brand: Brand,
    campaign: Campaign,
    rehearsal: Rehearsal,
    recipients: int,
    *,
    by: str | None,
) -> None:
    """Refuse somebody's word alone for many: who wrote or rehearsed it has a colleague.

    Raises:
        SecondPersonError: It is for many, and *by* edited or rehearsed it last.
    """
    above = approve_above(session, brand.id)
    if recipients > above and by in (campaign.changed_by, rehearsal.asked_by):
        raise SecondPersonError(recipients=recipients, above=above)


def check_it_has_not_outgrown(
    session: Session, brand: Brand, campaign: Campaign, *, now: datetime
) -> None:
    """Make sure that whoever approved a campaign might approve what it has become.

    Raises:
        SecondPersonError: It is for many by now, and had only its writer's word.
    """
    rehearsal = last_rehearsal(session, campaign)
    if rehearsal is None or rehearsal.result is None:
        return
    recipients = recipients_by_now(session, brand, campaign, rehearsal.result, now=now)
    require_second_person(
        session, brand, campaign, rehearsal, recipients, by=campaign.approved_by
    )


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A campaign that is ready, and so large that its writer may not approve it alone."""

    campaign_id: str
    name: str
    recipients: int


def awaiting_second_person(
    session: Session, brand_id: str, person_id: str
) -> Sequence[Awaiting]:
    """Return the newest campaigns that wait for somebody else, and this person may be it."""
    above, found = approve_above(session, brand_id), []
    ready = campaigns_page(session, brand_id, status="rehearsed", limit=MOST_AWAITING)
    for campaign in ready.rows:
        rehearsal = last_rehearsal(session, campaign)
        if rehearsal is None or rehearsal.result is None:
            continue
        recipients = int(rehearsal.result["recipients"])
        is_theirs = person_id in (campaign.changed_by, rehearsal.asked_by)
        if recipients > above and not is_theirs:
            found.append(Awaiting(campaign.id, campaign.name, recipients))
    return found


def _tree(session: Session, campaign: Campaign) -> Tree | None:
    version = version_of(session, campaign)
    audience = document_from(version.document).audience if version else None
    return tree_of(session, campaign.brand_id, audience) if audience else None
