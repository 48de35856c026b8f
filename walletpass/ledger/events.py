"""What the ledger tells the floors above, and asks of the night."""

from dataclasses import dataclass

from walletpass import outbox


@outbox.message("balance-changed")
@dataclass(frozen=True)
class BalanceChanged:
    """An account's balance moved: whatever shows it should look again."""

    account_id: str


@outbox.message("settle-account")
@dataclass(frozen=True)
class SettleAccount:
    """Let go of a reservation whose time is over."""

    account_id: str


@outbox.message("settle-accounts")
@dataclass(frozen=True)
class SettleAccounts:
    """Settle the next accounts that are due, or those of one program after *after*."""

    program_id: str | None = None
    after: str = ""
