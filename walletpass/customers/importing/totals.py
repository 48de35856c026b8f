"""How many rows became what."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from walletpass.customers.importing.deciding import Decision
from walletpass.customers.importing.models import Outcome


@dataclass(frozen=True)
class Totals:
    """Rows by what became of them, and by the reason."""

    outcomes: Mapping[Outcome, int] = field(default_factory=Counter)
    codes: Mapping[str, int] = field(default_factory=Counter)

    @property
    def rows(self) -> int:
        """How many rows there were."""
        return sum(self.outcomes.values())

    def plus(self, decisions: Iterable[Decision]) -> "Totals":
        """Return these totals with more rows counted."""
        outcomes, codes = Counter(self.outcomes), Counter(self.codes)
        for decision in decisions:
            outcomes[decision.outcome] += 1
            codes.update(decision.codes)
        return Totals(outcomes, codes)

    def to_dict(self) -> dict[str, Any]:
        """Return the totals as plain JSON values, for storing."""
        return {"outcomes": dict(self.outcomes), "codes": dict(self.codes)}

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> "Totals":
        """Return the totals that `to_dict` wrote."""
        return cls(Counter(plain.get("outcomes", {})), Counter(plain.get("codes", {})))
