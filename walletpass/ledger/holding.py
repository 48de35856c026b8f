"""Holding an account: locked until commit, and changed only by what is posted."""

from collections.abc import Collection
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta

from sqlalchemy import Select, bindparam, func, select, update
from sqlalchemy.orm import Session, aliased

from walletpass.db import Prepared
from walletpass.ledger.errors import UnknownAccountError
from walletpass.ledger.models import Account, Program, Waking


@dataclass(slots=True)
class Held:
    """A customer's account as it stands under the lock; `save` writes it back."""

    id: str
    brand_id: str
    program_id: str
    customer_id: str | None
    balance: int
    pending: int
    reserved: int
    owed: int
    written_off: int
    movements: int
    due_at: datetime | None
    idle_since: datetime | None
    merged_into_id: str | None
    scale: int
    idle_days: int | None
    woken_by: Waking
    other_side: str
    due_when_held: datetime | None = field(init=False)

    def __post_init__(self) -> None:
        self.due_when_held = self.due_at

    @property
    def backing(self) -> int:
        """How many points of its lots stand in for what other lots owe."""
        return self.owed - self.written_off

    @property
    def idle_at(self) -> datetime | None:
        """When its points are lost unless something happens before."""
        if self.idle_days is None or self.idle_since is None:
            return None
        return self.idle_since + timedelta(days=self.idle_days)

    def is_due(self, now: datetime) -> bool:
        """Tell whether something of it may have become active, expired or let go."""
        idle_at = self.idle_at
        return (self.due_at is not None and self.due_at <= now) or (
            idle_at is not None and idle_at <= now
        )

    def falls_due(self, moment: datetime | None) -> None:
        """Note that something falls due at *moment*."""
        if moment is not None and (self.due_at is None or moment < self.due_at):
            self.due_at = moment

    def wake(self, by: Waking, now: datetime) -> None:
        """Note that the customer earned or spent."""
        if self.woken_by in {by, "any"}:
            self.idle_since = now
            self.falls_due(self.idle_at)


_other_side = aliased(Account)
_HELD = (
    select(
        Account.id,
        Account.brand_id,
        Account.program_id,
        Account.customer_id,
        Account.balance,
        Account.pending,
        Account.reserved,
        Account.owed,
        Account.written_off,
        Account.movements,
        Account.due_at,
        Account.idle_since,
        Account.merged_into_id,
        Program.scale,
        Program.idle_days,
        Program.woken_by,
        select(_other_side.id)
        .where(
            _other_side.program_id == Account.program_id,
            _other_side.kind == bindparam("other_side"),
            _other_side.customer_id.is_(None),
        )
        .correlate(Account)
        .scalar_subquery(),
    )
    .join(Program, Program.id == Account.program_id)
    .where(Account.kind == "customer")
    .with_for_update(of=Account)
)
_asked = aliased(Account)
_INTO = select(_asked.merged_into_id).where(_asked.id == bindparam("account_id"))
_ITSELF = Prepared(_HELD.where(Account.id == bindparam("account_id")))
_STANDING = Prepared(
    _HELD.where(
        Account.id == func.coalesce(_INTO.scalar_subquery(), bindparam("account_id"))
    )
)


def hold(session: Session, account_id: str, other_side: str) -> Held:
    """Lock an account, or the one it was merged into, and that one alone.

    *other_side* is the brand's account that movements are posted against.

    Raises:
        UnknownAccountError: There is no such account.
    """
    account = _held(session, _STANDING, account_id, other_side)
    if account.id == account_id and account.merged_into_id is None:
        return account
    passed = {account.id}
    while account.merged_into_id is not None:
        account = hold_itself(session, account.merged_into_id, other_side)
        passed.add(account.id)
    into = session.execute(_INTO, {"account_id": account_id}).scalar_one()
    return account if into in passed else hold_itself(session, account_id, other_side)


def hold_itself(session: Session, account_id: str, other_side: str) -> Held:
    """Lock an account, merged or not.

    Raises:
        UnknownAccountError: There is no such account.
    """
    return _held(session, _ITSELF, account_id, other_side)


def lock_all(session: Session, account_ids: Collection[str]) -> None:
    """Lock several accounts, always in the same order, so that nobody waits in a ring."""
    session.execute(_rows(account_ids).with_for_update()).all()


def lock_if_free(session: Session, account_ids: Collection[str]) -> bool:
    """Lock several accounts unless somebody holds one of them; tell whether it was so."""
    free = session.execute(_rows(account_ids).with_for_update(skip_locked=True)).all()
    return len(free) == len(account_ids)


def _rows(account_ids: Collection[str]) -> Select[str]:
    return select(Account.id).where(Account.id.in_(account_ids)).order_by(Account.id)


def _held(session: Session, which: Prepared, account_id: str, other_side: str) -> Held:
    row = which.first(session, {"account_id": account_id, "other_side": other_side})
    if row is None:
        raise UnknownAccountError
    return Held(*row)


def hold_anew(session: Session, account: Held) -> None:
    """Bring a held account up to date with what was posted to it by others' settling."""
    fresh = hold_itself(session, account.id, "reversed")
    for each in fields(account):
        if each.name != "other_side":
            setattr(account, each.name, getattr(fresh, each.name))


def _saving(*names: str) -> Prepared:
    return Prepared(
        update(Account)
        .where(Account.id == bindparam("held_id"))
        .values({name: bindparam(f"new_{name}") for name in names})
    )


_COUNTS = ("balance", "pending", "reserved", "owed", "written_off", "movements")
_SAVE = _saving(*_COUNTS, "idle_since")
_RESCHEDULE = _saving(*_COUNTS, "idle_since", "due_at")
_BELONG = _saving("merged_into_id")


def save(session: Session, account: Held) -> None:
    """Write back what was posted to a held account.

    What accounts are sorted by is set only if it changed, since setting it writes its
    index too.
    """
    values = {
        "held_id": account.id,
        "new_balance": account.balance,
        "new_pending": account.pending,
        "new_reserved": account.reserved,
        "new_owed": account.owed,
        "new_written_off": account.written_off,
        "new_movements": account.movements,
        "new_idle_since": account.idle_since,
    }
    statement = _SAVE
    if account.due_at != account.due_when_held:
        statement, values["new_due_at"] = _RESCHEDULE, account.due_at
        account.due_when_held = account.due_at
    statement.run(session, values)


def belong(session: Session, account: Held, into_id: str | None) -> None:
    """Let a held account count as another from now on, or as itself again."""
    account.merged_into_id = into_id
    _BELONG.run(session, {"held_id": account.id, "new_merged_into_id": into_id})
