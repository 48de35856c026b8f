"""What can be wrong with a call that is to be made."""

from walletpass.kernel.errors import ConflictError, InvalidError, NotFoundError


class UnknownTaskError(NotFoundError):
    """The brand has no such task."""

    code = "unknown-task"
    title = "There is no such task"

    def __init__(self) -> None:
        super().__init__("This brand has no such task.")


class UnfitTaskError(InvalidError):
    """A task nobody could do."""

    code = "unfit-task"
    title = "Nobody could do this"

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": self.field}


class NotToBeCalledError(ConflictError):
    """A call with an offer, to somebody who never agreed to be called, or is gone."""

    code = "not-to-be-called"
    title = "They are not to be called"

    def __init__(self) -> None:
        super().__init__(
            "They did not agree to calls with offers. About something of their own, "
            "such as a complaint, make it a service call."
        )
