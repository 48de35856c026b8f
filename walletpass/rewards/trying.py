"""Trying rules on a basket that nobody bought: for whoever writes them."""

from dataclasses import dataclass, replace

from walletpass import sales
from walletpass.rewards.reckoning import basket_of, reckon, shares_of
from walletpass.rewards.rules import Allowance, Earning, Facts, may_spend
from walletpass.rewards.versions import Version
from walletpass.sales import Sale


@dataclass(frozen=True, slots=True)
class Tried:
    """What a basket would earn, in all so many hundredths, and how much points may pay."""

    earning: Earning
    points: int
    allowance: Allowance


def try_out(version: Version, sale: Sale, facts: Facts, *, balance: int) -> Tried:
    """Return what rules give for a basket and made-up facts, as a quote would.

    Raises:
        InvalidError: A part of the basket cannot be right, or is in a foreign currency.
    """
    sale = sales.fit_sale(sale)
    earning = reckon(version, basket_of(sale, version), facts)
    is_points = earning.gives == "points"
    shares = shares_of(earning.awards, at=facts.moment) if is_points else []
    unpaid = basket_of(replace(sale, paid_with_points=0), version)
    spending = version.rules.document.spending
    return Tried(
        earning,
        sum(share.points for share in shares),
        may_spend(spending, unpaid, balance=balance),
    )
