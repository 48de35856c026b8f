"""What campaigns promise of themselves: to rehearse, to begin a run at its time, to fire."""

from dataclasses import dataclass
from datetime import datetime

from walletpass import outbox


@outbox.message("rehearse-campaign")
@dataclass(frozen=True)
class RehearseCampaign:
    """Go on with a rehearsal, batch by batch, until everybody was looked at."""

    rehearsal_id: str


@outbox.message("begin-run")
@dataclass(frozen=True)
class BeginRun:
    """Begin the run that a campaign's schedule plans for a moment, once."""

    campaign_id: str
    planned_for: datetime


@outbox.message("fire-triggers")
@dataclass(frozen=True)
class FireTriggers:
    """Fire the next campaigns that have a trigger, and those after them."""

    after: str = ""


@outbox.message("fire-campaign")
@dataclass(frozen=True)
class FireCampaign:
    """See whose turn a campaign's trigger says it is, and begin a run for them."""

    campaign_id: str
