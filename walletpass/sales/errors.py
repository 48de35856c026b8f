"""What is refused of what a shop tells."""

from datetime import datetime

from walletpass.kernel.errors import ConflictError, InvalidError, NotFoundError
from walletpass.kernel.languages import DEFAULT_LANGUAGE
from walletpass.kernel.numbers import money


class UnfitSaleError(InvalidError):
    """A part of a sale, a return or a stock level that cannot be right."""

    code = "unfit-sale"
    title = "This cannot be right"

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": self.field}


class ForeignCurrencyError(InvalidError):
    """A sale in another currency than the brand's."""

    code = "foreign-currency"
    title = "Another currency"

    def __init__(self, *, currency: str, expected: str) -> None:
        super().__init__(
            f"This brand counts in {expected}, the sale is in {currency}. "
            "Convert it first: we keep no exchange rates."
        )
        self.currency = currency
        self.expected = expected

    def facts(self) -> dict[str, object]:
        """Tell both currencies."""
        return {"currency": self.currency, "expected": self.expected}


class WrongClockError(InvalidError):
    """A moment that lies ahead of us, or too far back, to be when it happened."""

    code = "wrong-clock"
    title = "The clock may be wrong"

    def __init__(self, occurred_at: datetime, *, now: datetime) -> None:
        super().__init__(
            f"It cannot have happened on {occurred_at:%Y-%m-%d %H:%M} UTC: here it is "
            f"{now:%Y-%m-%d %H:%M} UTC. Set the till's clock, then send it again."
        )
        self.occurred_at = occurred_at
        self.now = now

    def facts(self) -> dict[str, object]:
        """Tell both clocks."""
        return {
            "occurred_at": self.occurred_at.isoformat(),
            "now": self.now.isoformat(),
        }


class ReceiptTakenError(ConflictError):
    """The same receipt was recorded before with other contents.

    *by* is whoever recorded it: a member of staff by name, else the till.
    """

    code = "receipt-taken"
    title = "This receipt was recorded before"

    def __init__(
        self, receipt: str, *, earlier_id: str, recorded_at: datetime, by: str | None
    ) -> None:
        teller = f" by {by}" if by else ""
        super().__init__(
            f"{receipt!r} was recorded on {recorded_at:%Y-%m-%d %H:%M} UTC{teller}, "
            f"with other contents, as {earlier_id}. That one stands."
        )
        self.earlier_id = earlier_id
        self.recorded_at = recorded_at
        self.by = by

    def facts(self) -> dict[str, object]:
        """Name what stands, when it was recorded and by whom."""
        return {
            "earlier_id": self.earlier_id,
            "recorded_at": self.recorded_at.isoformat(timespec="seconds"),
            "by": self.by,
        }


class UnknownPurchaseError(NotFoundError):
    """A purchase nobody told this brand of."""

    code = "unknown-purchase"
    title = "No such purchase"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is no purchase {name!r} here. If the sale is still to be sent, "
            "send it first."
        )


class UnknownRefundError(NotFoundError):
    """A return nobody told this brand of."""

    code = "unknown-refund"
    title = "No such return"

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no return {name!r} here.")


class NotOnReceiptError(InvalidError):
    """A return names a line or an article that was not bought."""

    code = "not-on-receipt"
    title = "Not on this receipt"

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is not on the receipt of this purchase.")
        self.what = what

    def facts(self) -> dict[str, object]:
        """Name what was not bought."""
        return {"line": self.what}


class RefundBeforeSaleError(ConflictError):
    """A return that says it happened before its sale."""

    code = "refund-before-sale"
    title = "Returned before it was sold"

    def __init__(self, *, sold_at: datetime, returned_at: datetime) -> None:
        super().__init__(
            f"Sold on {sold_at:%Y-%m-%d %H:%M} UTC, returned on "
            f"{returned_at:%Y-%m-%d %H:%M} UTC: check the receipt and the clock."
        )
        self.sold_at = sold_at
        self.returned_at = returned_at

    def facts(self) -> dict[str, object]:
        """Tell both moments."""
        return {
            "sold_at": self.sold_at.isoformat(),
            "returned_at": self.returned_at.isoformat(),
        }


class RefundTooLargeError(ConflictError):
    """A return of more than is left of a line or of the purchase."""

    code = "refund-too-large"
    title = "More than is left"

    def __init__(
        self,
        what: str,
        *,
        quantity_left: int,
        net_left: int,
        quantity: int | None,
        net: int | None,
        currency: str,
    ) -> None:
        super().__init__(
            f"{what}: {_told(quantity, net, currency)} asked to be returned, "
            f"{_told(quantity_left, net_left, currency)} left."
        )
        self._facts: dict[str, object] = {
            "line": what,
            "quantity_left": quantity_left,
            "net_left": net_left,
            "currency": currency,
        }

    def facts(self) -> dict[str, object]:
        """Tell what is left."""
        return self._facts


def _told(quantity: int | None, net: int | None, currency: str) -> str:
    pieces = None if quantity is None else f"quantity {quantity / 1000:g}"
    amount = None if net is None else money(net, currency, DEFAULT_LANGUAGE)
    return ", ".join(part for part in (pieces, amount) if part) or "all"


class UnknownWatchError(NotFoundError):
    """A watch this customer does not keep, or keeps no more."""

    code = "unknown-watch"
    title = "No such watch"

    def __init__(self) -> None:
        super().__init__("This customer does not wait for that article.")
