"""What can be wrong with what somebody says happened."""

from datetime import datetime

from walletpass.kernel.errors import ConflictError, InvalidError, NotFoundError


class UnfitHappeningError(InvalidError):
    """An event that cannot be kept as it is told."""

    code = "unfit-event"
    title = "The event does not fit"

    def __init__(self, field: str, remedy: str) -> None:
        super().__init__(f"{field}: {remedy}")
        self.field = field

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": self.field}


class HappeningTakenError(ConflictError):
    """The same id was told before with other contents."""

    code = "event-taken"
    title = "This event was told before"

    def __init__(
        self, external_id: str, *, earlier_id: str, received_at: datetime
    ) -> None:
        super().__init__(
            f"{external_id!r} was told on {received_at:%Y-%m-%d %H:%M} UTC, with other "
            f"contents, as {earlier_id}. That one stands."
        )
        self.earlier_id = earlier_id
        self.received_at = received_at

    def facts(self) -> dict[str, object]:
        """Name what stands, and when it was told."""
        return {
            "earlier_id": self.earlier_id,
            "received_at": self.received_at.isoformat(timespec="seconds"),
        }


class UnknownHappeningError(NotFoundError):
    """An event nobody told this brand of."""

    code = "unknown-event"
    title = "No such event"

    def __init__(self) -> None:
        super().__init__("The brand was told of no such event.")


class AlreadyDecidedError(ConflictError):
    """Somebody decided otherwise before, or there is nothing to decide."""

    code = "already-decided"
    title = "This is decided"

    def __init__(self, state: str) -> None:
        super().__init__(f"It is {state} already, and nothing waits for a word.")
        self.state = state

    def facts(self) -> dict[str, object]:
        """Tell what it is."""
        return {"state": self.state}
