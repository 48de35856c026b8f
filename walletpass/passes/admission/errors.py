"""What admission refuses, and what to do about it."""

from datetime import datetime

from walletpass.kernel.errors import ConflictError, ForbiddenError, InvalidError


class NotAdmittedError(ConflictError):
    """Somebody asked for a card that the program does not give to everyone."""

    code = "not-admitted"
    title = "This card is not for everyone"


class NeedsPurchaseError(NotAdmittedError):
    """A card before the first purchase, where the program gives it with that."""

    code = "needs-purchase"
    title = "The card comes with the first purchase"

    def __init__(self) -> None:
        super().__init__(
            "Nothing was bought yet. Tell the customer's purchase first, show a receipt "
            "at the till, or have somebody approve an exception."
        )


class NeedsInvitationError(NotAdmittedError):
    """A card without an invitation, where the program gives it to the invited."""

    code = "needs-invitation"
    title = "The card is given by invitation"

    def __init__(self) -> None:
        super().__init__(
            "Nobody invited this customer. Make an invitation and open its link, or "
            "have somebody approve an exception."
        )


class SpentInvitationError(NotAdmittedError):
    """An invitation that was used, has lapsed, or never was."""

    code = "spent-invitation"
    title = "This invitation lets nobody in any more"

    def __init__(self) -> None:
        super().__init__(
            "The link was used, has lapsed, or was copied wrongly. Ask for a new one."
        )


class UsedReceiptError(ConflictError):
    """A receipt that is somebody's already: it opened a card, or counts for another."""

    code = "used-receipt"
    title = "This receipt has its card"

    def __init__(self) -> None:
        super().__init__(
            "The purchase on this receipt is a customer's already, opened a card "
            "before, or came back. Scan the customer's card instead."
        )


class NoExceptionsLeftError(ConflictError):
    """An exception beyond those of the month."""

    code = "no-exceptions-left"
    title = "No exceptions are left this month"

    def __init__(self, *, per_month: int, until: datetime) -> None:
        super().__init__(
            f"All {per_month} exceptions of this month are given. The next month "
            "begins with new ones; an owner can allow more."
        )
        self.per_month = per_month
        self.until = until

    def facts(self) -> dict[str, object]:
        """Tell how many there are a month, and when there are more."""
        return {"per_month": self.per_month, "until": self.until.isoformat()}


class NotAnApproverError(ForbiddenError):
    """Somebody approved what their role does not."""

    code = "not-an-approver"
    title = "Your role does not approve this"

    def __init__(self) -> None:
        super().__init__("An owner, or support, of this store has to approve it.")


class OwnExceptionError(ForbiddenError):
    """Somebody approved what they had asked for themselves."""

    code = "own-exception"
    title = "Nobody approves their own exception"

    def __init__(self) -> None:
        super().__init__("Whoever asks for an exception has it approved by another.")


class UnfitExceptionError(InvalidError):
    """An exception without a reason, or another part of a policy that cannot be."""

    code = "unfit-exception"
    title = "This does not fit"

    def __init__(self, field: str, advice: str) -> None:
        super().__init__(f"{field}: {advice}")
        self.field = field

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": self.field}
