"""Who gets which answer. May be changed from any thread while pushes arrive."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from walletpass.simulator.apns.answers import Answer, Reply


@dataclass(slots=True)
class _Line:
    answer: Answer
    times: int | None


class Script:
    """The stand-in's instructions; without any, every sound push is accepted."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._for_token: dict[str, _Line] = {}
        self._at_request: dict[int, _Line] = {}
        self._for_everybody: _Line | None = None
        self._oracle: Callable[[str], Answer | None] = _no_opinion

    def say(
        self, answer: Answer, *, to: str | None = None, times: int | None = None
    ) -> None:
        """Answer one token so, or everybody, for ever or the next *times* only."""
        with self._lock:
            if to is None:
                self._for_everybody = _Line(answer, times)
            else:
                self._for_token[to] = _Line(answer, times)

    def at_request(
        self, number: int, answer: Answer, *, times: int | None = None
    ) -> None:
        """Answer the *number*-th request of a connection so: of each, or of *times*."""
        with self._lock:
            self._at_request[number] = _Line(answer, times)

    def consult(self, oracle: Callable[[str], Answer | None]) -> None:
        """Ask *oracle* about every token of which nothing else was said."""
        with self._lock:
            self._oracle = oracle

    def forget(self) -> None:
        """Accept everything again."""
        with self._lock:
            self._for_token.clear()
            self._at_request.clear()
            self._for_everybody = None
            self._oracle = _no_opinion

    def answer_for(self, token: str, request_number: int) -> Answer:
        """Return what this push gets, and count it."""
        with self._lock:
            for line in (
                self._at_request.get(request_number),
                self._for_token.get(token),
                self._for_everybody,
            ):
                if line is not None and line.times != 0:
                    if line.times is not None:
                        line.times -= 1
                    return line.answer
            oracle = self._oracle
        return oracle(token) or _ACCEPT


_ACCEPT = Reply()


def _no_opinion(_: str) -> None:
    return None
