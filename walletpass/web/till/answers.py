"""What a scan or a typed text can stand for at a till."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from walletpass.passes import CardRow
from walletpass.sales import PresentedVia

Trouble = Literal[
    "voided", "outdated", "foreign", "unknown", "mistyped", "strange", "nobody", "blank",
    "blind", "blocked", "uncalled", "unmailed",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A card to sell to, and how it was shown."""

    card: CardRow
    via: PresentedVia


@dataclass(frozen=True, slots=True)
class Receipt:
    """It was a receipt that was scanned."""

    purchase_id: str


@dataclass(frozen=True, slots=True)
class Voucher:
    """It was a coupon's code that was scanned; *card* is its owner's."""

    card: CardRow


@dataclass(frozen=True, slots=True)
class Missed:
    """No card to sell to, and which words go with it; *newer* is the card to use."""

    trouble: Trouble
    newer: CardRow | None = None


@dataclass(frozen=True, slots=True)
class Several:
    """Somebody with cards in several programs: they say which."""

    cards: Sequence[CardRow]
    via: PresentedVia


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Customers who are called so: the cashier asks which of them this is.

    *has_more* tells whether there are others, so that a surname helps.
    """

    cards: Sequence[CardRow]
    has_more: bool
