"""A rule in a sentence, before anybody bought anything: for whoever writes it.

What a purchase earned is explained elsewhere; this tells what it would take.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, assert_never

from babel.dates import format_date, get_day_names
from babel.units import format_unit

from walletpass.kernel.languages import Language, say
from walletpass.kernel.numbers import money, shown_number
from walletpass.ledger import in_words
from walletpass.rewards.rules.conditions import (
    BirthdayGift,
    Except,
    Happening,
    Only,
    Ordinal,
    Range,
    When,
)
from walletpass.rewards.rules.descriptions import (
    CARD,
    EVENTS,
    GIVES,
    GOODS,
    LIMITS,
    RANGE,
    ROUNDING,
    SPENDING,
    STACKS,
    TIMES,
    WHEN,
)
from walletpass.rewards.rules.document import Document, Rule
from walletpass.rewards.rules.explaining import Unit
from walletpass.rewards.rules.formulas import (
    Fixed,
    Multiplier,
    PerItem,
    Ratio,
    Step,
    Steps,
)
from walletpass.rewards.rules.holding import WEEKDAYS
from walletpass.rewards.rules.sentences import PER, PERIOD
from walletpass.rewards.rules.timing import (
    AfterDays,
    MonthEnd,
    OnDate,
    RollingDays,
    RollingMonths,
)

_WHOLE: Final = 10_000  # basis points
_ITEM: Final = 1_000  # thousandths
_MOST_NAMED: Final = 5
_DAYS: Final = "duration-day"


class Describer:
    """Tells the rules of a document in one language."""

    def __init__(self, document: Document, language: Language, unit: Unit) -> None:
        self._document = document
        self._language = language
        self._unit = unit
        self._modes = {group.code: group.mode for group in document.groups}

    def rule(self, rule: Rule) -> str:
        """Return the rule as one sentence."""
        parts = [
            self._gives(rule),
            *self._occasion(rule),
            *self._when(rule.when),
            *self._goods(rule),
            *self._stacking(rule),
            *self._limits(rule),
            *self._times(rule),
        ]
        return _sentence(parts)

    def spending(self) -> str:
        """Return as one sentence on what terms points are spent."""
        terms = self._document.spending
        if terms is None:
            return say(SPENDING["off"], self._language)
        parts = [
            self._say(
                SPENDING["worth"],
                points=self._points(terms.points),
                money=self._money(terms.worth),
            ),
            terms.share < _WHOLE
            and self._say(SPENDING["share"], share=self._percent(terms.share, 100)),
            terms.minimum
            and self._say(SPENDING["minimum"], minimum=self._points(terms.minimum)),
            terms.unit != 100  # noqa: PLR2004 - a whole point goes without saying
            and self._say(SPENDING["unit"], unit=self._points(terms.unit)),
            terms.once_a_day and self._say(SPENDING["once_a_day"]),
            not terms.earns and self._say(SPENDING["earns_not"]),
        ]
        return _sentence([part for part in parts if part])

    def _gives(self, rule: Rule) -> str:
        match rule.gives:
            case Ratio() as ratio:
                return self._rate(ratio, is_full=ratio.each_full)
            case Steps() as gives:
                steps = [
                    self._say(
                        GIVES["step"],
                        from_=self._money(step.at_least),
                        rate=self._rate(step, is_full=gives.each_full),
                    )
                    for step in gives.steps
                ]
                return self._say(GIVES[gives.by], steps=", ".join(steps))
            case Fixed(amount=amount):
                name = "off" if self._is_money else "fixed"
                return self._say(GIVES[name], of=self._amount(amount))
            case PerItem(amount=amount, each=each):
                name = "per_item" if each == _ITEM else "per_quantity"
                return self._say(
                    GIVES[name],
                    of=self._amount(amount),
                    each=self._number(Decimal(each) / _ITEM),
                )
            case Multiplier(basis_points=points):
                times = self._number(Decimal(points) / _WHOLE)
                return self._say(GIVES["multiplier"], times=times)
            case _ as other:
                assert_never(other)

    @property
    def _is_money(self) -> bool:
        return self._document.gives == "discount"

    def _rate(self, rate: Ratio | Step, *, is_full: bool) -> str:
        if self._is_money and not is_full:
            return self._say(
                GIVES["percent"], percent=self._percent(rate.amount, rate.per, 100)
            )
        return self._say(
            GIVES["full" if is_full else "ratio"],
            of=self._amount(rate.amount),
            per=self._money(rate.per),
        )

    def _occasion(self, rule: Rule) -> Iterator[str]:
        around = rule.on if isinstance(rule.on, BirthdayGift) else rule.when.birthday
        if isinstance(rule.on, Happening):
            event = rule.on.event
            known = say(EVENTS[event], self._language) if event in EVENTS else event
            yield self._say(WHEN["event"], event=known)
        if around:
            yield self._say(
                WHEN["birthday"], before=around.days_before, after=around.days_after
            )
            if around.told_before:
                yield self._say(
                    WHEN["told_before"], days=self._span(around.told_before)
                )

    def _when(self, when: When) -> Iterator[str]:
        days = get_day_names("abbreviated", "stand-alone", locale=self._language)
        lists: Mapping[str, Sequence[str]] = {
            "tiers": when.tiers,
            "weekdays": [str(days[WEEKDAYS.index(day)]) for day in when.weekdays],
            "hours": ["–".join(span) for span in when.hours],
            "stores": when.stores,
            "channels": self._cards(when.channels),
            "presented_via": self._cards(when.presented_via),
            "labels": when.labels,
            "promo_codes": when.promo_codes,
        }
        for name, words in lists.items():
            if words:
                yield self._say(WHEN[name], what=self._named(words))
        for name in ("basket", "spent_lifetime", "spent_month"):
            if span := getattr(when, name):
                yield self._say(WHEN[name], what=self._range(span, is_money=True))
        if when.tenure:
            what = self._range(when.tenure, is_money=False)
            yield self._say(WHEN["tenure"], what=what)
        if when.purchase:
            yield self._ordinal(when.purchase)

    def _cards(self, ways: Sequence[str]) -> list[str]:
        return [say(CARD[way], self._language) if way in CARD else way for way in ways]

    def _ordinal(self, which: Ordinal) -> str:
        if which.every:
            numbers = ", ".join(str(which.every * turn) for turn in (1, 2, 3))
            return self._say(WHEN["every"], what=numbers)
        if which.at_most == 1:
            return self._say(WHEN["first"])
        span = Range(at_least=which.at_least, at_most=which.at_most)
        return self._say(WHEN["purchase"], what=self._range(span, is_money=False))

    def _range(self, span: Range, *, is_money: bool) -> str:
        least, most = (
            end if end is None else self._money(end) if is_money else str(end)
            for end in (span.at_least, span.at_most)
        )
        name = "both" if least and most else "from" if least else "to"
        return self._say(RANGE[name], least=least, most=most)

    def _goods(self, rule: Rule) -> Iterator[str]:
        if only := self._listed(rule.only):
            yield self._say(GOODS["only"], what=only)
        usual = Except().kinds
        kinds = rule.leaves_out.kinds
        out = [say(GOODS[kind], self._language) for kind in kinds if kinds != usual]
        left = ", ".join([*out, *filter(None, [self._listed(rule.leaves_out)])])
        if left:
            yield self._say(GOODS["without"], what=left)
        counting = [kind for kind in usual if kind not in kinds]
        if counting and not isinstance(rule.gives, Fixed):
            what = ", ".join(say(GOODS[kind], self._language) for kind in counting)
            yield self._say(GOODS["with"], what=what)

    def _listed(self, some: Only | Except) -> str:
        told = [
            self._say(GOODS[name], what=self._named(words))
            for name in ("categories", "brands", "skus", "labels")
            if (words := getattr(some, name))
        ]
        if isinstance(some, Only) and some.favourites:
            told.append(say(GOODS["favourites"], self._language))
        return ", ".join(told)

    def _stacking(self, rule: Rule) -> Iterator[str]:
        mode = self._modes.get(rule.group or "", "all")
        if mode in STACKS:
            yield self._say(STACKS[mode], group=rule.group)
        unit = rule.rounding.unit
        if (rule.rounding.mode, unit) != ("down", 1):
            shown = self._amount(unit)
            yield self._say(ROUNDING[rule.rounding.mode], unit=shown)

    def _limits(self, rule: Rule) -> Iterator[str]:
        for limit in rule.limits:
            of = {
                "per": say(PER[limit.per], self._language),
                "period": say(PERIOD[limit.period], self._language),
            }
            if limit.count is not None:
                yield self._say(LIMITS["count"], count=limit.count, **of)
            if limit.amount is not None:
                amount = self._amount(limit.amount)
                yield self._say(LIMITS["amount"], amount=amount, **of)

    def _times(self, rule: Rule) -> Iterator[str]:
        match rule.pending:
            case AfterDays(days=days):
                yield self._say(TIMES["after_days"], days=self._span(days))
            case waiting if waiting.kind in TIMES:
                yield self._say(TIMES[waiting.kind])
        match rule.expiry:
            case RollingDays(days=days):
                yield self._say(TIMES["days"], days=self._span(days))
            case RollingMonths(months=months):
                yield self._say(TIMES["months"], months=self._months(months))
            case MonthEnd(months=months) if months:
                yield self._say(TIMES["months_end"], months=self._months(months))
            case OnDate(last_day=day):
                yield self._say(TIMES["date"], day=self._day(day))
            case lasting if lasting.kind in TIMES:
                yield self._say(TIMES[lasting.kind])
        if rule.active_from:
            yield self._say(TIMES["since"], day=self._day(rule.active_from))
        if rule.active_to:
            yield self._say(TIMES["until"], day=self._day(rule.active_to))

    def _say(self, words: Mapping[Language, str], **facts: object) -> str:
        return say(words, self._language).format(**facts)

    def _named(self, words: Sequence[str]) -> str:
        more = f" (+{len(words) - _MOST_NAMED})" if len(words) > _MOST_NAMED else ""
        return ", ".join(words[:_MOST_NAMED]) + more

    def _amount(self, amount: int) -> str:
        return self._money(amount) if self._is_money else self._points(amount)

    def _points(self, hundredths: int) -> str:
        return in_words(hundredths, self._unit.scale, self._unit.names, self._language)

    def _money(self, minor: int) -> str:
        return money(minor, self._document.currency, self._language)

    def _number(self, number: Decimal) -> str:
        return shown_number(float(number), self._language)

    def _percent(self, part: int, whole: int, times: int = 1) -> str:
        gap = "" if self._language in {"en", "pl"} else "\N{NO-BREAK SPACE}"
        return f"{self._number(Decimal(part) * times / whole)}{gap}%"

    def _span(self, days: int) -> str:
        return format_unit(days, _DAYS, locale=self._language)

    def _months(self, months: int) -> str:
        return format_unit(months, "duration-month", locale=self._language)

    def _day(self, day: date) -> str:
        return format_date(day, locale=self._language)


def _sentence(parts: Sequence[str]) -> str:
    told = "; ".join(parts).rstrip(".")
    end = "" if told.endswith("…") else "."
    return f"{told[:1].upper()}{told[1:]}{end}"
