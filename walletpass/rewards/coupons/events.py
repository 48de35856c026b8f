"""What the calendar owes coupons."""

from dataclasses import dataclass

from walletpass import outbox


@outbox.message("lapse-coupons")
@dataclass(frozen=True)
class LapseCoupons:
    """Write down which coupons nobody used in time."""
