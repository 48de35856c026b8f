"""Whether what hangs on sales is as it says: rewards, coupons, referrals, happenings."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from walletpass.ledger import Transaction
from walletpass.rewards.coupons import Coupon, Reward
from walletpass.rewards.happenings import Happening
from walletpass.rewards.models import Credit
from walletpass.rewards.referrals import Referral
from walletpass.rewards.welcoming import Welcomed


def audit(session: Session) -> list[str]:
    """Return the name of everything that is not what its parts say.

    Reads everything: for `db check`, not for a request.
    """
    faults = [
        f"{what} {found}"
        for what, question in _QUESTIONS.items()
        for found in session.scalars(question)
    ]
    return [*faults, *_lots(session, "credit", Credit, Credit.purchase_id),
            *_lots(session, "event", Happening, Happening.id)]  # fmt: skip


def _lots(session: Session, what: str, table: Any, name: Any) -> Iterator[str]:
    """Name whatever credited other points than it says."""
    rows = session.execute(
        select(name, table.points, table.lots).execution_options(yield_per=1_000)
    )
    for found, points, lots in rows:
        if points != sum(lot["points"] for lot in lots):
            yield f"{what} {found}"


_HAS_ENDED = Referral.state.in_(("rewarded", "rejected"))
_HAS_BOUGHT = Referral.state.in_(("qualified", "rewarded"))

_QUESTIONS = {
    "reward": select(Reward.id).where(
        Reward.quota.is_not(None),
        Reward.taken
        != select(func.count(Coupon.id))
        .where(Coupon.reward_id == Reward.id, Coupon.status != "void")
        .correlate(Reward)
        .scalar_subquery(),
    ),
    "coupon": select(Coupon.id).where(
        or_(
            (Coupon.status == "redeemed") != Coupon.redeemed_at.is_not(None),
            (Coupon.status == "redeemed") != Coupon.used_for.is_not(None),
            (Coupon.status == "reserved") != Coupon.held_for.is_not(None),
            (Coupon.status == "reserved") != Coupon.reserved_until.is_not(None),
        )
    ),
    "coupon paid for": select(Coupon.id)
    .join(Transaction, Transaction.id == Coupon.spent_id)
    .where(Transaction.kind != "redeem"),
    "referral": select(Referral.id).where(
        or_(
            Referral.ended_at.is_not(None) != _HAS_ENDED,
            and_(Referral.state == "rejected", Referral.reason.is_(None)),
            and_(Referral.state != "rejected", Referral.reason.is_not(None)),
            and_(_HAS_BOUGHT, Referral.purchase_id.is_(None)),
            and_(_HAS_BOUGHT, Referral.due_at.is_(None)),
            and_(Referral.state != "clicked", Referral.referee_id.is_(None)),
            and_(
                Referral.state != "rejected",
                Referral.referee_id == Referral.referrer_id,
            ),
        )
    ),
    "referral thanked for": select(Referral.id)
    .join(
        Transaction,
        Transaction.id.in_((Referral.referrer_entry_id, Referral.referee_entry_id)),
    )
    .where(Transaction.kind != "earn"),
    "welcome": select(Welcomed.id).where(
        or_(
            and_(Welcomed.state == "granted", Welcomed.transaction_id.is_(None)),
            and_(
                Welcomed.state.in_(("waiting", "refused")),
                Welcomed.transaction_id.is_not(None),
            ),
        )
    ),
    "event": select(Happening.id).where(
        or_(
            Happening.pending > Happening.points,
            and_(Happening.points > 0, Happening.account_id.is_(None)),
            Happening.state.in_(("confirmed", "rejected"))
            != Happening.decided_at.is_not(None),
        )
    ),
}
