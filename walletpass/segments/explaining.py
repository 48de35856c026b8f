"""Why somebody is in an audience, or is not: the conditions that decided it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, func, null, select
from sqlalchemy.orm import Session

from walletpass.brands import Brand
from walletpass.customers import Customer
from walletpass.kernel.languages import LANGUAGES, Words
from walletpass.segments.audience import at_of, audience, condition, living
from walletpass.segments.counting import count
from walletpass.segments.describing import Names, Teller
from walletpass.segments.naming import names_of
from walletpass.segments.tree import All, Either, Leaf, Not, Tree, leaves

SAMPLE: Final = 10
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Reason:
    """What a condition at *path* found out, in words, and whether it *holds*."""

    path: str
    holds: bool
    words: Words


@dataclass(frozen=True, slots=True)
class Explained:
    """Whether a customer is in, and the conditions without which it would be otherwise."""

    customer_id: str
    is_in: bool
    reasons: Sequence[Reason]


def explain(
    session: Session,
    brand: Brand,
    tree: Tree,
    customer_ids: Sequence[str],
    *,
    now: datetime,
) -> Mapping[str, Explained]:
    """Return for each of these customers whether they are in, and why.

    Who is erased, merged into somebody else, or was not there yet, is left out.
    """
    names = names_of(session, brand)
    told: dict[str, Explained] = {}
    for start in range(0, len(customer_ids), _AT_ONCE):
        asked = living(brand, now).where(
            Customer.id.in_(customer_ids[start : start + _AT_ONCE])
        )
        rows = session.execute(asked.add_columns(*_columns(brand, tree, now)))
        for row in rows:
            told[row[0]] = _explained(tree, row, names)
    return {one: told[one] for one in customer_ids if one in told}


def reasons(
    session: Session,
    brand: Brand,
    tree: Tree,
    customer_ids: Sequence[str],
    *,
    now: datetime,
) -> Mapping[str, Sequence[Reason]]:
    """Return why each of these customers is in; who is not, is left out."""
    explained = explain(session, brand, tree, customer_ids, now=now)
    return {who: one.reasons for who, one in explained.items() if one.is_in}


def sample(
    session: Session, brand: Brand, tree: Tree, *, now: datetime
) -> tuple[int, Sequence[Explained]]:
    """Return how many fit, and ten of them with the reasons, spread over them all.

    The same customers are shown as long as the same ones fit.
    """
    fitting = audience(brand, tree, now=now)
    place = func.row_number().over(order_by=Customer.id).label("place")
    placed = fitting.add_columns(place).subquery()
    number = count(session, brand, tree, now=now)
    step = max(number // SAMPLE, 1)
    shown = session.scalars(
        select(placed.c.id)
        .where((placed.c.place - 1) % step == 0)
        .order_by(placed.c.place)
        .limit(SAMPLE)
    ).all()
    return number, list(explain(session, brand, tree, shown, now=now).values())


def _columns(brand: Brand, tree: Tree, now: datetime) -> Iterator[ColumnElement[Any]]:
    """Yield of each condition whether it holds, its answer, and since when."""
    at = at_of(brand, now)
    for number, leaf in enumerate(leaves(tree)):
        since = leaf.condition.since_when(at)
        yield condition(leaf, at).label(f"holds_{number}")
        yield leaf.condition.asked(at).label(f"answer_{number}")
        yield (null() if since is None else since).label(f"since_{number}")


def _explained(tree: Tree, row: Row[Any], names: Names) -> Explained:
    found = {
        leaf.path: _Found(bool(row[1 + 3 * number]), *row[2 + 3 * number :][:2])
        for number, leaf in enumerate(leaves(tree))
    }
    truth = {path: one.holds for path, one in found.items()}
    decided = [
        _reason(leaf, found[leaf.path], names) for leaf in _decisive(tree, truth)
    ]
    return Explained(row[0], _holds(tree, truth), decided)


@dataclass(frozen=True, slots=True)
class _Found:
    holds: bool
    answer: Any
    since: datetime | None


def _reason(leaf: Leaf, found: _Found, names: Names) -> Reason:
    words: Words = {
        language: Teller(language, names).because(
            leaf.condition, found.answer, found.since
        )
        for language in LANGUAGES
    }
    return Reason(leaf.path, found.holds, words)


def _holds(tree: Tree, truth: Mapping[str, bool]) -> bool:
    match tree:
        case Leaf(path=path):
            return truth[path]
        case Not(of):
            return not _holds(of, truth)
        case All(parts):
            return all(_holds(part, truth) for part in parts)
        case Either(parts):
            return any(_holds(part, truth) for part in parts)


def _decisive(tree: Tree, truth: Mapping[str, bool]) -> Iterator[Leaf]:
    """Yield the conditions that make the tree what it is: true or false."""
    match tree:
        case Leaf():
            yield tree
        case Not(of):
            yield from _decisive(of, truth)
        case All(parts) | Either(parts):
            is_so = _holds(tree, truth)
            for part in parts:
                if _holds(part, truth) is is_so:
                    yield from _decisive(part, truth)
