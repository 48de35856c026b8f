"""Whether a rule holds for a customer at a moment, made ready to be asked often."""

from collections.abc import Callable, Iterator
from datetime import time, timedelta

from walletpass.rewards.rules.basket import Basket, Event, Facts
from walletpass.rewards.rules.because import Because
from walletpass.rewards.rules.birthdays import Around, birthday_near, told_in_time
from walletpass.rewards.rules.conditions import BirthdayGift, When
from walletpass.rewards.rules.document import Rule

Occasion = Basket | Event
Holds = Callable[[Occasion, Facts], bool]
Check = tuple[Holds, Because]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = timedelta(1)


def checks_of(rule: Rule) -> tuple[Check, ...]:
    """Return what must hold before the rule looks at lines, each with why it does not."""
    return (
        *_dates(rule),
        *_place_and_person(rule.when),
        *_clock(rule.when),
        *_history(rule.when),
        *_birthday(around_of(rule)),
    )


def around_of(rule: Rule) -> Around | None:
    """Return the days around a birthday that a rule is about, if it is."""
    return rule.on if isinstance(rule.on, BirthdayGift) else rule.when.birthday


def _dates(rule: Rule) -> Iterator[Check]:
    first, last = rule.active_from, rule.active_to
    if first:
        reason = Because("not-yet-active", {"day": first.isoformat()})
        yield lambda _, facts: facts.moment.date() >= first, reason
    if last:
        reason = Because("no-longer-active", {"day": last.isoformat()})
        yield lambda _, facts: facts.moment.date() <= last, reason


def _place_and_person(when: When) -> Iterator[Check]:
    if tiers := frozenset(when.tiers):
        yield lambda _, facts: facts.tier in tiers, Because("other-tier")
    if stores := frozenset(when.stores):
        yield lambda _, facts: facts.store in stores, Because("other-store")
    if channels := frozenset(when.channels):
        yield lambda _, facts: facts.channel in channels, Because("other-channel")
    if shown := frozenset(when.presented_via):
        yield (
            lambda _, facts: facts.presented_via in shown,
            Because("presented-otherwise"),
        )
    if labels := frozenset(when.labels):
        yield (
            lambda _, facts: not labels.isdisjoint(facts.labels),
            Because("not-opted-in"),
        )
    if codes := frozenset(when.promo_codes):
        yield (
            lambda occasion, _: (
                isinstance(occasion, Basket)
                and not codes.isdisjoint(occasion.promo_codes)
            ),
            Because("no-promo-code"),
        )


def _clock(when: When) -> Iterator[Check]:
    days = frozenset(WEEKDAYS.index(day) for day in when.weekdays) or frozenset(
        range(len(WEEKDAYS))
    )
    if when.hours:
        spans = tuple((_time(opens), _time(closes)) for opens, closes in when.hours)
        yield (
            lambda _, facts: any(_is_within(span, days, facts) for span in spans),
            Because("other-hour"),
        )
    elif when.weekdays:
        yield (
            lambda _, facts: facts.moment.weekday() in days,
            Because("other-weekday"),
        )


def _is_within(span: tuple[time, time], days: frozenset[int], facts: Facts) -> bool:
    opens, closes = span
    now, today = facts.moment.time(), facts.moment.weekday()
    if opens < closes:
        return today in days and opens <= now < closes
    yesterday = (facts.moment - _DAY).weekday()
    return (today in days and now >= opens) or (yesterday in days and now < closes)


def _time(text: str) -> time:
    return time.max if text == "24:00" else time.fromisoformat(text)


def _history(when: When) -> Iterator[Check]:
    if ordinal := when.purchase:
        yield (
            lambda _, facts: ordinal.holds(facts.purchases + 1),
            Because("other-purchase"),
        )
    if tenure := when.tenure:
        yield (
            lambda _, facts: (
                facts.joined_on is not None
                and tenure.holds((facts.moment.date() - facts.joined_on).days)
            ),
            Because("other-tenure"),
        )
    if lifetime := when.spent_lifetime:
        yield (
            lambda _, facts: lifetime.holds(facts.spent_lifetime),
            Because("other-spending"),
        )
    if month := when.spent_month:
        yield (
            lambda _, facts: month.holds(facts.spent_month),
            Because("other-spending"),
        )


def _birthday(around: Around | None) -> Iterator[Check]:
    if around is None:
        return

    def is_near(_: Occasion, facts: Facts) -> bool:
        return facts.birthday is not None and bool(
            birthday_near(facts.birthday, around, facts.moment.date())
        )

    def was_told(_: Occasion, facts: Facts) -> bool:
        assert facts.birthday  # it is near, or we would not ask
        day = birthday_near(facts.birthday, around, facts.moment.date())
        return day is not None and told_in_time(facts.birthday_told_on, around, day)

    yield is_near, Because("no-birthday")
    if around.told_before:
        yield was_told, Because("birthday-told-late", {"days": around.told_before})
