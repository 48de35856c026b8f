"""What devices are owed."""

from dataclasses import dataclass

from walletpass import outbox


@outbox.message("push-changes", lane=outbox.Lane.SLOW)
@dataclass(frozen=True)
class PushChanges:
    """Tell these devices of one pass type to ask what changed.

    *tries* counts how often this was put off, which sets how long the next wait is;
    *reminders* how often devices that did not answer were told again.
    """

    pass_type_id: str
    device_ids: tuple[str, ...]
    tries: int = 0
    reminders: int = 0


@outbox.message("remind-silent")
@dataclass(frozen=True)
class RemindSilent:
    """Tell those of these devices again that fetched nothing since they were pushed.

    A phone may have asked while we were down, and given up.
    """

    pass_type_id: str
    device_ids: tuple[str, ...]
    reminders: int
