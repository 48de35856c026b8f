"""Every table there is, gathered by importing whoever declares one."""

from walletpass import (
    brands,
    campaigns,
    customers,
    devices,
    events,
    insight,
    ledger,
    outbox,
    passes,
    rewards,
    sales,
    segments,
    webhooks,
)
from walletpass.passes import messages
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
    "campaigns",
    "coupons",
    "customers",
    "devices",
    "events",
    "happenings",
    "importing",
    "insight",
    "ledger",
    "mending",
    "messages",
    "outbox",
    "passes",
    "referrals",
    "rewards",
    "sales",
    "segments",
    "surprising",
    "webhooks",
    "welcoming",
]
