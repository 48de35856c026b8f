"""Posting movements: lock, look for an earlier answer, check, write, promise."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Row, bindparam, insert, select, update
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.kernel.ids import new_id
from walletpass.ledger.accounts import counter_account
from walletpass.ledger.errors import (
    AlreadyReversedError,
    InsufficientPointsError,
    NotReversibleError,
    SourceTakenError,
    UnknownAccountError,
    UnknownEntryError,
)
from walletpass.ledger.events import BalanceChanged
from walletpass.ledger.models import Account, Entry, Program, Transaction
from walletpass.ledger.telling import tell

Kind = Literal["earn", "redeem", "adjust", "reverse"]

_OTHER_SIDE: dict[Kind, str] = {
    "earn": "issued",
    "redeem": "redeemed",
    "adjust": "adjusted",
    "reverse": "reversed",
}


@dataclass(frozen=True, slots=True)
class Posted:
    """A movement as it stands in the books; *points* is signed, in hundredths.

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
    is_new: bool = True


_Account = Row[str, str, str, str | None, int, int, int]  # as _LOCK reads it


@dataclass(frozen=True, slots=True)
class _Movement:
    kind: Kind
    points: int
    source: str
    at: datetime
    actor: str | None
    reason: str | None
    reverses_id: str | None = None


def earn(
    session: Session,
    account_id: str,
    points: int,
    *,
    source: str,
    now: datetime,
    actor: str | None = None,
    reason: str | None = None,
) -> Posted:
    """Credit *points* (hundredths, more than zero) for the sale named by *source*.

    Asking again with the same source returns the movement already posted.

    Raises:
        SourceTakenError: The source stands for another movement on this account.
    """
    movement = _Movement("earn", points, source, now, actor, reason)
    return _post(session, _lock(session, account_id), movement)


def redeem(
    session: Session,
    account_id: str,
    points: int,
    *,
    source: str,
    now: datetime,
    actor: str | None = None,
    reason: str | None = None,
) -> Posted:
    """Spend *points* (hundredths, more than zero) from the account.

    *source* names the sale. Asking again with the same source returns the movement
    already posted, so a till may safely repeat a request it never saw answered.

    Raises:
        InsufficientPointsError: The account holds fewer points than asked for.
        SourceTakenError: The source stands for another movement on this account.
    """
    movement = _Movement("redeem", -points, source, now, actor, reason)
    return _post(session, _lock(session, account_id), movement)


def adjust(
    session: Session,
    account_id: str,
    points: int,
    *,
    source: str,
    now: datetime,
    actor: str | None = None,
    reason: str | None = None,
) -> Posted:
    """Put right by a signed number of hundredths what people found to be wrong.

    Raises:
        InsufficientPointsError: It would take more than the account holds.
        SourceTakenError: The source stands for another movement on this account.
    """
    movement = _Movement("adjust", points, source, now, actor, reason)
    return _post(session, _lock(session, account_id), movement)


def reverse(
    session: Session,
    account_id: str,
    transaction_id: str,
    *,
    source: str,
    now: datetime,
    actor: str | None = None,
    reason: str | None = None,
) -> Posted:
    """Take back one movement of this account, whole and once.

    Raises:
        UnknownEntryError: The account has no such movement.
        AlreadyReversedError: It was taken back before, under another source.
        NotReversibleError: It is itself a reversal.
        InsufficientPointsError: What it gave has since been spent.
    """
    account = _lock(session, account_id)
    original = session.execute(
        _MOVEMENT.where(Transaction.id == transaction_id), {"account_id": account_id}
    ).one_or_none()
    if original is None:
        raise UnknownEntryError(transaction_id)
    if original.kind == "reverse":
        raise NotReversibleError(transaction_id)
    movement = _Movement(
        "reverse", -original.points, source, now, actor, reason, transaction_id
    )
    if earlier := _posted_before(session, account, movement):
        return earlier
    if _reversal_of(session, transaction_id) is not None:
        raise AlreadyReversedError(transaction_id)
    return _write(session, account, movement)


def take_back(
    session: Session,
    account_id: str,
    points: int,
    *,
    source: str,
    now: datetime,
    actor: str | None = None,
    reason: str | None = None,
) -> Posted:
    """Take *points* (hundredths, more than zero) off the account for a return.

    For tills that know what was returned, but not which movement it belonged to.

    Raises:
        InsufficientPointsError: The account holds fewer points than that.
        SourceTakenError: The source stands for another movement on this account.
    """
    movement = _Movement("reverse", -points, source, now, actor, reason)
    return _post(session, _lock(session, account_id), movement)


def _post(session: Session, account: _Account, movement: _Movement) -> Posted:
    if earlier := _posted_before(session, account, movement):
        return earlier
    return _write(session, account, movement)


_LOCK = (
    select(
        Account.id,
        Account.brand_id,
        Account.program_id,
        Account.customer_id,
        Account.balance,
        Account.movements,
        Program.scale,
    )
    .join(Program, Program.id == Account.program_id)
    .where(Account.id == bindparam("account_id"), Account.kind == "customer")
    .with_for_update(of=Account)
)


def _lock(session: Session, account_id: str) -> _Account:
    account = session.execute(_LOCK, {"account_id": account_id}).one_or_none()
    if account is None:
        raise UnknownAccountError
    return account


_MOVEMENT = (
    select(
        Transaction.id,
        Transaction.kind,
        Transaction.source,
        Transaction.posted_at,
        Transaction.reverses_id,
        Transaction.reason,
        Entry.points,
        Entry.balance,
    )
    .join(Entry, Entry.transaction_id == Transaction.id)
    .where(
        Transaction.account_id == bindparam("account_id"),
        Entry.account_id == bindparam("account_id"),
    )
)
_MOVEMENT_FROM = _MOVEMENT.where(Transaction.source == bindparam("source"))


def _posted_before(
    session: Session, account: _Account, movement: _Movement
) -> Posted | None:
    row = session.execute(
        _MOVEMENT_FROM, {"account_id": account.id, "source": movement.source}
    ).one_or_none()
    if row is None:
        return None
    same = (row.kind, row.points, row.reverses_id) == (
        movement.kind,
        movement.points,
        movement.reverses_id,
    )
    if not same:
        raise SourceTakenError(source=movement.source, transaction_id=row.id)
    return Posted(
        row.id,
        account.id,
        row.kind,
        row.points,
        row.balance,
        row.source,
        row.posted_at,
        row.reverses_id,
        row.reason,
        is_new=False,
    )


_REVERSAL = select(Transaction.id).where(
    Transaction.reverses_id == bindparam("transaction_id")
)


def _reversal_of(session: Session, transaction_id: str) -> str | None:
    return session.execute(
        _REVERSAL, {"transaction_id": transaction_id}
    ).scalar_one_or_none()


_ADD_TRANSACTION = insert(Transaction)
_ADD_ENTRIES = insert(Entry)
_SET_BALANCE = (
    update(Account)
    .where(Account.id == bindparam("changed_id"))
    .values(balance=bindparam("new_balance"), movements=Account.movements + 1)
)


def _write(session: Session, account: _Account, movement: _Movement) -> Posted:
    balance = account.balance + movement.points
    if balance < 0:
        raise InsufficientPointsError(
            balance=account.balance, requested=-movement.points, scale=account.scale
        )
    transaction_id = new_id("ent", movement.at)
    other_side = counter_account(
        session, account.program_id, _OTHER_SIDE[movement.kind]
    )
    connection = session.connection()
    connection.execute(
        _ADD_TRANSACTION,
        {
            "id": transaction_id,
            "brand_id": account.brand_id,
            "account_id": account.id,
            "sequence": account.movements + 1,
            "kind": movement.kind,
            "source": movement.source,
            "reverses_id": movement.reverses_id,
            "actor": movement.actor,
            "reason": movement.reason,
            "posted_at": movement.at,
        },
    )
    shared = {"transaction_id": transaction_id, "brand_id": account.brand_id}
    own = {"account_id": account.id, "points": movement.points, "balance": balance}
    other = {"account_id": other_side, "points": -movement.points, "balance": None}
    connection.execute(_ADD_ENTRIES, [shared | own, shared | other])
    connection.execute(_SET_BALANCE, {"changed_id": account.id, "new_balance": balance})
    changed = BalanceChanged(account.id)
    outbox.add(session, changed, now=movement.at, key=f"balance:{account.id}")
    _tell(session, account, movement, transaction_id, balance)
    return Posted(
        transaction_id,
        account.id,
        movement.kind,
        movement.points,
        balance,
        movement.source,
        movement.at,
        movement.reverses_id,
        movement.reason,
    )


def _tell(
    session: Session,
    account: _Account,
    movement: _Movement,
    transaction_id: str,
    balance: int,
) -> None:
    tell(
        session,
        account.brand_id,
        account.customer_id,
        kind=movement.kind,
        entry_id=transaction_id,
        account_id=account.id,
        points=movement.points,
        balance=balance,
        scale=account.scale,
        source=movement.source,
        reverses=movement.reverses_id,
        now=movement.at,
    )
