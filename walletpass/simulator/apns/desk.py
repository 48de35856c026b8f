"""Where the stand-in decides: judges a request, asks the script, keeps the log."""

from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

from walletpass.simulator.apns.answers import Answer
from walletpass.simulator.apns.delivering import Courier, Push
from walletpass.simulator.apns.judging import PATH, objection
from walletpass.simulator.apns.log import Received, Visit
from walletpass.simulator.apns.script import Script

Headers = dict[str, str]


class Desk:
    """Every connection brings its requests here, on the stand-in's one thread."""

    def __init__(self, now: Callable[[], datetime], most_remembered: int) -> None:
        self._now = now
        self.script = Script()
        self.courier = Courier(now, most_remembered)
        self.received: deque[Received] = deque(maxlen=most_remembered)

    def consider(
        self, visit: Visit, stream_id: int, headers: Headers, body: bytes
    ) -> Answer:
        """Decide what a request gets, and send it on if it is accepted."""
        visit.requests += 1
        token = headers[":path"].removeprefix(PATH)
        headers.setdefault("apns-id", str(uuid4()))
        answer = objection(headers, body, visit.topics) or self.script.answer_for(
            token, visit.requests
        )
        self._note(visit, stream_id, headers, body, answer)
        if answer.accepts:
            self.courier.accept(_push(token, headers, visit))
        return answer

    def pass_over(
        self, visit: Visit, stream_id: int, headers: Headers, body: bytes
    ) -> None:
        """Write down a request that came after the farewell, unread."""
        self._note(visit, stream_id, headers, body, None)

    def _note(
        self,
        visit: Visit,
        stream_id: int,
        headers: Headers,
        body: bytes,
        answer: Answer | None,
    ) -> None:
        received = Received(
            token=headers[":path"].removeprefix(PATH),
            topic=headers.get("apns-topic"),
            headers=headers,
            body=body,
            connection=visit.number,
            stream_id=stream_id,
            at=self._now(),
            answer=answer,
        )
        self.received.append(received)


def _push(token: str, headers: Headers, visit: Visit) -> Push:
    expiration = int(headers.get("apns-expiration", "0"))
    return Push(
        token=token,
        topic=headers.get("apns-topic") or visit.topics[0],
        apns_id=headers["apns-id"],
        expires_at=datetime.fromtimestamp(expiration, UTC) if expiration else None,
    )
