"""What a card knows about its holder and may therefore say.

A text names a fact in braces: ``"Hello, {first_name}"``. `MEANINGS` tells the template
editor what each one is; `SAMPLES` are believable facts for previews and checks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from math import isfinite
from typing import Final

from walletpass.kernel.languages import Language, Words


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one card, in its holder's language.

    *balance* is in display units. *unit* is the plural form of the points' name that
    goes with it. *member_since* is an ISO date with its zone.
    """

    number: str
    first_name: str
    name: str
    brand: str
    program: str
    balance: int | float
    unit: str
    latest: str
    thanks: str
    tier: str
    tier_progress: str
    discount: str
    member_since: str
    card_url: str

    def __post_init__(self) -> None:
        if not isfinite(self.balance):
            message = f"A balance is a number, not {self.balance}."
            raise ValueError(message)


NAMES: Final = tuple(fact.name for fact in fields(Facts))
"""The facts there are, in the order a template editor lists them."""

MEANINGS: Final[Mapping[str, Words]] = {
    "number": {
        "en": "The card's number, as printed under the barcode",
        "ru": "Номер карты, как под штрихкодом",
        "pl": "Numer karty, jak pod kodem kreskowym",
    },
    "first_name": {
        "en": "The holder's first name",
        "ru": "Имя владельца",
        "pl": "Imię posiadacza",
    },
    "name": {
        "en": "The holder's full name",
        "ru": "Имя и фамилия владельца",
        "pl": "Imię i nazwisko posiadacza",
    },
    "brand": {
        "en": "The brand's name",
        "ru": "Название бренда",
        "pl": "Nazwa marki",
    },
    "program": {
        "en": "The loyalty program's name",
        "ru": "Название программы лояльности",
        "pl": "Nazwa programu lojalnościowego",
    },
    "balance": {
        "en": "How many points there are now",
        "ru": "Сколько баллов сейчас",
        "pl": "Ile jest teraz punktów",
    },
    "unit": {
        "en": "The points' name, in the form that fits the balance",
        "ru": "Название баллов в форме, подходящей к остатку",
        "pl": "Nazwa punktów w formie pasującej do salda",
    },
    "latest": {
        "en": "The latest movement or good news, as a sentence",
        "ru": "Последнее движение или новость, одной фразой",
        "pl": "Ostatni ruch lub nowina, jednym zdaniem",
    },
    "thanks": {
        "en": "What the holder was thanked with last",
        "ru": "Последняя благодарность владельцу",
        "pl": "Ostatnie podziękowanie dla posiadacza",
    },
    "tier": {
        "en": "The holder's tier",
        "ru": "Уровень владельца",
        "pl": "Poziom posiadacza",
    },
    "tier_progress": {
        "en": "How far it is to the next tier",
        "ru": "Сколько осталось до следующего уровня",
        "pl": "Ile brakuje do następnego poziomu",
    },
    "discount": {
        "en": "What share of a purchase the holder gets off, where it is a discount card",
        "ru": "Скидка владельца, если карта дисконтная",
        "pl": "Rabat posiadacza, jeśli to karta rabatowa",
    },
    "member_since": {
        "en": "The day the holder joined",
        "ru": "День вступления владельца",
        "pl": "Dzień dołączenia posiadacza",
    },
    "card_url": {
        "en": "The address of the card on the web",
        "ru": "Адрес карты в интернете",
        "pl": "Adres karty w internecie",
    },
}
"""What each fact is, in one line."""

SAMPLES: Final[Mapping[Language, Facts]] = {
    "en": Facts(
        number="2904817263550",
        first_name="Ada",
        name="Ada Whitfield",
        brand="Corner Market",
        program="Corner Club",
        balance=1320,
        unit="points",
        latest="+50 points, 1,320 now",
        thanks="Thank you for helping a newcomer",
        tier="Silver",
        tier_progress="£240 to Gold",
        discount="5%",
        member_since="2026-03-14T10:05:00+00:00",
        card_url="https://corner.example/card/k3x9",
    ),
    "ru": Facts(
        number="2904817263550",
        first_name="Мария",
        name="Мария Соколова",
        brand="Рынок на углу",
        program="Клуб «Уголок»",
        balance=1320,
        unit="баллов",
        latest="+50 баллов, теперь 1\N{NO-BREAK SPACE}320",
        thanks="Спасибо, что помогли новичку",
        tier="Серебряный",
        tier_progress="До уровня «Золотой»: 2\N{NO-BREAK SPACE}400\N{NO-BREAK SPACE}₽",
        discount="5\N{NO-BREAK SPACE}%",
        member_since="2026-03-14T10:05:00+03:00",
        card_url="https://corner.example/card/k3x9",
    ),
    "pl": Facts(
        number="2904817263550",
        first_name="Zofia",
        name="Zofia Wiśniewska",
        brand="Targ na rogu",
        program="Klub Róg",
        balance=1320,
        unit="punktów",
        latest="+50 punktów, teraz 1320",
        thanks="Dziękujemy za pomoc nowej osobie",
        tier="Srebrny",
        tier_progress="240\N{NO-BREAK SPACE}zł do poziomu Złoty",
        discount="5%",
        member_since="2026-03-14T10:05:00+01:00",
        card_url="https://corner.example/card/k3x9",
    ),
}
"""Believable facts in each language, for previews and for checking a design."""
