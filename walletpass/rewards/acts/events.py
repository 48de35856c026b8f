"""What is told when somebody was thanked."""

from dataclasses import dataclass

from walletpass import outbox


@outbox.message("thanked")
@dataclass(frozen=True)
class Thanked:
    """Somebody was thanked: their card may say so."""

    customer_id: str
