"""Under which names somebody is kept: their own, and those of whoever they were before.

What was written down of somebody stays under the name it was written under, so that a
merge moves no history, and undoing one has none to move back.
"""

from typing import Final

from sqlalchemy import BindParameter, Select, bindparam, or_, select
from sqlalchemy.orm import Session

from walletpass.customers.errors import UnknownCustomerError
from walletpass.customers.models import Customer


def selves(customer_id: str | BindParameter[str]) -> Select[str]:
    """Return the ids a customer is kept under, to look rows up by."""
    return select(Customer.id).where(
        or_(Customer.id == customer_id, Customer.merged_into_id == customer_id)
    )


SELVES: Final = selves(bindparam("customer_id"))
"""The same, of the customer a statement is asked about."""


def person_of(session: Session, brand_id: str, customer_id: str) -> Customer:
    """Return the brand's customer of this id, or the one they were merged into.

    Raises:
        UnknownCustomerError: The brand has none.
    """
    customer = session.get(Customer, customer_id)
    if customer is None or customer.brand_id != brand_id:
        raise UnknownCustomerError
    if customer.merged_into_id is None:
        return customer
    return session.get_one(Customer, customer.merged_into_id)
