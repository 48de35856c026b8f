"""What is owed once events are recorded."""

from dataclasses import dataclass

from walletpass import outbox


@outbox.message("spread-events")
@dataclass(frozen=True)
class SpreadEvents:
    """Number the brand's new events, and see that those who asked are told."""

    brand_id: str
