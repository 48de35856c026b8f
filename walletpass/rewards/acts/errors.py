"""What cannot be an act, or be decided."""

from walletpass.kernel.errors import ConflictError, InvalidError, NotFoundError


class UnfitActError(InvalidError):
    """An act, or a kind of act, that cannot be as it was told."""

    code = "unfit-act"
    title = "This does not fit"

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": self.field}


class NotTheirsToConfirmError(ConflictError):
    """An act that somebody else is to confirm, or that was decided otherwise."""

    code = "not-theirs-to-confirm"
    title = "They cannot decide this"

    def __init__(self, problem: str) -> None:
        super().__init__(problem)


class UnknownActKindError(NotFoundError):
    """A kind of act the brand does not know."""

    code = "unknown-act-kind"
    title = "No such kind of act"

    def __init__(self) -> None:
        super().__init__("The brand knows of no such kind of act.")


class UnknownActError(NotFoundError):
    """An act nobody told of."""

    code = "unknown-act"
    title = "No such act"

    def __init__(self) -> None:
        super().__init__("Nobody told the brand of such an act.")
