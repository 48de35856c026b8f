"""Every error walletpass raises on purpose, in six families.

    WalletpassError
    ├── InvalidError            what was sent cannot be right
    ├── UnauthenticatedError    we do not know who is asking
    ├── ForbiddenError          we know, and they may not
    ├── NotFoundError           there is no such thing, or not for them
    ├── ConflictError           it contradicts what is already so
    └── UnavailableError        it would work another time

A concrete error lives beside the subject that raises it, composes its own message and
knows its own facts. Which HTTP status a family becomes is the web edge's business.
"""

from typing import ClassVar


class WalletpassError(Exception):
    """Something walletpass refuses or cannot do, in words for the person asking."""

    code: ClassVar[str]
    title: ClassVar[str]

    def facts(self) -> dict[str, object]:
        """Return the figures behind the message, for programs."""
        return {}


class InvalidError(WalletpassError):
    """What was sent cannot be right."""

    code = "invalid"
    title = "Not understood"


class UnauthenticatedError(WalletpassError):
    """We do not know who is asking."""

    code = "unauthenticated"
    title = "Sign in first"


class ForbiddenError(WalletpassError):
    """We know who is asking, and they may not."""

    code = "forbidden"
    title = "Not allowed"


class NotFoundError(WalletpassError):
    """There is no such thing, or not for the one asking."""

    code = "not-found"
    title = "Not found"


class ConflictError(WalletpassError):
    """It contradicts what is already so."""

    code = "conflict"
    title = "Contradiction"


class UnavailableError(WalletpassError):
    """It would work another time."""

    code = "unavailable"
    title = "Not available right now"
