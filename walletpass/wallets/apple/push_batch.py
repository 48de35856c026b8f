"""One batch of pushes over one connection: many on their way at once, none forgotten."""

import asyncio
from collections import Counter, deque
from collections.abc import Iterable
from datetime import timedelta
from itertools import repeat

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
from walletpass.wallets.apple.push_faults import read_fault

_OK = 200
_PAYLOAD = b"{}"
_AT_ONCE = 250  # Apple allows 1000 on a connection, which a few workers share
_ATTEMPTS = 5

# How many of the same in a row, with nothing better between, end the batch: one that
# is about us, a run where a single token might be to blame, a lost connection's worth.
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
        expiration: str,
        tokens: Iterable[str],
        timeout: timedelta,
    ) -> None:
        self._client = client
        self._expiration = expiration
        self._timeout = timeout
        self._waiting = deque(tokens)
        self._attempts = Counter[str]()
        self._outcomes: dict[str, PushOutcome] = {}
        self._run: tuple[type[PushOutcome] | None, int] = None, 0
        self._stopper: Stopper | None = None

    async def send(self, *, one_ahead: bool) -> dict[str, PushOutcome]:
        """Push all and return what came of each.

        With *one_ahead*, the first waits for its answer, so that a certificate Apple
        does not like is shown once and not for every push at hand.
        """
        if one_ahead:
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
            token = self._waiting.popleft()
            self._note(token, await self._push(token))
            if once:
                return

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

    def _note(self, token: str, outcome: PushOutcome) -> None:
        self._watch(outcome)
        if isinstance(outcome, Interrupted):
            self._attempts[token] += 1
            if self._attempts[token] < _ATTEMPTS:
                self._waiting.append(token)
                if outcome.unread:
                    return
        self._outcomes[token] = outcome

    def _watch(self, outcome: PushOutcome) -> None:
        kind, length = self._run
        length = length + 1 if type(outcome) is kind else 1
        self._run = type(outcome), length
        if length == _PATIENCE.get(type(outcome)) and self._stopper is None:
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
