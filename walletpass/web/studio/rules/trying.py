"""A basket beside the form: what it would earn, line by line, by the code of the till."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from babel.numbers import get_currency_precision

from walletpass import ledger
from walletpass.kernel.errors import InvalidError
from walletpass.rewards import Version, try_out
from walletpass.rewards.rules import Award, Facts, Unit, explain, money
from walletpass.sales import Line, Sale
from walletpass.web.studio.rules.numbers import counted
from walletpass.web.translations import Speaker

LINES: Final = 4
KINDS: Final = ("plain", "discounted", "delivery", "gift_card")
SHOWN: Final = ("wallet", "phone", "number", "typed", "api")
_MOST_DAYS: Final = 36_500


@dataclass(frozen=True, slots=True)
class Given:
    """What one rule gives: a sentence, and how much of it each line was given."""

    sentence: str
    lines: Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a basket earns; *trouble* says why it could not be reckoned."""

    earns: str = ""
    given: Sequence[Given] = ()
    skipped: Sequence[tuple[str, str]] = ()
    pays: str = ""
    reasons: Sequence[str] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """Who tries: the rules, in what currency, what points are called, and when."""

    version: Version | None
    currency: str
    unit: Unit
    now: datetime
    zone: ZoneInfo
    say: Speaker


def basket_asked(form: Mapping[str, str], now: datetime) -> dict[str, str]:
    """Return what stands in the boxes of the basket: as typed, or something to begin."""
    typed = {name: form[name].strip() for name in form if name.startswith("try.")}
    begins = {
        "try.0.net": "100",
        "try.shown": "wallet",
        "try.at": f"{now:%Y-%m-%dT%H:%M}",
    }
    return typed or begins


def outcome(asked: Mapping[str, str], trial: Trial) -> Outcome:
    """Reckon the basket."""
    say = trial.say
    if trial.version is None:
        return Outcome(trouble=say("rules.try.broken"))
    try:
        sale, facts = _sale(asked, trial.currency), _facts(asked, trial)
        balance = _number(asked, "balance", 2)
        tried = try_out(trial.version, sale, facts, balance=balance)
    except (InvalidError, ValueError, OverflowError):
        return Outcome(trouble=say("rules.try.unfit"))
    how: dict[str, Any] = {"unit": trial.unit, "audience": "cashier"}
    names = {rule.code: rule for rule in trial.version.rules.document.rules}
    amount = _amount(tried.earning.discount or tried.points, tried.earning.gives, trial)
    return Outcome(
        say("rules.try.earns", amount=amount)
        if tried.earning.amount
        else say("rules.try.nothing"),
        [
            Given(
                explain(award.because, say.language, **how),
                _by_line(award, tried.earning.gives, trial),
            )
            for award in tried.earning.awards
        ],
        [
            (
                say.words(names[skipped.rule].name, say.language) or skipped.rule
                if names[skipped.rule].name
                else skipped.rule,
                explain(skipped.because, say.language, **how),
            )
            for skipped in tried.earning.skipped
        ],
        say(
            "rules.try.pays",
            money=money(tried.allowance.money, trial.currency, say.language),
        ),
        [explain(reason, say.language, **how) for reason in tried.allowance.reasons],
    )


def _by_line(award: Award, gives: str, trial: Trial) -> list[tuple[int, str]]:
    return [
        (number, _amount(part, gives, trial))
        for number, part in sorted(award.by_line.items())
        if part
    ]


def _amount(amount: int, gives: str, trial: Trial) -> str:
    language = trial.say.language
    if gives == "discount":
        return money(amount, trial.currency, language)
    return ledger.in_words(amount, trial.unit.scale, trial.unit.names, language)


def _sale(asked: Mapping[str, str], currency: str) -> Sale:
    minor = get_currency_precision(currency)
    lines = [
        Line(
            _number(asked, f"{number}.net", minor),
            _number(asked, f"{number}.quantity", 3) or 1_000,
            category=asked.get(f"try.{number}.category", ""),
            is_discounted=asked.get(f"try.{number}.kind") == "discounted",
            is_delivery=asked.get(f"try.{number}.kind") == "delivery",
            is_gift_card=asked.get(f"try.{number}.kind") == "gift_card",
        )
        for number in range(LINES)
        if asked.get(f"try.{number}.net")
    ]
    return Sale(
        "studio",
        "try",
        currency,
        lines,
        promo_codes=_words(asked, "codes"),
        paid_with_points=_number(asked, "points", minor),
        paid_with_gift_card=_number(asked, "cards", minor),
    )


def _facts(asked: Mapping[str, str], trial: Trial) -> Facts:
    minor = get_currency_precision(trial.currency)
    at = trial.now.astimezone(trial.zone)
    if asked.get("try.at"):
        at = datetime.fromisoformat(asked["try.at"]).replace(tzinfo=trial.zone)
    facts = Facts(
        at,
        channel="store",
        presented_via=asked.get("try.shown", ""),
        tier=asked.get("try.tier", ""),
        purchases=_number(asked, "before", 0),
        spent_lifetime=_number(asked, "spent", minor),
        spent_month=_number(asked, "month", minor),
        favourites=frozenset(_words(asked, "favourites")),
        labels=frozenset(_words(asked, "labels")),
    )
    if not asked.get("try.joined"):
        return facts
    days = min(_number(asked, "joined", 0), _MOST_DAYS)
    return replace(facts, joined_on=(at - timedelta(days)).date())


def _number(asked: Mapping[str, str], name: str, places: int) -> int:
    text = asked.get(f"try.{name}", "")
    number = counted(text, places) if text else 0
    if isinstance(number, str) or number < 0:
        raise ValueError(text)
    return number


def _words(asked: Mapping[str, str], name: str) -> list[str]:
    words = asked.get(f"try.{name}", "").split(",")
    return [word.strip() for word in words if word.strip()]
