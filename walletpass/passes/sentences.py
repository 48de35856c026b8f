"""What a card says about the latest movement, or what came back, in the holder's own language."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from babel import Locale
from babel.numbers import format_percent

from walletpass.kernel.languages import Language, Words, say
from walletpass.ledger import figure, in_words

_WELCOME: Words = {
    "en": "Welcome! Your card is ready.",
    "ru": "Добро пожаловать! Ваша карта готова.",
    "pl": "Witamy! Twoja karta jest gotowa.",
}
_NOW: Words = {"en": "{now} now", "ru": "теперь {now}", "pl": "teraz {now}"}
_NOTES: Final[Mapping[str, Words]] = {  # fit one point as well as many
    "reverse": {"en": "reversed", "ru": "отмена", "pl": "cofnięcie"},
    "expire": {"en": "expired", "ru": "срок истёк", "pl": "upłynął termin"},
    "coming": {"en": "on the way", "ru": "скоро", "pl": "wkrótce"},
}
_MINUS = "−"


_BACK: Words = {
    "en": "Back in stock: {what}",
    "ru": "Снова в наличии: {what}",
    "pl": "Znów dostępne: {what}",
}
_BACK_THERE: Words = {
    "en": "Back in stock at {where}: {what}",
    "ru": "Снова в наличии ({where}): {what}",
    "pl": "Znów dostępne ({where}): {what}",
}


def back_sentence(what: str, where: str, language: Language) -> str:
    """Return a sentence such as "Back in stock: Linen dress, navy, M".

    >>> back_sentence("Linen dress, M", "Kazimierz", "pl")
    'Znów dostępne (Kazimierz): Linen dress, M'
    """
    words = _BACK_THERE if where else _BACK
    return say(words, language).format(what=what, where=where)


def latest_sentence(
    kind: str | None,
    points: int,
    balance: int,
    *,
    scale: int,
    unit: Mapping[Language, Mapping[str, str]],
    language: Language,
) -> str:
    """Return a sentence such as "+50 points, 320 now"; *points* and *balance* in hundredths.

    *kind* is the ledger's, or ``coming`` for points that wait for their day.

    >>> latest_sentence("earn", 5000, 32000, scale=0, language="en",
    ...                 unit={"en": {"one": "point", "other": "points"}})
    '+50 points, 320 now'
    """
    if kind is None:
        return say(_WELCOME, language)
    sign = "+" if points > 0 else _MINUS
    amount = in_words(abs(points), scale, unit, language)
    now = say(_NOW, language).format(now=figure(balance, scale, language))
    note = f" ({say(_NOTES[kind], language)})" if kind in _NOTES else ""
    return f"{sign}{amount}{note}, {now}"


def share_in_words(share: Fraction, language: Language) -> str:
    """Return a share as people write it, to a hundredth of a percent.

    >>> share_in_words(Fraction(1, 8), "en")
    '12.5%'
    """
    percent = Decimal(share.numerator) / Decimal(share.denominator)
    pattern = Locale.parse(language).percent_formats[None].pattern
    fine = pattern.replace("#,##0", "#,##0.##")
    return format_percent(percent, fine, locale=language)
