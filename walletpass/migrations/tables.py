"""Every table there is, gathered by importing whoever declares one."""

from walletpass import (
    brands,
    customers,
    devices,
    events,
    ledger,
    outbox,
    passes,
    rewards,
    sales,
    webhooks,
)
from walletpass.rewards import (
    acts,
    coupons,
    happenings,
    importing,
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
    "events",
    "happenings",
    "importing",
    "ledger",
    "mending",
    "outbox",
    "passes",
    "referrals",
    "rewards",
    "sales",
    "surprising",
    "webhooks",
    "welcoming",
]
