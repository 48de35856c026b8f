"""Keeping what is personal or private unreadable at rest."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from walletpass.kernel.errors import UnavailableError

_NONCE = 12  # bytes, as AES-GCM prescribes


class UnreadableError(UnavailableError):
    """Sealed with another server secret, or damaged."""

    code = "unreadable"
    title = "Sealed with another key"

    def __init__(self) -> None:
        super().__init__(
            "This was sealed with another WALLETPASS_SECRET_KEY. "
            "Start with the key that was in use when it was stored; it may be in a backup "
            "of the data folder, as secret_key."
        )


class Vault:
    """Seals bytes under a master key, and under keys of their own that it keeps safe.

    Each customer has a data key, itself sealed by the master: destroying that one
    small value makes everything personal about them unreadable for ever.
    """

    def __init__(self, master: bytes) -> None:
        self._master = AESGCM(master)

    def seal(self, content: bytes) -> bytes:
        """Seal *content* under the master key."""
        return _seal(self._master, content)

    def open(self, sealed: bytes) -> bytes:
        """Return what was sealed.

        Raises:
            UnreadableError: Another key sealed it.
        """
        return _open(self._master, sealed)

    def new_data_key(self) -> bytes:
        """Return a fresh data key, sealed: store it beside what it will seal."""
        return self.seal(AESGCM.generate_key(256))

    def seal_text(self, data_key: bytes, text: str) -> bytes:
        """Seal *text* under a data key from `new_data_key`."""
        return _seal(AESGCM(self.open(data_key)), text.encode())

    def open_text(self, data_key: bytes, sealed: bytes) -> str:
        """Return a text sealed under this data key."""
        return _open(AESGCM(self.open(data_key)), sealed).decode()


def _seal(key: AESGCM, content: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + key.encrypt(nonce, content, None)


def _open(key: AESGCM, sealed: bytes) -> bytes:
    try:
        return key.decrypt(sealed[:_NONCE], sealed[_NONCE:], None)
    except InvalidTag as damage:
        raise UnreadableError from damage
