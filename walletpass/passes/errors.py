"""What cards and templates refuse."""

from collections.abc import Iterable

from walletpass.kernel.errors import ConflictError, InvalidError, NotFoundError


class NothingPublishedError(ConflictError):
    """A card was asked for before any design was published."""

    code = "nothing-published"
    title = "No card design is published yet"

    def __init__(self) -> None:
        super().__init__(
            "This brand has no published template. Publish one, then issue cards."
        )


class NoPassTypeError(ConflictError):
    """A card was designed before any certificate said what it could be."""

    code = "no-pass-type"
    title = "No pass type yet"

    def __init__(self) -> None:
        super().__init__(
            "This brand has no pass type. It comes with the first certificate: "
            "`walletpass certs import`, or `walletpass certs demo` to try things out."
        )


class UnknownTemplateError(NotFoundError):
    """There is no such template here."""

    code = "unknown-template"
    title = "No such template"

    def __init__(self) -> None:
        super().__init__("There is no such template here.")


class UnknownPassError(NotFoundError):
    """There is no such card here."""

    code = "unknown-card"
    title = "No such card"

    def __init__(self) -> None:
        super().__init__("There is no such card here.")


class NoSignUpError(NotFoundError):
    """A card whose design has no sign-up form received one, or a voided card did."""

    code = "no-sign-up"
    title = "Nothing to sign up for"

    def __init__(self) -> None:
        super().__init__("This card has no sign-up form, or is void.")


class UnknownFactError(InvalidError):
    """A text names a fact that no card has."""

    code = "unknown-fact"
    title = "No such fact"

    def __init__(self, name: str, *, known: Iterable[str]) -> None:
        self.name = name
        self.known = tuple(known)
        super().__init__(
            f"{{{name}}} is nothing a card knows. It knows "
            f"{', '.join(f'{{{fact}}}' for fact in self.known)}. For a brace itself, "
            "write it twice."
        )

    def facts(self) -> dict[str, object]:
        """Tell what was asked for and what there is."""
        return {"name": self.name, "known": self.known}


class VoidedPassError(ConflictError):
    """A voided card is good for nothing more."""

    code = "voided-card"
    title = "This card was voided"

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Card {number} was voided. Issue the customer a new one and use that."
        )
        self.number = number

    def facts(self) -> dict[str, object]:
        """Name the card."""
        return {"number": self.number}
