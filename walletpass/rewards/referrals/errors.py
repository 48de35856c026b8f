"""What referrals refuse. That a friend does not count is an answer, and no error."""

from walletpass.kernel.errors import InvalidError, NotFoundError


class UnfitTermsError(InvalidError):
    """Terms of referral that could not be kept."""

    code = "unfit-terms"
    title = "The terms do not fit"

    def __init__(self, field: str) -> None:
        super().__init__(f"{field}: that number is too small, or too large.")
        self.field = field

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": self.field}


class UnknownCodeError(NotFoundError):
    """A code nobody of this brand gives to friends."""

    code = "unknown-referral-code"
    title = "No such code"

    def __init__(self) -> None:
        super().__init__("Nobody invites friends with this code. Ask them for theirs.")


class UnknownReferralError(NotFoundError):
    """A referral the brand does not know."""

    code = "unknown-referral"
    title = "No such referral"

    def __init__(self) -> None:
        super().__init__("The brand knows of no such referral.")
