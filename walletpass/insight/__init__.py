"""Insight: what is known of each customer's habits, kept current."""

from walletpass.insight.models import Affinity, Cycle, Profile, StageMove

__all__ = ["Affinity", "Cycle", "Profile", "StageMove"]
