"""Recognising somebody by what was verified: a phone, an e-mail address, a card."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.brands import Brand
from walletpass.customers.enrolling import claim
from walletpass.customers.identities import handle
from walletpass.customers.models import Customer, Identity, Kind
from walletpass.customers.people import People


def verify(
    session: Session,
    people: People,
    *,
    brand: Brand,
    customer: Customer,
    kind: Kind,
    value: str,
    source: str,
    now: datetime,
) -> None:
    """Note that this was shown to be the customer's, whose it becomes if nobody's yet.

    Raises:
        InvalidError: It cannot be right.
        AlreadyClaimedError: The customer has a different one.
        BelongsToAnotherError: It finds another customer.
    """
    claim(
        session,
        people,
        brand=brand,
        customer=customer,
        kind=kind,
        value=value,
        source=source,
        now=now,
    )
    mark = handle(kind, value, brand.country).fingerprint(people, brand.id)
    identity = session.scalars(
        select(Identity).where(
            Identity.brand_id == brand.id,
            Identity.kind == kind,
            Identity.fingerprint == mark,
        )
    ).one()
    identity.verified_at = identity.verified_at or now
    session.flush()
