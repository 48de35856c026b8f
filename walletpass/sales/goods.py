"""What a brand sells, from its last bills: to choose from, where somebody names goods."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.sales.models import Purchase, PurchaseLine

_BILLS = 300


@dataclass(frozen=True, slots=True)
class Goods:
    """Articles, categories and makes, each once, in order."""

    skus: Sequence[str]
    categories: Sequence[str]
    brands: Sequence[str]


def sold_lately(session: Session, brand_id: str, *, bills: int = _BILLS) -> Goods:
    """Return what stands on the brand's last *bills*."""
    last = (
        select(Purchase.id)
        .where(Purchase.brand_id == brand_id)
        .order_by(Purchase.occurred_at.desc(), Purchase.id.desc())
        .limit(bills)
    )
    rows = session.execute(
        select(PurchaseLine.sku, PurchaseLine.category, PurchaseLine.brand)
        .where(PurchaseLine.purchase_id.in_(last))
        .distinct()
    ).all()
    skus, categories, brands = (
        sorted({row[place] for row in rows} - {""}) for place in range(3)
    )
    return Goods(skus, categories, brands)
