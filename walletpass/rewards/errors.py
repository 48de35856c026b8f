"""What the program refuses."""

from datetime import datetime

from walletpass.kernel.errors import ConflictError, InvalidError, NotFoundError
from walletpass.ledger import to_display


class NoDraftError(ConflictError):
    """There is nothing to publish."""

    code = "no-draft"
    title = "No draft"

    def __init__(self) -> None:
        super().__init__("This program has no draft. Save one first.")


class PastEffectError(InvalidError):
    """Rules that would hold for sales that were made already."""

    code = "past-effect"
    title = "Rules hold from now on at the earliest"

    def __init__(self, effective_from: datetime, *, now: datetime) -> None:
        super().__init__(
            f"Rules cannot hold from {effective_from:%Y-%m-%d %H:%M} UTC on: here it is "
            f"{now:%Y-%m-%d %H:%M} UTC. Leave `effective_from` out to begin now."
        )
        self.effective_from = effective_from

    def facts(self) -> dict[str, object]:
        """Name the moment."""
        return {"effective_from": self.effective_from.isoformat()}


class UnknownVersionError(NotFoundError):
    """A version that was never published."""

    code = "unknown-version"
    title = "No such version"

    def __init__(self, number: int) -> None:
        super().__init__(f"The program has no version {number}.")
        self.number = number

    def facts(self) -> dict[str, object]:
        """Tell the number."""
        return {"number": self.number}


class UnknownRedemptionError(NotFoundError):
    """A redemption nobody asked this brand for."""

    code = "unknown-redemption"
    title = "No such redemption"

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no redemption {name!r} here.")


class RedemptionTakenError(ConflictError):
    """The same source and receipt stand for another redemption, or it for another sale."""

    code = "redemption-taken"
    title = "This redemption is another one's"

    def __init__(self, redemption_id: str) -> None:
        super().__init__(
            f"Redemption {redemption_id} was made before for something else. Use "
            "another receipt number, or the redemption of this very sale."
        )
        self.redemption_id = redemption_id

    def facts(self) -> dict[str, object]:
        """Name the one that stands."""
        return {"redemption_id": self.redemption_id}


class OtherPaymentError(ConflictError):
    """A sale tells another payment with points than its redemption."""

    code = "other-payment"
    title = "The redemption pays another amount"

    def __init__(self, *, redeemed: int, told: int) -> None:
        super().__init__(
            f"The redemption pays {redeemed} minor units, the sale says {told}. Leave "
            "`paid_with_points` out: the redemption tells it."
        )
        self.redeemed, self.told = redeemed, told

    def facts(self) -> dict[str, object]:
        """Tell both amounts."""
        return {"redeemed": self.redeemed, "told": self.told}


class NotSpendableError(ConflictError):
    """So many points may not be spent on this basket; *reason* says why, in words."""

    code = "not-spendable"
    title = "These points cannot be spent here"

    def __init__(
        self, reason: str, *, code: str, allowed: int, money: int, scale: int
    ) -> None:
        super().__init__(reason)
        self.reason, self.allowed = code, to_display(allowed, scale)
        self.money = money

    def facts(self) -> dict[str, object]:
        """Tell what may be spent instead."""
        return {"reason": self.reason, "allowed": self.allowed, "money": self.money}
