"""Calling an address once, with `requests`."""

import ssl
from typing import Final

import requests
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3.exceptions import HTTPError
from urllib3.util.ssl_ import create_urllib3_context

from walletpass.courier.connecting import Way, WayAdapter
from walletpass.courier.deadline import Deadline
from walletpass.courier.looking_up import (
    InsideError,
    Lookup,
    UnknownNameError,
    system_lookup,
)
from walletpass.webhooks import Answered, Call, CallOutcome, Unanswered

TIMEOUT: Final = 15.0  # seconds for all of it, lookup and TLS included
MOST_READ: Final = 4096  # bytes of an answer


class HttpCaller:
    """Posts to addresses that strangers named.

    Where *private_allowed*, they may be anywhere, and in plain HTTP: for an operator
    whose systems stand beside ours.
    """

    def __init__(
        self,
        *,
        private_allowed: bool,
        lookup: Lookup = system_lookup,
        trust: ssl.SSLContext | None = None,
        timeout: float = TIMEOUT,
    ) -> None:
        self._private_allowed = private_allowed
        self._lookup = lookup
        self._trust = trust or _everybody_trusted()
        self._timeout = timeout

    @property
    def private_allowed(self) -> bool:
        """Whether addresses that are not on the public internet may be called."""
        return self._private_allowed

    def call(self, call: Call) -> CallOutcome:
        """Post *call* and return what came of it, no later than the timeout."""
        if not self._private_allowed and not call.url.startswith("https://"):
            return Unanswered("the address does not begin with https://")
        with Deadline(self._timeout) as deadline:
            outcome = self._outcome(call, deadline)
            if deadline.is_over:
                return Unanswered(f"no answer within {self._timeout:g} s")
            return outcome

    def _outcome(self, call: Call, deadline: Deadline) -> CallOutcome:
        way = Way(self._lookup, deadline, self._private_allowed)
        try:
            return self._post(call, WayAdapter(way, self._trust))
        except InsideError:
            return Unanswered("its name leads to an address that is not public")
        except UnknownNameError:
            return Unanswered("its name is not known")
        except requests.exceptions.SSLError:
            return Unanswered("its certificate is not trusted")
        except (requests.RequestException, HTTPError, OSError, ValueError) as fault:
            return Unanswered(f"the connection failed: {_deepest(fault)}")

    def _post(self, call: Call, adapter: WayAdapter) -> CallOutcome:
        with requests.Session() as session:
            session.trust_env = False  # no proxy of the machine's, no passwords
            session.mount("https://", adapter)
            session.mount("http://", adapter)
            answer = session.post(
                call.url,
                data=call.body,
                headers={**call.headers, "accept-encoding": "identity"},
                timeout=self._timeout,
                allow_redirects=False,
                stream=True,
            )
            with answer:
                body = answer.raw.read(MOST_READ, decode_content=False)
                return Answered(answer.status_code, body)


def _deepest(fault: BaseException) -> str:
    """Return the kind of fault behind all others; what they say may name addresses."""
    while fault.__context__ is not None:
        fault = fault.__context__
    return type(fault).__name__


def _everybody_trusted() -> ssl.SSLContext:
    context = create_urllib3_context()
    context.load_verify_locations(DEFAULT_CA_BUNDLE_PATH)
    return context
