"""Presenting: whose sale it is, found by card, number, customer or phone."""

from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from walletpass import brands, customers, ledger
from walletpass.customers import People
from walletpass.db import Prepared
from walletpass.kernel.errors import InvalidError
from walletpass.passes.errors import UnknownPassError, VoidedPassError
from walletpass.passes.models import Pass
from walletpass.rewards import Holder
from walletpass.sales import PresentedVia


class OneCustomerError(InvalidError):
    """Somebody named twice, or not at all where a name is needed."""

    code = "one-customer"
    title = "Whose is it?"

    def __init__(self) -> None:
        super().__init__(
            "Name the customer by one of `card_id`, `card_number`, `customer_id` and "
            "`phone`."
        )


class Presented(Protocol):
    """What a sale tells of whose it is: at most one of the four names is there."""

    @property
    def card_id(self) -> str | None:
        """The card's id."""

    @property
    def card_number(self) -> str | None:
        """The number under its barcode."""

    @property
    def customer_id(self) -> str | None:
        """The customer's id."""

    @property
    def phone(self) -> str | None:
        """Their phone."""

    @property
    def presented_via(self) -> PresentedVia | None:
        """How it was shown, if somebody saw it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Who was found, and by what; *voided* is the number of a card that was voided."""

    holder: Holder
    via: PresentedVia | None
    voided: str | None = None

    def check(self) -> None:
        """Stop whoever shows a card that was voided.

        Raises:
            VoidedPassError: They do.
        """
        if self.voided is not None:
            raise VoidedPassError(self.voided)


_CARD: Select[str, str | None, str, str, str] = select(
    Pass.id,
    Pass.customer_id,
    Pass.number,
    Pass.status,
    ledger.Account.program_id,
).join_from(Pass, ledger.Account, ledger.Account.id == Pass.account_id)
_OF_BRAND = _CARD.where(Pass.brand_id == bindparam("brand_id"))
_BY_ID = Prepared(_OF_BRAND.where(Pass.id == bindparam("name")))
_BY_NUMBER = Prepared(_OF_BRAND.where(Pass.number == bindparam("name")))


def presented(
    session: Session, people: People, brand_id: str, named: Presented
) -> Shown:
    """Return whose it is: somebody unknown, when nobody is named.

    Raises:
        OneCustomerError: They are named in more than one way.
        NotFoundError: The brand has no such card or customer.
    """
    names = (named.card_id, named.card_number, named.customer_id, named.phone)
    if sum(name is not None for name in names) > 1:
        raise OneCustomerError
    via = named.presented_via
    if named.card_id is not None:
        return _by_card(session, brand_id, via, _BY_ID, named.card_id)
    if named.card_number is not None:
        via = via or "number"
        return _by_card(session, brand_id, via, _BY_NUMBER, named.card_number)
    customer_id = named.customer_id
    if named.phone is not None:
        customer_id = _by_phone(session, people, brand_id, named.phone)
        via = via or "phone"
    elif customer_id is not None:
        customers.customer_of(session, brand_id, customer_id)
    program = ledger.program_of(session, brand_id)
    return Shown(Holder(program.id, customer_id), via)


def _by_card(
    session: Session,
    brand_id: str,
    via: PresentedVia | None,
    card: Prepared,
    name: str,
) -> Shown:
    asked = {"brand_id": brand_id, "name": name}
    row = card.first(session, asked)
    if row is None:
        raise UnknownPassError
    holder = Holder(row.program_id, row.customer_id, row.id)
    return Shown(holder, via, row.number if row.status == "voided" else None)


def _by_phone(session: Session, people: People, brand_id: str, phone: str) -> str:
    brand = brands.brand_of(session, brand_id)
    found = customers.find_by_phone(session, people, brand, phone)
    if found is None:
        raise customers.UnknownCustomerError
    return found.id
