"""What campaigns refuse."""

from typing import Any

from walletpass.campaigns.models import Campaign, Status
from walletpass.kernel.errors import (
    ConflictError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
)
from walletpass.rewards.rules import UnfitRulesError


class UnfitCampaignError(UnfitRulesError):
    """A document no campaign can follow; it carries every fault at once."""

    code = "unfit-campaign"
    title = "A campaign that cannot be followed"


class UnknownCampaignError(NotFoundError):
    """A campaign that the brand does not have."""

    code = "unknown-campaign"
    title = "No such campaign"

    def __init__(self) -> None:
        super().__init__("The brand has no such campaign.")


class UnknownRehearsalError(NotFoundError):
    """A rehearsal nobody asked this campaign for."""

    code = "unknown-rehearsal"
    title = "No such rehearsal"

    def __init__(self) -> None:
        super().__init__("The campaign has no such rehearsal.")


class UnknownRunError(NotFoundError):
    """A run that the campaign never had."""

    code = "unknown-run"
    title = "No such run"

    def __init__(self) -> None:
        super().__init__("The campaign has no such run.")


class NotNowError(ConflictError):
    """A campaign in this status does not go that way; *deed* says which."""

    code = "not-now"
    title = "The campaign cannot do this now"

    def __init__(self, deed: str, *, status: Status, needs: tuple[Status, ...]) -> None:
        wanted = ", ".join(needs)
        super().__init__(
            f"The campaign is {status}; to {deed} it, it has to be: {wanted}."
        )
        self.deed, self.status, self.needs = deed, status, needs

    def facts(self) -> dict[str, object]:
        """Tell what it is, and what it would have to be."""
        return {"deed": self.deed, "campaign_status": self.status, "needs": self.needs}


class ChangedMeanwhileError(ConflictError):
    """Somebody else changed the campaign after it was looked at."""

    code = "changed-meanwhile"
    title = "Somebody changed the campaign meanwhile"

    def __init__(self, campaign: Campaign, *, seen: int) -> None:
        super().__init__(
            f"{campaign.changed_by} changed it at {campaign.updated_at:%Y-%m-%d %H:%M} "
            f"UTC: it is at revision {campaign.revision}, you looked at {seen}. Nothing "
            "of yours was kept; `stored` is what is there now."
        )
        self.changed_by, self.changed_at = campaign.changed_by, campaign.updated_at
        self.revision, self.name = campaign.revision, campaign.name
        self.document: dict[str, Any] = campaign.draft

    def facts(self) -> dict[str, object]:
        """Tell who changed it and when, and what is there now."""
        return {
            "changed_by": self.changed_by,
            "changed_at": self.changed_at.isoformat(),
            "stored": {
                "revision": self.revision,
                "name": self.name,
                "document": self.document,
            },
        }


class SecondPersonError(ForbiddenError):
    """Whoever made or rehearsed so large a campaign may not approve it as well."""

    code = "second-person"
    title = "Somebody else has to approve it"

    def __init__(self, *, recipients: int, above: int) -> None:
        super().__init__(
            f"It would speak to {recipients} people. Above {above}, somebody else than "
            "who edited or rehearsed it last has to approve."
        )
        self.recipients, self.above = recipients, above

    def facts(self) -> dict[str, object]:
        """Tell how many there are, and from how many on."""
        return {"recipients": self.recipients, "approve_above": self.above}


class UnconfirmedError(InvalidError):
    """A campaign to everybody was approved without saying to how many, word for word."""

    code = "unconfirmed"
    title = "Confirm that everybody is meant"

    def __init__(self, phrase: str) -> None:
        super().__init__(
            f'This goes to everybody. Repeat {phrase!r} as "confirm" if it is meant.'
        )
        self.phrase = phrase

    def facts(self) -> dict[str, object]:
        """Tell the words to repeat."""
        return {"confirm": self.phrase}


class KeptForEverError(ConflictError):
    """A campaign that was rehearsed is not deleted any more."""

    code = "kept-for-ever"
    title = "It was rehearsed, and is kept"

    def __init__(self) -> None:
        super().__init__("It has versions, which are kept for ever. Cancel it instead.")


class NoReportError(InvalidError):
    """A file that is no report of a campaign; *cause* says why."""

    code = "no-report"
    title = "Not a campaign's report"

    def __init__(self, cause: str) -> None:
        super().__init__(f"This file is no report that can be checked: {cause}.")


class NotACardAddressError(InvalidError):
    """An address that leads to no living card of the brand."""

    code = "not-a-card-address"
    title = "No address of a card"

    def __init__(self) -> None:
        super().__init__("Open the card on the web from your phone, copy its address.")


class NobodyToTryOnError(ConflictError):
    """A campaign was to be tried out, and nobody named a card to try it on."""

    code = "nobody-to-try-on"
    title = "No card to try it on"

    def __init__(self) -> None:
        super().__init__("Name the card on your own phone first.")
