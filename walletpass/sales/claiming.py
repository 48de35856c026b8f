"""A purchase that was nobody's turns out to be somebody's: they show its receipt."""

from datetime import datetime

from sqlalchemy.orm import Session

from walletpass import customers, events
from walletpass.sales import habits
from walletpass.sales.models import Purchase
from walletpass.sales.reading import purchase_of


def claim(
    session: Session,
    brand_id: str,
    purchase_id: str,
    customer_id: str,
    *,
    pass_id: str | None,
    now: datetime,
) -> Purchase | None:
    """Let a purchase be this customer's from now on; None if it is somebody's, or gone.

    Raises:
        UnknownPurchaseError: The brand was told of none.
    """
    purchase = purchase_of(session, brand_id, purchase_id)
    session.refresh(purchase, with_for_update=True)
    if purchase.customer_id is not None or purchase.returned == purchase.net:
        return None
    purchase.customer_id, purchase.pass_id = customer_id, pass_id
    session.flush()
    customers.note_purchase(session, customer_id)
    kept = purchase.net - purchase.returned
    habits.note_kept(session, brand_id, customer_id, purchase.shopped_on, kept)
    told = {"purchase_id": purchase.id, "receipt": purchase.receipt}
    events.record(
        session, brand_id, "purchase.claimed", told, now=now, customer_id=customer_id
    )
    return purchase
