"""Every table there is, gathered by importing whoever declares one."""

from walletpass import (
    brands,
    customers,
    devices,
    ledger,
    outbox,
    passes,
    rewards,
    sales,
)

__all__ = [
    "brands",
    "customers",
    "devices",
    "ledger",
    "outbox",
    "passes",
    "rewards",
    "sales",
]
