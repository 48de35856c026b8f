"""Whether cards may show themselves near shops: their holder says so, and may say no.

What they said is a consent like any other, with the words they read. Whose last word is
no stands in a table of its own besides, so that composing a card costs no search.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from walletpass import customers
from walletpass.customers import Customer, Wording
from walletpass.places.models import HintlessCustomer

NEARBY: Final = "nearby"  # the topic of the consent, on channel wallet

_HINTLESS = select(HintlessCustomer.customer_id).where(
    HintlessCustomer.customer_id.in_(bindparam("ids", expanding=True))
)


def say_of_hints(
    session: Session,
    customer: Customer,
    *,
    wanted: bool,
    wording: Wording,
    source: str,
    ip: str | None = None,
    now: datetime,
) -> bool:
    """Keep whether a customer's cards may show near shops; tell whether that is news.

    Who never said anything has not said no.
    """
    if wanted is wants_hints(session, customer.id):
        return False
    choice = customers.Choice("wallet", wanted, NEARBY, wording)
    customers.record_consents(
        session, customer, [choice], source=source, ip=ip, now=now
    )
    settle_hints(session, customer, now=now)
    return True


def settle_hints(session: Session, customer: Customer, *, now: datetime) -> None:
    """Let cards go by the last word of whoever this customer is now."""
    said = customers.current_consents(session, customer.id).get(("wallet", NEARBY))
    session.execute(
        delete(HintlessCustomer).where(HintlessCustomer.customer_id == customer.id)
    )
    if said is not None and not said.given:
        session.add(
            HintlessCustomer(
                customer_id=customer.id, brand_id=customer.brand_id, since=now
            )
        )
    session.flush()


def wants_hints(session: Session, customer_id: str) -> bool:
    """Tell whether a customer's cards may show near shops."""
    return not hintless_among(session, [customer_id])


def hintless_among(session: Session, customer_ids: Sequence[str]) -> frozenset[str]:
    """Return those of these customers whose cards show near no shop: they said so."""
    return frozenset(session.scalars(_HINTLESS, {"ids": list(customer_ids)}))
