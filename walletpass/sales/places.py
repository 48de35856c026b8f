"""Where a sale happened and whose it is: looked up in one question, and checked."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.orm import Session

from walletpass import events
from walletpass.brands import (
    Brand,
    Staff,
    Store,
    Till,
    UnknownBrandError,
    UnknownStaffError,
    UnknownStoreError,
    UnknownTillError,
)
from walletpass.customers import Customer, UnknownCustomerError
from walletpass.db import Prepared
from walletpass.sales.models import Watch
from walletpass.sales.telling import Return, Sale


@dataclass(frozen=True, slots=True)
class Place:
    """What was found: the brand's currency, where and by which clock, and who buys.

    *zone* tells the local day, the store's or else the brand's; *store* is its code.
    """

    currency: str
    brand_zone: str
    zone: str
    store_id: str | None
    store: str
    customer_id: str | None
    is_prospect: bool
    is_watching: bool

    def day_of(self, moment: datetime) -> date:
        """Return the local day."""
        return moment.astimezone(ZoneInfo(self.zone)).date()


_PLACE = Prepared(
    select(
        Brand.currency,
        Brand.timezone.label("brand_zone"),
        Store.id.label("store_id"),
        Store.code.label("store"),
        Store.timezone.label("store_zone"),
        Till.id.label("till_id"),
        Till.store_id.label("tills_store_id"),
        Staff.id.label("staff_id"),
        Customer.id.label("customer_id"),
        Customer.status,
        Customer.merged_into_id,
        exists()
        .where(Watch.customer_id == Customer.id, Watch.ended_at.is_(None))
        .label("is_watching"),
        events.IS_HEARD.label("is_heard"),
    )
    .select_from(Brand)
    .outerjoin(Till, (Till.id == bindparam("till_id")) & (Till.brand_id == Brand.id))
    .outerjoin(
        Store,
        (Store.id == func.coalesce(bindparam("store_id"), Till.store_id))
        & (Store.brand_id == Brand.id),
    )
    .outerjoin(
        Staff, (Staff.id == bindparam("staff_id")) & (Staff.brand_id == Brand.id)
    )
    .outerjoin(
        Customer,
        (Customer.id == bindparam("customer_id")) & (Customer.brand_id == Brand.id),
    )
    .where(Brand.id == bindparam("brand_id"))
)


def place_of(session: Session, brand_id: str, told: Sale | Return) -> Place:
    """Return where it happened; a till without a store named stands in its own.

    Who was merged is the one they were merged into.

    Raises:
        UnknownStoreError: The brand has no such store, or the till stands elsewhere.
        UnknownTillError: The brand has no such till.
        UnknownStaffError: The brand has no such member of staff.
        UnknownCustomerError: The brand has no such customer, or forgot them.
    """
    asked = {
        "brand_id": brand_id,
        "store_id": told.store_id,
        "till_id": told.till_id,
        "staff_id": told.staff_id,
        "customer_id": getattr(told, "customer_id", None),
    }
    row = _PLACE.first(session, asked)
    if row is None:
        raise UnknownBrandError(brand_id)
    _check(row, asked)
    if row.merged_into_id is not None:
        asked["customer_id"] = row.merged_into_id
        row = _PLACE.first(session, asked)
        assert row is not None, "it was there a moment ago"
    if not row.is_heard:
        events.nobody_listens(session, brand_id)
    return Place(
        row.currency,
        row.brand_zone,
        row.store_zone or row.brand_zone,
        row.store_id,
        row.store or "",
        row.customer_id,
        row.status == "prospect",
        row.is_watching,
    )


def _check(row: Any, asked: dict[str, str | None]) -> None:
    if asked["till_id"] and row.till_id is None:
        raise UnknownTillError(asked["till_id"])
    store_id = asked["store_id"]
    elsewhere = row.till_id and row.store_id != row.tills_store_id
    if store_id and (row.store_id is None or elsewhere):
        raise UnknownStoreError(store_id)
    if asked["staff_id"] and row.staff_id is None:
        raise UnknownStaffError
    if asked["customer_id"] and row.status in (None, "erased"):
        raise UnknownCustomerError
