"""What can be wrong with what is said about a person. No message repeats it."""

from collections.abc import Mapping
from typing import Final, Literal

from walletpass.kernel.errors import ConflictError, InvalidError, NotFoundError


class UnfitPhoneError(InvalidError):
    """A text that is no telephone number."""

    code = "unfit-phone"
    title = "This is no phone number"

    def __init__(self, problem: str) -> None:
        super().__init__(f"phone: {problem}")

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": "phone"}


class UnfitEmailError(InvalidError):
    """A text that is no e-mail address."""

    code = "unfit-email"
    title = "This is no e-mail address"

    def __init__(self, problem: str) -> None:
        super().__init__(f"email: {problem}")

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": "email"}


class UnfitNumberError(InvalidError):
    """A foreign number or an old card's number that cannot be one."""

    code = "unfit-number"
    title = "This is no number of a customer or a card"

    def __init__(self, field: str) -> None:
        super().__init__(
            f"{field}: use 1 to 64 letters, digits and - _ . / characters."
        )
        self.field = field

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": self.field}


class UnfitNameError(InvalidError):
    """A text that is nobody's name."""

    code = "unfit-name"
    title = "This is no name"

    def __init__(self, field: str) -> None:
        super().__init__(
            f"{field}: use up to 80 characters, beginning with a letter, no addresses."
        )
        self.field = field

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": self.field}


class UnfitBirthdayError(InvalidError):
    """A text that is no day of birth."""

    code = "unfit-birthday"
    title = "This is no birthday"

    def __init__(self) -> None:
        super().__init__("birthday: use a day such as 1990-02-14, or 02-14.")

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": "birthday"}


class UnfitPostalCodeError(InvalidError):
    """A text that is no postal code."""

    code = "unfit-postal-code"
    title = "This is no postal code"

    def __init__(self) -> None:
        super().__init__("postal_code: use 2 to 12 letters, digits, spaces and dashes.")

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": "postal_code"}


class UnfitAttributesError(InvalidError):
    """Attributes that are no plain facts by name."""

    code = "unfit-attributes"
    title = "These are no attributes"

    def __init__(self) -> None:
        super().__init__(
            "attributes: name texts, numbers of 64 bits, true or false, in short."
        )

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": "attributes"}


class TooManyAttributesError(InvalidError):
    """More attributes than are kept of one customer."""

    code = "too-many-attributes"
    title = "The customer would have too many attributes"

    def __init__(self, most: int) -> None:
        super().__init__(
            f"attributes: a customer has at most {most}. Take some away with null."
        )
        self.most = most

    def facts(self) -> dict[str, object]:
        """Name the field, and how many there may be."""
        return {"field": "attributes", "most": self.most}


class UnfitNeedError(InvalidError):
    """A text that says no need."""

    code = "unfit-need"
    title = "This is no need"

    def __init__(self, field: str) -> None:
        super().__init__(f"{field}: use 1 to 120 characters.")
        self.field = field

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": self.field}


class TwoPeopleError(ConflictError):
    """What was given belongs to different customers."""

    code = "two-people"
    title = "These belong to different customers"

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(
            f"{' and '.join(fields)} belong to different customers. Give only one."
        )
        self.fields = fields

    def facts(self) -> dict[str, object]:
        """Name the fields, not the people."""
        return {"fields": list(self.fields)}


class BelongsToAnotherError(ConflictError):
    """A phone or the like that finds another customer."""

    code = "belongs-to-another"
    title = "It belongs to another customer"

    def __init__(self, field: str) -> None:
        super().__init__(f"{field}: another customer has it. Find them instead.")
        self.field = field

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": self.field}


class AlreadyClaimedError(ConflictError):
    """A phone or the like for a customer who has a different one."""

    code = "already-claimed"
    title = "The customer has a different one"

    def __init__(self, field: str) -> None:
        super().__init__(f"{field}: the customer has a different one already.")
        self.field = field

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": self.field}


class ErasedCustomerError(ConflictError):
    """Something to be kept of somebody, or given to them, who was erased."""

    code = "erased-customer"
    title = "The customer was erased"

    def __init__(self) -> None:
        super().__init__("Nothing is known of them any more. Enrol them anew.")


class MergedCustomerError(ConflictError):
    """A change to somebody who is known by another name since."""

    code = "merged-customer"
    title = "The customer is somebody else"

    def __init__(self, into_id: str) -> None:
        super().__init__(
            f"They turned out to be {into_id}. Name that customer instead."
        )
        self.into_id = into_id

    def facts(self) -> dict[str, object]:
        """Name who they are."""
        return {"merged_into": self.into_id}


Hindrance = Literal["themselves", "erased", "merged", "holds-others"]


class NotMergeablePeopleError(ConflictError):
    """Two customers who cannot be made one."""

    code = "not-mergeable-customers"
    title = "These customers cannot be merged"

    def __init__(self, hindrance: Hindrance) -> None:
        super().__init__(_HINDRANCES[hindrance])
        self.hindrance = hindrance

    def facts(self) -> dict[str, object]:
        """Tell what stands in the way."""
        return {"hindrance": self.hindrance}


_HINDRANCES: Final[Mapping[Hindrance, str]] = {
    "themselves": "That is one customer already.",
    "erased": "One of them was erased; nothing is known of them any more.",
    "merged": "One of them was merged before. Name whom they were merged into.",
    "holds-others": "Others were merged into the one who is to go. Merge the other way.",
}


class NotPartableError(ConflictError):
    """A merge that cannot be undone."""

    code = "not-partable"
    title = "This merge cannot be undone"

    def __init__(self) -> None:
        super().__init__("They were erased since; nothing is known of them any more.")


class UnknownMergeError(NotFoundError):
    """A merge the brand never made."""

    code = "unknown-merge"
    title = "No such merge"

    def __init__(self) -> None:
        super().__init__("The brand has no such merge.")


class UnknownCustomerError(NotFoundError):
    """A customer the brand does not have."""

    code = "unknown-customer"
    title = "No such customer"

    def __init__(self) -> None:
        super().__init__("The brand has no such customer.")


class UnknownClubError(NotFoundError):
    """A club the brand does not have."""

    code = "unknown-club"
    title = "No such club"

    def __init__(self) -> None:
        super().__init__("The brand has no such club.")


class ClubTakenError(ConflictError):
    """A club that cannot be founded, or called so."""

    code = "club-taken"
    title = "No such club can be founded"

    def __init__(self, *, is_full: bool = False) -> None:
        super().__init__(
            "The brand has as many clubs as it may."
            if is_full
            else "Another club has this name."
        )
