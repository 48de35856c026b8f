"""Promising that cards learn of what changed about places, when it comes to pass."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.brands import Store
from walletpass.places.events import ChooseAgain
from walletpass.places.models import HiddenStore, PlaceOffer
from walletpass.places.offers import stores_offered


def promise_choice(
    session: Session,
    brand_id: str,
    store_ids: Sequence[str] | None,
    *,
    now: datetime,
    at: datetime | None = None,
) -> None:
    """Promise that all choose anew, now or *at* a moment, and what cards say at these.

    Without *store_ids* it is what cards say at all of them.
    Only cards that carry something else afterwards are made anew.
    """
    due = max(at or now, now)
    stores = None if store_ids is None else tuple(sorted(store_ids))
    when = (
        due.isoformat() if due > now else "now"
    )  # what is to come merges with no other
    key = f"places:{stores[0]}:{when}" if stores and not stores[1:] else None
    outbox.add(
        session, ChooseAgain(brand_id, stores), now=now, after=due - now, key=key
    )


def promise_store(session: Session, store: Store, *, now: datetime) -> None:
    """Promise that cards learn what changed about a store, now and on its set days."""
    moments = {now} | {
        moment
        for moment in (store.active_from, store.active_to)
        if moment is not None and moment > now
    }
    for moment in sorted(moments):
        promise_choice(session, store.brand_id, [store.id], now=now, at=moment)


def promise_offer(session: Session, offer: PlaceOffer, *, now: datetime) -> None:
    """Promise that cards show an offer when it begins, and show it no more when it ends."""
    stores = None if offer.everywhere else stores_offered(session, offer)
    moments = (
        [now]
        if offer.withdrawn_at
        else sorted({max(offer.shows_from, now), offer.shows_until})
    )
    for moment in moments:
        promise_choice(session, offer.brand_id, stores, now=now, at=moment)


def show_store(session: Session, store: Store, *, shown: bool, now: datetime) -> None:
    """Let cards offer themselves at a store, or not; again changes nothing."""
    hidden = session.get(HiddenStore, store.id)
    if shown and hidden is not None:
        session.delete(hidden)
    if not shown and hidden is None:
        session.add(
            HiddenStore(store_id=store.id, brand_id=store.brand_id, hidden_at=now)
        )
    session.flush()


def hidden_stores(session: Session, brand_id: str) -> frozenset[str]:
    """Return the ids of the brand's stores that cards do not offer themselves at."""
    asked = select(HiddenStore.store_id).where(HiddenStore.brand_id == brand_id)
    return frozenset(session.scalars(asked))


def is_shown(session: Session, store: Store) -> bool:
    """Tell whether cards may offer themselves at a store while it is open."""
    return session.get(HiddenStore, store.id) is None
