"""The keepers, by subject. Importing this package declares them all."""

from walletpass.jobs.keeping import (
    chores,
    habits,
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
    "chores",
    "habits",
    "imports",
    "passes",
    "points",
    "pushes",
    "rewards",
    "rules",
    "stock",
    "webhooks",
]
