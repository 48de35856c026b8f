"""How often a key may ask: every answer tells how much is left, and when there is more.

Counted in memory: whoever serves with several processes is as generous several times.
"""

import hashlib
import time
from typing import Any, Final

from apiflask import APIBlueprint
from flask import Flask, Response, current_app, g, request
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from werkzeug.exceptions import TooManyRequests

from walletpass.web.edge import services_of

_KEY: Final = "walletpass.pace"


class Pace:
    """Counts the requests of each key within a minute."""

    def __init__(self, a_minute: int) -> None:
        self._rate: RateLimitItem = RateLimitItemPerMinute(a_minute)
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    def count(self, who: str) -> bool:
        """Count a request; tell whether it may be made."""
        return self._limiter.hit(self._rate, who)

    def headers(self, who: str) -> dict[str, str]:
        """Return what the answer tells: the rate, what is left of it, until when."""
        window = self._limiter.get_window_stats(self._rate, who)
        wait = max(1, round(window.reset_time - time.time()))
        return {
            "RateLimit-Limit": str(self._rate.amount),
            "RateLimit-Remaining": str(window.remaining),
            "RateLimit-Reset": str(wait),
        }


def keep_pace(app: Flask) -> None:
    """Count what is asked of this application from now on."""
    app.extensions[_KEY] = Pace(services_of(app).api_rate)


def pace(door: APIBlueprint) -> None:
    """Have a door count before it answers, and tell afterwards."""
    door.before_request(_admit)
    door.after_request(_tell)


def _admit() -> None:
    """Count a request of this key.

    Raises:
        TooManyRequests: It asked too often.
    """
    told = request.headers.get("Authorization", request.remote_addr or "")
    g.paced = hashlib.sha256(told.encode(errors="replace")).hexdigest()
    kept = _pace()
    if not kept.count(g.paced):
        wait = kept.headers(g.paced)["RateLimit-Reset"]
        raise TooManyRequests(retry_after=int(wait))


def _tell(answer: Response) -> Response:
    if "paced" in g:
        answer.headers.update(_pace().headers(g.paced))
    return answer


def _pace() -> Pace:
    kept: Any = current_app.extensions[_KEY]
    assert isinstance(kept, Pace)
    return kept
