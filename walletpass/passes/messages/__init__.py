"""Messages on cards: what a card says besides the balance, and for how long."""

from walletpass.passes.messages.models import CardMessage, Showing

__all__ = ["CardMessage", "Showing"]
