"""What is owed to endpoints. A lane of its own: strangers may take their time."""

from dataclasses import dataclass

from walletpass import outbox


@outbox.message("call-endpoint", lane=outbox.Lane.OUTSIDE)
@dataclass(frozen=True)
class CallEndpoint:
    """Deliver what is due to an endpoint, and come back when the next is."""

    endpoint_id: str


@outbox.message("challenge-endpoint", lane=outbox.Lane.OUTSIDE)
@dataclass(frozen=True)
class ChallengeEndpoint:
    """Ask an endpoint to repeat a word, to show that its owner wants our calls."""

    endpoint_id: str
