"""What a replay tells: what was given and what would be, by month, rule and customer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What one rule gave, and would give; where the sums agree, its dates differ."""

    rule: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Change:
    """An entry that would be another one, and the rules that make it so.

    *before* and *after* are hundredths, or minor units of a discount; a return's are
    negative. Nothing of *rules* means that the books tell what no rule explains.
    """

    purchase_id: str
    receipt: str
    at: datetime
    customer_id: str
    is_return: bool
    before: int
    after: int
    rules: Sequence[RuleChange]


@dataclass(slots=True)
class Month:
    """Points issued, taken back and lapsing in a month, and what is owed at its end.

    Only what was issued in the stretch counts, as though none of it were spent.
    """

    issued: int = 0
    taken_back: int = 0
    lapsed: int = 0
    owed: int = 0


@dataclass(slots=True)
class Given:
    """What one rule gave: how often, and how much of it is left after returns."""

    times: int = 0
    amount: int = 0


@dataclass(slots=True)
class Side:
    """All that was given, or would be.

    *cost* is what it is worth in minor units, None where points buy nothing.
    """

    earning: int = 0
    points: int = 0
    discount: int = 0
    cost: int | None = None
    months: dict[str, Month] = field(default_factory=dict)
    rules: dict[str, Given] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Person:
    """What a customer got, and would get."""

    customer_id: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Crowd:
    """Those who would get more, or less: how many, how much, and who most."""

    count: int
    sum: int
    biggest: Sequence[Person]


@dataclass(frozen=True, slots=True)
class Report:
    """A stretch of the past under other rules; amounts in hundredths and minor units.

    *changes* are the first of the *changed* entries.
    """

    since: datetime
    until: datetime
    currency: str
    purchases: int
    returns: int
    customers: int
    changed: int
    before: Side
    after: Side
    gaining: Crowd
    losing: Crowd
    changes: Sequence[Change]

    @property
    def months(self) -> Sequence[tuple[str, Month, Month]]:
        """Each month with what was and what would be, up to the last that lapses."""
        names = sorted({*self.before.months, *self.after.months})
        return [
            (
                name,
                month_of(self.before.months, name),
                month_of(self.after.months, name),
            )
            for name in names
        ]

    @property
    def rules(self) -> Sequence[tuple[str, Given, Given]]:
        """Each rule with what it gave and would give."""
        names = sorted({*self.before.rules, *self.after.rules})
        return [
            (
                name,
                self.before.rules.get(name, Given()),
                self.after.rules.get(name, Given()),
            )
            for name in names
        ]


def month_of(months: Mapping[str, Month], name: str) -> Month:
    """Return a month; of one in which nothing moved, what is owed still."""
    if name in months:
        return months[name]
    earlier = [known for known in months if known < name]
    return Month(owed=months[max(earlier)].owed if earlier else 0)
