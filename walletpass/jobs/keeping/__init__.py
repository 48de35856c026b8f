"""The keepers, by subject. Importing this package declares them all."""

from walletpass.jobs.keeping import (
    campaigns,
    chores,
    imports,
    passes,
    points,
    pushes,
    rewards,
    rules,
    stock,
    webhooks,
)

__all__ = [
    "campaigns",
    "chores",
    "imports",
    "passes",
    "points",
    "pushes",
    "rewards",
    "rules",
    "stock",
    "webhooks",
]
