"""Enrolment: one field, or none, and never a second customer for one phone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from walletpass.brands import Brand, fit_timezone
from walletpass.customers.attributes import with_attributes
from walletpass.customers.birthdays import Birthday, check_age
from walletpass.customers.completing import complete
from walletpass.customers.consenting import Choice, record_consents
from walletpass.customers.errors import (
    AlreadyClaimedError,
    BelongsToAnotherError,
    TwoPeopleError,
)
from walletpass.customers.identities import (
    FIELDS,
    Handle,
    handle,
    handles,
    identity_for,
    owners,
)
from walletpass.customers.models import Customer, Kind
from walletpass.customers.names import normal_name
from walletpass.customers.people import People, identities_of
from walletpass.customers.portraits import (
    Portrait,
    first_touch,
    language_for,
    portray,
)
from walletpass.customers.postal_codes import normal_postal_code
from walletpass.kernel.ids import new_id
from walletpass.kernel.languages import Language


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A customer, and whether they are new.

    Somebody known comes back as they were, unless whoever tells is trusted: typing a
    phone number proves nothing, so it adds nothing to the person whose phone it is.
    """

    customer: Customer
    is_new: bool


def enrol(
    session: Session,
    people: People,
    *,
    brand: Brand,
    now: datetime,
    phone: str | None = None,
    email: str | None = None,
    external_id: str | None = None,
    card_number: str | None = None,
    first_name: str | None = None,
    last_name: str | None = None,
    birthday: Birthday | None = None,
    postal_code: str | None = None,
    language: Language | None = None,
    timezone: str | None = None,
    consents: Sequence[Choice] = (),
    ip: str | None = None,
    source: Mapping[str, Any] | None = None,
    attributes: Mapping[str, Any] | None = None,
    is_trusted: bool = False,
) -> Enrolment:
    """Enrol somebody, or find them if the brand knows what they gave.

    Nothing given makes an anonymous customer, whose card can be claimed later.
    *source* tells what brought them here: a poster's or till's ``code``, ``utm_…``.
    Only where *is_trusted* does what is told complete somebody known, see `complete`.

    Raises:
        InvalidError: Something given cannot be right; the error names the field.
        TwoPeopleError: What was given belongs to different customers.
        AlreadyClaimedError: Somebody known has a different phone or the like.
        BelongsToAnotherError: Another customer was given it a moment ago.
    """
    given = handles(
        {"phone": phone, "email": email, "external": external_id, "card": card_number},
        brand.country,
    )
    portrait = Portrait(
        first_name=normal_name("first_name", first_name or ""),
        last_name=normal_name("last_name", last_name or ""),
        birthday=birthday,
        language=language_for(brand, language),
        timezone=fit_timezone("timezone", timezone) if timezone else None,
        source=first_touch(source or {}),
        attributes=with_attributes({}, attributes or {}),
        postal_code=normal_postal_code(postal_code or ""),
    )
    if birthday:
        check_age(birthday, now.date())
    enrolment = _find_or_admit(session, people, brand, given, portrait, now=now)
    who = enrolment.customer
    if enrolment.is_new:
        record_consents(session, who, consents, source=portrait.place, now=now, ip=ip)
    elif is_trusted:
        complete(
            session, people, brand, who, given, told=portrait, said=consents, now=now
        )
    return enrolment


def _find_or_admit(
    session: Session,
    people: People,
    brand: Brand,
    given: Sequence[Handle],
    portrait: Portrait,
    *,
    now: datetime,
) -> Enrolment:
    if known := _known(session, people, brand, given):
        return Enrolment(known, is_new=False)
    try:
        with session.begin_nested():
            customer = _admit(session, people, brand, given, portrait, now=now)
    except IntegrityError:  # somebody enrolled them a moment ago, elsewhere
        if known := _known(session, people, brand, given):
            return Enrolment(known, is_new=False)
        raise
    return Enrolment(customer, is_new=True)


def _known(
    session: Session, people: People, brand: Brand, given: Sequence[Handle]
) -> Customer | None:
    prints = {one.fingerprint(people, brand.id): one for one in given}
    found = owners(session, brand.id, prints)
    if len(set(found.values())) > 1:
        fields = (FIELDS[one.kind] for mark, one in prints.items() if mark in found)
        raise TwoPeopleError(tuple(fields))
    return next((session.get(Customer, owner) for owner in found.values()), None)


def _admit(
    session: Session,
    people: People,
    brand: Brand,
    given: Iterable[Handle],
    portrait: Portrait,
    *,
    now: datetime,
) -> Customer:
    customer = portray(people, brand, new_id("cus", now), portrait, now)
    session.add(customer)
    session.flush()
    place = portrait.place
    session.add_all(identity_for(people, customer, one, place, now) for one in given)
    session.flush()
    return customer


def claim(
    session: Session,
    people: People,
    *,
    brand: Brand,
    customer: Customer,
    kind: Kind = "phone",
    value: str,
    source: str = "claim",
    now: datetime,
) -> None:
    """Give a customer something that finds them: an anonymous card gets its owner.

    Claiming the same again changes nothing.

    Raises:
        InvalidError: It cannot be right.
        AlreadyClaimedError: The customer has a different one.
        BelongsToAnotherError: It finds another customer.
    """
    given = handle(kind, value, brand.country)
    held = identities_of(session, people, customer).get(kind)
    if held == given.value:
        return
    if held is not None:
        raise AlreadyClaimedError(FIELDS[kind])
    identity = identity_for(people, customer, given, source, now)
    try:
        with session.begin_nested():
            session.add(identity)
    except IntegrityError as trouble:
        raise BelongsToAnotherError(FIELDS[kind]) from trouble
