"""The keepers, by subject. Importing this package declares them all."""

from walletpass.jobs.keeping import (
    campaigns,
    chores,
    habits,
    imports,
    newcomers,
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
    "campaigns",
    "chores",
    "habits",
    "imports",
    "newcomers",
    "passes",
    "places",
    "points",
    "pushes",
    "rewards",
    "rules",
    "stock",
    "webhooks",
]
