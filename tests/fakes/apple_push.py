"""Apple's push service without a network: remembers, answers as told, stops when due."""

from dataclasses import dataclass, field
from datetime import timedelta

from walletpass.devices import (
    Accepted,
    Foreign,
    Misconfigured,
    Postponed,
    PushOutcome,
    Unreachable,
)


@dataclass
class FakeApplePush:
    """An `ApplePush` that keeps what it pushed in `pushed` and the topics in `topics`."""

    pushed: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    closed: bool = False
    _answers: dict[str | None, PushOutcome] = field(default_factory=dict)

    def answer(self, outcome, *, to=None):
        """Let one token, or all others, come to this end from now on."""
        self._answers[to] = outcome

    def push(self, identity, tokens, *, now):
        """Push each token once."""
        assert now.tzinfo is not None
        outcomes = {}
        stopper = None
        for token in dict.fromkeys(tokens):
            if not _is_hexadecimal(token):
                outcomes[token] = Foreign()
            elif stopper is not None:
                outcomes[token] = Postponed(
                    because=stopper, retry_after=stopper.retry_after
                )
            else:
                outcomes[token] = self._push_one(identity.topic, token)
                if isinstance(outcomes[token], Misconfigured | Unreachable):
                    stopper = outcomes[token]
        return outcomes

    def close(self):
        """Hang up."""
        self.closed = True

    def _push_one(self, topic, token):
        outcome = self._answers.get(token) or self._answers.get(None)
        if outcome is None:
            self.pushed.append(token)
            self.topics.append(topic)
            return Accepted(apns_id=f"fake-{len(self.pushed)}")
        return outcome


SOON = timedelta(minutes=1)


def _is_hexadecimal(token):
    return bool(token) and set(token) <= set("0123456789abcdefABCDEF")
