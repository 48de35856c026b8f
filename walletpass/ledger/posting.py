"""Posting movements: look for an earlier answer, write, promise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy import Select, bindparam, insert, select
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.db import Prepared
from walletpass.kernel.ids import new_id
from walletpass.ledger.accounts import counter_account
from walletpass.ledger.errors import SourceTakenError
from walletpass.ledger.events import BalanceChanged
from walletpass.ledger.holding import Held, hold, save
from walletpass.ledger.models import Entry, Pocket, Transaction
from walletpass.ledger.telling import tell

Kind = Literal[
    "earn",
    "activate",
    "reserve",
    "commit",
    "release",
    "redeem",
    "expire",
    "adjust",
    "reverse",
    "merge",
]

_OTHER_SIDE: Final[dict[Kind, str]] = {
    "earn": "issued",
    "activate": "issued",
    "reserve": "redeemed",
    "commit": "redeemed",
    "release": "reversed",
    "redeem": "redeemed",
    "expire": "expired",
    "adjust": "adjusted",
    "reverse": "reversed",
    "merge": "merged",
}


@dataclass(frozen=True, slots=True)
class Posted:
    """A movement as it stands in the books; *points* is signed, in hundredths.

    What only changes its pocket (activate, reserve, release) counts as the balance sees
    it. *balance* is what could be spent afterwards. A return names the movement it is
    *of_id*, the *total* returned of it by then, and how many points it found *short*;
    *elsewhere* is what the same return gave other accounts, whose lots they were.
    *is_new* is false when it was there before and nothing was written.
    """

    id: str
    account_id: str
    kind: Kind
    points: int
    balance: int
    source: str
    posted_at: datetime
    reverses_id: str | None = None
    reason: str | None = None
    of_id: str | None = None
    total: int | None = None
    short: int = 0
    pending: int = 0
    elsewhere: int = 0
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class Movement:
    """What is to be posted, and on whose word."""

    kind: Kind
    at: datetime
    source: str = ""
    actor: str | None = None
    reason: str | None = None
    reverses_id: str | None = None
    of_id: str | None = None
    total: int | None = None
    short: int = 0


def other_side_of(session: Session, account: Held, kind: Kind) -> str:
    """Return the brand's account that movements of this kind are posted against."""
    return counter_account(session, account.program_id, _OTHER_SIDE[kind])


def hold_for(session: Session, account_id: str, kind: Kind) -> Held:
    """Lock an account for a movement of this kind."""
    return hold(session, account_id, _OTHER_SIDE[kind])


_HEAD = (
    Transaction.id,
    Transaction.account_id,
    Transaction.kind,
    Transaction.source,
    Transaction.posted_at,
    Transaction.reverses_id,
    Transaction.reason,
    Transaction.of_id,
    Transaction.total,
    Transaction.short,
    Transaction.balance,
)
_Head = Any  # a row of HEADS
HEADS: Select[*tuple[Any, ...]] = select(*_HEAD)
"""Movements without their entries: what `posted_rows` completes."""

_SAME_SOURCE = HEADS.where(
    Transaction.account_id.in_(bindparam("account_ids", expanding=True)),
    Transaction.source == bindparam("source"),
)
_FROM_SOURCE = Prepared(
    HEADS.where(
        Transaction.account_id == bindparam("account_id"),
        Transaction.source == bindparam("source"),
    )
)


def posted_from(
    session: Session, account: Held, asked_id: str, source: str
) -> Posted | None:
    """Return what was posted from *source* before, be it on an account merged since."""
    if asked_id == account.id:
        found = _FROM_SOURCE.first(session, {"account_id": asked_id, "source": source})
    else:
        found = session.execute(
            _SAME_SOURCE, {"account_ids": [asked_id, account.id], "source": source}
        ).first()
    return posted_rows(session, [found])[0] if found else None


def same_movement(
    session: Session, account: Held, asked_id: str, points: int, movement: Movement
) -> Posted | None:
    """Return the movement posted from this source before, if it is the same one.

    Raises:
        SourceTakenError: It is another.
    """
    earlier = posted_from(session, account, asked_id, movement.source)
    if earlier is None:
        return None
    asked = movement.kind, points, movement.reverses_id, movement.of_id
    if asked != (earlier.kind, earlier.points, earlier.reverses_id, earlier.of_id):
        raise SourceTakenError(source=movement.source, transaction_id=earlier.id)
    return earlier


_SIDES = (
    select(Entry.transaction_id, Entry.pocket, Entry.points)
    .join(
        Transaction,
        (Transaction.id == Entry.transaction_id)
        & (Transaction.account_id == Entry.account_id),
    )
    .where(Entry.transaction_id.in_(bindparam("ids", expanding=True)))
)


def posted_rows(session: Session, heads: Sequence[_Head]) -> list[Posted]:
    """Complete movements with what they did to their account."""
    changes: dict[str, dict[Pocket, int]] = {head.id: {} for head in heads}
    if heads:
        for each in session.execute(_SIDES, {"ids": list(changes)}):
            changes[each.transaction_id][each.pocket] = each.points
    return [
        Posted(
            **head._asdict(),
            points=_as_seen(changes[head.id]),
            pending=changes[head.id].get("pending", 0),
            is_new=False,
        )
        for head in heads
    ]


def _as_seen(changes: Mapping[Pocket, int]) -> int:
    return sum(changes.values()) or changes.get("active", 0)


_ADD_TRANSACTION = Prepared(insert(Transaction))
_ADD_ENTRIES = Prepared(insert(Entry))


def write(
    session: Session,
    account: Held,
    movement: Movement,
    *,
    active: int = 0,
    pending: int = 0,
    reserved: int = 0,
    other_side: str = "",
) -> Posted:
    """Add a transaction that moves so many points in each pocket of a held account.

    Whatever does not stay in the account goes to, or comes from, *other_side*: the one
    it was held for, unless told otherwise. Without a source, it is its own.
    """
    account.balance += active
    account.pending += pending
    account.reserved += reserved
    account.movements += 1
    id_, source = _add_transaction(session, account, movement)
    changes: dict[Pocket, int] = {
        "active": active,
        "pending": pending,
        "reserved": reserved,
    }
    shared = {"transaction_id": id_, "brand_id": account.brand_id}
    if entries := _entries(account, other_side or account.other_side, changes, shared):
        _ADD_ENTRIES.run_for_each(session, entries)
    save(session, account)
    changed = BalanceChanged(account.id)
    outbox.add(session, changed, now=movement.at, key=f"balance:{account.id}")
    posted = Posted(
        id_,
        account.id,
        movement.kind,
        _as_seen(changes),
        account.balance,
        source,
        movement.at,
        movement.reverses_id,
        movement.reason,
        movement.of_id,
        movement.total,
        movement.short,
        pending,
    )
    _tell(session, account, posted)
    return posted


def _add_transaction(
    session: Session, account: Held, movement: Movement
) -> tuple[str, str]:
    """Add the transaction itself; return its id and source."""
    transaction_id = new_id("ent", movement.at)
    source = movement.source or f"{movement.kind} {transaction_id}"
    _ADD_TRANSACTION.run(
        session,
        {
            "id": transaction_id,
            "brand_id": account.brand_id,
            "account_id": account.id,
            "sequence": account.movements,
            "kind": movement.kind,
            "source": source,
            "reverses_id": movement.reverses_id,
            "of_id": movement.of_id,
            "total": movement.total,
            "short": movement.short,
            "balance": account.balance,
            "actor": movement.actor,
            "reason": movement.reason,
            "posted_at": movement.at,
        },
    )
    return transaction_id, source


def _entries(
    account: Held,
    other_side: str,
    changes: Mapping[Pocket, int],
    shared: Mapping[str, str],
) -> list[dict[str, Any]]:
    entries = [
        {"account_id": account.id, "pocket": pocket, "points": points, **shared}
        for pocket, points in changes.items()
        if points
    ]
    if points := sum(changes.values()):
        other = {"account_id": other_side, "pocket": "active", "points": -points}
        entries.append({**other, **shared})
    return entries


def _tell(session: Session, account: Held, posted: Posted) -> None:
    tell(
        session,
        account.brand_id,
        account.customer_id,
        kind=posted.kind,
        entry_id=posted.id,
        account_id=posted.account_id,
        points=posted.points,
        pending=posted.pending,
        balance=posted.balance,
        scale=account.scale,
        source=posted.source,
        reverses=posted.reverses_id,
        of=posted.of_id,
        now=posted.posted_at,
    )
