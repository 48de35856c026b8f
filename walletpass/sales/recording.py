"""Recording sales: make fit, look who and where, write once, count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.orm import Session

from walletpass import customers, events
from walletpass.brands import Staff, Till
from walletpass.db import Prepared, in_each_dialect
from walletpass.kernel.ids import new_id
from walletpass.sales import fitness, habits, watching
from walletpass.sales.errors import ForeignCurrencyError, ReceiptTakenError
from walletpass.sales.models import Purchase, PurchaseLine
from walletpass.sales.places import Place, place_of
from walletpass.sales.telling import Line, Sale, digest_of, fit_sale


@dataclass(frozen=True, slots=True)
class Recorded:
    """A purchase as it stands.

    *customer_id* is whose it is now. *is_new* is false when it was told before and nothing was written; *received_at*
    and *by* (a name, or the till's) then say when and by whom.
    """

    id: str
    net: int
    occurred_at: datetime
    received_at: datetime
    shopped_on: date
    customer_id: str | None = None
    by: str | None = None
    is_new: bool = True


def record(
    session: Session,
    brand_id: str,
    sale: Sale,
    *,
    now: datetime,
    within: timedelta = fitness.TOLD_WITHIN,
) -> Recorded:
    """Record a sale. Told again, it is the earlier one.

    *within* says how long ago it may have happened: more, for whoever brings a past.

    Raises:
        UnfitSaleError: A part of it cannot be right; the error names the part.
        ForeignCurrencyError: It is not in the brand's currency.
        WrongClockError: It happened in the future, or too long ago.
        ReceiptTakenError: Source and receipt stand for another sale.
        NotFoundError: The brand has no such customer, store, till or member of staff.
    """
    sale = fit_sale(sale)
    place = place_of(session, brand_id, sale)
    return record_fit(session, brand_id, sale, place, now=now, within=within)


def record_fit(
    session: Session,
    brand_id: str,
    sale: Sale,
    place: Place,
    *,
    now: datetime,
    within: timedelta = fitness.TOLD_WITHIN,
) -> Recorded:
    """Record a sale that `fit_sale` made fit, at the place that `place_of` found.

    Raises:
        ForeignCurrencyError: It is not in the brand's currency.
        WrongClockError: It happened in the future, or too long ago.
        ReceiptTakenError: Source and receipt stand for another sale.
    """
    if sale.currency != place.currency:
        raise ForeignCurrencyError(currency=sale.currency, expected=place.currency)
    told = _Told(brand_id, sale, place, digest_of(sale))
    moment = fitness.happened(sale.occurred_at, now=now, within=within)
    recorded = Recorded(
        new_id("pur", now),
        sale.net or 0,
        moment,
        now,
        place.day_of(moment),
        place.customer_id,
    )
    if not _claim(session, told, recorded):
        return _earlier(session, told)
    _write_lines(session, brand_id, recorded.id, sale.lines)
    if place.customer_id is not None:
        _count(session, told, place.customer_id, recorded)
    _tell(session, told, recorded)
    return recorded


@dataclass(frozen=True, slots=True)
class _Told:
    brand_id: str
    sale: Sale
    place: Place
    digest: bytes


_purchases: Any = Purchase.__table__
_CLAIM = Prepared(
    in_each_dialect(
        lambda insert: insert(_purchases).on_conflict_do_nothing(
            index_elements=["brand_id", "source", "receipt"]
        )
    )
)


def _claim(session: Session, told: _Told, recorded: Recorded) -> bool:
    """Write the purchase unless its receipt is taken; of two at once, one waits."""
    sale = told.sale
    written = _CLAIM.run(
        session,
        {
            "id": recorded.id,
            "brand_id": told.brand_id,
            "source": sale.source,
            "receipt": sale.receipt,
            "digest": told.digest,
            "store_id": told.place.store_id,
            "till_id": sale.till_id,
            "staff_id": sale.staff_id,
            "customer_id": told.place.customer_id,
            "pass_id": sale.pass_id,
            "channel": sale.channel,
            "presented_via": sale.presented_via,
            "occurred_at": recorded.occurred_at,
            "received_at": recorded.received_at,
            "shopped_on": recorded.shopped_on,
            "currency": sale.currency,
            "gross": sale.gross,
            "net": sale.net,
            "paid_with_points": sale.paid_with_points,
            "paid_with_gift_card": sale.paid_with_gift_card,
            "promo_codes": sale.promo_codes,
            "returned": 0,
            "status": "kept",
        },
    )
    return written == 1


_EARLIER = (
    select(
        Purchase.id,
        Purchase.digest,
        Purchase.net,
        Purchase.occurred_at,
        Purchase.received_at,
        Purchase.shopped_on,
        Purchase.customer_id,
        func.coalesce(Staff.name, Till.name).label("by"),
    )
    .outerjoin(Staff, Staff.id == Purchase.staff_id)
    .outerjoin(Till, Till.id == Purchase.till_id)
    .where(
        Purchase.brand_id == bindparam("brand_id"),
        Purchase.source == bindparam("source"),
        Purchase.receipt == bindparam("receipt"),
    )
)


def _earlier(session: Session, told: _Told) -> Recorded:
    sale = told.sale
    row = session.execute(
        _EARLIER,
        {"brand_id": told.brand_id, "source": sale.source, "receipt": sale.receipt},
    ).one()
    if row.digest != told.digest:
        raise ReceiptTakenError(
            sale.receipt, earlier_id=row.id, recorded_at=row.received_at, by=row.by
        )
    return Recorded(
        row.id,
        row.net,
        row.occurred_at,
        row.received_at,
        row.shopped_on,
        row.customer_id,
        row.by,
        is_new=False,
    )


_ADD_LINES = Prepared(insert(PurchaseLine))


def _write_lines(
    session: Session, brand_id: str, purchase_id: str, lines: Sequence[Line]
) -> None:
    _ADD_LINES.run_for_each(
        session,
        [
            {
                "purchase_id": purchase_id,
                "number": number,
                "brand_id": brand_id,
                "sku": line.sku,
                "name": line.name,
                "category": line.category,
                "brand": line.brand,
                "labels": line.labels,
                "quantity": line.quantity,
                "net": line.net,
                "is_discounted": line.is_discounted,
                "is_delivery": line.is_delivery,
                "is_gift_card": line.is_gift_card,
                "returned_quantity": 0,
                "returned_net": 0,
            }
            for number, line in enumerate(lines, 1)
        ],
    )


def _count(session: Session, told: _Told, customer_id: str, recorded: Recorded) -> None:
    if told.place.is_prospect:
        customers.note_purchase(session, customer_id)
    habits.note_kept(
        session, told.brand_id, customer_id, recorded.shopped_on, recorded.net
    )
    if told.place.is_watching:
        bought = {line.sku for line in told.sale.lines if line.sku}
        watching.end_bought(session, customer_id, bought, now=recorded.received_at)


def _tell(session: Session, told: _Told, recorded: Recorded) -> None:
    sale = told.sale
    what = {
        "purchase_id": recorded.id,
        "source": sale.source,
        "receipt": sale.receipt,
        "store_id": told.place.store_id,
        "channel": sale.channel,
        "net": recorded.net,
        "currency": sale.currency,
    }
    events.record(
        session,
        told.brand_id,
        "purchase.recorded",
        what,
        now=recorded.received_at,
        customer_id=sale.customer_id,
    )
