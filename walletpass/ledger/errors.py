"""What the ledger refuses."""

from walletpass.kernel.errors import ConflictError, NotFoundError
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
