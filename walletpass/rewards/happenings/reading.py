"""Reading what happened: one by one, or the latest first."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import customers
from walletpass.db import Page, newest_page
from walletpass.rewards.happenings.errors import UnknownHappeningError
from walletpass.rewards.happenings.models import Happening, State


def happening_of(session: Session, brand_id: str, happening_id: str) -> Happening:
    """Return the brand's happening of this id.

    Raises:
        UnknownHappeningError: Nobody told of it.
    """
    happening = session.get(Happening, happening_id)
    if happening is None or happening.brand_id != brand_id:
        raise UnknownHappeningError
    return happening


def happenings_page(
    session: Session,
    brand_id: str,
    *,
    state: State | None = None,
    customer_id: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[Happening]:
    """Return a page of what happened, the latest first: all, a state's, a customer's."""
    query = select(Happening).where(Happening.brand_id == brand_id)
    if state is not None:
        query = query.where(Happening.state == state)
    if customer_id is not None:
        query = query.where(Happening.customer_id.in_(customers.selves(customer_id)))
    return newest_page(session, query, Happening.id, after=after, limit=limit)
