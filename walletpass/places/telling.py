"""Which offer to tell somebody of who came near: each once a day."""

from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from walletpass.brands import Store
from walletpass.db import in_dialect_of, in_each_dialect
from walletpass.places.models import PlaceOffer, PlaceOfferTold
from walletpass.places.offers import offers_on
from walletpass.places.outcomes import NotTold

_told: Any = PlaceOfferTold.__table__
_NOTE: Final = in_each_dialect(
    lambda insert: (
        insert(_told)
        .on_conflict_do_nothing(index_elements=["customer_id", "offer_id", "day"])
        .returning(_told.c.offer_id)
    )
)


def offer_to_tell(
    session: Session, customer_id: str, store: Store, *, now: datetime
) -> PlaceOffer | NotTold:
    """Return the offer to tell somebody near a store of, and note that they were told.

    It is the newest that is on there for them. Who was told of it on this local day is
    not told again. Where there is nothing to tell, return why.
    """
    on = offers_on(session, store.brand_id, [customer_id], now=now)
    offers = on.at(store.id, customer_id)
    if not offers:
        return "no-offer"
    noted = session.execute(
        in_dialect_of(session, _NOTE),
        {
            "customer_id": customer_id,
            "offer_id": offers[0].id,
            "day": now.astimezone(ZoneInfo(store.timezone)).date(),
            "brand_id": store.brand_id,
            "store_id": store.id,
            "told_at": now,
        },
    )
    return offers[0] if noted.first() else "told-today"
