"""What a run promises of itself: the next batch, and to be over; and what else was said."""

from dataclasses import dataclass
from datetime import datetime

from walletpass import outbox


@outbox.message("freeze-batch")
@dataclass(frozen=True)
class FreezeBatch:
    """Write down the next customers of a run's audience, as its batch number *step*."""

    run_id: str
    step: int


@outbox.message("send-batch")
@dataclass(frozen=True)
class SendBatch:
    """Speak to the next customers whose turn has come, as its batch number *step*."""

    run_id: str
    step: int


@outbox.message("finish-run")
@dataclass(frozen=True)
class FinishRun:
    """See whether a campaign is over, now that a run of it is."""

    brand_id: str
    campaign_id: str


@outbox.message("call-off")
@dataclass(frozen=True)
class CallOff:
    """Write down who of a cancelled run is not told any more, and take back what was said."""

    run_id: str
    withdraws: bool = False


@outbox.message("review-aside")
@dataclass(frozen=True)
class ReviewAside:
    """Ask once more who may hear what was posted to show from a moment on."""

    brand_id: str
    message_id: str
    shows_from: datetime
