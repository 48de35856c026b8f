"""Goods to suggest wherever somebody names some: what is sold, and what people care for."""

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy.orm import Session

from walletpass import insight, sales

MOST: Final = 100


def known_goods(session: Session, brand_id: str) -> Mapping[str, Sequence[str]]:
    """Return articles, categories and makes, by the name of the box they go into."""
    sold = sales.sold_lately(session, brand_id)
    cared_for = insight.known_categories(session, brand_id, limit=MOST)
    categories = sorted({*sold.categories, *cared_for})[:MOST]
    skus, makes = sold.skus[:MOST], sold.brands[:MOST]
    return {
        "category": categories,
        "categories": categories,
        "sku": skus,
        "skus": skus,
        "brands": makes,
    }
