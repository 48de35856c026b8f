"""Trees in SQL: the ids of a brand's customers who fit."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, false, not_, or_, select, true

from walletpass.brands import Brand
from walletpass.customers import Customer
from walletpass.segments.moments import At
from walletpass.segments.tree import GONE, All, Either, Leaf, Not, Tree, leaves


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
            return leaf.asks(at)
        case Not(of):
            return not_(condition(of, at))
        case All(parts):
            return and_(true(), *(condition(one, at) for one in _by_weight(parts)))
        case Either(parts):
            return or_(false(), *(condition(one, at) for one in _by_weight(parts)))


def at_once(tree: Tree, at: At) -> ColumnElement[bool]:
    """Return the same for all customers at once: begun with the few an index lists."""
    match tree:
        case Leaf(leaf):
            listed = leaf.ids(at)
            return leaf.asks(at) if listed is None else Customer.id.in_(listed)
        case All(parts):
            return and_(true(), *(at_once(one, at) for one in _by_weight(parts)))
        case _:
            return condition(tree, at)


def _by_weight(parts: Iterable[Tree]) -> Sequence[Tree]:
    return sorted(parts, key=_weight)


def _weight(tree: Tree) -> int:
    return sum(leaf.condition.weight for leaf in leaves(tree))
