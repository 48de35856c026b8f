"""Completing somebody known with what nobody told before, overwriting nothing."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from walletpass.brands import Brand
from walletpass.customers.consenting import (
    Choice,
    moves_cards,
    news_among,
    record_consents,
)
from walletpass.customers.errors import AlreadyClaimedError, BelongsToAnotherError
from walletpass.customers.events import tell_changed
from walletpass.customers.identities import FIELDS, Handle, finds, identity_for
from walletpass.customers.models import Customer
from walletpass.customers.people import People, identities_of, name_of
from walletpass.customers.portraits import Portrait
from walletpass.customers.tending import describe, note_change


def complete(
    session: Session,
    people: People,
    brand: Brand,
    customer: Customer,
    given: Sequence[Handle],
    *,
    told: Portrait,
    said: Sequence[Choice],
    now: datetime,
) -> None:
    """Keep what is told of somebody known, as far as it was not known before.

    A name, a birthday, a postal code or an attribute known already stays as it is, and
    so do their language and their first touch, which everybody has from the start. What
    they chose is kept where it differs from their last word. Telling the same again
    changes nothing.

    Raises:
        AlreadyClaimedError: They have a different phone or the like; nothing is kept.
        BelongsToAnotherError: Another customer was given it a moment ago.
    """
    place = told.place
    lacking = _lacking(session, people, customer, given)
    _attach(session, people, customer, lacking, source=place, now=now)
    name = name_of(people, customer)
    _fill(people, customer, brand, told, now)
    if lacking or session.is_modified(customer):
        note_change(session, customer, now=now)
    news = news_among(session, customer, said)
    if name_of(people, customer) != name or moves_cards(news):
        tell_changed(session, customer, now=now)
    record_consents(session, customer, news, source=place, now=now)


def _lacking(
    session: Session, people: People, customer: Customer, given: Iterable[Handle]
) -> list[Handle]:
    held = identities_of(session, people, customer)
    for one in given:
        is_other = held.get(one.kind, one.value) != one.value
        if is_other and not finds(session, people, customer, one):
            raise AlreadyClaimedError(FIELDS[one.kind])
    return [one for one in given if one.kind not in held]


def _attach(
    session: Session,
    people: People,
    customer: Customer,
    lacking: Iterable[Handle],
    *,
    source: str,
    now: datetime,
) -> None:
    for one in lacking:
        try:
            with session.begin_nested():
                session.add(identity_for(people, customer, one, source, now))
        except IntegrityError as trouble:  # taken a moment ago, elsewhere
            raise BelongsToAnotherError(FIELDS[one.kind]) from trouble


def _fill(
    people: People, customer: Customer, brand: Brand, told: Portrait, now: datetime
) -> None:
    known = customer.attributes
    describe(
        people,
        customer,
        brand=brand,
        now=now,
        first_name=None if customer.first_name_sealed else told.first_name or None,
        last_name=None if customer.last_name_sealed else told.last_name or None,
        birthday=None if customer.birth_month_day else told.birthday,
        postal_code=None if customer.postal_code_sealed else told.postal_code or None,
        attributes={
            name: fact for name, fact in told.attributes.items() if name not in known
        },
    )
    customer.timezone = customer.timezone or told.timezone
