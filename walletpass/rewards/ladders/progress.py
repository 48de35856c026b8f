"""How far it is to the next tier, in a sentence a customer reads."""

from collections.abc import Mapping
from typing import Final

from babel import Locale

from walletpass.kernel.languages import Language, Words, say
from walletpass.kernel.numbers import shown_number
from walletpass.ledger import in_words
from walletpass.rewards.ladders.ladder import Ladder
from walletpass.rewards.rules import Unit, money

_VISITS: Final[Mapping[Language, Mapping[str, str]]] = {
    "en": {"one": "visit", "other": "visits"},
    "ru": {
        "one": "визит",
        "few": "визита",
        "many": "визитов",
        "other": "визита",
    },
    "pl": {"one": "wizyta", "few": "wizyty", "many": "wizyt", "other": "wizyty"},
}
_TO_GO: Final[Words] = {
    "en": "{amount} to {tier}",
    "ru": "До уровня «{tier}»: {amount}",
    "pl": "{amount} do poziomu {tier}",
}
_TOP: Final[Words] = {
    "en": "The highest tier",
    "ru": "Высший уровень",
    "pl": "Najwyższy poziom",
}


def progress_in_words(
    ladder: Ladder,
    tier: str,
    amount: int,
    *,
    unit: Unit,
    currency: str,
    language: Language,
) -> str:
    """Return what is missing to the next tier, such as "240 zł to Gold"."""
    coming = ladder.above(tier)
    if coming is None:
        return say(_TOP, language) if len(ladder.tiers) > 1 else ""
    missing = amount_in_words(
        ladder,
        max(coming.at - amount, 0),
        unit=unit,
        currency=currency,
        language=language,
    )
    name = say(coming.name, language)
    return say(_TO_GO, language).format(amount=missing, tier=name)


def amount_in_words(
    ladder: Ladder, amount: int, *, unit: Unit, currency: str, language: Language
) -> str:
    """Return so much of what the ladder counts, in words.

    >>> visits = Ladder(by="visits", tiers=(Tier(code="a", name={"en": "A"}),))
    >>> amount_in_words(visits, 2, unit=Unit({}, 0), currency="PLN", language="pl")
    '2 wizyty'
    """
    match ladder.by:
        case "spend":
            return money(amount, currency, language)
        case "points":
            return in_words(amount, unit.scale, unit.names, language)
        case _:
            form = Locale.parse(language).plural_form(amount)
            return f"{shown_number(amount, language)} {_VISITS[language][form]}"
