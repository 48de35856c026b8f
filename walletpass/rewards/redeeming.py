"""Paying with points: put aside for a basket, then spent with its purchase, or let go."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import update
from sqlalchemy.orm import Session

from walletpass import ledger, sales
from walletpass.db import in_dialect_of, in_each_dialect
from walletpass.kernel.ids import new_id
from walletpass.kernel.languages import DEFAULT_LANGUAGE, Language
from walletpass.ledger import Posted
from walletpass.rewards.allowing import (
    allowance_for,
    check_currency,
    spending_of,
    unpaid,
)
from walletpass.rewards.errors import (
    NotSpendableError,
    OtherPaymentError,
    RedemptionTakenError,
)
from walletpass.rewards.holders import Holder
from walletpass.rewards.knowing import Known, know
from walletpass.rewards.models import Redemption
from walletpass.rewards.redemptions import (
    Redeemed,
    hold,
    redemption_named,
    redemption_of,
)
from walletpass.rewards.rules import (
    Allowance,
    Because,
    explain,
    may_spend,
    refusal,
)
from walletpass.sales import Recorded, Sale


@dataclass(frozen=True, slots=True)
class _Asked:
    brand_id: str
    sale: Sale
    holder: Holder
    digest: bytes
    points: int | None
    now: datetime
    actor: str | None
    language: Language


def reserve(
    session: Session,
    brand_id: str,
    sale: Sale,
    holder: Holder,
    *,
    points: int | None,
    now: datetime,
    actor: str | None = None,
    language: Language = DEFAULT_LANGUAGE,
) -> Redeemed:
    """Put points aside for a basket: so many hundredths, or all that may be spent.

    *sale* is the basket, under the receipt number of this redemption. Asked again, it
    is the earlier one. Unless it is spent in time, the points go back by themselves.

    Raises:
        NotSpendableError: So many may not be spent on this basket; it says why.
        RedemptionTakenError: Source and receipt stand for another redemption.
        InvalidError: A part of the basket cannot be right.
        NotFoundError: The brand has no such program, store or till.
    """
    sale = sales.fit_sale(sale)
    place = sales.place_of(session, brand_id, sale)
    known = know(session, brand_id, holder, sale, place, at=now, is_recorded=False)
    check_currency(known, sale)
    digest = _digest(sale, holder, points)
    asked = _Asked(brand_id, sale, holder, digest, points, now, actor, language)
    balance = 0
    if known.account_id is not None:
        ledger.settle(session, [known.account_id], now=now)
        balance = ledger.pockets_of(session, known.account_id).balance
    if earlier := _earlier(session, asked):
        return earlier
    wanted, money = _allowed(session, known, asked, balance)
    return _reserve(session, known, asked, wanted, money)


def _digest(sale: Sale, holder: Holder, points: int | None) -> bytes:
    basket = replace(sale, till_id=None, staff_id=None, occurred_at=None)
    told = [basket, holder.program_id, holder.customer_id, points]
    return hashlib.sha256(orjson.dumps(told)).digest()


def _earlier(session: Session, asked: _Asked) -> Redeemed | None:
    sale = asked.sale
    named = redemption_named(session, asked.brand_id, sale.source, sale.receipt)
    if named is None:
        return None
    redemption_id, digest = named
    if digest != asked.digest:
        raise RedemptionTakenError(redemption_id)
    return redemption_of(session, asked.brand_id, redemption_id, now=asked.now)


def _allowed(
    session: Session, known: Known, asked: _Asked, balance: int
) -> tuple[int, int]:
    """Return how many points are spent, and what they pay.

    Raises:
        NotSpendableError: So many may not be spent.
    """
    allowance = allowance_for(
        session, known, asked.sale, balance=balance, now=asked.now
    )
    spending = spending_of(known)
    points = allowance.points if asked.points is None else asked.points
    if reason := refusal(spending, allowance, points):
        raise _not_spendable(known, allowance, reason, asked.language)
    assert spending, "without it, everything is refused"
    return points, spending.money_for(points)


_redemptions: Any = Redemption.__table__
_CLAIMS = in_each_dialect(
    lambda insert: (
        insert(_redemptions)
        .on_conflict_do_nothing(index_elements=["brand_id", "source", "receipt"])
        .returning(_redemptions.c.id)
    )
)


def _reserve(
    session: Session, known: Known, asked: _Asked, points: int, money: int
) -> Redeemed:
    assert known.account_id, "without one, nothing may be spent"
    assert known.version, "without one, nothing may be spent"
    redemption_id = new_id("red", asked.now)
    until = asked.now + known.version.terms.reserved_for
    posted = ledger.reserve(
        session,
        known.account_id,
        points,
        source=redemption_id,
        until=until,
        now=asked.now,
        actor=asked.actor,
        reason=f"{asked.sale.source} {asked.sale.receipt}",
    )
    written = session.connection().execute(
        in_dialect_of(session, _CLAIMS),
        {
            "id": redemption_id,
            "brand_id": asked.brand_id,
            "source": asked.sale.source,
            "receipt": asked.sale.receipt,
            "digest": asked.digest,
            "account_id": known.account_id,
            "customer_id": asked.holder.customer_id,
            "pass_id": asked.holder.pass_id,
            "program_id": asked.holder.program_id,
            "reservation_id": posted.id,
            "points": points,
            "money": money,
            "currency": asked.sale.currency,
            "spent_on": known.facts.moment.date(),
            "until": until,
            "created_at": asked.now,
        },
    )
    if written.first() is None:  # used for another account at this very moment
        raise RedemptionTakenError(asked.sale.receipt)
    made = redemption_of(session, asked.brand_id, redemption_id, now=asked.now)
    return replace(made, is_new=True)


def commit(
    session: Session,
    brand_id: str,
    redemption_id: str,
    *,
    now: datetime,
    actor: str | None = None,
) -> Redeemed:
    """Spend what was put aside, for good; again changes nothing.

    Raises:
        UnknownRedemptionError: The brand has no such redemption.
        ClosedReservationError: It was cancelled, or its time is over.
    """
    kept = hold(session, brand_id, redemption_id)
    _commit(session, kept, now=now, actor=actor)
    return redemption_of(session, brand_id, redemption_id, now=now)


def _commit(
    session: Session, kept: Redemption, *, now: datetime, actor: str | None
) -> Posted:
    posted = ledger.commit(
        session,
        kept.account_id,
        kept.reservation_id,
        source=f"{kept.id}/commit",
        now=now,
        actor=actor,
        reason=f"{kept.source} {kept.receipt}",
    )
    session.execute(
        update(Redemption).where(Redemption.id == kept.id).values(commit_id=posted.id),
        execution_options={"synchronize_session": False},
    )
    return posted


def cancel(
    session: Session,
    brand_id: str,
    redemption_id: str,
    *,
    now: datetime,
    actor: str | None = None,
) -> Redeemed:
    """Let go of what was put aside; again changes nothing.

    Raises:
        UnknownRedemptionError: The brand has no such redemption.
        ClosedReservationError: It was spent.
    """
    kept = hold(session, brand_id, redemption_id)
    posted = ledger.release(
        session,
        kept.account_id,
        kept.reservation_id,
        source=f"{kept.id}/cancel",
        now=now,
        actor=actor,
    )
    if posted.source == f"{kept.id}/cancel" and kept.cancelled_at is None:
        kept.cancelled_at = now
        session.flush()
    return redemption_of(session, brand_id, redemption_id, now=now)


def check_payment(redemption: Redeemed, sale: Sale, holder: Holder) -> int:
    """Return the money that a redemption pays of a sale.

    Raises:
        OtherPaymentError: The sale tells another amount.
        RedemptionTakenError: The redemption is another customer's.
    """
    if redemption.customer_id != holder.customer_id:
        raise RedemptionTakenError(redemption.id)
    if sale.paid_with_points not in {0, redemption.money}:
        raise OtherPaymentError(redeemed=redemption.money, told=sale.paid_with_points)
    return redemption.money


def check_basket(known: Known, sale: Sale, redemption: Redeemed) -> None:
    """Refuse to pay another basket than the points were put aside for, unless they may.

    Raises:
        NotSpendableError: So many may not be spent on this one; it says why.
    """
    spending = spending_of(known)
    allowance = may_spend(spending, unpaid(sale, known), balance=redemption.points)
    if allowance.money >= redemption.money:
        return
    reason = refusal(spending, allowance, redemption.points) or allowance.reasons[0]
    raise _not_spendable(known, allowance, reason, DEFAULT_LANGUAGE)


def _not_spendable(
    known: Known, allowance: Allowance, reason: Because, language: Language
) -> NotSpendableError:
    return NotSpendableError(
        explain(reason, language, unit=known.unit, audience="cashier"),
        code=reason.code,
        allowed=allowance.points,
        money=allowance.money,
        scale=known.unit.scale,
    )


def spend(
    session: Session,
    brand_id: str,
    redemption_id: str,
    recorded: Recorded,
    *,
    now: datetime,
    actor: str | None,
) -> Posted:
    """Spend a redemption with the purchase it pays for.

    Raises:
        RedemptionTakenError: It paid for another purchase.
        ClosedReservationError: It was cancelled, or its time is over.
    """
    kept = hold(session, brand_id, redemption_id)
    current = redemption_of(session, brand_id, redemption_id, now=now)
    if current.purchase_id not in {None, recorded.id}:
        raise RedemptionTakenError(redemption_id)
    return _commit(session, kept, now=now, actor=actor)
