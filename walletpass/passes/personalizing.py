"""Signing up in Wallet's own form: an anonymous card learns whose it is."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import brands, customers
from walletpass.customers import Customer, Kind, People
from walletpass.kernel.errors import ConflictError
from walletpass.passes.design import Design, PersonalField, Personalization
from walletpass.passes.errors import NoSignUpError, UnfilledFormError
from walletpass.passes.finding import CardRow
from walletpass.passes.models import Pass, TemplateVersion
from walletpass.passes.refreshing import Refreshed, refresh


@dataclass(frozen=True, slots=True)
class SignUp:
    """What was filled in; what was not asked for is empty."""

    first_name: str = field(default="", repr=False)
    last_name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    postal_code: str = field(default="", repr=False)

    def has(self, asked: PersonalField) -> bool:
        """Tell whether something stands where the form asked for this."""
        told = {
            "name": f"{self.first_name}{self.last_name}",
            "email": self.email,
            "phone": self.phone,
            "postal_code": self.postal_code,
        }
        return bool(told[asked].strip())


def personalize(
    session: Session,
    card: CardRow,
    told: SignUp,
    *,
    people: People,
    card_link: str,
    now: datetime,
) -> list[Refreshed]:
    """Give the card's customer what they filled in, and the card a version without form.

    The form needs no token, so it only ever adds: it changes no name that is known and
    takes over no phone of another customer. What cannot be right, or is not all the card
    asked for, leaves the form on the card. Sent again, it adds what is still missing.

    Raises:
        NoSignUpError: This card offers no form.
        InvalidError: Something is missing or cannot be right; nothing is kept.
    """
    wallet_pass = session.scalars(
        select(Pass).where(Pass.id == card.id).with_for_update()
    ).one()
    form = _form_of(session, wallet_pass)
    if form is None:
        raise NoSignUpError
    if missing := [asked for asked in form.fields if not told.has(asked)]:
        raise UnfilledFormError(missing)
    customer = customers.customer_of(session, card.brand_id, card.customer_id)
    _describe(session, people, customer, told, now)
    is_first = wallet_pass.personalized_at is None
    wallet_pass.personalized_at = wallet_pass.personalized_at or now
    session.flush()
    return refresh(
        session,
        [card.id],
        cause="personalized",
        people=people,
        card_link=card_link,
        now=now,
        always=is_first,
    )


def _form_of(session: Session, wallet_pass: Pass) -> Personalization | None:
    """Return the form Wallet shows for this card."""
    version = session.get_one(TemplateVersion, wallet_pass.template_version_id)
    design = Design.model_validate(version.design)
    return None if wallet_pass.status == "voided" else design.sign_up


def _describe(
    session: Session, people: People, customer: Customer, told: SignUp, now: datetime
) -> None:
    brand = brands.brand_of(session, customer.brand_id)
    if not str(customers.name_of(people, customer)):
        customers.describe(
            people,
            customer,
            brand=brand,
            now=now,
            first_name=told.first_name,
            last_name=told.last_name,
        )
    if told.postal_code and not customers.postal_code_of(people, customer):
        customers.describe(
            people, customer, brand=brand, now=now, postal_code=told.postal_code
        )
    if session.is_modified(customer):
        customers.note_change(session, customer, now=now)
    given: tuple[tuple[Kind, str], ...] = (("phone", told.phone), ("email", told.email))
    for kind, value in given:
        if value:
            with suppress(ConflictError):
                customers.claim(
                    session,
                    people,
                    brand=brand,
                    customer=customer,
                    kind=kind,
                    value=value,
                    source="wallet",
                    now=now,
                )
