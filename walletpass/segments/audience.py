"""Trees in SQL: the ids of a brand's customers who fit."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, false, func, not_, or_, select, true

from walletpass.brands import Brand
from walletpass.customers import Customer
from walletpass.segments.moments import At
from walletpass.segments.tree import GONE, All, Either, Leaf, Not, Tree


def at_of(brand: Brand, now: datetime) -> At:
    """Return the moment as the brand's customers live it."""
    return At(brand.id, now, ZoneInfo(brand.timezone))


def audience(brand: Brand, tree: Tree, *, now: datetime) -> Select[str]:
    """Return the question for the ids of the brand's customers who fit.

    They are those who were enrolled by then, and are neither erased nor merged into
    somebody else. Whoever asks adds ``where id > … order by id limit …`` and reads them
    in batches: each customer is asked about by themselves, so a batch costs what it is
    large.
    """
    return living(brand, now).where(condition(tree, at_of(brand, now)))


def living(brand: Brand, now: datetime) -> Select[str]:
    """Return the question for all there are."""
    return select(Customer.id).where(
        Customer.brand_id == brand.id,
        Customer.status.not_in(GONE),
        Customer.enrolled_at <= now,
    )


def condition(tree: Tree, at: At) -> ColumnElement[bool]:
    """Return what must be true of a customer; it is never NULL, so that *not* is exact."""
    match tree:
        case Leaf(leaf):
            return func.coalesce(leaf.fitting(leaf.asked(at), at), false())
        case Not(of):
            return not_(condition(of, at))
        case All(parts):
            return and_(true(), *(condition(part, at) for part in parts))
        case Either(parts):
            return or_(false(), *(condition(part, at) for part in parts))
