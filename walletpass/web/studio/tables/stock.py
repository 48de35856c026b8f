"""The table of what people wait for: articles that are sold out."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy.orm import Session

from walletpass import brands, sales
from walletpass.db import Page
from walletpass.web.studio.tables.sheets import Asked, Cells, Sheet
from walletpass.web.studio.visiting import Visit

_MOST: Final = (
    10_000  # articles: the most awaited come first, and all are counted anyway
)


def _awaited(
    session: Session, visit: Visit, _asked: Asked, _after: str | None
) -> Page[Cells]:
    """Return what people wait for, for whoever orders it; where no store is told, anywhere."""
    stores = {one.id: one.code for one in brands.stores_of(session, visit.brand_id)}
    found = sales.awaited(session, visit.brand_id, now=visit.now, limit=_MOST)
    return Page(
        [
            (
                one.article.sku,
                one.article.colour,
                one.article.size,
                stores.get(one.article.store_id, ""),
                f"{one.customers}",
            )
            for one in found
        ],
        None,
    )


SHEETS: Final[Mapping[str, Sheet]] = {
    "awaited": Sheet(
        "campaigns",
        ("sku", "colour", "size", "store", "customers"),
        _awaited,
    ),
}
