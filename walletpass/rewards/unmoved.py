"""Why a return moved no points, told from the books whenever somebody asks."""

from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.ledger import Transaction
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
