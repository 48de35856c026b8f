"""What is owed when a message is taken back from many cards."""

from dataclasses import dataclass

from walletpass import outbox


@outbox.message("withdraw-message", lane=outbox.Lane.BULK)
@dataclass(frozen=True)
class WithdrawMessage:
    """Take a message from the next cards it shows on, those after *after*."""

    brand_id: str
    message_id: str
    after: str
