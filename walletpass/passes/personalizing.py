"""Signing up in Wallet's own form: an anonymous card learns whose it is."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import brands, customers
from walletpass.customers import Customer, Kind, People
from walletpass.kernel.errors import ConflictError, InvalidError
from walletpass.passes.design import Design
from walletpass.passes.errors import NoSignUpError
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
    takes over no phone of another customer. Sent again, it changes nothing.

    Raises:
        NoSignUpError: This card offers no form.
    """
    wallet_pass = session.scalars(
        select(Pass).where(Pass.id == card.id).with_for_update()
    ).one()
    if wallet_pass.status == "voided" or not _offers_form(session, wallet_pass):
        raise NoSignUpError
    if wallet_pass.personalized_at is not None:
        return []
    wallet_pass.personalized_at = now
    customer = customers.customer_of(session, card.brand_id, card.customer_id)
    _describe(session, people, customer, told, now)
    session.flush()
    return refresh(
        session,
        [card.id],
        cause="personalized",
        people=people,
        card_link=card_link,
        now=now,
        always=True,
    )


def _offers_form(session: Session, wallet_pass: Pass) -> bool:
    version = session.get_one(TemplateVersion, wallet_pass.template_version_id)
    design = Design.model_validate(version.design)
    return design.personalization is not None and design.nfc is not None


def _describe(
    session: Session, people: People, customer: Customer, told: SignUp, now: datetime
) -> None:
    brand = brands.brand_of(session, customer.brand_id)
    if not str(customers.name_of(people, customer)):
        with suppress(InvalidError):
            customers.describe(
                people,
                customer,
                brand=brand,
                now=now,
                first_name=told.first_name,
                last_name=told.last_name,
            )
    given: tuple[tuple[Kind, str], ...] = (("phone", told.phone), ("email", told.email))
    for kind, value in given:
        if value:
            with suppress(InvalidError, ConflictError):
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
