"""What the rules refuse to work with."""

from collections.abc import Sequence
from dataclasses import dataclass

from walletpass.kernel.errors import InvalidError


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a document: where, what, and how to put it right.

    *path* is a JSON path such as ``$.rules[0].gives.per``.
    """

    path: str
    code: str
    message: str
    remedy: str


class UnfitRulesError(InvalidError):
    """A document of rules that cannot be followed; it carries every fault at once."""

    code = "unfit-rules"
    title = "Rules that cannot be followed"

    def __init__(self, faults: Sequence[Fault]) -> None:
        first = faults[0]
        more = f" And {len(faults) - 1} more." if len(faults) > 1 else ""
        super().__init__(f"{first.path}: {first.message} {first.remedy}{more}")
        self.faults = tuple(faults)

    def facts(self) -> dict[str, object]:
        """Tell every fault with its place and its remedy."""
        return {
            "faults": [
                {
                    "path": fault.path,
                    "code": fault.code,
                    "message": fault.message,
                    "remedy": fault.remedy,
                }
                for fault in self.faults
            ]
        }


class UnfitBasketError(InvalidError):
    """A basket that no till can have sold."""

    code = "unfit-basket"
    title = "Not a basket"

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"Line {line}: {reason}")
        self.line = line

    def facts(self) -> dict[str, object]:
        """Tell which line it is."""
        return {"line": self.line}


class ForeignCurrencyError(InvalidError):
    """A basket in another currency than the rules count in."""

    code = "foreign-currency"
    title = "Another currency"

    def __init__(self, *, currency: str, expected: str) -> None:
        super().__init__(f"The basket is in {currency}, the rules are in {expected}.")
        self.currency = currency
        self.expected = expected

    def facts(self) -> dict[str, object]:
        """Tell both currencies."""
        return {"currency": self.currency, "expected": self.expected}
