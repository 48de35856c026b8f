"""Who holds a card, as a list or a screen shows it: enough to recognise, not to copy."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import customers
from walletpass.customers import (
    Customer,
    Identity,
    People,
    covered,
    masked_phone,
    name_of,
)
from walletpass.devices import Registration
from walletpass.ledger import Account, Program
from walletpass.passes import CardRow
from walletpass.rewards.standing import balances_at


@dataclass(frozen=True, slots=True)
class Holder:
    """What a person is called and reached by; empty where nobody told."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One card in a list."""

    id: str
    number: str
    customer_id: str
    holder: Holder
    balance: int
    program: Program
    is_live: bool
    is_held: bool
    issued_at: datetime


def listed(
    session: Session, people: People, rows: Sequence[CardRow], *, now: datetime
) -> list[Listed]:
    """Return these cards with what a list tells of them, personal details covered."""
    who = _holders(session, people, {card.customer_id for card in rows})
    worth = balances(session, {card.account_id for card in rows}, now=now)
    held = in_phones(session, {card.id for card in rows})
    return [
        Listed(
            id=card.id,
            number=card.number,
            customer_id=card.customer_id,
            holder=who[card.customer_id],
            balance=worth[card.account_id][0],
            program=worth[card.account_id][1],
            is_live=card.status != "voided",
            is_held=card.id in held,
            issued_at=card.issued_at,
        )
        for card in rows
    ]


def _holders(
    session: Session, people: People, ids: Collection[str]
) -> Mapping[str, Holder]:
    found = session.scalars(select(Customer).where(Customer.id.in_(ids))).all()
    sealed = {
        row.customer_id: row.value_sealed
        for row in session.execute(
            select(Identity.customer_id, Identity.value_sealed).where(
                Identity.customer_id.in_(ids), Identity.kind == "phone"
            )
        )
    }
    return {
        customer.id: Holder(
            covered(str(name_of(people, customer))),
            masked_phone(people.vault.open_text(customer.data_key, sealed[customer.id]))
            if customer.id in sealed
            else "",
        )
        for customer in found
    }


def balances(
    session: Session, account_ids: Collection[str], *, now: datetime
) -> Mapping[str, tuple[int, Program]]:
    """Return what each account can spend now, and in which program's points."""
    rows = session.execute(
        select(Account.id, Account.balance, Account.due_at, Program)
        .join(Program, Program.id == Account.program_id)
        .where(Account.id.in_(account_ids))
    ).all()
    settled = [(row.id, row.balance, row.due_at) for row in rows]
    spendable = balances_at(session, settled, now=now)
    return {row.id: (spendable[row.id], row.Program) for row in rows}


def in_phones(session: Session, pass_ids: Collection[str]) -> frozenset[str]:
    """Return which of these cards some phone wants news of."""
    return frozenset(
        session.scalars(
            select(Registration.pass_id).where(Registration.pass_id.in_(pass_ids))
        )
    )


def holder_of(
    session: Session, people: People, card: CardRow, *, openly: bool
) -> Holder:
    """Return who holds a card, personal details covered unless *openly*."""
    customer = customers.customer_of(session, card.brand_id, card.customer_id)
    name = str(name_of(people, customer))
    phone = customers.identities_of(session, people, customer).get("phone", "")
    if openly:
        return Holder(name, customers.spaced_phone(phone) if phone else "")
    return Holder(covered(name), masked_phone(phone) if phone else "")
