"""What campaigns promise of themselves: to rehearse, and to begin a run at its time."""

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
