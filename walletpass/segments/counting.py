"""How many customers fit, exactly, and how many fit two trees at once."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func
from sqlalchemy.orm import Session

from walletpass.brands import Brand
from walletpass.segments.audience import at_of, at_once, living
from walletpass.segments.tree import All, Tree


def count(session: Session, brand: Brand, tree: Tree, *, now: datetime) -> int:
    """Count the customers who fit, exactly."""
    fitting = living(brand, now).where(at_once(tree, at_of(brand, now)))
    return session.scalar(fitting.with_only_columns(func.count())) or 0


def count_all(session: Session, brand: Brand, *, now: datetime) -> int:
    """Count the customers there are, neither erased nor merged into others."""
    asked = living(brand, now).with_only_columns(func.count())
    return session.scalar(asked) or 0


def overlap(
    session: Session,
    brand: Brand,
    tree: Tree,
    others: Mapping[str, Tree],
    *,
    now: datetime,
) -> Mapping[str, int]:
    """Count for each of the *others* how many fit both it and the tree."""
    return {
        name: count(session, brand, All((tree, other)), now=now)
        for name, other in others.items()
    }
