"""The keepers, by subject. Importing this package declares them all."""

from walletpass.jobs.keeping import (
    chores,
    imports,
    passes,
    places,
    points,
    pushes,
    rewards,
    rules,
    stock,
    webhooks,
)

__all__ = [
    "chores",
    "imports",
    "passes",
    "places",
    "points",
    "pushes",
    "rewards",
    "rules",
    "stock",
    "webhooks",
]
