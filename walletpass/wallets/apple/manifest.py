"""The manifest: every file of a card with its SHA-1, which is what gets signed."""

import hashlib
from collections.abc import Mapping

import orjson

from walletpass.wallets.apple.names import PASS


class Manifest:
    """A template's share of every manifest, with the place left open for `pass.json`."""

    __slots__ = ("_rest",)

    def __init__(self, files: Mapping[str, bytes]) -> None:
        digests = {name: digest_of(files[name]) for name in sorted(files)}
        self._rest = b"," + orjson.dumps(digests)[1:] if digests else b"}"

    def with_pass(self, pass_json: bytes) -> bytes:
        """Return the manifest of one card: sign and send exactly these bytes."""
        return f'{{"{PASS}":"{digest_of(pass_json)}"'.encode() + self._rest


def digest_of(content: bytes) -> str:
    """Return the digest a manifest lists; the format demands SHA-1."""
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()
