"""The keepers, by subject. Importing this package declares them all."""

from walletpass.jobs.keeping import (
    chores,
    passes,
    points,
    pushes,
    rewards,
    rules,
    webhooks,
)

__all__ = ["chores", "passes", "points", "pushes", "rewards", "rules", "webhooks"]
