"""Tiers: where customers stand on a program's ladder, and how they came there.

A program's ladder is part of its version, as its rules are. Whatever moves what counts
moves the tier in the same transaction: a purchase, a return, a merge; time does at
night, and for whoever asks before the night came. What was counted day by day settles
the tier alone, so that returning everything leads back to where nothing was bought.

    standing = tiers.standing_of(session, program_id, customer_id, now=now)
    standing.name("pl"), standing.progress("pl")  # "Srebrny", "240 zł do poziomu Złoty"
    tiers.history_of(session, customer_id)
"""

from walletpass.rewards.events import ReviewTiers
from walletpass.rewards.tiers.changing import (
    look_again,
    note_purchase,
    note_return,
    on_merge,
    review,
)
from walletpass.rewards.tiers.counting import Bought
from walletpass.rewards.tiers.events import TierChanged
from walletpass.rewards.tiers.models import EarnedDay, TierMove, TierState
from walletpass.rewards.tiers.reviewing import due_states, members_of
from walletpass.rewards.tiers.standing import (
    Standing,
    history_of,
    standing_of,
    standings_among,
    standings_of,
)
from walletpass.rewards.tiers.whose import Whose

__all__ = [
    "Bought",
    "EarnedDay",
    "ReviewTiers",
    "Standing",
    "TierChanged",
    "TierMove",
    "TierState",
    "Whose",
    "due_states",
    "history_of",
    "look_again",
    "members_of",
    "note_purchase",
    "note_return",
    "on_merge",
    "review",
    "standing_of",
    "standings_among",
    "standings_of",
]
