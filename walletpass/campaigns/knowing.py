"""Knowing customers: what a decision rests on, of many at once, in a few statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from walletpass.brands import Store
from walletpass.campaigns.deciding import Person
from walletpass.campaigns.planning import Plan
from walletpass.campaigns.talk import Talk, Wished, talk_with
from walletpass.customers import Customer
from walletpass.db import Prepared, among
from walletpass.devices import Registration
from walletpass.insight.models import Profile
from walletpass.ledger import Account
from walletpass.passes import Pass

_TRAITS: Final = (
    select(
        Customer.id,
        Customer.status,
        Customer.language,
        Customer.timezone,
        Store.timezone.label("of_store"),
    )
    .outerjoin(Profile, Profile.customer_id == Customer.id)
    .outerjoin(Store, Store.id == Profile.store_id)
    .where(among(Customer.id, "ids"), Customer.brand_id == bindparam("brand_id"))
)
_SEEN: Final = Prepared(_TRAITS)
_HELD: Final = Prepared(
    _TRAITS.order_by(Customer.id).with_for_update(
        read=True, key_share=True, of=Customer
    )
)
_CLOCKS: Final = Prepared(_TRAITS.add_columns(Profile.hour))
_CARDS: Final = Prepared(
    select(
        Account.customer_id,
        Pass.id,
        Pass.status != "voided",
        exists().where(Registration.pass_id == Pass.id),
    )
    .join(Pass, Pass.account_id == Account.id)
    .where(among(Account.customer_id, "ids"), Pass.brand_id == bindparam("brand_id"))
    .order_by(Pass.id)
)


@dataclass(frozen=True, slots=True)
class Clock:
    """Where a customer's day begins, and the hour of it at which they tend to come."""

    zone: ZoneInfo
    hour: int | None


def clocks_of(
    session: Session, plan: Plan, customer_ids: Sequence[str]
) -> Mapping[str, Clock]:
    """Return the clock of each of these customers of the plan's brand."""
    asked = {"ids": customer_ids, "brand_id": plan.brand.id}
    return {
        row.id: Clock(_zone(plan, row.timezone, row.of_store), row.hour)
        for row in _CLOCKS.rows(session, asked)
    }


def _zone(plan: Plan, own: str | None, of_store: str | None) -> ZoneInfo:
    """Return the zone a customer lives in: their own, or that of the store they prefer."""
    said = own or of_store
    return ZoneInfo(said) if said else plan.zone


def held_persons(
    session: Session, plan: Plan, customer_ids: Sequence[str], *, at: datetime
) -> Mapping[str, Person]:
    """Return the same as `persons`, and let none of them be merged or erased until commit."""
    return _persons(session, plan, customer_ids, _HELD, at)


def persons(
    session: Session, plan: Plan, customer_ids: Sequence[str], *, at: datetime
) -> Mapping[str, Person]:
    """Return what is known of these customers of the plan's brand, by id.

    What somebody said and heard under a name they had before a merge counts as theirs.
    """
    return _persons(session, plan, customer_ids, _SEEN, at)


def _persons(
    session: Session,
    plan: Plan,
    customer_ids: Sequence[str],
    traits: Prepared,
    at: datetime,
) -> Mapping[str, Person]:
    asked = {"ids": customer_ids, "brand_id": plan.brand.id}
    found = traits.tuples(session, asked)
    cards = _cards_of(session, asked)
    talk = Talk()
    if plan.terms.is_marketing:
        talk = talk_with(session, plan, customer_ids, at=at)
    return {row[0]: _person(plan, row, cards, talk) for row in found}


class _Card(NamedTuple):
    """The card somebody is spoken to on; without *pass_id*, one that holds no more."""

    pass_id: str | None
    is_on_phone: bool


def _cards_of(session: Session, asked: Mapping[str, Any]) -> dict[str, _Card]:
    """Return the card of each who ever had one: one on a phone, if there is one."""
    cards: dict[str, _Card] = {}
    for customer_id, pass_id, is_live, is_on_phone in _CARDS.tuples(session, asked):
        had = cards.get(customer_id)
        if is_live and (had is None or had.pass_id is None or is_on_phone):
            cards[customer_id] = _Card(pass_id, bool(is_on_phone))
        elif had is None:
            cards[customer_id] = _VOIDED
    return cards


_VOIDED: Final = _Card(None, is_on_phone=False)
_NO_WISH: Final = Wished()


def _person(plan: Plan, row: Any, cards: Mapping[str, _Card], talk: Talk) -> Person:
    customer_id, status, language, own_zone, store_zone = row
    card = cards.get(customer_id)
    wished = talk.wishes.get(customer_id, _NO_WISH)
    pass_id, is_on_phone = card or _VOIDED
    return Person(
        customer_id,
        status,
        _zone(plan, own_zone, store_zone),
        language,
        pass_id,
        card is not None,
        is_on_phone,
        talk.agreed.get(customer_id, False)
        and talk.agreed_to_kind.get(customer_id, True),
        wished.only_service,
        wished.paused_until,
        wished.per_week,
        customer_id in talk.troubled,
        customer_id in talk.won_back,
        talk.words.get(customer_id, ()),
        talk.rivals.get(customer_id, ()),
    )
