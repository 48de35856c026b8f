"""What a brand's customers care for: the categories there are, each found by one look.

Each step looks for the next name in the index, so a list costs as many looks as it is
long, however many customers there are.
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from walletpass.insight.models import Affinity

_OF_BRAND: Final = Affinity.brand_id == bindparam("brand_id")
_found = (
    select(func.min(Affinity.category).label("category"))
    .where(_OF_BRAND)
    .cte("found", recursive=True)
)
_found = _found.union_all(
    select(
        select(func.min(Affinity.category))
        .where(_OF_BRAND, Affinity.category > _found.c.category)
        .scalar_subquery()
    ).where(_found.c.category.is_not(None))
)
_KNOWN: Final = (
    select(_found.c.category)
    .where(_found.c.category.is_not(None))
    .limit(bindparam("most"))
)


def known_categories(
    session: Session, brand_id: str, *, limit: int = 100
) -> Sequence[str]:
    """Return the categories that somebody of the brand buys or said they like, by name."""
    asked = {"brand_id": brand_id, "most": limit}
    return sorted(session.scalars(_KNOWN, asked))
