"""Trees in words: for whoever writes them, and for why somebody is in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, get_month_names

from walletpass.kernel.languages import Language, Words, say
from walletpass.kernel.numbers import money, shown_number
from walletpass.segments import sentences as said
from walletpass.segments.conditions import Condition
from walletpass.segments.conditions.base import Counted, OneOf
from walletpass.segments.conditions.living import HasHabit, Prefers
from walletpass.segments.conditions.standing import HasTier, InClub
from walletpass.segments.conditions.traits import (
    HasAttribute,
    HasBirthday,
    HasConsented,
)
from walletpass.segments.moments import Span
from walletpass.segments.tree import All, Either, Leaf, Not, Tree

_MOST_NAMED: Final = 5
_LEAP_YEAR: Final = 2028
_MONEY: Final = {"spent", "basket", "lifetime_value", "worth"}
_POINTS: Final = {"balance", "expiring"}


@dataclass(frozen=True, slots=True)
class Names:
    """How a brand calls what trees name by id, and how it counts money and days."""

    currency: str
    zone: ZoneInfo
    called: Mapping[str, Words] = field(default_factory=dict)


def describe(tree: Tree, language: Language, names: Names) -> str:
    """Return the tree as one sentence."""
    told = Teller(language, names).tree(tree)
    return f"{told[:1].upper()}{told[1:]}."


class Teller:
    """Tells conditions, and what came of them, in one language."""

    def __init__(self, language: Language, names: Names) -> None:
        self._language = language
        self._names = names

    def tree(self, tree: Tree) -> str:
        """Return a tree in words; what has parts stands in brackets within others."""
        match tree:
            case Leaf(condition):
                return self.condition(condition)
            case Not(of):
                return self._say(said.NOT, what=self._part(of))
            case All(parts):
                return self._joined(parts, said.AND, said.EVERYBODY)
            case Either(parts):
                return self._joined(parts, said.OR, said.NOBODY)

    def _joined(self, parts: Sequence[Tree], word: Words, none: Words) -> str:
        if len(parts) == 1:
            return self.tree(parts[0])
        told = self._say(word).join(self._part(part) for part in parts)
        return told or self._say(none)

    def _part(self, tree: Tree) -> str:
        told = self.tree(tree)
        has_parts = isinstance(tree, All | Either) and len(tree.of) > 1
        return f"({told})" if has_parts else told

    def condition(self, condition: Condition[Any]) -> str:
        """Return what a condition asks for."""
        if isinstance(condition, Prefers) and _range_of(condition) == "some":
            return self._say(said.LABELS["cares"], what=condition.category)
        parts = [self._asked(condition), *self._spans(condition)]
        told = " ".join(part for part in parts if part)
        return f"{self._label(condition)}: {told}{self._which(condition)}"

    def because(
        self, condition: Condition[Any], answer: Any, since: datetime | None
    ) -> str:
        """Return what the answer to a condition was."""
        if condition.kind == "bought":
            told = self._plural(said.BOUGHT, int(answer))
        else:
            told = f"{self._label(condition)}: {self._answer(condition, answer)}"
        if since is not None:
            day = self._day(since.astimezone(self._names.zone).date())
            told += " " + self._say(said.SINCE, day=day)
        if isinstance(condition, Counted):
            told = " ".join([told, *self._spans(condition)])
        return told + self._which(condition)

    def _asked(self, condition: Condition[Any]) -> str:
        if isinstance(condition, HasBirthday):
            return self._birthday(condition)
        if isinstance(condition, HasConsented):
            return self._say(said.YES if condition.given else said.NO)
        if isinstance(condition, HasAttribute) and not condition.values:
            return self._say(said.ANYTHING)
        if listed := _listed(condition):
            return self._named(listed)
        return self._range(condition) if isinstance(condition, Counted) else ""

    def _range(self, condition: Counted) -> str:
        least, most = (
            end if end is None else self._figure(condition, end)
            for end in condition.ends
        )
        return self._say(said.RANGE[_range_of(condition)], least=least, most=most)

    def _birthday(self, condition: HasBirthday) -> str:
        match condition.month, condition.days:
            case str(month), _:
                return self._say(said.MONTHS[month])
            case int(number), _:
                names = get_month_names("wide", "stand-alone", locale=self._language)
                return str(names[number])
            case _, 0:
                return self._say(said.TODAY)
            case _, days:
                return self._plural(said.AHEAD, days or 0)

    def _answer(self, condition: Condition[Any], answer: Any) -> str:
        if answer is None:
            is_time = condition.kind in {"last_bought", "first_bought"}
            return self._say(said.NEVER if is_time else said.UNKNOWN)
        if isinstance(answer, datetime):
            return self._day(answer.astimezone(self._names.zone).date())
        if isinstance(answer, bool):
            return self._say(said.YES if answer else said.NO)
        if isinstance(answer, str):
            return self._word(condition, answer)
        if listed := _listed(condition):
            return self._named(listed) if answer else self._say(said.ANOTHER)
        return self._figure(condition, int(answer))

    def _word(self, condition: Condition[Any], word: str) -> str:
        if not isinstance(condition, HasBirthday):
            return self._name(word)
        month, day = map(int, word.split("-"))
        of_year = date(_LEAP_YEAR, month, day)
        return str(format_date(of_year, "d MMMM", locale=self._language))

    def _figure(self, condition: Condition[Any], number: int) -> str:
        what = condition.of if isinstance(condition, HasHabit) else condition.kind
        if what in _MONEY:
            return money(number, self._names.currency, self._language)
        if what in _POINTS:
            return shown_number(number / 100, self._language)
        return shown_number(number, self._language)

    def _label(self, condition: Condition[Any]) -> str:
        if isinstance(condition, HasHabit):
            return self._say(said.HABITS[condition.of])
        key = getattr(condition, "state", condition.kind)
        what = getattr(condition, "name", "") or getattr(condition, "category", "")
        listed = getattr(condition, "events", ()) or getattr(condition, "acts", ())
        return self._say(
            said.LABELS[key],
            what=what or self._named(listed),
            ahead=self._plural(said.AHEAD, getattr(condition, "days", 0) or 0),
            topic=self._name(getattr(condition, "topic", "")),
            channel=self._name(getattr(condition, "channel", "")),
        )

    def _spans(self, condition: Condition[Any]) -> Iterator[str]:
        if not isinstance(condition, Span):
            return
        if condition.days:
            yield self._plural(said.WITHIN, condition.days)
        if condition.over_days:
            yield self._plural(said.BEFORE, condition.over_days)
        if condition.since:
            yield self._say(said.SINCE, day=self._day(condition.since))
        if condition.until:
            yield self._say(said.UNTIL, day=self._day(condition.until))

    def _which(self, condition: Condition[Any]) -> str:
        if condition.kind == "preferred_store":
            return ""
        told = []
        for name, word in said.GOODS.items():
            if given := getattr(condition, name, None):
                listed = (given,) if isinstance(given, str) else given
                told.append(f"{self._say(word)}: {self._named(listed)}")
        return f" ({'; '.join(told)})" if told else ""

    def _named(self, words: Sequence[str]) -> str:
        more = f" (+{len(words) - _MOST_NAMED})" if len(words) > _MOST_NAMED else ""
        return ", ".join(map(self._name, words[:_MOST_NAMED])) + more

    def _name(self, word: str) -> str:
        if called := self._names.called.get(word):
            return say(called, self._language)
        for known in (said.STAGES, said.LANGUAGE_NAMES, said.CHANNELS):
            if word in known:
                return self._say(known[word])
        return word

    def _day(self, day: date) -> str:
        return format_date(day, "d MMMM y", locale=self._language)

    def _plural(self, words: said.Plurals, number: int) -> str:
        forms = words[self._language]
        form = str(Locale.parse(self._language).plural_form(number))
        if number == 0 and "zero" in forms:
            form = "zero"
        text = forms.get(form) or forms.get("other") or forms["many"]
        return text.format(n=shown_number(number, self._language))

    def _say(self, words: Words, **facts: object) -> str:
        return say(words, self._language).format(**facts)


def _range_of(condition: Counted) -> str:
    """Return how a range is told: the least there can be is some, and no more than 0 none."""
    match condition.ends:
        case (1, None):
            return "some"
        case (None | 0, 0):
            return "none"
        case (_, None):
            return "from"
        case (None, _):
            return "to"
        case (least, most):
            return "same" if least == most else "both"


def _listed(condition: Condition[Any]) -> tuple[str, ...]:
    """Return the words among which an answer fits, where it is one of some."""
    match condition:
        case OneOf():
            return condition.words
        case HasTier(tiers=words) | InClub(clubs=words):
            return words
        case _:
            return ()
