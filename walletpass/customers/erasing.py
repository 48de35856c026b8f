"""Erasing people: what they did stays in the books, and is nobody's any more."""

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from walletpass.customers.models import Consent, Customer, Identity


def erase(session: Session, customer: Customer) -> None:
    """Forget who a customer is, for good. Again changes nothing.

    Their data key is destroyed, so that even a copy of what it sealed says nothing.
    Nothing finds them again: whoever enrols with the same phone is somebody new. What
    they agreed to stays, without the address it came from.
    """
    session.refresh(customer, with_for_update=True)  # waits for whoever issues a card
    customer.status = "erased"
    customer.data_key = b""
    customer.first_name_sealed = customer.last_name_sealed = None
    customer.birthday_sealed = customer.birth_month_day = None
    customer.postal_code_sealed = None
    customer.timezone = None
    customer.source, customer.attributes = {}, {}
    session.execute(delete(Identity).where(Identity.customer_id == customer.id))
    session.execute(
        update(Consent).where(Consent.customer_id == customer.id).values(ip=None)
    )
    session.flush()
