"""Changing what is known of somebody: told by whoever may overwrite it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from walletpass.brands import Brand, fit_timezone
from walletpass.customers.attributes import with_attributes
from walletpass.customers.consenting import (
    Choice,
    moves_cards,
    news_among,
    record_consents,
)
from walletpass.customers.errors import (
    BelongsToAnotherError,
    ErasedCustomerError,
    MergedCustomerError,
)
from walletpass.customers.events import tell_changed
from walletpass.customers.identities import FIELDS, handle, identity_for
from walletpass.customers.models import Customer, Identity, Kind
from walletpass.customers.people import (
    People,
    birthday_of,
    identities_of,
    name_of,
    postal_code_of,
)
from walletpass.customers.tending import describe, note_change

_KINDS: Final[Mapping[str, Kind]] = {field: kind for kind, field in FIELDS.items()}
_NEWS: Final = frozenset(
    {"first_name", "last_name", "language", "timezone", "attributes"}
)
"""What cards show, or what is known of habits rests on."""


def change(
    session: Session,
    people: People,
    brand: Brand,
    customer: Customer,
    told: Mapping[str, Any],
    *,
    said: Sequence[Choice] = (),
    source: str,
    now: datetime,
) -> tuple[str, ...]:
    """Overwrite what *told* names, by field; return the names of what is now another.

    None takes a thing away. *attributes* are added to those there are, and those that
    are None taken away. What they chose is kept where it differs from their last word.
    Their cards look again if something they may show has changed.

    Raises:
        ErasedCustomerError: Nothing is kept of somebody who was erased.
        MergedCustomerError: They are known by another name since.
        InvalidError: Something cannot be right; the error names the field.
        BelongsToAnotherError: It finds another customer.
    """
    session.refresh(customer, with_for_update=True)
    if customer.status == "erased":
        raise ErasedCustomerError
    if customer.merged_into_id is not None:
        raise MergedCustomerError(customer.merged_into_id)
    before = _known(session, people, customer)
    for field, kind in _KINDS.items():
        if field in told:
            text, fresh = told[field], None
            if text is not None:
                given = handle(kind, text, brand.country)
                fresh = identity_for(people, customer, given, source, now)
            _give(session, customer, kind, fresh)
    _describe(people, brand, customer, told, now)
    session.flush()
    after = _known(session, people, customer)
    changed = {field for field in after if after[field] != before[field]}
    if changed:
        note_change(session, customer, now=now)
    news = news_among(session, customer, said)
    if changed & _NEWS or moves_cards(news):
        tell_changed(session, customer, now=now)
    if news:
        record_consents(session, customer, news, source=source, now=now)
        changed.add("consents")
    return tuple(sorted(changed))


def _known(session: Session, people: People, customer: Customer) -> dict[str, Any]:
    identities = identities_of(session, people, customer)
    name = name_of(people, customer)
    return {
        **{field: identities.get(kind) for field, kind in _KINDS.items()},
        "first_name": name.first,
        "last_name": name.last,
        "birthday": birthday_of(people, customer),
        "postal_code": postal_code_of(people, customer),
        "language": customer.language,
        "timezone": customer.timezone,
        "attributes": customer.attributes,
    }


def _give(
    session: Session, customer: Customer, kind: Kind, fresh: Identity | None
) -> None:
    """Let this find the customer instead of what did; None lets nothing of its kind."""
    held = session.scalars(
        select(Identity).where(
            Identity.customer_id == customer.id, Identity.kind == kind
        )
    ).one_or_none()
    if held and fresh and held.fingerprint == fresh.fingerprint:
        return
    try:
        with session.begin_nested():
            if held:
                session.delete(held)
                session.flush()
            if fresh:
                session.add(fresh)
    except IntegrityError as trouble:
        raise BelongsToAnotherError(FIELDS[kind]) from trouble


def _describe(
    people: People,
    brand: Brand,
    customer: Customer,
    told: Mapping[str, Any],
    now: datetime,
) -> None:
    describe(
        people,
        customer,
        brand=brand,
        now=now,
        first_name=_text(told, "first_name"),
        last_name=_text(told, "last_name"),
        birthday=told.get("birthday"),
        postal_code=_text(told, "postal_code"),
        language=told.get("language"),
    )
    if "birthday" in told and told["birthday"] is None:
        customer.birthday_sealed = customer.birth_month_day = None
        customer.birthday_told_on = None
    if "timezone" in told:
        zone = told["timezone"]
        customer.timezone = fit_timezone("timezone", zone) if zone else None
    if "attributes" in told:
        customer.attributes = with_attributes(customer.attributes, told["attributes"])


def _text(told: Mapping[str, Any], field: str) -> str | None:
    """Return what is told, an empty text where it is to be taken away."""
    return (told[field] or "") if field in told else None
