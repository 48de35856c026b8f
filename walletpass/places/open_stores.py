"""Which stores cards may carry now: open, shown, and not shut for weeks."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from walletpass.brands import Store, opens_within
from walletpass.places.models import HiddenStore, StoreVisits

SHUT_FOR: Final = timedelta(days=14)  # a store shut for longer is not worth a place

_STORES = (
    select(Store, StoreVisits.visits, HiddenStore.store_id.label("hidden"))
    .outerjoin(StoreVisits, StoreVisits.store_id == Store.id)
    .outerjoin(HiddenStore, HiddenStore.store_id == Store.id)
    .where(Store.brand_id == bindparam("brand_id"))
    .order_by(Store.code)
)


def is_carried() -> tuple[ColumnElement[bool], ...]:
    """Return what holds of a store that cards carry at the moment ``now``."""
    hidden = select(HiddenStore.store_id).where(HiddenStore.store_id == Store.id)
    return (
        or_(Store.active_from.is_(None), Store.active_from <= bindparam("now")),
        or_(Store.active_to.is_(None), Store.active_to > bindparam("now")),
        ~hidden.exists(),
    )


def stores_known(session: Session, brand_id: str) -> Sequence[Any]:
    """Return every store there ever was, with its visits, and whether it is hidden."""
    return session.execute(_STORES, {"brand_id": brand_id}).all()


def may_be_carried(row: Any, now: datetime) -> bool:
    """Tell whether a card may carry this store from now on."""
    store: Store = row.Store
    is_active = (store.active_from is None or store.active_from <= now) and (
        store.active_to is None or store.active_to > now
    )
    return (
        is_active
        and row.hidden is None
        and opens_within(store.hours, store.timezone, now, SHUT_FOR)
    )
