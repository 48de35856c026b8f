"""Why a return moved no points, or fewer, told from the books whenever somebody asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from walletpass.ledger import Account, Entry, Transaction
from walletpass.rewards.models import Credit
from walletpass.rewards.returning import Returned

Unmoved = Literal["nothing-earned", "expired", "taken-before", "earns-as-much"]


def unmoved(session: Session, returned: Returned) -> Unmoved | None:
    """Return why a return moved no points; None where it moved, or should have, some.

    Nothing had been earned, or it had expired, or somebody took it back by hand before;
    or what is left of the purchase earns as much as before.
    """
    if returned.taken or returned.given or returned.short:
        return None
    refund = returned.refund
    kept = session.get(Credit, refund.purchase_id)
    if kept is None or not kept.lots:
        return "nothing-earned"
    taken = session.execute(
        select(Transaction.source, Transaction.posted_at).where(
            Transaction.of_id.in_([lot["id"] for lot in kept.lots]),
            Transaction.kind == "reverse",
        )
    ).all()
    if any(row.source.startswith(f"{refund.id}/taken/") for row in taken):
        return "expired"
    if any(
        not row.source.startswith("ref_") and row.posted_at <= refund.received_at
        for row in taken
    ):
        return "taken-before"
    return "earns-as-much"


@dataclass(frozen=True, slots=True)
class Lapsed:
    """What of a return's points had expired before it, in hundredths.

    *untaken* had been earned by what came back, and there was nothing to take; *ungiven*
    had paid for it, and came back to lots whose time was over.
    """

    untaken: int = 0
    ungiven: int = 0


def lapsed(session: Session, returned: Returned) -> Lapsed:
    """Return what of the points that a return moves had expired meanwhile."""
    untaken = ungiven = 0
    for movement in _movements(session, returned):
        if movement.source == f"{returned.refund.id}/given":
            ungiven = _expired_with(session, movement)
        else:
            untaken += _asked_of(session, movement) - movement.short
    return Lapsed(max(0, untaken - returned.taken), ungiven)


def _movements(session: Session, returned: Returned) -> Sequence[Transaction]:
    refund = returned.refund
    kept = session.get(Credit, refund.purchase_id)
    if kept is None:
        return []
    account = session.get_one(Account, kept.account_id)
    lots = range(1, len(kept.lots) + 1)
    return session.scalars(
        select(Transaction).where(
            Transaction.account_id.in_({account.id, account.merged_into_id or ""}),
            Transaction.source.in_(
                [f"{refund.id}/given", *(f"{refund.id}/taken/{lot}" for lot in lots)]
            ),
        )
    ).all()


def _asked_of(session: Session, movement: Transaction) -> int:
    """Return how many points this return asked of what it un-earns."""
    assert movement.total is not None, "returns name a total"
    before = session.scalar(
        select(func.max(Transaction.total)).where(
            Transaction.of_id == movement.of_id,
            Transaction.kind == "reverse",
            Transaction.total < movement.total,
        )
    )
    return movement.total - (before or 0)


def _expired_with(session: Session, movement: Transaction) -> int:
    """Return what was lost as it came back: the movement that follows at once."""
    lost = aliased(Transaction)
    points = session.scalar(
        select(func.sum(Entry.points))
        .join(lost, lost.id == Entry.transaction_id)
        .where(
            lost.account_id == movement.account_id,
            lost.sequence == movement.sequence + 1,
            lost.kind == "expire",
            lost.posted_at == movement.posted_at,
            Entry.account_id == movement.account_id,
        )
    )
    return -(points or 0)
