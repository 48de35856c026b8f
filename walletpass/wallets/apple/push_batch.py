"""One batch of pushes over one connection: many on their way at once, none forgotten."""

import asyncio
from collections import Counter, deque
from collections.abc import Iterable
from datetime import timedelta
from itertools import repeat
from math import inf

from pyreqwest.client import Client
from pyreqwest.exceptions import RequestError

from walletpass.devices.push import (
    Interrupted,
    Misconfigured,
    Postponed,
    PushOutcome,
    Stopper,
    Unanswered,
    Unavailable,
    Unreachable,
    WrongTopic,
)
from walletpass.wallets.apple.push_answers import (
    LONGEST_BODY,
    WHEN_MENDED,
    read_answer,
)
from walletpass.wallets.apple.push_faults import lost_connection, read_fault
from walletpass.wallets.apple.push_trust import Trust

_OK = 200
_PAYLOAD = b"{}"
_AT_ONCE = 250  # Apple allows 1000 on a connection, which a few workers share
_ATTEMPTS = 5

# How many of the same in a row, with nothing better between, end the batch: one that
# is about us, a run where a single token might be to blame, a lost connection's worth,
# for which a push that went alone counts as well.
_PATIENCE: dict[type[PushOutcome], int] = {
    Misconfigured: 1,
    Unreachable: 1,
    WrongTopic: 10,
    Unavailable: 10,
    Unanswered: _AT_ONCE,
    Interrupted: 3 * _AT_ONCE,
}


class Batch:
    """Pushes a list of tokens, resending what was interrupted, stopping when it must."""

    def __init__(
        self,
        client: Client,
        trust: Trust,
        expiration: str,
        tokens: Iterable[str],
        timeout: timedelta,
    ) -> None:
        self._client = client
        self._trust = trust
        self._expiration = expiration
        self._timeout = timeout
        self._waiting = deque(tokens)
        self._attempts = Counter[str]()
        self._outcomes: dict[str, PushOutcome] = {}
        self._run: tuple[type[PushOutcome] | None, int] = None, 0
        self._stopper: Stopper | None = None

    async def send(self) -> dict[str, PushOutcome]:
        """Push all and return what came of each.

        The first waits for its answer: it tries the connection, and a certificate Apple
        does not like is shown once and not for every push at hand.
        """
        with self._trust:
            await self._work(once=True)
            hands = min(_AT_ONCE, len(self._waiting))
            await asyncio.gather(*(work() for work in repeat(self._work, hands)))
        if self._stopper is not None:
            rest = Postponed(
                because=self._stopper, retry_after=self._stopper.retry_after
            )
            for token in self._waiting:
                self._outcomes.setdefault(token, rest)
        return self._outcomes

    async def _work(self, *, once: bool = False) -> None:
        while self._waiting and self._stopper is None:
            alone = await self._trust.set_out()
            lost = True  # until we know better
            try:
                lost = await self._push_next(alone=alone)
            finally:
                self._trust.come_back(alone=alone, lost=lost)
            if once:
                return

    async def _push_next(self, *, alone: bool) -> bool:
        """Push one token, if any is left, and tell whether the connection was lost."""
        if not self._waiting or self._stopper is not None:
            return alone  # nothing was tried
        token = self._waiting.popleft()
        outcome = await self._push(token)
        self._note(token, outcome, alone=alone)
        return lost_connection(outcome)

    async def _push(self, token: str) -> PushOutcome:
        request = (
            self._client.post(f"/3/device/{token}")
            .header("apns-expiration", self._expiration)
            .body_bytes(_PAYLOAD)
            .build_streamed()
        )
        try:
            async with request as response:
                body = b""
                if response.status != _OK:
                    body = bytes(await response.body_reader.read(LONGEST_BODY) or b"")
                return read_answer(
                    response.status, response.get_header("apns-id"), body
                )
        except RequestError as fault:
            return read_fault(fault, self._timeout)

    def _note(self, token: str, outcome: PushOutcome, *, alone: bool) -> None:
        self._watch(outcome, alone=alone)
        if isinstance(outcome, Interrupted):
            self._attempts[token] += 1
            if self._attempts[token] < _ATTEMPTS:
                self._waiting.append(token)
                if outcome.unread:
                    return
        self._outcomes[token] = outcome

    def _watch(self, outcome: PushOutcome, *, alone: bool) -> None:
        kind, length = self._run
        worth = _AT_ONCE if alone and isinstance(outcome, Interrupted) else 1
        length = length + worth if type(outcome) is kind else worth
        self._run = type(outcome), length
        patience = _PATIENCE.get(type(outcome), inf)
        if length >= patience and self._stopper is None:
            self._stopper = _stopper(outcome)


def _stopper(outcome: PushOutcome) -> Stopper:
    if isinstance(outcome, WrongTopic):
        return Misconfigured(
            fault=outcome.answer.reason,
            answer=outcome.answer,
            retry_after=WHEN_MENDED,
        )
    assert isinstance(outcome, Stopper)
    return outcome
