"""What a campaign may do next, depending on what it is; nothing else changes that.

    draft → rehearsed → approved → running ⇄ paused → finished
      ↑________|___________|       cancelled, from whatever has not ended

Whoever edits one that is rehearsed or approved has a draft again: what was rehearsed
and approved was something else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy.orm import Session

from walletpass import brands, events
from walletpass.campaigns.errors import NotNowError
from walletpass.campaigns.models import Campaign, Status
from walletpass.events import Name

Deed = Literal[
    "edit", "rehearse", "approve", "start", "pause", "resume", "finish", "cancel"
]


@dataclass(frozen=True, slots=True)
class Step:
    """From which statuses a deed leads to which; and what it is called once done."""

    needs: tuple[Status, ...]
    becomes: Status
    done: str
    event: Name | None = None


STEPS: Final[Mapping[Deed, Step]] = {
    "edit": Step(("draft", "rehearsed", "approved"), "draft", "campaign.edited"),
    "rehearse": Step(("draft", "rehearsed"), "rehearsed", "campaign.rehearsed"),
    "approve": Step(("rehearsed",), "approved", "campaign.approved"),
    "start": Step(("approved",), "running", "campaign.started", "campaign.started"),
    "pause": Step(("running",), "paused", "campaign.paused", "campaign.paused"),
    "resume": Step(("paused",), "running", "campaign.resumed", "campaign.resumed"),
    "finish": Step(("running",), "finished", "campaign.finished", "campaign.finished"),
    "cancel": Step(
        ("draft", "rehearsed", "approved", "running", "paused"),
        "cancelled",
        "campaign.cancelled",
        "campaign.cancelled",
    ),
}


def after(status: Status, deed: Deed) -> Status:
    """Return what a campaign of this status is after a deed.

    Raises:
        NotNowError: It does not go that way.
    """
    step = STEPS[deed]
    if status not in step.needs:
        raise NotNowError(deed, status=status, needs=step.needs)
    return step.becomes


def move(
    session: Session,
    campaign: Campaign,
    deed: Deed,
    *,
    by: str,
    now: datetime,
    **told: Any,
) -> None:
    """Lead a campaign on, and write down who did; *told* goes with it into the log.

    The campaign has to be locked by whoever calls, as `finding.held` does.

    Raises:
        NotNowError: It does not go that way.
    """
    before = campaign.status
    campaign.status = after(before, deed)
    step = STEPS[deed]
    session.flush()
    brands.record(
        session,
        campaign.brand_id,
        actor=by,
        action=step.done,
        object=campaign.id,
        before={"status": before},
        after={"status": campaign.status, "revision": campaign.revision} | told,
        now=now,
    )
    if step.event is not None:
        events.record(
            session,
            campaign.brand_id,
            step.event,
            {"campaign_id": campaign.id, "status": campaign.status},
            now=now,
        )
