"""Values that must never be printed, and the codes derived from the server's secret."""

import base64
import hashlib
import hmac
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that shows itself only to whoever calls `reveal`."""

    _value: str

    def reveal(self) -> str:
        """Return the text itself. Do not log what comes back."""
        return self._value

    def __str__(self) -> str:
        return "…"

    def __repr__(self) -> str:
        return "Secret(…)"

    def __bool__(self) -> bool:
        return bool(self._value)


class Keyring:
    """Codes derived from one server secret, each for one purpose.

    A derived code needs no storage and comes out the same for ever, which is what a
    pass's authentication token requires: phones keep the first one they saw.
    """

    def __init__(self, secret_key: Secret) -> None:
        root = hashlib.sha256(secret_key.reveal().encode()).digest()
        self._root = hmac.new(root, digestmod="sha256")

    def authentication_token(self, pass_type_identifier: str, serial: str) -> str:
        """Return what a device shows to fetch and register this pass (43 characters)."""
        return _text(self._derive("authentication-token", pass_type_identifier, serial))

    def link_code(self, purpose: str, name: str) -> str:
        """Return the unguessable half of a link to *name* (22 characters)."""
        return _text(self._derive("link", purpose, name)[:16])

    def card_code(self, serial: str) -> str:
        """Return the unguessable name of a card in links: its serial, then a code."""
        return f"{serial}-{self.link_code('card', serial)}"

    def serial_in(self, card_code: str) -> str | None:
        """Return the serial number in a `card_code`, or None if the code is not ours."""
        serial, _, _ = card_code.partition("-")
        return serial if same(card_code, self.card_code(serial)) else None

    def fingerprint(self, brand_id: str, kind: str, value: str) -> bytes:
        """Return what finds *value* again without keeping it readable (32 bytes)."""
        return self._derive("fingerprint", brand_id, kind, value)

    def key(self, purpose: str) -> bytes:
        """Return a 256-bit key for *purpose*."""
        return self._derive("key", purpose)

    def _derive(self, *parts: str) -> bytes:
        encoded = [part.encode() for part in parts]
        message = b"".join([len(part).to_bytes(4, "big") + part for part in encoded])
        code = self._root.copy()  # unlike hmac.digest, keeps the interpreter's lock
        code.update(message)
        return code.digest()


def same(given: str, expected: str) -> bool:
    """Compare two codes in constant time, whatever characters were sent."""
    return hmac.compare_digest(given.encode(), expected.encode())


def _text(code: bytes) -> str:
    return base64.urlsafe_b64encode(code).rstrip(b"=").decode()
