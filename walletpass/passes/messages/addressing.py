"""Addressing a message: on which cards it is to show, and who is left out, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from walletpass.customers import Customer, UnknownCustomerError, agreed_among
from walletpass.passes.errors import UnknownPassError
from walletpass.passes.messages.models import Purpose
from walletpass.passes.messages.showing import Shown
from walletpass.passes.models import Pass

Reason = Literal["no-card", "voided", "no-consent", "erased", "blocked"]
"""Why somebody is left out: they hold no live card, the card that was named is void,
they agreed to no marketing on their card, or nobody speaks to them any more."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A customer to whom a message is not shown; *card_id* if it was named."""

    customer_id: str
    card_id: str | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class Addressed:
    """The cards a message is to show on, of which templates, and who is left out."""

    rows: Sequence[Shown]
    template_ids: frozenset[str]
    left_out: Sequence[LeftOut]


_PEOPLE = select(Customer.id, Customer.status, Customer.merged_into_id).where(
    Customer.brand_id == bindparam("brand_id"),
    Customer.id.in_(bindparam("ids", expanding=True)),
)
_CARDS = select(Pass.id, Pass.customer_id, Pass.status, Pass.template_id).where(
    Pass.brand_id == bindparam("brand_id"),
    Pass.id.in_(bindparam("ids", expanding=True)),
)
_HELD = (
    select(Pass.customer_id, Pass.id, Pass.status, Pass.template_id)
    .where(
        Pass.brand_id == bindparam("brand_id"),
        Pass.customer_id.in_(bindparam("ids", expanding=True)),
        Pass.status != "voided",
    )
    .order_by(Pass.id.desc())
)
_SILENCED: Final[dict[str, Reason]] = {"erased": "erased", "blocked": "blocked"}


def address(
    session: Session,
    brand_id: str,
    *,
    customer_ids: Sequence[str] = (),
    card_ids: Sequence[str] = (),
    purpose: Purpose,
) -> Addressed:
    """Find the card of each customer, the first they hold, and the cards that are named.

    Marketing goes to those alone who agreed to it on their card.

    Raises:
        UnknownCustomerError: The brand has no such customer.
        UnknownPassError: The brand has no such card.
    """
    named = _named_cards(session, brand_id, card_ids)
    people = _people(
        session, brand_id, [*customer_ids, *(card.customer_id for card in named)]
    )
    asked = {people[each].merged_into_id or each for each in customer_ids}
    held = {
        row.customer_id: row
        for row in session.execute(_HELD, {"brand_id": brand_id, "ids": sorted(asked)})
    }
    agreed = (
        agreed_among(session, sorted(people), "wallet")
        if purpose == "marketing"
        else frozenset(people)
    )
    rows: dict[str, Shown] = {}
    left_out: list[LeftOut] = []
    templates: set[str] = set()
    of_customers = [(each, None, held.get(each)) for each in sorted(asked)]
    of_cards = [(card.customer_id, card.id, card) for card in named]
    for customer_id, card_id, card in [*of_customers, *of_cards]:
        reason = _reason(
            people[customer_id].status, card, has_agreed=customer_id in agreed
        )
        if reason is not None or card is None:
            left_out.append(LeftOut(customer_id, card_id, reason or "no-card"))
        else:
            rows[card.id] = Shown(card.id, customer_id)
            templates.add(card.template_id)
    return Addressed(list(rows.values()), frozenset(templates), left_out)


def _named_cards(
    session: Session, brand_id: str, card_ids: Sequence[str]
) -> Sequence[Any]:
    cards = session.execute(_CARDS, {"brand_id": brand_id, "ids": list(card_ids)}).all()
    if len(cards) < len(set(card_ids)):
        raise UnknownPassError
    return cards


def _people(
    session: Session, brand_id: str, customer_ids: Sequence[str]
) -> dict[str, Any]:
    """Return these customers, and whoever they were merged into, by id."""
    asked = set(customer_ids)
    people = {
        row.id: row
        for row in session.execute(
            _PEOPLE, {"brand_id": brand_id, "ids": sorted(asked)}
        )
    }
    if len(people) < len(asked):
        raise UnknownCustomerError
    merged = {row.merged_into_id for row in people.values() if row.merged_into_id}
    if further := merged - set(people):
        more = session.execute(_PEOPLE, {"brand_id": brand_id, "ids": sorted(further)})
        people |= {row.id: row for row in more}
    return people


def _reason(status: str, card: Any | None, *, has_agreed: bool) -> Reason | None:
    if status in _SILENCED:
        return _SILENCED[status]
    if card is None:
        return "no-card"
    if card.status == "voided":
        return "voided"
    return None if has_agreed else "no-consent"
