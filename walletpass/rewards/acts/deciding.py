"""Deciding about acts: confirmed and thanked, or rejected with a reason; once."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import customers, ledger
from walletpass.kernel.languages import say
from walletpass.kernel.secrets import Keyring
from walletpass.rewards import coupons
from walletpass.rewards.acts.errors import NotTheirsToConfirmError, UnknownActError
from walletpass.rewards.acts.models import Act, ActKind
from walletpass.rewards.acts.telling import tell
from walletpass.rewards.acts.thanking import thank


def confirm(
    session: Session,
    keyring: Keyring,
    brand_id: str,
    act_id: str,
    *,
    by: str,
    now: datetime,
    counterpart_id: str | None = None,
) -> Act:
    """Confirm an act and thank for it. Again changes nothing.

    What two did together is confirmed by the other of them, *counterpart_id*; all else
    by staff.

    Raises:
        UnknownActError: Nobody told of it.
        NotTheirsToConfirmError: Somebody else is to confirm it, or it was rejected.
    """
    act, kind = _hold(session, brand_id, act_id)
    if act.state == "confirmed":
        return act
    if act.state == "rejected":
        raise NotTheirsToConfirmError("It was rejected before.")
    if kind.confirmed_by == "counterpart":
        _check_counterpart(session, act, counterpart_id)
    elif counterpart_id is not None:
        raise NotTheirsToConfirmError("Staff confirm acts of this kind.")
    grant(session, keyring, kind, act, by=by, now=now)
    return act


def _hold(session: Session, brand_id: str, act_id: str) -> tuple[Act, ActKind]:
    act = session.scalars(
        select(Act)
        .where(Act.id == act_id, Act.brand_id == brand_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()
    if act is None:
        raise UnknownActError
    return act, session.get_one(ActKind, act.kind_id)


def _check_counterpart(session: Session, act: Act, counterpart_id: str | None) -> None:
    if act.counterpart_id is None or counterpart_id is None:
        raise NotTheirsToConfirmError("The other of the two confirms it.")
    meant = customers.person_of(session, act.brand_id, act.counterpart_id)
    asked = customers.person_of(session, act.brand_id, counterpart_id)
    did = customers.person_of(session, act.brand_id, act.customer_id)
    if asked.id != meant.id or asked.id == did.id:
        raise NotTheirsToConfirmError("The other of the two confirms it.")


def grant(
    session: Session,
    keyring: Keyring,
    kind: ActKind,
    act: Act,
    *,
    by: str,
    now: datetime,
) -> None:
    """Thank for an act with all its kind gives: words, a reward, points."""
    customer = customers.person_of(session, act.brand_id, act.customer_id)
    act.state, act.decided_by, act.decided_at = "confirmed", by, now
    source = f"act {act.id}"
    if kind.points:
        account_id = ledger.open_account(
            session, act.brand_id, kind.program_id, customer.id, now=now
        )
        posted = ledger.earn(
            session,
            account_id,
            kind.points,
            source=source,
            now=now,
            actor=by,
            reason=f"act {kind.code}",
        )
        act.entry_id = posted.id
    if kind.reward_id is not None:
        act.coupon_id = coupons.issue(
            session,
            keyring,
            act.brand_id,
            kind.reward_id,
            customer.id,
            source=source,
            is_gift=True,
            actor=by,
            now=now,
        ).coupon.id
    if words := say(kind.thanks, customer.language):
        thank(
            session,
            act.brand_id,
            customer.id,
            words,
            by=by,
            source=source,
            act_id=act.id,
            now=now,
        )
    session.flush()
    tell(session, act, "act.confirmed", now=now)


def reject(
    session: Session, brand_id: str, act_id: str, *, by: str, reason: str, now: datetime
) -> Act:
    """Reject an act that waits to be confirmed. Again changes nothing.

    Raises:
        UnknownActError: Nobody told of it.
        NotTheirsToConfirmError: It was confirmed before.
    """
    act, _ = _hold(session, brand_id, act_id)
    if act.state == "confirmed":
        raise NotTheirsToConfirmError("It was confirmed before.")
    if act.state == "candidate":
        act.state, act.reason = "rejected", reason
        act.decided_by, act.decided_at = by, now
        session.flush()
        tell(session, act, "act.rejected", now=now)
    return act
