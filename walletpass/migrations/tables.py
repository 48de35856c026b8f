"""Every table there is, gathered by importing whoever declares one."""

from walletpass import (
    brands,
    calls,
    campaigns,
    customers,
    devices,
    events,
    insight,
    ledger,
    outbox,
    passes,
    places,
    rewards,
    sales,
    segments,
    webhooks,
)
from walletpass.customers import files
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
    "calls",
    "campaigns",
    "coupons",
    "customers",
    "devices",
    "events",
    "files",
    "happenings",
    "importing",
    "insight",
    "ledger",
    "mending",
    "messages",
    "outbox",
    "passes",
    "places",
    "referrals",
    "rewards",
    "sales",
    "segments",
    "surprising",
    "webhooks",
    "welcoming",
]
