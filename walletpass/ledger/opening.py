"""Opening many accounts at once, each with what its holder brings along."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from walletpass.kernel.ids import new_id
from walletpass.ledger.accounts import counter_account
from walletpass.ledger.lots import lot_of
from walletpass.ledger.models import Account, Entry, Lot, Program, Transaction
from walletpass.ledger.telling import tell


@dataclass(frozen=True, slots=True)
class Opening:
    """A new customer's account: its first *points* in hundredths, and their source."""

    customer_id: str
    points: int
    source: str


def open_accounts(
    session: Session, program: Program, openings: Sequence[Opening], *, now: datetime
) -> Mapping[str, str]:
    """Open accounts for customers who have none; return account ids by customer id.

    Whatever an account opens with is an ordinary adjustment in the books.
    """
    ids = {opening.customer_id: new_id("acc", now) for opening in openings}
    session.execute(
        insert(Account),
        [
            {
                "id": ids[opening.customer_id],
                "brand_id": program.brand_id,
                "program_id": program.id,
                "kind": "customer",
                "customer_id": opening.customer_id,
                "balance": opening.points,
                "movements": 1 if opening.points else 0,
                "idle_since": now,
                "created_at": now,
            }
            for opening in openings
        ],
    )
    brought = [opening for opening in openings if opening.points]
    if brought:
        _post(session, program, brought, ids, now)
    return ids


def _post(
    session: Session,
    program: Program,
    openings: Sequence[Opening],
    accounts: Mapping[str, str],
    now: datetime,
) -> None:
    other_side = counter_account(session, program.id, "adjusted")
    transactions, entries, lots = [], [], []
    for opening in openings:
        transaction_id, account_id = new_id("ent", now), accounts[opening.customer_id]
        transactions.append(
            {
                "id": transaction_id,
                "brand_id": program.brand_id,
                "account_id": account_id,
                "sequence": 1,
                "kind": "adjust",
                "source": opening.source,
                "reason": "opening balance",
                "balance": opening.points,
                "posted_at": now,
            }
        )
        for side, points in (
            (account_id, opening.points),
            (other_side, -opening.points),
        ):
            entries.append(
                {
                    "transaction_id": transaction_id,
                    "account_id": side,
                    "brand_id": program.brand_id,
                    "points": points,
                }
            )
        lots.append(
            {
                "id": lot_of(transaction_id),
                "brand_id": program.brand_id,
                "account_id": account_id,
                "transaction_id": transaction_id,
                "sequence": 1,
                "points": opening.points,
                "remaining": opening.points,
                "expires_at": None,
            }
        )
        _tell(session, program, opening, transactions[-1])
    session.execute(insert(Transaction), transactions)
    session.execute(insert(Entry), entries)
    session.connection().execute(insert(Lot), lots)


def _tell(
    session: Session, program: Program, opening: Opening, posted: Mapping[str, Any]
) -> None:
    tell(
        session,
        program.brand_id,
        opening.customer_id,
        kind=posted["kind"],
        entry_id=posted["id"],
        account_id=posted["account_id"],
        points=opening.points,
        balance=opening.points,
        scale=program.scale,
        source=opening.source,
        now=posted["posted_at"],
    )
