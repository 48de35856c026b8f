"""Enrolment: one field, or none, and never a second customer for one phone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from walletpass.brands import Brand, fit_timezone
from walletpass.customers.birthdays import Birthday, check_age
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
from walletpass.kernel.ids import new_id
from walletpass.kernel.languages import Language

MOST_TOUCHES = 20  # names in a first touch
LONGEST_TOUCH = 200  # characters of each


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A customer, and whether they are new.

    Somebody known comes back as they were: typing a phone number proves nothing, so
    it adds nothing to the person whose phone it is.
    """

    customer: Customer
    is_new: bool


@dataclass(frozen=True, slots=True)
class Portrait:
    """What else was told about a person, ready to be kept."""

    first_name: str
    last_name: str
    birthday: Birthday | None
    language: Language
    timezone: str | None
    source: Mapping[str, Any]
    attributes: Mapping[str, Any]


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
    language: Language | None = None,
    timezone: str | None = None,
    consents: Sequence[Choice] = (),
    ip: str | None = None,
    source: Mapping[str, Any] | None = None,
    attributes: Mapping[str, Any] | None = None,
) -> Enrolment:
    """Enrol somebody, or find them if the brand knows what they gave.

    Nothing given makes an anonymous customer, whose card can be claimed later.
    *source* tells what brought them here: a poster's or till's ``code``, ``utm_…``.

    Raises:
        InvalidError: Something given cannot be right; the error names the field.
        TwoPeopleError: What was given belongs to different customers.
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
        attributes=attributes or {},
    )
    if birthday:
        check_age(birthday, now.date())
    enrolment = _find_or_admit(session, people, brand, given, portrait, now=now)
    if enrolment.is_new:
        record_consents(
            session,
            enrolment.customer,
            consents,
            source=_place(portrait.source),
            now=now,
            ip=ip,
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


def language_for(brand: Brand, language: Language | None) -> Language:
    """Return the language to speak with somebody: theirs, if the brand speaks it."""
    if language is not None and language in brand.languages:
        return language
    return brand.default_language


def first_touch(source: Mapping[str, Any]) -> dict[str, str]:
    """Return what brought somebody here, in short plain texts."""
    told = [(name, text) for name, text in source.items() if text is not None]
    return {_short(name): _short(text) for name, text in told[:MOST_TOUCHES]}


def _short(text: Any) -> str:
    return "".join(c for c in str(text)[:LONGEST_TOUCH] if c.isprintable())


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
    source = _place(portrait.source)
    session.add_all(identity_for(people, customer, one, source, now) for one in given)
    session.flush()
    return customer


def _place(source: Mapping[str, Any]) -> str:
    return str(source.get("code", "enrolment"))[:120]


def portray(
    people: People, brand: Brand, customer_id: str, portrait: Portrait, now: datetime
) -> Customer:
    """Return a new customer's row, sealed with a key of their own."""
    key = people.vault.new_data_key()

    def sealed(text: str) -> bytes | None:
        return people.vault.seal_text(key, text) if text else None

    birthday = portrait.birthday
    return Customer(
        id=customer_id,
        brand_id=brand.id,
        data_key=key,
        first_name_sealed=sealed(portrait.first_name),
        last_name_sealed=sealed(portrait.last_name),
        birthday_sealed=sealed(str(birthday) if birthday else ""),
        birth_month_day=birthday.month_day if birthday else None,
        language=portrait.language,
        timezone=portrait.timezone,
        source=dict(portrait.source),
        attributes=dict(portrait.attributes),
        enrolled_at=now,
        created_at=now,
    )


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
