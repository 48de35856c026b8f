"""Erasing people: what they did stays in the books, and is nobody's any more."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from walletpass import events
from walletpass.customers.clubs import forget_clubs
from walletpass.customers.models import Consent, Customer, Identity
from walletpass.customers.needs import forget_needs


def erase(session: Session, customer: Customer, *, now: datetime) -> None:
    """Forget who a customer is, for good. Again changes nothing.

    Their data key is destroyed, so that even a copy of what it sealed says nothing.
    Nothing finds them again: whoever enrols with the same phone is somebody new. What
    they agreed to stays, without the address it came from. Whoever was merged into them
    is the same person, and forgotten with them.
    """
    session.refresh(customer, with_for_update=True)  # waits for whoever issues a card
    is_first = customer.status != "erased"
    for self in session.scalars(
        select(Customer).where(Customer.merged_into_id == customer.id)
    ):
        _forget(session, self)
    _forget(session, customer)
    session.flush()
    if is_first:
        events.record(
            session,
            customer.brand_id,
            "customer.erased",
            {},
            now=now,
            customer_id=customer.id,
        )


def _forget(session: Session, customer: Customer) -> None:
    customer.status = "erased"
    customer.data_key = b""
    customer.first_name_sealed = customer.last_name_sealed = None
    customer.birthday_sealed = customer.birth_month_day = None
    customer.birthday_told_on = None
    customer.postal_code_sealed = None
    customer.timezone = None
    customer.source, customer.attributes = {}, {}
    forget_needs(session, customer.id)
    forget_clubs(session, customer.id)
    session.execute(delete(Identity).where(Identity.customer_id == customer.id))
    session.execute(
        update(Consent).where(Consent.customer_id == customer.id).values(ip=None)
    )
