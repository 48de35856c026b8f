"""What campaigns refuse."""

from walletpass.rewards.rules import UnfitRulesError


class UnfitCampaignError(UnfitRulesError):
    """A document no campaign can follow; it carries every fault at once."""

    code = "unfit-campaign"
    title = "A campaign that cannot be followed"
