"""Tables of places: stores, and the tills in them."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy.orm import Session

from walletpass import brands, ledger
from walletpass.db import Page
from walletpass.web.studio.tables.sheets import AT_ONCE, Asked, Cells, Sheet, moment
from walletpass.web.studio.visiting import Visit


def _stores(
    session: Session, visit: Visit, _asked: Asked, _after: str | None
) -> Page[Cells]:
    return Page(
        [
            (
                one.id,
                one.code,
                one.name,
                one.address,
                f"{one.latitude}",
                f"{one.longitude}",
                one.timezone,
                moment(one.active_from),
                moment(one.active_to),
            )
            for one in brands.stores_of(session, visit.brand_id)
        ],
        None,
    )


def _tills(
    session: Session, visit: Visit, asked: Asked, after: str | None
) -> Page[Cells]:
    page = brands.tills_page(
        session,
        visit.brand_id,
        wanted=asked.get("q", ""),
        after=after,
        limit=AT_ONCE,
    )
    stores = {one.id: one for one in brands.stores_of(session, visit.brand_id)}
    return Page(
        [
            (
                one.id,
                one.code,
                one.name,
                stores[one.store_id].code,
                stores[one.store_id].name,
                one.status,
                f"{ledger.to_display(one.offline_allowance, 2)}",
                moment(one.enrolled_at),
                moment(one.last_seen_at),
            )
            for one in page.rows
        ],
        page.next,
    )


SHEETS: Final[Mapping[str, Sheet]] = {
    "stores": Sheet(
        "stores",
        (
            "id", "code", "name", "address", "latitude", "longitude", "timezone",
            "active_from", "active_to",
        ),
        _stores,
    ),
    "tills": Sheet(
        "stores",
        (
            "id", "code", "name", "store", "store_name", "status", "offline_allowance",
            "enrolled_at", "last_seen_at",
        ),
        _tills,
        asked=("q",),
    ),
}  # fmt: skip
