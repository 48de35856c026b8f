"""How much of a basket an account may pay for: the one way of quotes and redemptions."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import bindparam, exists, or_, select
from sqlalchemy.orm import Session

from walletpass.ledger import Reservation
from walletpass.rewards.knowing import Known
from walletpass.rewards.models import Redemption
from walletpass.rewards.reckoning import basket_of
from walletpass.rewards.rules import Allowance, Basket, Spending, may_spend
from walletpass.sales import ForeignCurrencyError, Sale


def check_currency(known: Known, sale: Sale) -> None:
    """Refuse a basket in another currency than the brand's.

    Raises:
        ForeignCurrencyError: It is.
    """
    if sale.currency != known.currency:
        raise ForeignCurrencyError(currency=sale.currency, expected=known.currency)


def spending_of(known: Known) -> Spending | None:
    """Return on what terms points are spent in the version in force."""
    return known.version.rules.document.spending if known.version else None


def allowance_for(
    session: Session, known: Known, sale: Sale, *, balance: int, now: datetime
) -> Allowance:
    """Return how much of a fit sale may be paid out of *balance*."""
    spending, basket = spending_of(known), unpaid(sale, known)
    has_spent = bool(
        spending
        and spending.once_a_day
        and known.account_id
        and _has_spent(session, known.account_id, known.facts.moment.date(), now)
    )
    return may_spend(spending, basket, balance=balance, has_spent_today=has_spent)


def unpaid(sale: Sale, known: Known) -> Basket:
    """Return a fit sale as the rules see it before points paid for any of it."""
    return basket_of(replace(sale, paid_with_points=0), known.version)


_SPENT = select(
    exists().where(
        Redemption.account_id == bindparam("account_id"),
        Redemption.spent_on == bindparam("day"),
        Reservation.id == Redemption.reservation_id,
        or_(
            Reservation.state == "committed",
            (Reservation.state == "open") & (Reservation.until > bindparam("now")),
        ),
    )
)


def _has_spent(session: Session, account_id: str, day: date, now: datetime) -> bool:
    asked = {"account_id": account_id, "day": day, "now": now}
    return bool(session.scalar(_SPENT, asked))
