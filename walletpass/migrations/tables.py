"""Every table there is, gathered by importing whoever declares one."""

from walletpass import brands, customers, devices, ledger, outbox, passes, sales
from walletpass.rewards import (
    acts,
    coupons,
    mending,
    referrals,
    surprising,
    welcoming,
)

__all__ = [
    "acts",
    "brands",
    "coupons",
    "customers",
    "devices",
    "ledger",
    "mending",
    "outbox",
    "passes",
    "referrals",
    "sales",
    "surprising",
    "welcoming",
]
