"""What is owed to a file that was handed in."""

from dataclasses import dataclass

from walletpass import outbox
from walletpass.outbox import Lane


@outbox.message("look-at-file", lane=Lane.BULK)
@dataclass(frozen=True)
class LookAtFile:
    """Find out what importing a file would do."""

    file_id: str


@outbox.message("bring-customers", lane=Lane.BULK)
@dataclass(frozen=True)
class BringCustomers:
    """Import some rows of a file, then promise the next."""

    file_id: str
