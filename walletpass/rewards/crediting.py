"""Crediting a purchase: record it, ask the rules, book what they give, keep the reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from walletpass import ledger, sales
from walletpass.db import Prepared
from walletpass.rewards import following, tiers
from walletpass.rewards.earned import Earned, earn_within
from walletpass.rewards.holders import Holder
from walletpass.rewards.knowing import Known, know
from walletpass.rewards.models import Credit
from walletpass.rewards.recalling import skipped_by
from walletpass.rewards.reckoning import Share, basket_of, shares_of
from walletpass.rewards.redeeming import check_basket, check_payment, spend
from walletpass.rewards.redemptions import Redeemed
from walletpass.rewards.remembering import (
    award_from,
    kept_award,
    kept_facts,
    kept_lot,
    kept_uses,
)
from walletpass.rewards.rules import Award, Skipped
from walletpass.rewards.standing import balance_at
from walletpass.rewards.using import HeldLimits, entities_of
from walletpass.rewards.versions import version_in_force
from walletpass.sales import Place, Purchase, Recorded, Sale


@dataclass(frozen=True, slots=True)
class Credited:
    """A purchase and what came of it.

    *points* are hundredths, of which *pending* wait for their day; *discount* is minor
    units. *balance* is what the account held right afterwards, None where nobody's was
    touched. *lots* are the movements that credited it, *skipped* are the rules that gave
    nothing, and why. *is_new* is false when it was told before; the purchase then says
    when, and by whom.
    """

    purchase: Recorded
    awards: Sequence[Award] = ()
    points: int = 0
    pending: int = 0
    discount: int = 0
    balance: int | None = None
    account_id: str | None = None
    redemption_id: str | None = None
    lots: Sequence[dict[str, Any]] = ()
    skipped: Sequence[Skipped] = ()

    @property
    def is_new(self) -> bool:
        """Whether the purchase was told just now."""
        return self.purchase.is_new


def credit(
    session: Session,
    brand_id: str,
    sale: Sale,
    holder: Holder,
    *,
    now: datetime,
    redemption: Redeemed | None = None,
    actor: str | None = None,
    within: timedelta = sales.TOLD_WITHIN,
) -> Credited:
    """Record a purchase and credit what it earns under the rules of its moment.

    Told again, it is the earlier one. Without a customer it is recorded, and earns
    nothing. A *redemption* pays for part of it, and is spent with it. What waited for
    it, a welcome or thanks to a friend, is given at once. *within* says how long ago it
    may have happened.

    Raises:
        ReceiptTakenError: Source and receipt stand for another purchase.
        RedemptionTakenError: The redemption is another customer's or another sale's.
        NotSpendableError: The redemption may not pay for this basket; it says why.
        InvalidError: A part of the sale cannot be right, or is in a foreign currency.
        NotFoundError: The brand has no such customer, store, till or member of staff.
    """
    if redemption is not None:
        sale = replace(sale, paid_with_points=check_payment(redemption, sale, holder))
    sale = replace(
        sales.fit_sale(sale), customer_id=holder.customer_id, pass_id=holder.pass_id
    )
    place = sales.place_of(session, brand_id, sale)
    recorded = sales.record_fit(session, brand_id, sale, place, now=now, within=within)
    if not recorded.is_new:
        return credited_before(session, recorded)
    if recorded.customer_id is None:
        return Credited(recorded)
    if recorded.customer_id != holder.customer_id:
        holder = replace(holder, customer_id=recorded.customer_id)
    note = Note(f"{sale.source} {sale.receipt}", actor, now)
    return give(
        session, brand_id, Sold(sale, place, holder, recorded, redemption), note
    )


@dataclass(frozen=True, slots=True)
class Sold:
    """A sale as told and as recorded, where, and whose it is."""

    sale: Sale
    place: Place
    holder: Holder
    recorded: Recorded
    redemption: Redeemed | None


@dataclass(frozen=True, slots=True)
class Note:
    """Why something is credited, on whose word and when."""

    reason: str
    actor: str | None
    at: datetime


def give(session: Session, brand_id: str, sold: Sold, note: Note) -> Credited:
    """Give a customer what a new purchase earns, and all that waited for it."""
    sale, holder, recorded = sold.sale, sold.holder, sold.recorded
    assert recorded.customer_id is not None, "somebody unknown is given nothing"
    at, now = recorded.occurred_at, note.at
    known = know(session, brand_id, holder, sale, sold.place, at=at, is_recorded=True)
    if known.merged_into_id is not None:
        sold = _moved(session, brand_id, sold, known.merged_into_id, now)
        return give(session, brand_id, sold, note)
    if sold.redemption is not None:
        check_basket(known, sale, sold.redemption)
    account_id = known.account_id or ledger.open_account(
        session, brand_id, holder.program_id, recorded.customer_id, now=now
    )
    counted = _count(session, brand_id, holder, sale, known)
    earning = counted.earning
    balance = balance_at(session, account_id, known.balance, known.due_at, now=now)
    if paid := sold.redemption:
        spent = spend(session, brand_id, paid.id, recorded, now=now, actor=note.actor)
        balance = spent.balance
    shares = shares_of(earning.awards, at=now) if earning.gives == "points" else []
    posted = _book(session, account_id, recorded.id, shares, note)
    credited = Credited(
        recorded,
        earning.awards,
        sum(share.points for share in shares),
        sum(each.pending for each in posted),
        earning.discount,
        posted[-1].balance if posted else balance,
        account_id,
        sold.redemption.id if sold.redemption else None,
        [kept_lot(each.id, share) for each, share in zip(posted, shares, strict=True)],
        earning.skipped,
    )
    credited = _follow(session, brand_id, credited, known, now)
    _keep(session, brand_id, credited, known, counted, at=now)
    _climb(session, brand_id, holder, known, credited=credited, now=now)
    return credited


def _moved(
    session: Session, brand_id: str, sold: Sold, into_id: str, now: datetime
) -> Sold:
    """Return a sale as that of whom its customer was merged into while it waited."""
    assert sold.recorded.customer_id is not None, "somebody was"
    sales.move(session, brand_id, sold.recorded.customer_id, into_id, now=now)
    return replace(
        sold,
        holder=replace(sold.holder, customer_id=into_id),
        recorded=replace(sold.recorded, customer_id=into_id),
    )


def _count(
    session: Session, brand_id: str, holder: Holder, sale: Sale, known: Known
) -> Earned:
    return earn_within(
        known.version,
        basket_of(sale, known.version),
        known.facts,
        entities_of(holder, sale, store_id=known.store_id),
        HeldLimits(session, brand_id, holder.program_id),
    )


def _book(
    session: Session,
    account_id: str,
    purchase_id: str,
    shares: Sequence[Share],
    note: Note,
) -> list[ledger.Posted]:
    """Credit each share as a lot of its own."""
    return [
        ledger.earn(
            session,
            account_id,
            share.points,
            source=purchase_id if number == 1 else f"{purchase_id}/{number}",
            now=note.at,
            activates_at=share.activates_at,
            expires_at=share.expires_at,
            actor=note.actor,
            reason=note.reason,
            may_repeat=False,
        )
        for number, share in enumerate(shares, 1)
    ]


def _follow(
    session: Session,
    brand_id: str,
    credited: Credited,
    known: Known,
    now: datetime,
) -> Credited:
    """Give what waited for the purchase, if anything did."""
    purchase, account_id = credited.purchase, credited.account_id
    if not known.is_awaited or purchase.customer_id is None or account_id is None:
        return credited
    if following.on_purchase(
        session, brand_id, purchase.customer_id, purchase.id, now=now
    ):
        balance = ledger.pockets_of(session, account_id).balance
        return replace(credited, balance=balance)
    return credited


_KEEP = Prepared(insert(Credit))


def _keep(
    session: Session,
    brand_id: str,
    credited: Credited,
    known: Known,
    counted: Earned,
    *,
    at: datetime,
) -> None:
    _KEEP.run(
        session,
        {
            "purchase_id": credited.purchase.id,
            "brand_id": brand_id,
            "account_id": credited.account_id,
            "version_id": known.version and known.version.id,
            "redemption_id": credited.redemption_id,
            "facts": kept_facts(known.facts, known.zone),
            "used": kept_uses(counted.used, counted.places),
            "awards": [kept_award(award) for award in credited.awards],
            "lots": credited.lots,
            "kept": {},
            "points": credited.points,
            "pending": credited.pending,
            "discount": credited.discount,
            "balance": credited.balance,
            "credited_at": at,
        },
    )


def _climb(
    session: Session,
    brand_id: str,
    holder: Holder,
    known: Known,
    *,
    credited: Credited,
    now: datetime,
) -> None:
    """Let the purchase count for the customer's tier, where the program has any."""
    assert holder.customer_id is not None, "somebody unknown climbs nowhere"
    purchase = credited.purchase
    version = known.version
    if purchase.occurred_at != now:
        version = version_in_force(session, holder.program_id, now)
    tiers.note_purchase(
        session,
        tiers.Whose(brand_id, holder.program_id, holder.customer_id),
        version,
        tiers.Bought(purchase.shopped_on, purchase.net, credited.points),
        subject=purchase.id,
        now=now,
    )
    if version is not None and version.grows:
        tiers.look_again(session, holder.program_id, holder.customer_id, now=now)


_EARLIER = select(Credit).where(Credit.purchase_id == bindparam("purchase_id"))


def credited_before(session: Session, recorded: Recorded) -> Credited:
    """Return what came of a purchase that was credited before."""
    kept = session.scalar(_EARLIER, {"purchase_id": recorded.id})
    return _as_credited(session, recorded, kept)


def credited_as(session: Session, purchase: Purchase, kept: Credit | None) -> Credited:
    """Return what came of a purchase, given its credit, if it has one."""
    recorded = Recorded(
        purchase.id,
        purchase.net,
        purchase.occurred_at,
        purchase.received_at,
        purchase.shopped_on,
        purchase.customer_id,
        is_new=False,
    )
    return _as_credited(session, recorded, kept)


def _as_credited(session: Session, recorded: Recorded, kept: Credit | None) -> Credited:
    if kept is None:
        return Credited(recorded)
    return Credited(
        recorded,
        [award_from(award) for award in kept.awards],
        kept.points,
        kept.pending,
        kept.discount,
        kept.balance,
        kept.account_id,
        kept.redemption_id,
        kept.lots,
        skipped_by(session, kept),
    )
