"""What may come of a push: the port through which devices are told to look again.

A push is empty. It says "ask me what changed" and nothing else, so one push repeated
does no harm, while one lost leaves a card stale. Whatever is in doubt is therefore
pushed again, and a token is given up only for a reason we know.

    outcomes = apple_push.push(identity, tokens, now=now)
    for token, outcome in outcomes.items():
        match outcome:
            case Accepted(): ...
            case Unregistered() | BadToken(): ...  # the device has gone
            case Foreign(): ...  # not Apple's to push; the device stays
            case WrongTopic() | Refused(): ...  # ours to put right; the device stays
            case Deferred(): ...  # still owed, after outcome.retry_after
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PushIdentity:
    """Who pushes: the pass type, and the certificate and key that prove it, as PEM.

    *fingerprint* names the certificate; another fingerprint is another connection.
    """

    topic: str
    client_pem: bytes = field(repr=False)
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Apple's answer as it stood."""

    status: int
    reason: str = ""
    apns_id: str | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """Apple took the push. Whether the phone got it, only its next request tells."""

    apns_id: str | None


@dataclass(frozen=True, slots=True)
class Unregistered:
    """The device wanted no more news from *since* on; one registered later stays.

    Without a moment, the answer holds for the moment it was given.
    """

    answer: Answer
    since: datetime | None


@dataclass(frozen=True, slots=True)
class BadToken:
    """No device has this token."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Foreign:
    """The token is none of Apple's, who was not asked: a reader on another system.

    Such a reader asks by itself what changed, so its device stays.
    """

    detail: str = "this reader is not one of Apple's and asks by itself"


@dataclass(frozen=True, slots=True)
class WrongTopic:
    """The token belongs to another pass type: our mix-up, so the device stays."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Refused:
    """Apple found fault with the request itself: a mistake in our code."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Deferred:
    """The push is still owed: send it again once *retry_after* has passed."""

    retry_after: timedelta = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Throttled(Deferred):
    """Only this token was pushed too often; the others are not concerned."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Unavailable(Deferred):
    """Apple's push service has troubles of its own."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Unanswered(Deferred):
    """No answer came in time: the push may have been taken, or not."""

    detail: str


@dataclass(frozen=True, slots=True)
class Interrupted(Deferred):
    """The connection broke before the answer, as often as we tried.

    *unread* when Apple told that it never read the push; else it may have been taken.
    """

    detail: str
    unread: bool


@dataclass(frozen=True, slots=True)
class Unreachable(Deferred):
    """There was no way to Apple's push service."""

    detail: str


@dataclass(frozen=True, slots=True)
class Misconfigured(Deferred):
    """Apple takes no push from this identity until somebody has put it right.

    *fault* is Apple's reason, or what TLS said of a certificate, ours or theirs.
    """

    fault: str
    answer: Answer | None = None


Stopper = Unavailable | Unanswered | Interrupted | Unreachable | Misconfigured
"""What makes it pointless to go on with a batch."""


@dataclass(frozen=True, slots=True)
class Postponed(Deferred):
    """Not sent, *because* of what came of other pushes in the batch."""

    because: Stopper


PushOutcome = (
    Accepted
    | Unregistered
    | BadToken
    | Foreign
    | WrongTopic
    | Refused
    | Throttled
    | Stopper
    | Postponed
)


class ApplePush(Protocol):
    """Tells devices to ask what changed."""

    def push(
        self, identity: PushIdentity, tokens: Sequence[str], *, now: datetime
    ) -> dict[str, PushOutcome]:
        """Push each of *tokens* once and return what came of every one.

        May be called from several threads at once, and does not raise for anything
        that Apple or the network can do.
        """

    def close(self) -> None:
        """Hang up; what is on its way may come back as `Interrupted`."""
