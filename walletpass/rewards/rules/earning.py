"""What a purchase or an event earns."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from walletpass.rewards.rules.allotting import allot
from walletpass.rewards.rules.awards import Award, Earning, Skipped
from walletpass.rewards.rules.basket import Basket, Event, Facts
from walletpass.rewards.rules.because import Because
from walletpass.rewards.rules.birthdays import birthday_near
from walletpass.rewards.rules.conditions import BirthdayGift
from walletpass.rewards.rules.counting import how
from walletpass.rewards.rules.errors import ForeignCurrencyError
from walletpass.rewards.rules.holding import Occasion
from walletpass.rewards.rules.limits import NOTHING_USED, Used
from walletpass.rewards.rules.ruleset import Counting, ReadyRule, RuleSet
from walletpass.rewards.rules.stacking import settle
from walletpass.rewards.rules.timing import (
    AtOnce,
    Never,
    OnDate,
    UntilConfirmed,
    WithBirthday,
    awakes_at,
    lapses_at,
)
from walletpass.rewards.rules.weighing import (
    Counted,
    Offer,
    count,
    offer,
    weigh,
    weigh_multiplier,
)

_SPENT_POINTS = Because("points-spent")
_LAPSED = Because("lapsed-before-use")
_NOTHING_LEFT = Because("price-used-up")
_PAID_ALREADY = Because("paid-already")


def earn(
    rules: RuleSet, occasion: Occasion, facts: Facts, used: Used = NOTHING_USED
) -> Earning:
    """Return what the rules give for a basket or an event, and why not more.

    After a refund, the lines that are left and the facts of the day of the purchase
    tell what it would have earned without what came back.

    Raises:
        ForeignCurrencyError: The basket is not in the currency of the rules.
    """
    reckoning = _Reckoning(rules, occasion, facts, used)
    if isinstance(occasion, Event):
        ready = rules.by_event.get(occasion.kind, ())
        reckoning.ask(ready, lambda one: offer(one, {}, 0, (), used))
    else:
        _for_basket(reckoning, occasion)
    return reckoning.earning()


def _for_basket(reckoning: "_Reckoning", basket: Basket) -> None:
    rules, facts, used = reckoning.rules, reckoning.facts, reckoning.used
    document = rules.document
    if basket.currency != document.currency:
        raise ForeignCurrencyError(currency=basket.currency, expected=document.currency)
    spending = document.spending
    if spending and not spending.earns and basket.paid_with_points:
        reckoning.skip_all(_SPENT_POINTS)
        return
    if facts.is_paid and document.gives == "discount":
        reckoning.skip_all(_PAID_ALREADY)
        return
    counts: dict[int, Counted] = {}

    def counted(counting: Counting) -> Counted:
        found = counts.get(id(counting))
        if found is None:
            found = counts[id(counting)] = count(counting, basket)
        return found

    reckoning.ask(
        rules.purchase,
        lambda ready: weigh(ready, basket, counted(ready.counting), facts, used),
    )
    if not rules.multipliers:
        return
    by_rule = {award.rule: award for award in reckoning.awards}
    reckoning.ask(
        rules.multipliers,
        lambda ready: weigh_multiplier(
            ready,
            basket,
            counted(ready.counting),
            [by_rule[code] for code in ready.multiplies if code in by_rule],
            facts=facts,
            used=used,
        ),
    )


class _Reckoning:
    """One answer in the making."""

    def __init__(
        self, rules: RuleSet, occasion: Occasion, facts: Facts, used: Used
    ) -> None:
        self.rules = rules
        self.occasion = occasion
        self.facts = facts
        self.used = used
        self.awards: list[Award] = []
        self.skipped: list[Skipped] = []
        self._price_left: dict[int, int] | None = None

    def ask(
        self,
        rules: Sequence[ReadyRule],
        weigh_one: Callable[[ReadyRule], Offer | Because],
    ) -> None:
        """Ask rules in order of priority, let their groups settle, and give the awards."""
        outcomes: dict[str, Offer | Because] = {}
        groups: dict[str, list[Offer]] = {}
        for ready in rules:
            outcome = outcomes[ready.code] = self._refused(ready) or weigh_one(ready)
            if ready.rule.group and isinstance(outcome, Offer):
                groups.setdefault(ready.rule.group, []).append(outcome)
        for group, offers in groups.items():
            if len(offers) > 1:
                for made, verdict in settle(self.rules.modes[group], offers, self.used):
                    outcomes[made.ready.code] = verdict
        for code, outcome in outcomes.items():
            given = self._award(outcome) if isinstance(outcome, Offer) else outcome
            if isinstance(given, Award):
                self.awards.append(given)
            else:
                self.skipped.append(Skipped(code, given))

    def skip_all(self, reason: Because) -> None:
        """Give nothing for this basket, for one reason."""
        for ready in (*self.rules.purchase, *self.rules.multipliers):
            self.skipped.append(Skipped(ready.code, reason))

    def earning(self) -> Earning:
        """Return the answer."""
        return Earning(
            self.rules.document.gives, tuple(self.awards), tuple(self.skipped)
        )

    def _refused(self, ready: ReadyRule) -> Because | None:
        for holds, reason in ready.checks:
            if not holds(self.occasion, self.facts):
                return reason
        return None

    def _award(self, made: Offer) -> Award | Because:
        rule, moment = made.ready.rule, self.facts.moment
        by_line = allot(made.amount, made.weights) if made.weights else {}
        amount = made.amount
        if self.rules.document.gives == "discount":
            by_line = self._within_price(by_line)
            amount = sum(by_line.values())
            if not amount:
                return _NOTHING_LEFT
        because = how(self.rules.document, made, amount)
        if isinstance(rule.pending, AtOnce) and isinstance(rule.expiry, Never):
            return Award(
                made.ready.code, amount, by_line, made.excluded, because,
                occasion=_occasion(made.ready, self.facts),
            )  # fmt: skip
        activates_at = awakes_at(rule.pending, moment)
        expires_at = _expires_at(made.ready, self.facts, activates_at)
        if expires_at and expires_at <= (activates_at or moment):
            return _LAPSED
        is_pending = not isinstance(rule.pending, AtOnce)
        return Award(
            rule=made.ready.code,
            amount=amount,
            by_line=by_line,
            excluded=made.excluded,
            because=because,
            is_pending=is_pending,
            activates_at=activates_at if is_pending else None,
            expires_at=expires_at,
            occasion=_occasion(made.ready, self.facts),
        )

    def _within_price(self, parts: dict[int, int]) -> dict[int, int]:
        """Return the parts of a discount that are left of the lines' prices to take."""
        assert isinstance(self.occasion, Basket)
        if self._price_left is None:
            self._price_left = {line.number: line.net for line in self.occasion.lines}
        left = self._price_left
        fitting = {number: min(part, left[number]) for number, part in parts.items()}
        for number, part in fitting.items():
            left[number] -= part
        return fitting


def _expires_at(
    ready: ReadyRule, facts: Facts, activates_at: datetime | None
) -> datetime | None:
    rule, moment = ready.rule, facts.moment
    is_known = isinstance(rule.expiry, OnDate | WithBirthday)
    if isinstance(rule.pending, UntilConfirmed) and not is_known:
        return None  # it runs from the day of the confirmation
    last_day = None
    if isinstance(rule.expiry, WithBirthday) and ready.around and facts.birthday:
        day = birthday_near(facts.birthday, ready.around, moment.date())
        assert day  # the rule's checks found it near
        last_day = day + timedelta(ready.around.days_after)
    awake_at = (activates_at or moment).astimezone(moment.tzinfo)
    return lapses_at(rule.expiry, awake_at, last_birthday_day=last_day)


def _occasion(ready: ReadyRule, facts: Facts) -> str:
    """Return the name of what happens once: a birthday of a year."""
    if not isinstance(ready.rule.on, BirthdayGift) or not facts.birthday:
        return ""
    day = birthday_near(facts.birthday, ready.rule.on, facts.moment.date())
    return f"birthday/{day.year}" if day else ""
