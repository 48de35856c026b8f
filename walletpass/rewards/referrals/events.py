"""What is owed to a friend who brought a friend."""

from dataclasses import dataclass

from walletpass import outbox


@outbox.message("reward-referral")
@dataclass(frozen=True)
class RewardReferral:
    """The return window has passed: see whether the purchase was kept."""

    referral_id: str
