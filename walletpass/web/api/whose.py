"""Whose sale it is: found by card, number, customer or phone."""

from dataclasses import dataclass

from sqlalchemy import Select, bindparam, select

from walletpass import customers, ledger, passes
from walletpass.kernel.errors import InvalidError
from walletpass.rewards import Holder
from walletpass.sales import PresentedVia
from walletpass.web.api.acting import Act
from walletpass.web.api.selling_shapes import WhoIn


class OneCustomerError(InvalidError):
    """A request that names the customer twice, or not at all where one is needed."""

    code = "one-customer"
    title = "Whose is it?"

    def __init__(self) -> None:
        super().__init__(
            "Name the customer by one of `card_id`, `card_number`, `customer_id` and "
            "`phone`."
        )


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
            raise passes.VoidedPassError(self.voided)


_cards = passes.Pass
_CARD: Select[str, str | None, str, str, str] = select(
    _cards.id,
    _cards.customer_id,
    _cards.number,
    _cards.status,
    ledger.Account.program_id,
).join_from(_cards, ledger.Account, ledger.Account.id == _cards.account_id)
_OF_BRAND = _CARD.where(_cards.brand_id == bindparam("brand_id"))
_BY_ID = _OF_BRAND.where(_cards.id == bindparam("name"))
_BY_NUMBER = _OF_BRAND.where(_cards.number == bindparam("name"))


def shown_in(act: Act, asked: WhoIn) -> Shown:
    """Return whose basket or deed it is: somebody unknown, when nobody is named.

    Raises:
        OneCustomerError: They are named in more than one way.
        NotFoundError: The brand has no such card or customer.
    """
    named = (asked.card_id, asked.card_number, asked.customer_id, asked.phone)
    if sum(name is not None for name in named) > 1:
        raise OneCustomerError
    via = asked.presented_via
    if asked.card_id is not None:
        return _by_card(act, via, _BY_ID, asked.card_id)
    if asked.card_number is not None:
        return _by_card(act, via or "number", _BY_NUMBER, asked.card_number)
    customer_id = asked.customer_id
    if asked.phone is not None:
        customer_id, via = _by_phone(act, asked.phone), via or "phone"
    elif customer_id is not None:
        customers.customer_of(act.session, act.brand_id, customer_id)
    program = ledger.program_of(act.session, act.brand_id)
    return Shown(Holder(program.id, customer_id), via)


def _by_card(
    act: Act,
    via: PresentedVia | None,
    card: Select[str, str | None, str, str, str],
    name: str,
) -> Shown:
    asked = {"brand_id": act.brand_id, "name": name}
    row = act.session.execute(card, asked).one_or_none()
    if row is None:
        raise passes.UnknownPassError
    holder = Holder(row.program_id, row.customer_id, row.id)
    return Shown(holder, via, row.number if row.status == "voided" else None)


def _by_phone(act: Act, phone: str) -> str:
    found = customers.find_by_phone(act.session, act.services.people, act.brand, phone)
    if found is None:
        raise customers.UnknownCustomerError
    return found.id
