"""The keepers, by subject. Importing this package declares them all."""

from walletpass.jobs.keeping import chores, passes, pushes, webhooks

__all__ = ["chores", "passes", "pushes", "webhooks"]
