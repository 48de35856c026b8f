"""Finding cards: by what a phone, a till, a link or an integrator knows of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, exists, func, select
from sqlalchemy.orm import Session

from walletpass.brands import Brand
from walletpass.db import Page, page_of
from walletpass.ledger import Account
from walletpass.passes.errors import UnknownPassError
from walletpass.passes.models import Pass, PassType
from walletpass.places import ChosenPlace, HintlessCustomer


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card as it is stored, without the weight of an entity."""

    id: str
    brand_id: str
    customer_id: str
    account_id: str
    template_id: str
    template_version_id: str
    pass_type_id: str
    serial_number: str
    number: str
    status: str
    source: str | None
    personalized_at: datetime | None
    version: int
    update_tag: int
    modified_at: datetime
    content: dict[str, Any]
    issued_at: datetime
    pass_type_identifier: str
    team_identifier: str


_passes, _types = Pass.__table__.c, PassType.__table__.c  # a third faster than entities
_JOINED = ("pass_type_identifier", "team_identifier")
_COLUMNS = (
    *(_passes[name] for name in CardRow.__dataclass_fields__ if name not in _JOINED),
    _types.identifier,
    _types.team_identifier,
)


def _cards() -> Select[*tuple[Any, ...]]:
    return select(*_COLUMNS).join_from(
        Pass.__table__, PassType.__table__, _types.id == _passes.pass_type_id
    )


_BY_SERIAL = _cards().where(
    _types.identifier == bindparam("pass_type_identifier"),
    _passes.serial_number == bindparam("serial_number"),
)
_BY_SERIAL_ALONE = _cards().where(_passes.serial_number == bindparam("serial_number"))
_BY_ID = _cards().where(
    _passes.brand_id == bindparam("brand_id"), _passes.id == bindparam("id")
)
_BY_NUMBER = _cards().where(
    _passes.brand_id == bindparam("brand_id"), _passes.number == bindparam("number")
)


def card_for_device(
    session: Session | Connection, pass_type_identifier: str, serial_number: str
) -> CardRow | None:
    """Return the card a device means, of whatever brand its pass type belongs to."""
    return _one(
        session,
        _BY_SERIAL,
        pass_type_identifier=pass_type_identifier,
        serial_number=serial_number,
    )


def card_behind_link(session: Session, serial_number: str) -> CardRow | None:
    """Return the card whose serial number stands in a link that proved genuine."""
    return _one(session, _BY_SERIAL_ALONE, serial_number=serial_number)


def card_of(session: Session, brand_id: str, pass_id: str) -> CardRow:
    """Return the brand's card of this id.

    Raises:
        UnknownPassError: The brand has no such card.
    """
    card = _one(session, _BY_ID, brand_id=brand_id, id=pass_id)
    if card is None:
        raise UnknownPassError
    return card


def card_numbered(session: Session, brand_id: str, number: str) -> CardRow:
    """Return the brand's card with this number under its barcode.

    Raises:
        UnknownPassError: The brand has no such card.
    """
    card = _one(session, _BY_NUMBER, brand_id=brand_id, number=number)
    if card is None:
        raise UnknownPassError
    return card


_ELSEWHERE = (
    select(_passes.id)
    .join_from(Brand, Pass.__table__, _passes.brand_id == Brand.id)
    .where(Brand.id != bindparam("brand_id"), _passes.number == bindparam("number"))
    .limit(1)
)


def is_elsewhere(session: Session, brand_id: str, number: str) -> bool:
    """Tell whether another brand here gave out a card of this number; never which."""
    asked = {"brand_id": brand_id, "number": number}
    return session.execute(_ELSEWHERE, asked).first() is not None


def cards(
    session: Session,
    brand_id: str,
    *,
    customer_id: str | None = None,
    before: str | None = None,
    limit: int = 50,
) -> Page[CardRow]:
    """Return a page of the brand's cards, newest first."""
    query = _cards().where(_passes.brand_id == brand_id)
    if customer_id is not None:
        query = query.where(_passes.customer_id == customer_id)
    if before is not None:
        query = query.where(_passes.id < before)
    rows = session.execute(query.order_by(_passes.id.desc()).limit(limit + 1))
    return page_of([CardRow(*row) for row in rows], limit, lambda card: card.id)


def passes_showing(session: Session, account_id: str) -> tuple[str, ...]:
    """Return the ids of the cards that show this account's balance."""
    return tuple(session.scalars(_SHOWING, {"account_id": account_id}))


_SHOWING = select(Pass.id).where(Pass.account_id == bindparam("account_id"))


def passes_held_by(session: Session, customer_id: str) -> tuple[str, ...]:
    """Return the ids of this customer's cards."""
    return tuple(session.scalars(_HELD, {"customer_id": customer_id}))


def cards_near(session: Session, store_id: str) -> int:
    """Return how many living cards carry a store among their places."""
    return session.execute(_NEAR, {"store_id": store_id}).scalar_one()


_NEAR = (
    select(func.count())
    .select_from(ChosenPlace)
    .join(Pass, Pass.customer_id == ChosenPlace.customer_id)
    .where(
        ChosenPlace.store_id == bindparam("store_id"),
        ~ChosenPlace.is_withheld,
        Pass.status != "voided",
        ~exists().where(HintlessCustomer.customer_id == Pass.customer_id),
    )
)


def passes_of(session: Session, customer_ids: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the living cards of all these customers."""
    return tuple(session.scalars(_LIVING, {"ids": list(customer_ids)}))


def holders_among(session: Session, customer_ids: Sequence[str]) -> tuple[str, ...]:
    """Return those of these customers who hold a living card."""
    return tuple(session.scalars(_HOLDERS, {"ids": list(customer_ids)}))


_HOLDERS = (
    select(Pass.customer_id)
    .where(
        Pass.customer_id.in_(bindparam("ids", expanding=True)), Pass.status != "voided"
    )
    .distinct()
    .order_by(Pass.customer_id)
)
_LIVING = (
    select(Pass.id)
    .where(
        Pass.customer_id.in_(bindparam("ids", expanding=True)), Pass.status != "voided"
    )
    .order_by(Pass.id)
)
_HELD = (
    select(Pass.id)
    .join(Account, Account.id == Pass.account_id)
    .where(Account.customer_id == bindparam("customer_id"))
)


_NUMBERS = (
    select(Pass.customer_id, Pass.number)
    .where(
        Pass.customer_id.in_(bindparam("ids", expanding=True)), Pass.status != "voided"
    )
    .order_by(Pass.id.desc())
)


def numbers_of(session: Session, customer_ids: Sequence[str]) -> dict[str, str]:
    """Return the number of the live card each of these customers holds, of the oldest."""
    rows = session.execute(_NUMBERS, {"ids": list(customer_ids)})
    return {row.customer_id: row.number for row in rows}


def next_of_template(
    session: Session, template_id: str, after: str, limit: int
) -> tuple[str, ...]:
    """Return the next cards of a template after the id *after*, in order of id."""
    return tuple(
        session.scalars(
            select(Pass.id)
            .where(Pass.template_id == template_id, Pass.id > after)
            .order_by(Pass.id)
            .limit(limit)
        )
    )


def _one(
    session: Session | Connection,
    statement: Select[*tuple[Any, ...]],
    **asked: str,
) -> CardRow | None:
    row = session.execute(statement, asked).first()
    return None if row is None else CardRow(*row)
