"""Knowing customers: what a decision rests on, of many at once, in a few statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import BindParameter, Select, bindparam, exists, literal, null, select
from sqlalchemy.orm import Session

from walletpass.brands import Store
from walletpass.campaigns.deciding import Person
from walletpass.campaigns.manners import MONTH, Word
from walletpass.campaigns.models import Aside, Delivery, Run, Wish
from walletpass.campaigns.planning import Plan
from walletpass.customers import MARKETING, Consent, Customer
from walletpass.devices import Registration
from walletpass.insight.models import Profile
from walletpass.ledger import Account
from walletpass.passes import Pass

_IDS: Final[BindParameter[Any]] = bindparam("ids", expanding=True)
_BRAND: Final[BindParameter[Any]] = bindparam("brand_id")

_Ask = Select[*tuple[Any, ...]]

_TRAITS: Final[_Ask] = (
    select(
        Customer.id,
        Customer.status,
        Customer.language,
        Customer.timezone,
        Store.timezone,
    )
    .outerjoin(Profile, Profile.customer_id == Customer.id)
    .outerjoin(Store, Store.id == Profile.store_id)
    .where(Customer.id.in_(_IDS), Customer.brand_id == _BRAND)
)
_FORMER: Final[_Ask] = select(Customer.id, Customer.merged_into_id).where(
    Customer.merged_into_id.in_(_IDS)
)
_CARDS: Final[_Ask] = (
    select(
        Account.customer_id,
        Pass.id,
        Pass.status != "voided",
        exists().where(Registration.pass_id == Pass.id),
    )
    .join(Pass, Pass.account_id == Account.id)
    .where(Account.customer_id.in_(_IDS), Pass.brand_id == _BRAND)
    .order_by(Pass.id)
)
_WISHES: Final[_Ask] = select(
    Wish.customer_id, Wish.per_week, Wish.paused_until, Wish.only_service
).where(Wish.customer_id.in_(_IDS))
_SAID: Final[_Ask] = (
    select(Consent.customer_id, Consent.topic, Consent.given)
    .where(
        Consent.customer_id.in_(_IDS),
        Consent.channel == "wallet",
        Consent.topic.in_((MARKETING, bindparam("topic"))),
    )
    .order_by(Consent.at, Consent.given.desc())  # of two at once, the no is the last
)
_HEARD: Final[_Ask] = (
    select(Delivery.customer_id, Delivery.decided_at, Run.category, Run.campaign_id)
    .join(Run, Run.id == Delivery.run_id)
    .where(
        Delivery.customer_id.in_(_IDS),
        Delivery.state == "sent",
        Delivery.decided_at > bindparam("since"),
        Run.purpose == "marketing",
    )
)
_ASIDES: Final[_Ask] = select(
    Aside.customer_id, Aside.said_at, null(), literal("")
).where(Aside.customer_id.in_(_IDS), Aside.said_at > bindparam("since"))
_RIVALS: Final[_Ask] = (
    select(Delivery.customer_id, Delivery.due_at, Run.category, Run.campaign_id)
    .join(Run, Run.id == Delivery.run_id)
    .where(
        Delivery.customer_id.in_(_IDS),
        Delivery.state == "planned",
        Delivery.decided_at.is_(None),
        Run.purpose == "marketing",
        Run.priority > bindparam("priority"),
        Run.status.in_(("freezing", "running")),
    )
    .order_by(Delivery.due_at)
)


_CLOCKS: Final[_Ask] = (
    select(Customer.id, Customer.timezone, Store.timezone, Profile.hour)
    .outerjoin(Profile, Profile.customer_id == Customer.id)
    .outerjoin(Store, Store.id == Profile.store_id)
    .where(Customer.id.in_(_IDS), Customer.brand_id == _BRAND)
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
    asked = {"ids": list(customer_ids), "brand_id": plan.brand.id}
    return {
        customer_id: Clock(_zone(plan, own_zone, store_zone), hour)
        for customer_id, own_zone, store_zone, hour in session.connection().execute(
            _CLOCKS, asked
        )
    }


def _zone(plan: Plan, own: str | None, of_store: str | None) -> ZoneInfo:
    """Return the zone a customer lives in: their own, or that of the store they prefer."""
    return ZoneInfo(own or of_store or plan.brand.timezone)


@dataclass(slots=True)
class _Notes:
    """What was found of one customer besides their traits."""

    pass_id: str | None = None
    had_card: bool = False
    is_on_phone: bool = False
    said: dict[str, bool] = field(default_factory=dict)
    per_week: int | None = None
    paused_until: datetime | None = None
    only_service: bool = False
    words: list[Word] = field(default_factory=list)
    rivals: list[Word] = field(default_factory=list)

    def wish(self, told: Any) -> None:
        """Note what they asked for; of what they asked under two names, the less."""
        _, per_week, paused_until, only_service = told
        if per_week is not None:
            known = self.per_week
            self.per_week = per_week if known is None else min(known, per_week)
        if paused_until is not None:
            self.paused_until = max(self.paused_until or paused_until, paused_until)
        self.only_service = self.only_service or only_service

    def agreed(self, topic: str) -> bool:
        """Tell whether they agreed to advertising, and did not refuse this kind of it."""
        return self.said.get(MARKETING, False) and self.said.get(topic, True)


_HELD: Final[_Ask] = _TRAITS.order_by(Customer.id).with_for_update(
    read=True, key_share=True, of=Customer
)


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
    return _persons(session, plan, customer_ids, _TRAITS, at)


def _persons(
    session: Session,
    plan: Plan,
    customer_ids: Sequence[str],
    traits: _Ask,
    at: datetime,
) -> Mapping[str, Person]:
    notes = {customer_id: _Notes() for customer_id in customer_ids}
    asked: dict[str, Any] = {"ids": list(customer_ids), "brand_id": plan.brand.id}
    found = session.connection().execute(traits, asked).all()
    _note_cards(session, notes, asked)
    if plan.terms.is_marketing:
        _note_talk(session, plan, notes, at)
    return {row[0]: _person(plan, row, notes[row[0]]) for row in found}


def _note_cards(
    session: Session, notes: Mapping[str, _Notes], asked: dict[str, Any]
) -> None:
    """Note the card each is spoken to on: one that is on a phone, if there is one."""
    for customer_id, pass_id, is_live, is_on_phone in session.connection().execute(
        _CARDS, asked
    ):
        note = notes[customer_id]
        note.had_card = True
        if is_live and (note.pass_id is None or is_on_phone):
            note.pass_id, note.is_on_phone = pass_id, is_on_phone


def _note_talk(
    session: Session, plan: Plan, notes: Mapping[str, _Notes], at: datetime
) -> None:
    """Note what they said of messages, what they heard, and what they are to hear."""
    selves = {customer_id: customer_id for customer_id in notes}
    former = session.execute(_FORMER, {"ids": list(notes)})
    selves |= {row[0]: row[1] for row in former}
    asked: dict[str, Any] = {"ids": list(selves)}
    topic = plan.document.topic
    for self, about, given in session.connection().execute(
        _SAID, asked | {"topic": topic}
    ):
        notes[selves[self]].said[about] = given
    for wish in session.connection().execute(_WISHES, asked):
        notes[selves[wish[0]]].wish(wish)
    since = at - MONTH
    for heard in (_HEARD, _ASIDES):
        found = session.connection().execute(heard, asked | {"since": since})
        for self, *told in found:
            notes[selves[self]].words.append(Word(*told))
    priority = plan.document.priority
    for self, *told in session.connection().execute(
        _RIVALS, asked | {"priority": priority}
    ):
        notes[selves[self]].rivals.append(Word(*told))


def _person(plan: Plan, row: Any, note: _Notes) -> Person:
    customer_id, status, language, own_zone, store_zone = row
    return Person(
        customer_id=customer_id,
        status=status,
        zone=_zone(plan, own_zone, store_zone),
        language=language,
        pass_id=note.pass_id,
        had_card=note.had_card,
        is_on_phone=note.is_on_phone,
        agreed=note.agreed(plan.document.topic),
        only_service=note.only_service,
        paused_until=note.paused_until,
        wished_per_week=note.per_week,
        words=tuple(note.words),
        rivals=tuple(note.rivals),
    )
