"""What a tree names, held against what the brand has."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.brands import Store
from walletpass.customers.clubs import Club
from walletpass.ledger import Program
from walletpass.rewards.models import ProgramVersion
from walletpass.segments.errors import Fault, InvalidSegmentError, UnknownPastError
from walletpass.segments.tree import Leaf, Tree, leaves, replaced

_NAMED: Final = ("stores", "clubs", "tiers", "program")


def check(session: Session, brand_id: str, tree: Tree) -> None:
    """Make sure that the brand has every store, club, tier and program a tree names.

    Raises:
        InvalidSegmentError: It lacks some; each is told with its place.
    """
    named = [
        (leaf, name) for leaf in leaves(tree) for name in _NAMED if _of(leaf, name)
    ]
    known = {name: _known(session, brand_id, name) for _, name in named}
    faults = [fault for leaf, name in named for fault in _missing(leaf, name, known)]
    if faults:
        raise InvalidSegmentError(faults)


def as_it_was(tree: Tree) -> Tree:
    """Return a tree that asks the same of an earlier moment.

    Raises:
        UnknownPastError: Some of it is kept only as it is now.
    """
    faults: list[Fault] = []

    def asked_then(leaf: Leaf) -> Leaf:
        condition = leaf.condition.as_it_was()
        if condition is None:
            fault = Fault(
                leaf.path or "$",
                "unknown-past",
                f"{leaf.condition.kind} is known only as it is now.",
                "Ask as of now, or leave it out.",
            )
            faults.append(fault)
            return leaf
        return Leaf(condition, leaf.path)

    asked = replaced(tree, asked_then)
    if faults:
        raise UnknownPastError(faults)
    return asked


def _of(leaf: Leaf, name: str) -> tuple[str, ...]:
    told: Any = getattr(leaf.condition, name, None)
    return (told,) if isinstance(told, str) else tuple(told or ())


def _missing(
    leaf: Leaf, name: str, known: Mapping[str, Collection[str]]
) -> Iterator[Fault]:
    is_list = name != "program"
    for index, word in enumerate(_of(leaf, name)):
        if word not in known[name]:
            place = f"{leaf.path}.{name}" if leaf.path else name
            yield Fault(
                f"{place}[{index}]" if is_list else place,
                "unknown-here",
                f"The brand has no {name.removesuffix('s')} {word[:80]}.",
                "Choose one that it has.",
            )


def _known(session: Session, brand_id: str, name: str) -> set[str]:
    match name:
        case "stores":
            return set(
                session.scalars(select(Store.id).where(Store.brand_id == brand_id))
            )
        case "clubs":
            return set(
                session.scalars(select(Club.id).where(Club.brand_id == brand_id))
            )
        case "program":
            return set(
                session.scalars(select(Program.id).where(Program.brand_id == brand_id))
            )
        case _:
            ladders = session.scalars(
                select(ProgramVersion.tiers).where(ProgramVersion.brand_id == brand_id)
            )
            return {tier["code"] for told in ladders if told for tier in told["tiers"]}
