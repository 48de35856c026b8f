"""Whose bill this is: who bought, when, from whom and for how much, told on every page."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from walletpass import customers
from walletpass.brands import Staff, Store, Till
from walletpass.sales import Purchase
from walletpass.web.till.shifts import Shift
from walletpass.web.till.slips import is_ours


@dataclass(frozen=True, slots=True)
class Bill:
    """A sale as the cashier tells it from another one.

    *name* is empty where nobody told it, *receipt* where there was none on paper;
    *by* is a colleague, else the till, else the store or the shop system.
    """

    name: str
    is_of_somebody: bool
    money: str
    at: str
    by: str
    receipt: str


def bill_of(session: Session, shift: Shift, bought: Purchase) -> Bill:
    """Return what may be told of a sale to whoever stands at the till."""
    return Bill(
        name=_name_on(session, shift, bought),
        is_of_somebody=bought.customer_id is not None,
        money=shift.money(bought.net),
        at=shift.when(bought.occurred_at),
        by=seller_of(session, bought),
        receipt="" if is_ours(bought.receipt) else bought.receipt,
    )


def _name_on(session: Session, shift: Shift, bought: Purchase) -> str:
    if bought.customer_id is None:
        return ""
    holder = customers.customer_of(session, shift.brand_id, bought.customer_id)
    return customers.name_of(shift.services.people, holder).first


def seller_of(session: Session, bought: Purchase) -> str:
    """Return who told us of a sale: a colleague, else the till, the store, the system."""
    if bought.staff_id and (staff := session.get(Staff, bought.staff_id)):
        return staff.name
    if bought.till_id and (till := session.get(Till, bought.till_id)):
        return till.name
    if bought.store_id and (store := session.get(Store, bought.store_id)):
        return store.name
    return bought.source
