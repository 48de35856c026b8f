"""Looking after customers: finding them, describing them, noting that they bought."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from walletpass import events
from walletpass.brands import Brand
from walletpass.customers.attributes import with_attributes
from walletpass.customers.birthdays import Birthday, check_age
from walletpass.customers.errors import UnknownCustomerError
from walletpass.customers.models import Customer
from walletpass.customers.names import normal_name
from walletpass.customers.people import People
from walletpass.customers.portraits import language_for
from walletpass.customers.postal_codes import normal_postal_code
from walletpass.db import Page, newest_page
from walletpass.kernel.languages import Language


def customer_of(session: Session, brand_id: str, customer_id: str) -> Customer:
    """Return the brand's customer of this id.

    Raises:
        UnknownCustomerError: The brand has none.
    """
    customer = session.get(Customer, customer_id)
    if customer is None or customer.brand_id != brand_id:
        raise UnknownCustomerError
    return customer


def customers_page(
    session: Session, brand_id: str, *, after: str | None = None, limit: int = 50
) -> Page[Customer]:
    """Return a page of the brand's customers, the newest first."""
    query = select(Customer).where(Customer.brand_id == brand_id)
    return newest_page(session, query, Customer.id, after=after, limit=limit)


def describe(
    people: People,
    customer: Customer,
    *,
    brand: Brand,
    now: datetime,
    first_name: str | None = None,
    last_name: str | None = None,
    birthday: Birthday | None = None,
    postal_code: str | None = None,
    language: Language | None = None,
    attributes: Mapping[str, Any] | None = None,
) -> None:
    """Keep what is newly known about somebody; None leaves a thing as it was.

    An empty name or postal code takes it away. *attributes* are added to those there are.

    Raises:
        InvalidError: Something cannot be right; the error names the field.
    """
    if first_name is not None:
        name = normal_name("first_name", first_name)
        customer.first_name_sealed = _sealed(people, customer, name)
    if last_name is not None:
        name = normal_name("last_name", last_name)
        customer.last_name_sealed = _sealed(people, customer, name)
    if birthday is not None:
        check_age(birthday, now.date())
        customer.birthday_sealed = _sealed(people, customer, str(birthday))
        if customer.birth_month_day != birthday.month_day:
            customer.birthday_told_on = now.date()
        customer.birth_month_day = birthday.month_day
    if postal_code is not None:
        code = normal_postal_code(postal_code)
        customer.postal_code_sealed = _sealed(people, customer, code)
    if language is not None:
        customer.language = language_for(brand, language)
    if attributes is not None:
        customer.attributes = with_attributes(customer.attributes, attributes)


def _sealed(people: People, customer: Customer, text: str) -> bytes | None:
    return people.vault.seal_text(customer.data_key, text) if text else None


def note_arrival(
    session: Session, customer: Customer, *, source: str, now: datetime
) -> None:
    """Tell the brand's systems of somebody new, and of what brought them here."""
    events.record(
        session,
        customer.brand_id,
        "customer.created",
        {"source": source},
        now=now,
        customer_id=customer.id,
    )


def note_change(session: Session, customer: Customer, *, now: datetime) -> None:
    """Tell the brand's systems that something else is known of somebody now."""
    events.record(
        session,
        customer.brand_id,
        "customer.changed",
        {"status": customer.status},
        now=now,
        customer_id=customer.id,
    )


def note_purchase(session: Session, customer_id: str) -> None:
    """Note that somebody bought: a prospect becomes an active customer."""
    session.execute(
        update(Customer)
        .where(Customer.id == customer_id, Customer.status == "prospect")
        .values(status="active")
    )


def block(customer: Customer) -> None:
    """Stop serving somebody, until `unblock`."""
    if customer.status not in ("erased", "merged"):
        customer.status = "blocked"


def unblock(customer: Customer) -> None:
    """Serve somebody again."""
    if customer.status == "blocked":
        customer.status = "active"
