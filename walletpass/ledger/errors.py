"""What the ledger refuses."""

from walletpass.kernel.errors import ConflictError, InvalidError, NotFoundError
from walletpass.ledger.points import to_display


class InsufficientPointsError(ConflictError):
    """A redemption asked for more points than the account holds."""

    code = "insufficient-points"
    title = "Not enough points"

    def __init__(self, *, balance: int, requested: int, scale: int = 0) -> None:
        self.balance = to_display(balance, scale)
        self.requested = to_display(requested, scale)
        super().__init__(
            f"{self.requested} points requested, {self.balance} available."
        )

    def facts(self) -> dict[str, object]:
        """Tell how far short the account fell."""
        return {"balance": self.balance, "requested": self.requested}


class SourceTakenError(ConflictError):
    """The same source was posted before with another movement."""

    code = "source-taken"
    title = "This source was already used"

    def __init__(self, *, source: str, transaction_id: str) -> None:
        super().__init__(
            f"{source!r} is already entry {transaction_id} on this account, with other "
            "points or of another kind. Use a new source, or reverse that entry."
        )
        self.source = source
        self.transaction_id = transaction_id

    def facts(self) -> dict[str, object]:
        """Name the entry that stands."""
        return {"source": self.source, "entry_id": self.transaction_id}


class AlreadyReversedError(ConflictError):
    """An entry can be taken back once."""

    code = "already-reversed"
    title = "Already reversed"

    def __init__(self, transaction_id: str) -> None:
        super().__init__(f"Entry {transaction_id} was reversed before. Nothing to do.")
        self.transaction_id = transaction_id

    def facts(self) -> dict[str, object]:
        """Name the entry."""
        return {"entry_id": self.transaction_id}


class NotReversibleError(ConflictError):
    """A reversal cannot itself be reversed."""

    code = "not-reversible"
    title = "Not reversible"

    def __init__(self, transaction_id: str) -> None:
        super().__init__(
            f"Entry {transaction_id} is itself a reversal. Post the movement again "
            "under a new source instead."
        )


class BeyondEntryError(ConflictError):
    """More is to be returned of an entry than it moved."""

    code = "beyond-entry"
    title = "More than was posted"

    def __init__(self, *, posted: int, total: int, scale: int = 0) -> None:
        self.posted = to_display(posted, scale)
        self.total = to_display(total, scale)
        super().__init__(
            f"{self.posted} points were posted, {self.total} are to be returned in "
            "total. Send what is returned by now, this time included."
        )

    def facts(self) -> dict[str, object]:
        """Tell both numbers."""
        return {"posted": self.posted, "total": self.total}


class ClosedReservationError(ConflictError):
    """A reservation ends once: committed, or let go."""

    code = "closed-reservation"
    title = "The reservation is over"

    def __init__(self, kind: str) -> None:
        self.ended = "committed" if kind == "commit" else "let go"
        super().__init__(
            "What was put aside is spent already. Return the sale it paid for."
            if kind == "commit"
            else "What was put aside was let go before. Put points aside anew."
        )

    def facts(self) -> dict[str, object]:
        """Tell how it ended."""
        return {"ended": self.ended}


class NotMergeableError(ConflictError):
    """Two accounts that cannot become one, or one that cannot become two again."""

    code = "not-mergeable"
    title = "These accounts cannot be merged or parted"

    def __init__(self) -> None:
        super().__init__(
            "Two accounts of one program merge once, and part in the opposite order."
        )


class UnknownReservationError(NotFoundError):
    """There is no such reservation."""

    code = "unknown-reservation"
    title = "No such reservation"

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no reservation {name!r} on this account.")


class UnknownEntryError(NotFoundError):
    """There is no such entry on this account."""

    code = "unknown-entry"
    title = "No such entry"

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no entry {name!r} on this account.")


class UnknownAccountError(NotFoundError):
    """There is no such account."""

    code = "unknown-account"
    title = "No such account"

    def __init__(self) -> None:
        super().__init__("There is no such account.")


class UnknownProgramError(NotFoundError):
    """The brand runs no such program."""

    code = "unknown-program"
    title = "No such program"

    def __init__(self) -> None:
        super().__init__("This brand runs no such program.")


class UnfitProgramError(InvalidError):
    """A program whose words or figures cannot be."""

    code = "unfit-program"
    title = "This does not fit"

    def __init__(self, field: str, advice: str) -> None:
        super().__init__(f"{field}: {advice}")
        self.field = field

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": self.field}
