"""How often a visitor may try: enough for a shop full of people, too little for a robot.

Counted in memory: whoever serves with several processes is as generous several times.
"""

from typing import Final, cast

from flask import Flask, current_app, request
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from werkzeug.exceptions import TooManyRequests

_KEY: Final = "walletpass.turnstile"
JOINING: Final = (parse("60/minute"), parse("1000/hour"))
"""From one address, which may be a whole shopping centre's."""

SENDING_AGAIN: Final = (parse("20/hour"),)
"""Of one card, to devices that have not shown they know it."""

SIGNING_IN: Final = (parse("20/minute"), parse("200/hour"))
"""From one address, which may be all of a shop's people on a Monday morning."""


class Turnstile:
    """Lets each visitor through only so often."""

    def __init__(self) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    def admit(self, errand: str, who: str, rates: tuple[RateLimitItem, ...]) -> None:
        """Count one try.

        Raises:
            TooManyRequests: One of the rates is used up.
        """
        for rate in rates:
            if not self._limiter.hit(rate, errand, who):
                raise TooManyRequests(retry_after=rate.get_expiry())


def place(app: Flask, turnstile: Turnstile) -> None:
    """Put the turnstile at the application's entrance."""
    app.extensions[_KEY] = turnstile


def admit_visitor() -> None:
    """Count one attempt to join from this visitor's address.

    Raises:
        TooManyRequests: There were too many.
    """
    _turnstile().admit("join", request.remote_addr or "nobody", JOINING)


def admit_sending_again(pass_id: str) -> None:
    """Count that a card is handed to a device that has not shown it knows it.

    Raises:
        TooManyRequests: It was asked for too often.
    """
    _turnstile().admit("again", pass_id, SENDING_AGAIN)


def admit_signing_in() -> None:
    """Count one attempt to sign in from this visitor's address.

    Raises:
        TooManyRequests: There were too many.
    """
    _turnstile().admit("sign-in", request.remote_addr or "nobody", SIGNING_IN)


def _turnstile() -> Turnstile:
    return cast("Turnstile", current_app.extensions[_KEY])
