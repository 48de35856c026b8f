"""Trees of conditions: all of them, any of them, not one, or a condition itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from walletpass.segments.conditions import Condition
from walletpass.segments.facts import Facts
from walletpass.segments.moments import At


@dataclass(frozen=True, slots=True)
class All:
    """Everything below must hold; nothing below is everybody."""

    of: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Something below must hold; nothing below is nobody."""

    of: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What is below must not hold."""

    of: "Tree"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A condition, and its place in the tree, such as ``all[1].not``."""

    condition: Condition[Any]
    path: str


GONE: Final = ("erased", "merged")
Tree: TypeAlias = All | Either | Not | Leaf


def leaves(tree: Tree) -> Iterator[Leaf]:
    """Yield the conditions of a tree, in the order they were told."""
    match tree:
        case Leaf():
            yield tree
        case Not(of):
            yield from leaves(of)
        case All(parts) | Either(parts):
            for part in parts:
                yield from leaves(part)


def replaced(tree: Tree, change: Callable[[Leaf], Leaf]) -> Tree:
    """Return a tree of the same shape, with each of its conditions changed."""
    match tree:
        case Leaf():
            return change(tree)
        case Not(of):
            return Not(replaced(of, change))
        case All(parts):
            return All(tuple(replaced(part, change) for part in parts))
        case Either(parts):
            return Either(tuple(replaced(part, change) for part in parts))


def matches(tree: Tree, who: Facts, at: At) -> bool:
    """Tell plainly whether somebody is in the audience; the SQL is held against this."""
    is_there = who.status not in GONE and who.enrolled_at <= at.now
    return is_there and holds(tree, who, at)


def holds(tree: Tree, who: Facts, at: At) -> bool:
    """Tell whether a tree, or a part of one, is true of somebody."""
    match tree:
        case Leaf(condition):
            return condition.holds(who, at)
        case Not(of):
            return not holds(of, who, at)
        case All(parts):
            return all(holds(part, who, at) for part in parts)
        case Either(parts):
            return any(holds(part, who, at) for part in parts)
