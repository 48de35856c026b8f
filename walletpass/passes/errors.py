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


class UnpublishedTemplateError(ConflictError):
    """A card was asked for of a template that is still a draft."""

    code = "unpublished-template"
    title = "This template is not published yet"

    def __init__(self, template_id: str) -> None:
        super().__init__("Publish this template, then issue cards of it.")
        self.template_id = template_id

    def facts(self) -> dict[str, object]:
        """Name the template."""
        return {"template_id": self.template_id}


class TakenDraftError(ConflictError):
    """Somebody else saved the draft while this one was worked on."""

    code = "taken-draft"
    title = "Somebody saved this card meanwhile"

    def __init__(self) -> None:
        super().__init__("Look at the draft as it is now, and make the change again.")


class OtherCardHeldError(ConflictError):
    """A customer who holds one kind of card was to get another of the same program."""

    code = "other-card-held"
    title = "The customer holds another kind of card"

    def __init__(self, *, card_id: str, number: str, template_id: str) -> None:
        super().__init__(
            f"Card {number} is of another template of this program, and an account has "
            "one live card. Void that card first, ask without `template_id` to be given "
            "it, or give this kind of card points of its own: a template made with "
            "`points` set to `own` is held beside the others."
        )
        self.card_id = card_id
        self.number = number
        self.template_id = template_id

    def facts(self) -> dict[str, object]:
        """Name the card that is held."""
        return {
            "card_id": self.card_id,
            "number": self.number,
            "template_id": self.template_id,
        }


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


class UnfilledFormError(InvalidError):
    """A sign-up form came back without all it asks for."""

    code = "unfilled-form"
    title = "The form is not filled in"

    def __init__(self, missing: Iterable[str]) -> None:
        self.missing = tuple(missing)
        super().__init__(f"The card's form also asks for: {', '.join(self.missing)}.")

    def facts(self) -> dict[str, object]:
        """Name what is missing."""
        return {"missing": self.missing}


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
