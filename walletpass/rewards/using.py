"""What rules have given within their limits: held while a sale is counted.

Parallel tills wait for each other at a limit they share, and nowhere else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from sqlalchemy import bindparam, select, tuple_, update
from sqlalchemy.orm import Session

from walletpass.db import in_dialect_of, in_each_dialect
from walletpass.rewards.holders import Holder
from walletpass.rewards.models import RuleUse
from walletpass.rewards.rules import (
    Event,
    Facts,
    Per,
    Period,
    RuleSet,
    Use,
    Used,
    period_key,
)
from walletpass.rewards.rules.holding import Occasion
from walletpass.sales import Sale


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where the use of a limit is noted."""

    rule: str
    per: Per
    entity: str
    period: Period
    span: str


Entities = Mapping[Per, str | None]
"""Who is who in a sale, as limits count: by ids."""

Change = tuple[Place, int, int]
"""So many times more, and so much more, of a limit; less, where it is negative."""


class Limits(Protocol):
    """What is used of limits: asked before rules are, changed once they answered."""

    def hold(self, places: Sequence[Place]) -> Used:
        """Return what is used of these limits, which stays so until it is changed."""
        ...

    def change(self, changes: Sequence[Change]) -> None:
        """Note that more, or less, is used."""
        ...


def entities_of(holder: Holder, sale: Sale, *, store_id: str | None) -> Entities:
    """Return who is who in a sale.

    A card's limit falls back to its holder; sales that name no store or no cashier
    share a limit, so that leaving the name out gains nothing.
    """
    return {
        "customer": holder.customer_id,
        "card": holder.pass_id or holder.customer_id,
        "store": store_id,
        "cashier": sale.staff_id,
        "program": None,
    }


def places_of(
    rules: RuleSet, occasion: Occasion, facts: Facts, entities: Entities
) -> list[Place]:
    """Return the limits that a sale may come up against, in the order they are held."""
    return sorted(_places(rules, occasion, facts, entities))


def _places(
    rules: RuleSet, occasion: Occasion, facts: Facts, entities: Entities
) -> Iterator[Place]:
    today = facts.moment.date()
    asked = (
        rules.by_event.get(occasion.kind, ())
        if isinstance(occasion, Event)
        else (*rules.purchase, *rules.multipliers)
    )
    for ready in asked:
        if not ready.rule.limits:
            continue
        if all(holds(occasion, facts) for holds, _ in ready.checks):
            for limit in ready.rule.limits:
                if limit.period != "purchase":
                    span = period_key(limit.period, today)
                    entity = entities[limit.per] or ""
                    yield Place(ready.code, limit.per, entity, limit.period, span)


_table: Any = RuleUse.__table__
_KEY: Final = tuple(
    _table.c[name] for name in ("rule", "per", "entity", "period", "span")
)
_READ = (
    select(*_KEY, _table.c.count.label("times"), _table.c.amount)
    .where(
        _table.c.program_id == bindparam("program_id"),
        tuple_(*_KEY).in_(bindparam("places", expanding=True)),
    )
    .order_by(*_KEY)
)
_HOLD = _READ.with_for_update()
_PREPARE = in_each_dialect(lambda insert: insert(_table).on_conflict_do_nothing())


def read_used(session: Session, program_id: str, places: Sequence[Place]) -> Used:
    """Return what is used of these limits now."""
    return _used(session, _READ, program_id, places)


@dataclass(frozen=True, slots=True)
class HeldLimits:
    """The limits of a program: nobody else can use them from `hold` until commit."""

    session: Session
    brand_id: str
    program_id: str

    def hold(self, places: Sequence[Place]) -> Used:
        """Return what is used of these limits, and let nobody else use them."""
        if places:
            self.session.connection().execute(
                in_dialect_of(self.session, _PREPARE),
                [
                    {"brand_id": self.brand_id, "count": 0, "amount": 0}
                    | _columns(self.program_id, place)
                    for place in places
                ],
            )
        return _used(self.session, _HOLD, self.program_id, places)

    def change(self, changes: Sequence[Change]) -> None:
        """Note that more, or less, is used."""
        if not changes:
            return
        self.session.connection().execute(
            _ADD,
            [
                {
                    f"of_{name}": told
                    for name, told in _columns(self.program_id, place).items()
                }
                | {"times": times, "more": more}
                for place, times, more in changes
            ],
        )


def _columns(program_id: str, place: Place) -> dict[str, Any]:
    return {
        "program_id": program_id,
        "rule": place.rule,
        "per": place.per,
        "entity": place.entity,
        "period": place.period,
        "span": place.span,
    }


def _used(
    session: Session, statement: Any, program_id: str, places: Sequence[Place]
) -> Used:
    if not places:
        return {}
    told = [
        (place.rule, place.per, place.entity, place.period, place.span)
        for place in places
    ]
    rows = session.connection().execute(
        statement, {"program_id": program_id, "places": told}
    )
    return {(row.rule, row.per, row.period): Use(row.times, row.amount) for row in rows}


_ADD = (
    update(_table)
    .where(
        _table.c.program_id == bindparam("of_program_id"),
        *(column == bindparam(f"of_{column.name}") for column in _KEY),
    )
    .values(
        count=_table.c.count + bindparam("times"),
        amount=_table.c.amount + bindparam("more"),
    )
)
