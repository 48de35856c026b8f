"""What it takes to read and to recognise people, in one bag passed by hand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from walletpass.customers.birthdays import Birthday, birthday_from
from walletpass.customers.models import Customer, Identity, Kind
from walletpass.customers.names import Name, covered
from walletpass.customers.phones import masked_phone
from walletpass.kernel.sealing import Vault
from walletpass.kernel.secrets import Keyring

_IDENTITIES = select(Identity.kind, Identity.value_sealed).where(
    Identity.customer_id == bindparam("customer_id")
)


@dataclass(frozen=True, slots=True)
class People:
    """The vault that keeps what is personal, and the keyring that finds it again."""

    vault: Vault
    keyring: Keyring


def name_of(people: People, customer: Customer) -> Name:
    """Return what the customer is called; empty if nobody told."""
    return Name(
        _opened(people, customer, customer.first_name_sealed),
        _opened(people, customer, customer.last_name_sealed),
    )


def birthday_of(people: People, customer: Customer) -> Birthday | None:
    """Return when the customer was born, if anybody told."""
    written = _opened(people, customer, customer.birthday_sealed)
    return birthday_from(written) if written else None


def postal_code_of(people: People, customer: Customer) -> str:
    """Return where the customer lives, as a postal code; empty if nobody told."""
    return _opened(people, customer, customer.postal_code_sealed)


def identities_of(
    session: Session, people: People, customer: Customer
) -> Mapping[Kind, str]:
    """Return everything that finds this customer, readable."""
    rows = session.execute(_IDENTITIES, {"customer_id": customer.id})
    return {row.kind: _opened(people, customer, row.value_sealed) for row in rows}


def masked_phone_of(session: Session, people: People, customer: Customer) -> str | None:
    """Return enough of the customer's phone to recognise it, for screens and logs."""
    phone = identities_of(session, people, customer).get("phone")
    return masked_phone(phone) if phone else None


def covered_names(
    session: Session, people: People, brand_id: str, ids: Collection[str]
) -> Mapping[str, str]:
    """Return enough of each customer's name to recognise it; empty if nobody told."""
    query = select(Customer).where(Customer.id.in_(ids), Customer.brand_id == brand_id)
    return {
        customer.id: covered(str(name_of(people, customer)))
        for customer in session.scalars(query)
    }


def _opened(people: People, customer: Customer, sealed: bytes | None) -> str:
    return people.vault.open_text(customer.data_key, sealed) if sealed else ""
