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

__all__ = [
    "brands",
    "customers",
    "devices",
    "events",
    "ledger",
    "outbox",
    "passes",
    "rewards",
    "sales",
    "webhooks",
]
