"""Qualifying: the friend buys, both sides have points pending, and then for good."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import customers, ledger, outbox, sales
from walletpass.rewards.referrals.events import RewardReferral
from walletpass.rewards.referrals.inviting import terms_of
from walletpass.rewards.referrals.joining import is_full
from walletpass.rewards.referrals.models import Reason, Referral, ReferralTerms


def on_purchase(
    session: Session,
    brand_id: str,
    customer_id: str,
    purchase_id: str,
    *,
    now: datetime,
) -> list[str]:
    """Count a newcomer's first purchase that is large enough for the terms.

    A smaller one does not count, and the next one may. Return the referrals that it
    qualified.
    """
    purchase = sales.purchase_of(session, brand_id, purchase_id)
    joined = session.scalars(
        select(Referral)
        .where(
            Referral.brand_id == brand_id,
            Referral.referee_id.in_(customers.selves(customer_id)),
            Referral.state == "joined",
        )
        .order_by(Referral.id)
        .with_for_update()
    ).all()
    qualified = []
    for referral in joined:
        terms = terms_of(session, referral.program_id)
        if terms is None or not is_kept(purchase, terms):
            continue
        session.refresh(  # of two friends who buy at once, one is the last that counts
            session.get_one(customers.Customer, referral.referrer_id),
            with_for_update={"key_share": True},
        )
        if is_full(session, referral.program_id, referral.referrer_id):
            reject(session, referral, "limit", now)
            continue
        _qualify(session, referral, terms, purchase_id, now)
        qualified.append(referral.id)
    return qualified


def is_kept(purchase: sales.Purchase, terms: ReferralTerms) -> bool:
    """Tell whether enough of a purchase was paid for, and kept: a gift is none."""
    left = purchase.net - purchase.returned
    return purchase.status != "returned" and left >= max(terms.min_net, 1)


def _qualify(
    session: Session,
    referral: Referral,
    terms: ReferralTerms,
    purchase_id: str,
    now: datetime,
) -> None:
    hold = timedelta(days=terms.hold_days)
    referral.state, referral.purchase_id = "qualified", purchase_id
    referral.qualified_at, referral.due_at = now, now + hold
    assert referral.referee_id is not None
    referral.referrer_entry_id = _give(
        session, referral, terms, referral.referrer_id, terms.referrer_points
    )
    referral.referee_entry_id = _give(
        session, referral, terms, referral.referee_id, terms.referee_points
    )
    session.flush()
    outbox.add(session, RewardReferral(referral.id), now=now, after=hold)


def _give(
    session: Session,
    referral: Referral,
    terms: ReferralTerms,
    customer_id: str,
    points: int,
) -> str | None:
    now, due_at = referral.qualified_at, referral.due_at
    assert now is not None
    assert due_at is not None
    if not points:
        return None
    account_id = ledger.open_account(
        session, referral.brand_id, referral.program_id, customer_id, now=now
    )
    posted = ledger.earn(
        session,
        account_id,
        points,
        source=f"referral {referral.id} {customer_id}",
        now=now,
        activates_at=due_at,
        expires_at=due_at + timedelta(days=terms.expires_days)
        if terms.expires_days
        else None,
        reason="referral",
    )
    return posted.id


def reward(session: Session, referral_id: str, *, now: datetime) -> Referral | None:
    """End a referral whose return window has passed: rewarded. Again changes nothing.

    Its points became active by themselves; whatever would have stopped them did so when
    it happened. Return it, if that was now.
    """
    rewarded = None
    for one in hold(session, Referral.id == referral_id):
        if one.state == "qualified" and one.due_at is not None and one.due_at <= now:
            one.state, one.ended_at = "rewarded", now
            rewarded = one
    session.flush()
    return rewarded


def on_refund(
    session: Session, brand_id: str, purchase_id: str, *, now: datetime
) -> None:
    """Take the pending points back when the purchase that counted does not any more.

    Once the return window has passed, the points are theirs.
    """
    purchase = sales.purchase_of(session, brand_id, purchase_id)
    for referral in hold(session, Referral.purchase_id == purchase_id):
        terms = terms_of(session, referral.program_id)
        if terms is not None and not is_kept(purchase, terms):
            take_back(session, referral, "returned", now)


def hold(session: Session, *which: object) -> list[Referral]:
    """Return these referrals, and let nobody else change them meanwhile."""
    query = select(Referral).where(*which)  # type: ignore[arg-type]
    return list(session.scalars(query.order_by(Referral.id).with_for_update()).all())


def take_back(
    session: Session, referral: Referral, reason: Reason, now: datetime
) -> bool:
    """Reject a referral that is not rewarded yet, and take back what is pending.

    Tell whether there was one.
    """
    is_over = referral.due_at is not None and referral.due_at <= now
    if referral.state not in ("joined", "qualified") or is_over:
        return False
    for customer_id, entry_id in (
        (referral.referrer_id, referral.referrer_entry_id),
        (referral.referee_id, referral.referee_entry_id),
    ):
        if customer_id is not None and entry_id is not None:
            _unearn(session, referral, customer_id, entry_id, now)
    reject(session, referral, reason, now)
    return True


def _unearn(
    session: Session,
    referral: Referral,
    customer_id: str,
    entry_id: str,
    now: datetime,
) -> None:
    account_id = ledger.open_account(
        session, referral.brand_id, referral.program_id, customer_id, now=now
    )
    given = ledger.movement_of(session, referral.brand_id, entry_id)
    ledger.take_back(
        session,
        account_id,
        of=entry_id,
        total=given.points,
        policy="only_pending",
        source=f"referral {referral.id} rejected {entry_id}",
        now=now,
    )


def reject(session: Session, referral: Referral, reason: Reason, now: datetime) -> None:
    """Say why a referral does not count."""
    referral.state, referral.reason, referral.ended_at = "rejected", reason, now
    session.flush()
