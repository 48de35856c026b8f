"""What can be wrong with who acts, and for whom."""

from datetime import datetime

from walletpass.kernel.errors import (
    ConflictError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
    UnauthenticatedError,
)


class UnfitFieldError(InvalidError):
    """A field that cannot hold what was given."""

    code = "unfit-field"
    title = "A field needs another value"

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": self.field}


class TurnedTextError(UnfitFieldError):
    """A text that turns the reading direction, so that it reads as another."""

    def __init__(self, field: str) -> None:
        super().__init__(
            field,
            "leave out the signs that turn the reading direction, U+202A to U+202E; "
            "isolates, U+2066 to U+2069, may stay.",
        )


class SwappedPlaceError(UnfitFieldError):
    """Coordinates that fit the clock there only the other way round."""

    def __init__(self, latitude: float, longitude: float, zone: str) -> None:
        super().__init__(
            "latitude",
            f"{latitude}, {longitude} is far from {zone}; {longitude}, {latitude} is "
            "not. Swap latitude and longitude.",
        )


class TakenError(ConflictError):
    """A name that must be the only one of its kind, and is not."""

    code = "taken"
    title = "Already taken"

    def __init__(self, field: str, value: str) -> None:
        super().__init__(f"{field}: {value!r} is taken. Choose another.")
        self.field = field

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": self.field}


class AlreadySetUpError(ConflictError):
    """Somebody founded a brand here before."""

    code = "already-set-up"
    title = "This installation is set up"

    def __init__(self) -> None:
        super().__init__("A brand has been founded here. Sign in to the studio.")


class WrongSetupCodeError(UnauthenticatedError):
    """Not the code that this installation showed whoever started it."""

    code = "wrong-setup-code"
    title = "Not the setup code"

    def __init__(self) -> None:
        super().__init__("`walletpass setup` tells the code.")


class UnknownBrandError(NotFoundError):
    """A brand this installation does not serve."""

    code = "unknown-brand"
    title = "No such brand"

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no brand called {name!r} here.")


class UnknownStoreError(NotFoundError):
    """A store the brand does not have."""

    code = "unknown-store"
    title = "No such store"

    def __init__(self, name: str) -> None:
        super().__init__(f"The brand has no store {name!r}.")


class UnknownTillError(NotFoundError):
    """A till the brand does not have."""

    code = "unknown-till"
    title = "No such till"

    def __init__(self, name: str) -> None:
        super().__init__(f"The brand has no till {name!r}.")


class UnknownStaffError(NotFoundError):
    """A member of staff the brand does not have."""

    code = "unknown-staff"
    title = "No such member of staff"

    def __init__(self) -> None:
        super().__init__("The brand has no such member of staff.")


class WrongPasswordError(UnauthenticatedError):
    """A login and a password that do not belong together."""

    code = "wrong-password"
    title = "Login or password is wrong"

    def __init__(self) -> None:
        super().__init__("Check the login and the password, then try again.")


class LockedOutError(UnauthenticatedError):
    """Too many wrong passwords in a row."""

    code = "locked-out"
    title = "Too many wrong passwords"

    def __init__(self, until: datetime) -> None:
        super().__init__(f"Wait until {until:%H:%M} UTC, then try again.")
        self.until = until

    def facts(self) -> dict[str, object]:
        """Tell when trying makes sense again."""
        return {"until": self.until.isoformat(timespec="seconds")}


class WrongFactorCodeError(UnauthenticatedError):
    """A code that no phone of theirs shows now, or that was used before."""

    code = "wrong-factor-code"
    title = "Wrong code"

    def __init__(self) -> None:
        super().__init__("Wait for the next code of the app, then try that one.")


class FactorSetUpError(ConflictError):
    """A second factor for somebody who has one."""

    code = "factor-set-up"
    title = "There is a second factor"

    def __init__(self) -> None:
        super().__init__("Take the present one away first.")


class WrongPinError(UnauthenticatedError):
    """A name and a PIN that do not belong together, at this till."""

    code = "wrong-pin"
    title = "Wrong PIN"

    def __init__(self) -> None:
        super().__init__("Check the name and the PIN, then try again.")


class LockedTillError(UnauthenticatedError):
    """Too many wrong PINs at one till."""

    code = "locked-till"
    title = "This till is locked"

    def __init__(self, until: datetime) -> None:
        super().__init__(
            f"Too many wrong PINs. Wait until {until:%H:%M} UTC, or ask the owner."
        )
        self.until = until

    def facts(self) -> dict[str, object]:
        """Tell when trying makes sense again."""
        return {"until": self.until.isoformat(timespec="seconds")}


class NotEnrolledError(UnauthenticatedError):
    """A device that is no till of ours, or is one no longer."""

    code = "not-enrolled"
    title = "This device is not a till"

    def __init__(self) -> None:
        super().__init__("Ask the owner for a code that makes it one.")


class UnknownCodeError(UnauthenticatedError):
    """A code that makes no device a till: never given out, used, or too old."""

    code = "unknown-code"
    title = "This code does not work"

    def __init__(self) -> None:
        super().__init__("Check it, or ask the owner for a fresh one.")


class BlockedStaffError(ForbiddenError):
    """The right password of someone who no longer works here."""

    code = "blocked-staff"
    title = "This login is blocked"

    def __init__(self) -> None:
        super().__init__("Ask the owner to unblock this login.")


class UnknownKeyError(UnauthenticatedError):
    """An API key that nobody here gave out."""

    code = "unknown-key"
    title = "Unknown API key"

    def __init__(self) -> None:
        super().__init__("Send a key as `Authorization: Bearer wp_live_…`.")


class RevokedKeyError(UnauthenticatedError):
    """An API key that was taken back."""

    code = "revoked-key"
    title = "This API key was revoked"

    def __init__(self, revoked_at: datetime) -> None:
        super().__init__("Create another key and use that one.")
        self.revoked_at = revoked_at

    def facts(self) -> dict[str, object]:
        """Tell since when."""
        return {"revoked_at": self.revoked_at.isoformat(timespec="seconds")}


class ExpiredKeyError(UnauthenticatedError):
    """An API key past its last day."""

    code = "expired-key"
    title = "This API key has expired"

    def __init__(self, expired_at: datetime) -> None:
        super().__init__("Create another key and use that one.")
        self.expired_at = expired_at

    def facts(self) -> dict[str, object]:
        """Tell since when."""
        return {"expired_at": self.expired_at.isoformat(timespec="seconds")}


class NoSuchKeyError(NotFoundError):
    """An API key the brand does not have."""

    code = "no-such-key"
    title = "No such API key"

    def __init__(self) -> None:
        super().__init__("The brand has no such API key.")


class MissingScopeError(ForbiddenError):
    """A key that was not given leave for this."""

    code = "missing-scope"
    title = "The API key may not do this"

    def __init__(self, scope: str) -> None:
        super().__init__(f"Use a key with the scope {scope!r}.")
        self.scope = scope

    def facts(self) -> dict[str, object]:
        """Name the scope that is missing."""
        return {"scope": self.scope}


class ForgottenAnswerError(ConflictError):
    """A request repeated after the customer its answer told of was erased."""

    code = "forgotten-answer"
    title = "The answer is forgotten"

    def __init__(self) -> None:
        super().__init__("It was done, for a customer who was erased since.")


class OtherRequestError(InvalidError):
    """A known idempotency key, with another request under it."""

    code = "other-request"
    title = "This key belongs to another request"

    def __init__(self) -> None:
        super().__init__(
            "The Idempotency-Key was used before with another request. "
            "Repeat that request unchanged, or send this one with a fresh key."
        )


class UnfinishedRequestError(ConflictError):
    """A request whose answer was never stored, so nobody can tell what it did."""

    code = "unfinished-request"
    title = "The first request has no answer yet"

    def __init__(self) -> None:
        super().__init__("Ask again in a moment, with the same Idempotency-Key.")
