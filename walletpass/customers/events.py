"""What people tell the floors above."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.customers.models import Customer


@outbox.message("customer-changed")
@dataclass(frozen=True)
class CustomerChanged:
    """Somebody's name, language or attributes are others: whatever shows them looks again."""

    customer_id: str


def tell_changed(session: Session, customer: Customer, *, now: datetime) -> None:
    """Tell that what a card may show of this customer has changed."""
    changed = CustomerChanged(customer.id)
    outbox.add(session, changed, now=now, key=f"customer:{customer.id}")
