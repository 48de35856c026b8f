"""What can be wrong with asking for events."""

from collections.abc import Sequence

from walletpass.kernel.errors import InvalidError


class UnknownTopicError(InvalidError):
    """A topic that stands for nothing that ever happens."""

    code = "unknown-topic"
    title = "No such topic"

    def __init__(self, strange: Sequence[str], known: Sequence[str]) -> None:
        super().__init__(
            f"topics: {', '.join(strange) or 'none given'}. Use a name, a prefix such "
            f"as `points.*`, or `*`. Names are {', '.join(known)}."
        )
        self.strange = strange

    def facts(self) -> dict[str, object]:
        """Name the field, and what nobody knows."""
        return {"field": "topics", "unknown": list(self.strange)}


class UnreadEventError(InvalidError):
    """An acknowledgement of events that have not happened yet."""

    code = "unread-event"
    title = "Nothing that far was read"

    def __init__(self, *, through: int, latest: int) -> None:
        super().__init__(
            f"through: {through} is beyond the latest event, which is {latest}. "
            "Acknowledge the `sequence` of an event you have read."
        )
        self.latest = latest

    def facts(self) -> dict[str, object]:
        """Name the field, and the latest event."""
        return {"field": "through", "latest": self.latest}
