"""What devices are owed."""

from dataclasses import dataclass

from walletpass import outbox


@outbox.message("push-changes")
@dataclass(frozen=True)
class PushChanges:
    """Tell these devices of one pass type to ask what changed.

    *tries* counts how often this was put off, which sets how long the next wait is.
    """

    pass_type_id: str
    device_ids: tuple[str, ...]
    tries: int = 0
