"""What the ledger tells the floors above."""

from dataclasses import dataclass

from walletpass import outbox


@outbox.message("balance-changed")
@dataclass(frozen=True)
class BalanceChanged:
    """An account's balance moved: whatever shows it should look again."""

    account_id: str
