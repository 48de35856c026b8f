"""The outbox: promises made in a transaction, kept after it.

Whatever must happen after commit is a message, written in the same transaction. If the
transaction is lost so is the promise, and if it is kept so, some day, is the promise.

    @outbox.message("push-changes")
    @dataclass(frozen=True)
    class PushChanges: ...

    outbox.add(session, PushChanges(device_id), now=now, key=f"push:{device_id}")
"""

from walletpass.outbox.clock_steps import forget_due_times
from walletpass.outbox.messages import (
    AnyMessage,
    Lane,
    UnknownMessageError,
    kind_of,
    message,
    message_types,
    read,
)
from walletpass.outbox.models import Promise
from walletpass.outbox.store import (
    LEASE,
    Ticket,
    Waiting,
    add,
    claim,
    give_back,
    hasten,
    is_parked,
    open_ticket,
    postpone,
    release_leases,
    renew,
    revive,
    settle,
    waiting,
)

__all__ = [
    "LEASE",
    "AnyMessage",
    "Lane",
    "Promise",
    "Ticket",
    "UnknownMessageError",
    "Waiting",
    "add",
    "claim",
    "forget_due_times",
    "give_back",
    "hasten",
    "is_parked",
    "kind_of",
    "message",
    "message_types",
    "open_ticket",
    "postpone",
    "read",
    "release_leases",
    "renew",
    "revive",
    "settle",
    "waiting",
]
