"""Taking customers out: everything we know of each, readable, a page at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from walletpass.customers.birthdays import Birthday
from walletpass.customers.consenting import MARKETING
from walletpass.customers.models import Channel, Consent, Customer, Identity, Kind
from walletpass.customers.names import Name
from walletpass.customers.people import People, birthday_of, name_of, postal_code_of

_AT_ONCE = 500

_NEXT = (
    select(Customer)
    .where(
        Customer.brand_id == bindparam("brand_id"),
        Customer.id > bindparam("after"),
        Customer.status != "erased",
    )
    .order_by(Customer.id)
    .limit(_AT_ONCE)
)
_IDENTITIES = select(Identity.customer_id, Identity.kind, Identity.value_sealed).where(
    Identity.customer_id.in_(bindparam("ids", expanding=True))
)
_CONSENTS = (
    select(Consent.customer_id, Consent.channel, Consent.given)
    .where(
        Consent.customer_id.in_(bindparam("ids", expanding=True)),
        Consent.topic == MARKETING,
    )
    .order_by(Consent.at, Consent.given.desc())  # of two at once, the no is the last
)


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of one customer; the last word on each channel they were asked."""

    customer: Customer
    name: Name
    birthday: Birthday | None
    postal_code: str
    identities: Mapping[Kind, str]
    consents: Mapping[Channel, bool]


def dossiers(
    session: Session, people: People, brand_id: str
) -> Iterator[Sequence[Dossier]]:
    """Return the brand's customers, the first enrolled first, a page at a time.

    However many there are, no more than a page is in memory.
    """
    after = ""
    while page := session.scalars(_NEXT, {"brand_id": brand_id, "after": after}).all():
        yield dossiers_of(session, people, page)
        after = page[-1].id


def dossiers_of(
    session: Session, people: People, page: Sequence[Customer]
) -> Sequence[Dossier]:
    """Return what is known of these customers, some hundreds at most."""
    keys = {customer.id: customer.data_key for customer in page}
    identities: dict[str, dict[Kind, str]] = {each: {} for each in keys}
    consents: dict[str, dict[Channel, bool]] = {each: {} for each in keys}
    for owner, kind, sealed in session.execute(_IDENTITIES, {"ids": list(keys)}):
        identities[owner][kind] = people.vault.open_text(keys[owner], sealed)
    for owner, channel, given in session.execute(_CONSENTS, {"ids": list(keys)}):
        consents[owner][channel] = given
    return [
        Dossier(
            customer,
            name_of(people, customer),
            birthday_of(people, customer),
            postal_code_of(people, customer),
            identities[customer.id],
            consents[customer.id],
        )
        for customer in page
    ]
