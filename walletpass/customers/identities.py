"""What finds a customer again: read from any writing, looked up by fingerprint."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session

from walletpass.brands import Brand
from walletpass.customers.emails import normal_email
from walletpass.customers.models import Customer, Identity, Kind
from walletpass.customers.names import normal_number
from walletpass.customers.people import People
from walletpass.customers.phones import normal_phone
from walletpass.kernel.ids import new_id

FIELDS: Final[Mapping[Kind, str]] = {
    "phone": "phone",
    "email": "email",
    "external": "external_id",
    "card": "card_number",
}
"""Each kind of identity by the name of the field that gives it."""

_OWNERS = (
    select(
        Identity.fingerprint,
        func.coalesce(Customer.merged_into_id, Customer.id).label("customer_id"),
    )
    .join(Customer, Customer.id == Identity.customer_id)
    .where(
        Identity.brand_id == bindparam("brand_id"),
        Identity.kind.in_(bindparam("kinds", expanding=True)),
        Identity.fingerprint.in_(bindparam("fingerprints", expanding=True)),
    )
)


@dataclass(frozen=True, slots=True)
class Handle:
    """One thing that finds a customer, written the one way we compare it."""

    kind: Kind
    value: str

    def fingerprint(self, people: People, brand_id: str) -> bytes:
        """Return what finds it in this brand."""
        return people.keyring.fingerprint(brand_id, self.kind, self.value)


def handle(kind: Kind, text: str, country: str) -> Handle:
    """Read one from however it was written.

    Raises:
        InvalidError: It is nothing of this kind; the error names the field.
    """
    match kind:
        case "phone":
            return Handle(kind, normal_phone(text, country))
        case "email":
            return Handle(kind, normal_email(text))
        case "external" | "card":
            return Handle(kind, normal_number(FIELDS[kind], text))


def handles(texts: Mapping[Kind, str | None], country: str) -> tuple[Handle, ...]:
    """Read all that were given; what is empty was not."""
    return tuple(
        handle(kind, text, country)
        for kind in FIELDS
        if (text := (texts.get(kind) or "").strip())
    )


def owners(
    session: Session, brand_id: str, fingerprints: Iterable[bytes]
) -> Mapping[bytes, str]:
    """Return which customer each known fingerprint belongs to.

    Who was merged is the one they were merged into.
    """
    wanted = list(fingerprints)
    if not wanted:
        return {}
    rows = session.execute(
        _OWNERS,
        {"brand_id": brand_id, "kinds": list(FIELDS), "fingerprints": wanted},
    )
    return {row.fingerprint: row.customer_id for row in rows}


_NUMBERED = (
    select(func.coalesce(Customer.merged_into_id, Customer.id))
    .join(Identity, Identity.customer_id == Customer.id)
    .where(
        or_(
            Customer.id.in_(bindparam("customer_ids", expanding=True)),
            Customer.merged_into_id.in_(bindparam("customer_ids", expanding=True)),
        ),
        Identity.kind == "phone",
    )
)


def reachable_by_phone(session: Session, customer_ids: Sequence[str]) -> frozenset[str]:
    """Return those of these customers who told a phone number, under any name."""
    return frozenset(session.scalars(_NUMBERED, {"customer_ids": list(customer_ids)}))


def finds(session: Session, people: People, customer: Customer, given: Handle) -> bool:
    """Tell whether this finds the customer, be it by a name they had before a merge."""
    mark = given.fingerprint(people, customer.brand_id)
    return owners(session, customer.brand_id, [mark]).get(mark) == customer.id


def find(
    session: Session, people: People, brand: Brand, kind: Kind, text: str
) -> Customer | None:
    """Return the brand's customer with this phone, e-mail address or number.

    Raises:
        InvalidError: The text is nothing of this kind.
    """
    wanted = handle(kind, text, brand.country)
    found = owners(session, brand.id, [wanted.fingerprint(people, brand.id)])
    return next((session.get(Customer, owner) for owner in found.values()), None)


def find_by_phone(
    session: Session, people: People, brand: Brand, phone: str
) -> Customer | None:
    """Return the brand's customer with this phone, however it is written.

    Raises:
        UnfitPhoneError: It is no phone number.
    """
    return find(session, people, brand, "phone", phone)


def identity_for(
    people: People, customer: Customer, given: Handle, source: str, now: datetime
) -> Identity:
    """Return the row that will find the customer by this."""
    return Identity(
        id=new_id("idn", now),
        brand_id=customer.brand_id,
        customer_id=customer.id,
        kind=given.kind,
        fingerprint=given.fingerprint(people, customer.brand_id),
        value_sealed=people.vault.seal_text(customer.data_key, given.value),
        source=source,
        created_at=now,
    )
