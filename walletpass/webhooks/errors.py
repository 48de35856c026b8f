"""What can be wrong with webhooks."""

from walletpass.kernel.errors import ConflictError, InvalidError, NotFoundError


class UnknownWebhookError(NotFoundError):
    """A webhook the brand does not have."""

    code = "unknown-webhook"
    title = "No such webhook"

    def __init__(self) -> None:
        super().__init__("The brand has no such webhook.")


class UnknownDeliveryError(NotFoundError):
    """A delivery the webhook never had, or whose log was cleared."""

    code = "unknown-delivery"
    title = "No such delivery"

    def __init__(self) -> None:
        super().__init__("The webhook has no such delivery; they are kept for 30 days.")


class UnknownSecretError(NotFoundError):
    """A secret the webhook does not have, or no longer."""

    code = "unknown-secret"
    title = "No such secret"

    def __init__(self) -> None:
        super().__init__("The webhook has no such live secret.")


class LastSecretError(ConflictError):
    """A wish to end the only secret there is."""

    code = "last-secret"
    title = "It is the only secret"

    def __init__(self) -> None:
        super().__init__("Make another secret first: every call is signed.")


class UnfitAddressError(InvalidError):
    """An address that we do not call."""

    code = "unfit-address"
    title = "This address cannot be called"

    def __init__(self, problem: str) -> None:
        super().__init__(f"url: {problem}")

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": "url"}


class OtherModeError(InvalidError):
    """A wish that fits webhooks that are called, of one that pulls, or the reverse."""

    code = "other-mode"
    title = "The webhook works the other way"

    def __init__(self, mode: str) -> None:
        super().__init__(f"This is for webhooks of mode {mode!r}.")
        self.mode = mode

    def facts(self) -> dict[str, object]:
        """Name the mode that is needed."""
        return {"mode": self.mode}


class TooManyWebhooksError(ConflictError):
    """One webhook more than a brand may have."""

    code = "too-many-webhooks"
    title = "There are too many webhooks"

    def __init__(self, most: int) -> None:
        super().__init__(f"A brand has at most {most}. Delete one that is not needed.")
        self.most = most

    def facts(self) -> dict[str, object]:
        """Tell how many there may be."""
        return {"most": self.most}
