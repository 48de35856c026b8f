"""Friends who turn out to be one person, and those who are two after all."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from walletpass import customers, ledger, outbox, sales
from walletpass.rewards.referrals.events import RewardReferral
from walletpass.rewards.referrals.inviting import terms_of
from walletpass.rewards.referrals.joining import friend_of, is_full
from walletpass.rewards.referrals.models import Reason, Referral
from walletpass.rewards.referrals.qualifying import hold, is_kept, reject, take_back


def on_merge(
    session: Session, loser_id: str, winner_id: str, *, now: datetime
) -> Sequence[str]:
    """Reject whoever turns out to have brought themselves, as long as it is pending.

    Called before the two are made one. Return the referrals that it rejected.
    """
    mutual = (
        Referral.referrer_id.in_((loser_id, winner_id)),
        Referral.referee_id.in_((loser_id, winner_id)),
    )
    return [
        referral.id
        for referral in hold(session, *mutual)
        if take_back(session, referral, "self", now)
    ]


def on_unmerge(
    session: Session, rejected: Sequence[str], *, source: str, now: datetime
) -> None:
    """Count those again that a merge had *rejected*: they are two people after all.

    Called once they are. Both sides have again what was taken from them, and on the same
    days; unless what happened meanwhile would have stopped it anyway, which is then the
    reason.
    """
    for referral in hold(session, Referral.id.in_(rejected)):
        if (referral.state, referral.reason) != ("rejected", "self"):
            continue
        if objection := _objection(session, referral):
            reject(session, referral, objection, now)
        else:
            _count_again(session, referral, source, now)


def _objection(session: Session, referral: Referral) -> Reason | None:
    assert referral.referee_id is not None, "somebody joined"
    people = (referral.referrer_id, referral.referee_id)
    statuses = {
        customers.person_of(session, referral.brand_id, one).status for one in people
    }
    if "blocked" in statuses:
        return "blocked"
    if friend_of(session, referral.program_id, referral.referee_id) is not None:
        return "known"
    if referral.purchase_id is None:
        return None
    bought = sales.purchase_of(session, referral.brand_id, referral.purchase_id)
    terms = terms_of(session, referral.program_id)
    if terms is not None and not is_kept(bought, terms):
        return "returned"
    if is_full(session, referral.program_id, referral.referrer_id):
        return "limit"
    return None


def _count_again(
    session: Session, referral: Referral, source: str, now: datetime
) -> None:
    referral.reason = referral.ended_at = None
    referral.state = "qualified" if referral.purchase_id else "joined"
    session.flush()
    if referral.purchase_id is None:
        return
    assert referral.due_at is not None, "it counted"
    assert referral.referee_id is not None, "somebody joined"
    name = f"referral {referral.id} {source}"
    referral.referrer_entry_id = _give_again(
        session, referral.referrer_id, referral.referrer_entry_id, source=name, now=now
    )
    referral.referee_entry_id = _give_again(
        session, referral.referee_id, referral.referee_entry_id, source=name, now=now
    )
    session.flush()
    wait = max(referral.due_at - now, timedelta())
    outbox.add(session, RewardReferral(referral.id), now=now, after=wait)


def _give_again(
    session: Session,
    customer_id: str,
    entry_id: str | None,
    *,
    source: str,
    now: datetime,
) -> str | None:
    """Return the movement that gives somebody what they had, None if that is over."""
    if entry_id is None:
        return None
    lot = session.get_one(ledger.Lot, ledger.lot_of(entry_id))
    if lot.expires_at is not None and lot.expires_at <= now:
        return None
    posted = ledger.earn(
        session,
        lot.account_id,
        lot.points,
        source=f"{source} {customer_id}",
        now=now,
        activates_at=lot.activates_at,
        expires_at=lot.expires_at,
        reason="referral",
    )
    return posted.id
