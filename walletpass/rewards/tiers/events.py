"""What tiers tell the floors above."""

from dataclasses import dataclass

from walletpass import outbox


@outbox.message("tier-changed")
@dataclass(frozen=True)
class TierChanged:
    """Somebody has another tier, or is nearer to one: their card may look different."""

    program_id: str
    customer_id: str
