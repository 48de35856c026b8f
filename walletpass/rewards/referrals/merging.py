"""Merging: nobody brought themselves, as long as the two of them are one."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_
from sqlalchemy.orm import Session

from walletpass import customers, ledger, outbox
from walletpass.rewards.referrals.events import RewardReferral
from walletpass.rewards.referrals.joining import friend_of, is_full
from walletpass.rewards.referrals.models import Reason, Referral
from walletpass.rewards.referrals.qualifying import end, given, hold, reject


def on_merge(
    session: Session, loser_id: str, winner_id: str, *, source: str, now: datetime
) -> None:
    """Reject whoever turns out to have brought themselves, as long as it is pending.

    Called while each still has their own account.
    """
    for referral in hold(session, _between(loser_id, winner_id)):
        end(session, referral, "self", source, now)


def on_unmerge(
    session: Session, loser_id: str, winner_id: str, *, source: str, now: datetime
) -> None:
    """Let a friend count again who is another person after all.

    It is where it was, with the points of both sides in their lots again, and rewarded
    in its time, unless the newcomer has another friend by now, or the friend as many as
    anybody may; or the purchase came back meanwhile. Called once each has their own
    account again.
    """
    for referral in hold(session, _between(loser_id, winner_id)):
        if not referral.ended_by_merge:
            continue
        if hindrance := _hindrance(session, referral):
            reject(session, referral, hindrance, now)
        else:
            _let_count(session, referral, source, now)


def _between(loser_id: str, winner_id: str) -> ColumnElement[bool]:
    """Tell the referrals of one of the two by the other, under all their names."""
    loser, winner = customers.selves(loser_id), customers.selves(winner_id)
    return or_(
        and_(Referral.referrer_id.in_(loser), Referral.referee_id.in_(winner)),
        and_(Referral.referrer_id.in_(winner), Referral.referee_id.in_(loser)),
    )


def _hindrance(session: Session, referral: Referral) -> Reason | None:
    """Return why a referral does not count any more, though it would have."""
    assert referral.referee_id is not None
    if friend_of(session, referral.program_id, referral.referee_id) is not None:
        return "known"
    if referral.purchase_id is not None and is_full(
        session, referral.program_id, referral.referrer_id
    ):
        return "limit"
    return None


def _let_count(
    session: Session, referral: Referral, source: str, now: datetime
) -> None:
    referral.state = "joined" if referral.due_at is None else "qualified"
    referral.reason = referral.ended_at = None
    session.flush()
    if referral.due_at is None:
        return
    for account_id, entry_id in given(session, referral, now):
        ledger.restore(
            session,
            account_id,
            of=entry_id,
            source=f"referral {referral.id} again {source}",
            now=now,
        )
    wait = max(referral.due_at - now, timedelta())
    outbox.add(session, RewardReferral(referral.id), now=now, after=wait)
