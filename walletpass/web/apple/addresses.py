"""Addresses as phones and other wallets write them."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_SLASHES = re.compile("//+")


class PlainAddresses:
    """Takes doubled and trailing slashes out of what is asked at this door.

    A web service address that was given with a slash at its end comes back with two in
    the middle, or in front. Wallet follows no redirect, which is what Flask would answer.
    """

    def __init__(self, application: "WSGIApplication") -> None:
        self._application = application

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Pass the request on, under its plain address."""
        path: str = environ["PATH_INFO"]
        if "//" in path or path.endswith("/"):
            plain = _SLASHES.sub("/", path)
            if plain.startswith("/apple/"):
                environ["PATH_INFO"] = plain.rstrip("/")
        return self._application(environ, start_response)
