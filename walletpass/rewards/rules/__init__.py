"""Earning rules: what a basket or an event gives, exactly, and the reason in a sentence.

Everything here is a plain value and a plain function: no table, no clock, no float.

    rules = read({"currency": "USD", "rules": [{"code": "base", "gives": FIVE_PER_100}]})
    earning = earn(rules, Basket("USD", (Line(1, 1_080_00),)), Facts(moment=noon))
    explain(earning.awards[0].because, "en")  # 54 points: 5 points for every $100 of $1,080.

**What is counted.** First the lines that count for a rule: all but those that the
program or the rule leaves out, each less the part that was paid with points. What they
cost together is the basket that conditions and steps speak of. Then the lines that earn:
those of the counting lines that the rule is *only* about. The formula is worked out for
them together, as an exact fraction, rounded once, cut by the rule's limits, and shared
out over the lines by the largest remainder. The order of lines is nothing to the result.

**How rules stack.** Rules without a group all give. In a group, by its mode,

- ``all`` of its rules give;
- ``best``: the rule that gives most, after its limits, gives alone;
- ``first``: the rule with the highest priority that gives anything gives alone;
- ``best_per_line``: each line goes to the rule worth most for it, and each rule is then
  worked out anew for the lines it won (its step stays that of the whole basket).

A higher priority comes first; equals go by code. A rule stopped by a limit or a budget
makes room for the others of its group.

**Multipliers** come last. One adds to what the rules of the groups it names were given
on its lines; naming none, all rules that count money or items, while fixed amounts stay
as they are. They multiply what was given, rounded and cut, and never each other: double
and triple make four times, unless a group of their own lets only the best stand.
"""

from walletpass.kernel.numbers import money
from walletpass.rewards.rules.allotting import Rounding, allot
from walletpass.rewards.rules.awards import Award, Earning, Skipped
from walletpass.rewards.rules.basket import (
    BIRTHDAY,
    REFEREE,
    REFERRER,
    WELCOME,
    Basket,
    Event,
    Facts,
    Line,
)
from walletpass.rewards.rules.because import Because, because
from walletpass.rewards.rules.birthdays import Around, birthday_near, celebrated_in
from walletpass.rewards.rules.describing import Describer
from walletpass.rewards.rules.document import Document, Group, Rule
from walletpass.rewards.rules.earning import earn
from walletpass.rewards.rules.errors import (
    Fault,
    ForeignCurrencyError,
    UnfitBasketError,
    UnfitRulesError,
)
from walletpass.rewards.rules.explaining import Unit, explain, percent
from walletpass.rewards.rules.limits import (
    NOTHING_USED,
    Limit,
    Per,
    Period,
    Use,
    Used,
    period_key,
)
from walletpass.rewards.rules.paying import with_payments
from walletpass.rewards.rules.reading import as_told, read, read_text
from walletpass.rewards.rules.ruleset import RuleSet
from walletpass.rewards.rules.spending import Allowance, Spending, may_spend, refusal
from walletpass.rewards.rules.standing import standing_rate
from walletpass.rewards.rules.timing import Expiry, Pending, awakes_at, lapses_at

__all__ = [
    "BIRTHDAY",
    "NOTHING_USED",
    "REFEREE",
    "REFERRER",
    "WELCOME",
    "Allowance",
    "Around",
    "Award",
    "Basket",
    "Because",
    "Describer",
    "Document",
    "Earning",
    "Event",
    "Expiry",
    "Facts",
    "Fault",
    "ForeignCurrencyError",
    "Group",
    "Limit",
    "Line",
    "Pending",
    "Per",
    "Period",
    "Rounding",
    "Rule",
    "RuleSet",
    "Skipped",
    "Spending",
    "UnfitBasketError",
    "UnfitRulesError",
    "Unit",
    "Use",
    "Used",
    "allot",
    "as_told",
    "awakes_at",
    "because",
    "birthday_near",
    "celebrated_in",
    "earn",
    "explain",
    "lapses_at",
    "may_spend",
    "money",
    "percent",
    "period_key",
    "read",
    "read_text",
    "refusal",
    "standing_rate",
    "with_payments",
]
