"""The command line: `walletpass --help` tells the rest.

Every command prints what it did in one sentence, and leaves with 0 when it did it, 1
when something needs attention, 2 when it was asked wrongly.
"""

from walletpass.cli.main import main

__all__ = ["main"]
