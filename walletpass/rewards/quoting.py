"""What a basket would earn and may be paid with points; nothing is written."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from walletpass import sales
from walletpass.rewards.allowing import allowance_for, check_currency
from walletpass.rewards.holders import Holder
from walletpass.rewards.knowing import know
from walletpass.rewards.reckoning import basket_of, reckon, shares_of
from walletpass.rewards.rules import NOTHING_USED, Allowance, Earning, Unit, Used
from walletpass.rewards.standing import balance_at
from walletpass.rewards.using import entities_of, places_of, read_used
from walletpass.sales import Sale


@dataclass(frozen=True, slots=True)
class Quote:
    """What a basket would earn, and what of it may be paid with points.

    *points* are the hundredths that would be credited, out of the *earning*;
    *balance* is what the account can spend now, None for somebody unknown.
    """

    earning: Earning
    points: int
    allowance: Allowance
    balance: int | None
    currency: str
    unit: Unit


def quote(
    session: Session, brand_id: str, sale: Sale, holder: Holder, *, now: datetime
) -> Quote:
    """Return what a basket would earn now, and what of it may be paid with points.

    Raises:
        InvalidError: A part of the basket cannot be right, or is in a foreign currency.
        NotFoundError: The brand has no such program, store or till.
    """
    sale = sales.fit_sale(sale)
    at = sale.occurred_at or now
    place = sales.place_of(session, brand_id, sale)
    known = know(session, brand_id, holder, sale, place, at=at, is_recorded=False)
    check_currency(known, sale)
    basket = basket_of(sale, known.version)
    used: Used = NOTHING_USED
    if known.version and holder.customer_id:
        entities = entities_of(holder, sale, store_id=known.store_id)
        places = places_of(known.version.rules, basket, known.facts, entities)
        used = read_used(session, holder.program_id, places)
    earning = reckon(known.version, basket, known.facts, used)
    shares = shares_of(earning.awards, at=now) if earning.gives == "points" else []
    balance = None
    if known.account_id is not None:
        balance = balance_at(
            session, known.account_id, known.balance, known.due_at, now=now
        )
    return Quote(
        earning,
        sum(share.points for share in shares),
        allowance_for(session, known, sale, balance=balance or 0, now=now),
        balance,
        known.currency,
        known.unit,
    )
