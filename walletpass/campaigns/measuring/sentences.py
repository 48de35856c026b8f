"""What a report says in plain words: how many would have bought anyway, how sure we are.

Of what nobody can know yet, the sentence says that, and never guesses.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, Literal
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.numbers import format_percent

from walletpass.campaigns.measuring.figures import Band, Effect, Figures
from walletpass.campaigns.measuring.terms import ReportTerms
from walletpass.kernel.languages import Language, Words, say
from walletpass.kernel.numbers import money, shown_number

Part = Literal[
    "not-final", "nobody-held", "too-few", "no-evidence", "buyers", "margin-more",
    "revenue-more", "margin-less", "revenue-less", "returns", "contaminated",
]  # fmt: skip

_WORDS: Final[Mapping[Part, Words]] = {
    "not-final": {
        "en": "Not final: purchases count until {until} ({zone}).",
        "ru": "Ещё не окончательно: покупки считаются до {until} ({zone}).",
        "pl": "To jeszcze nie koniec: zakupy liczą się do {until} ({zone}).",
    },
    "nobody-held": {
        "en": "Too few to tell: nobody was held out, so there is nobody to compare with.",
        "ru": "Слишком мало данных: контрольной группы не было, сравнить не с кем.",
        "pl": "Za mało, by ocenić: nikogo nie wyłączono, nie ma więc z kim porównać.",
    },
    "too-few": {
        "en": "Too few to tell: {held} held out, {buyers} bought in all.",
        "ru": "Слишком мало данных: в контрольной группе {held}, покупателей всего {buyers}.",
        "pl": "Za mało, by ocenić: w grupie kontrolnej {held}, kupujących razem {buyers}.",
    },
    "no-evidence": {
        "en": "No evidence of effect: the held-out bought about as much "
        "({change} in all, between {low} and {high}).",
        "ru": "Эффект не подтверждён: без сообщения покупали примерно столько же "
        "(разница {change}, от {low} до {high}).",
        "pl": "Brak dowodu na efekt: bez wiadomości kupowano mniej więcej tyle samo "
        "(różnica {change}, od {low} do {high}).",
    },
    "buyers": {
        "en": "Of {buyers} buyers, about {more} would not have bought otherwise "
        "(between {low} and {high}).",
        "ru": "Покупателей {buyers}; без кампании не купили бы около {more} "
        "(от {low} до {high}).",
        "pl": "Kupujących: {buyers}; bez kampanii nie kupiłoby około {more} "
        "(od {low} do {high}).",
    },
    "margin-more": {
        "en": "It brought about {change} of margin that would not have been there "
        "(between {low} and {high}).",
        "ru": "Дополнительная маржа — около {change} (от {low} до {high}).",
        "pl": "Dodatkowa marża to około {change} (od {low} do {high}).",
    },
    "revenue-more": {
        "en": "It brought about {change} of revenue that would not have been there "
        "(between {low} and {high}); the margin is not known.",
        "ru": "Дополнительная выручка — около {change} (от {low} до {high}); "
        "маржа неизвестна.",
        "pl": "Dodatkowy przychód to około {change} (od {low} do {high}); "
        "marża nie jest znana.",
    },
    "margin-less": {
        "en": "Without it there would have been about {change} more margin "
        "(between {low} and {high}).",
        "ru": "Без кампании маржа была бы больше примерно на {change} "
        "(от {low} до {high}).",
        "pl": "Bez kampanii marża byłaby wyższa o około {change} (od {low} do {high}).",
    },
    "revenue-less": {
        "en": "Without it there would have been about {change} more revenue "
        "(between {low} and {high}); the margin is not known.",
        "ru": "Без кампании выручка была бы больше примерно на {change} "
        "(от {low} до {high}); маржа неизвестна.",
        "pl": "Bez kampanii przychód byłby wyższy o około {change} "
        "(od {low} do {high}); marża nie jest znana.",
    },
    "returns": {
        "en": "Counted the usual way its return is {naive}; counted against the "
        "held-out it is {romi} (between {low} and {high}).",
        "ru": "ROMI обычным счётом — {naive}; по сравнению с контрольной группой — "
        "{romi} (от {low} до {high}).",
        "pl": "Zwrot liczony zwyczajnie to {naive}; w porównaniu z grupą kontrolną "
        "{romi} (od {low} do {high}).",
    },
    "contaminated": {
        "en": "{count} of the held-out were told all the same, which hides some of the "
        "effect.",
        "ru": "Из контрольной группы сообщение всё же дошло до {count}: часть эффекта "
        "этим скрыта.",
        "pl": "Z grupy kontrolnej wiadomość dotarła mimo to do {count}, co skrywa część "
        "efektu.",
    },
}


def sentences_of(figures: Figures, terms: ReportTerms, language: Language) -> list[str]:
    """Return what the figures come to, in sentences; the first is the answer."""
    told = [_answer(figures, terms, language)]
    found = figures.incremental
    if found.verdict == "more" and found.buyers and found.buyers.verdict == "more":
        assert found.margin is not None, "there are buyers where there is margin"
        told.append(_of_money(found.margin, terms, language))
    if found.romi is not None and figures.naive.romi is not None:
        shares = {
            "naive": figures.naive.romi,
            "romi": found.romi,
            "low": found.romi_low or 0,
            "high": found.romi_high or 0,
        }
        shown = {name: percent(part, language) for name, part in shares.items()}
        told.append(_said("returns", language, **shown))
    if count := figures.contamination.held_but_told:
        told.append(_said("contaminated", language, count=count))
    if not terms.is_final and terms.windows:
        until = max(window.until for window in terms.windows)
        moment = _moment(until, ZoneInfo(terms.timezone), language)
        told.append(_said("not-final", language, until=moment, zone=terms.timezone))
    return told


def _moment(moment: datetime, zone: ZoneInfo, language: Language) -> str:
    local = moment.astimezone(zone)
    day = format_date(local.date(), "medium", locale=language)
    return f"{day}, {format_time(local.time(), 'short', locale=language)}"


def _answer(figures: Figures, terms: ReportTerms, language: Language) -> str:
    found = figures.incremental
    if found.margin is None or found.buyers is None:
        if not figures.stages.held:
            return _said("nobody-held", language)
        buyers = figures.treated.buyers + figures.held.buyers
        return _said("too-few", language, held=figures.stages.held, buyers=buyers)
    if found.buyers.verdict == "more" and found.verdict != "less":
        band = found.buyers.band
        return _said(
            "buyers",
            language,
            buyers=shown_number(figures.treated.buyers, language),
            more=shown_number(band.total, language),
            low=shown_number(band.low, language),
            high=shown_number(band.high, language),
        )
    return _of_money(found.margin, terms, language)


def _of_money(effect: Effect, terms: ReportTerms, language: Language) -> str:
    band = effect.band
    if effect.verdict == "less":
        band = Band(total=-band.total, low=-band.high, high=-band.low)
    return _said(
        _part(effect, terms),
        language,
        change=money(band.total, terms.currency, language),
        low=money(band.low, terms.currency, language),
        high=money(band.high, terms.currency, language),
    )


def _part(effect: Effect, terms: ReportTerms) -> Part:
    if effect.verdict == "no-evidence":
        return "no-evidence"
    if terms.margin is None:
        return "revenue-more" if effect.verdict == "more" else "revenue-less"
    return "margin-more" if effect.verdict == "more" else "margin-less"


def percent(part: float, language: Language) -> str:
    """Return a share as people write it.

    >>> percent(3.5, "en"), percent(-0.125, "pl")
    ('350%', '-12%')
    """
    return format_percent(round(part, 2), locale=language)


def _said(part: Part, language: Language, **facts: str | int) -> str:
    return say(_WORDS[part], language).format(**facts)
