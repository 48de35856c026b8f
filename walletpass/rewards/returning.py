"""Returns, exact to the lot: the net basket is worked out anew, by the rules it had.

What is taken and given back depends on what is left of the basket alone, not on the
slices or the order in which the rest came back.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from walletpass import ledger, sales
from walletpass.ledger import Policy, Posted
from walletpass.rewards import following, tiers
from walletpass.rewards.earned import earning_left, unearned
from walletpass.rewards.models import Credit, Redemption, TakingBack
from walletpass.rewards.rules import Earning
from walletpass.rewards.terms import Terms
from walletpass.rewards.using import HeldLimits
from walletpass.rewards.versions import Version, ready_version
from walletpass.sales import Refunded, Return

_NOTHING_SETTLED = Terms()


@dataclass(frozen=True, slots=True)
class Returned:
    """A return and what it did to points, in hundredths.

    *taken* was taken back of what the purchase had earned, and *short* more would have
    been, had the account held it: *policy* says what became of that. *given* was given
    back of what was spent on it. *balance* is None where nobody's account was touched.
    """

    refund: Refunded
    taken: int = 0
    short: int = 0
    given: int = 0
    balance: int | None = None
    policy: Policy = _NOTHING_SETTLED.returns
    account_id: str | None = None


def refund(
    session: Session,
    brand_id: str,
    purchase_id: str,
    told: Return,
    *,
    now: datetime,
    actor: str | None = None,
    policy: Policy | None = None,
) -> Returned:
    """Take back some or all of a purchase, and of its points; told again, it is the same.

    Spent points go back to their own lots first, in proportion to the money; then what
    was earned is worked out anew for what is left. Should that come to more than was
    kept so far, nothing is credited again. A welcome, thanks to a friend and coupons
    that hang on the purchase go with it. A *policy* stands in for
    that of the terms: a mistake is undone whatever they say.

    Raises:
        UnknownPurchaseError: The brand was told of no such purchase.
        RefundTooLargeError: It asks for more than is left.
        ReceiptTakenError: Source and receipt stand for another return.
        InvalidError: A part of it cannot be right.
    """
    refunded = sales.refund(session, brand_id, purchase_id, told, now=now)
    if not refunded.is_new:
        return returned_before(session, refunded)
    following.on_refund(session, brand_id, purchase_id, now=now)
    kept = session.get(Credit, purchase_id, populate_existing=True)
    if kept is None:
        return Returned(refunded)
    version = ready_version(session, kept.version_id) if kept.version_id else None
    terms = version.terms if version else _NOTHING_SETTLED
    if policy is not None:
        terms = replace(terms, returns=policy)
    note = _Note(refunded.id, f"{told.source} {told.receipt}", now, actor, terms)
    earning = _earning_left(session, kept, version)
    given = _give_points_back(session, kept, refunded, note)
    taken = _take_back(session, kept, earning, note)
    done = [posted for posted in taken if posted.is_new]
    returned = Returned(
        refunded,
        taken=-sum(posted.points for posted in done),
        short=sum(posted.short for posted in done),
        given=given.points + given.elsewhere if given and given.is_new else 0,
        balance=ledger.pockets_of(session, _standing(session, kept)).balance,
        policy=note.terms.returns,
        account_id=kept.account_id,
    )
    _keep(session, kept, returned)
    whose = _whose(session, kept)
    tiers.note_return(session, whose, subject=refunded.id, now=now)
    if version is not None and version.grows:
        tiers.look_again(session, whose.program_id, whose.customer_id, now=now)
    return returned


def _whose(session: Session, kept: Credit) -> tiers.Whose:
    account = session.get_one(ledger.Account, _standing(session, kept))
    assert account.customer_id is not None, "credited to a customer"
    return tiers.Whose(kept.brand_id, account.program_id, account.customer_id)


@dataclass(frozen=True, slots=True)
class _Note:
    refund_id: str
    reason: str
    at: datetime
    actor: str | None
    terms: Terms


def _earning_left(session: Session, kept: Credit, version: Version | None) -> Earning:
    limits = HeldLimits(session, kept.brand_id, _program_of(session, kept))
    sold = sales.basket_sold(session, kept.brand_id, kept.purchase_id)
    left = sales.basket_left(session, kept.brand_id, kept.purchase_id)
    return earning_left(kept, version, sold, left, limits)


def _program_of(session: Session, kept: Credit) -> str:
    return session.get_one(ledger.Account, kept.account_id).program_id


def _give_points_back(
    session: Session, kept: Credit, refunded: Refunded, note: _Note
) -> Posted | None:
    if kept.redemption_id is None:
        return None
    paid = session.get_one(Redemption, kept.redemption_id, populate_existing=True)
    total = paid.points
    if refunded.status != "returned":
        sold_for = session.get_one(sales.Purchase, kept.purchase_id).net
        total = paid.points * refunded.returned // sold_for
    if not total or paid.commit_id is None:
        return None
    return ledger.give_back(
        session,
        kept.account_id,
        of=paid.commit_id,
        total=total,
        source=f"{note.refund_id}/given",
        now=note.at,
        grace=note.terms.grace,
        actor=note.actor,
        reason=note.reason,
    )


def _take_back(
    session: Session, kept: Credit, earning: Earning, note: _Note
) -> list[Posted]:
    posted = []
    for number, (lot, total) in enumerate(unearned(kept, earning), 1):
        taken = ledger.take_back(
            session,
            kept.account_id,
            of=lot,
            total=total,
            policy=note.terms.returns,
            source=f"{note.refund_id}/taken/{number}",
            now=note.at,
            actor=note.actor,
            reason=note.reason,
        )
        posted.append(taken)
    return posted


def _standing(session: Session, kept: Credit) -> str:
    account = session.get_one(ledger.Account, kept.account_id, populate_existing=True)
    return account.merged_into_id or account.id


_KEEP = insert(TakingBack)
_EARLIER = select(TakingBack).where(TakingBack.refund_id == bindparam("refund_id"))


def _keep(session: Session, kept: Credit, returned: Returned) -> None:
    session.execute(
        _KEEP,
        {
            "refund_id": returned.refund.id,
            "brand_id": kept.brand_id,
            "account_id": kept.account_id,
            "taken": returned.taken,
            "short": returned.short,
            "given": returned.given,
            "balance": returned.balance,
            "policy": returned.policy,
        },
    )


def returned_before(session: Session, refunded: Refunded) -> Returned:
    """Return what a return did to points when it was told."""
    kept = session.scalar(_EARLIER, {"refund_id": refunded.id})
    if kept is None:
        return Returned(refunded)
    return Returned(
        refunded,
        kept.taken,
        kept.short,
        kept.given,
        kept.balance,
        kept.policy,
        kept.account_id,
    )
