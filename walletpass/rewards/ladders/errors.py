"""Tiers that cannot be climbed."""

from walletpass.rewards.rules import UnfitRulesError


class UnfitTiersError(UnfitRulesError):
    """A ladder that cannot be followed; it carries every fault at once."""

    code = "unfit-tiers"
    title = "Tiers that cannot be followed"
