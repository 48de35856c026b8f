"""What a card knows about its holder and may therefore say.

A text names a fact in braces: ``"Hello, {first_name}"``. `MEANINGS` tells the template
editor what each one is; `SAMPLES` are believable facts for previews and checks.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from math import isfinite
from typing import Final

from walletpass.kernel.languages import Language, Words


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one card, in its holder's language.

    *balance* is in display units. *unit* is the plural form of the points' name that
    goes with it. *member_since* is an ISO date with its zone. *message* is what the card
    says besides, empty while there is none; its link reads as *message_link* and leads
    to *message_url*.
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
    message: str
    message_link: str
    message_url: str

    def __post_init__(self) -> None:
        if not isfinite(self.balance):
            message = f"A balance is a number, not {self.balance}."
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class MessageFacts(Facts):
    """What a message may name: all that its card may, but messages, and some more.

    *worth* is the balance in money and *expiring* the points that are lost next, both
    in words; *expires_on*, when they are, and *coupon_until* are ISO dates. Each is
    empty where there is no such thing.
    """

    worth: str
    expiring: str
    expires_on: str
    coupon: str
    coupon_until: str


NAMES: Final = tuple(fact.name for fact in fields(Facts))
"""The facts there are, in the order a template editor lists them."""

_OF_MESSAGES: Final = ("message", "message_link", "message_url")
MESSAGE_NAMES: Final = tuple(
    fact.name for fact in fields(MessageFacts) if fact.name not in _OF_MESSAGES
)
"""The facts that messages may name."""

OF_NAMES: Final = frozenset({"first_name", "name"})
"""The facts that are empty for those who gave no name."""

OF_LOSSES: Final = frozenset({"expiring", "expires_on"})
"""The facts that are empty where no points are about to be lost."""

OF_MONEY: Final = frozenset({"worth"})
"""The facts that are empty where points buy nothing."""

DAYS: Final = ("member_since", "expires_on", "coupon_until")
"""The facts that are days."""


def names_known_to(facts: Facts) -> tuple[str, ...]:
    """Return what a text filled from these facts may name."""
    return MESSAGE_NAMES if isinstance(facts, MessageFacts) else NAMES


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
    "message": {
        "en": "The message the card shows now",
        "ru": "Сообщение, которое сейчас на карте",
        "pl": "Wiadomość widoczna teraz na karcie",
    },
    "message_link": {
        "en": "The words of the message's link",
        "ru": "Слова ссылки из сообщения",
        "pl": "Słowa odnośnika z wiadomości",
    },
    "message_url": {
        "en": "Where the message's link leads",
        "ru": "Куда ведёт ссылка из сообщения",
        "pl": "Dokąd prowadzi odnośnik z wiadomości",
    },
}
"""What each fact is, in one line."""

MESSAGE_MEANINGS: Final[Mapping[str, Words]] = {
    **{name: words for name, words in MEANINGS.items() if name in MESSAGE_NAMES},
    "worth": {
        "en": "What the points are worth in money",
        "ru": "Сколько баллы стоят в деньгах",
        "pl": "Ile punkty są warte w pieniądzach",
    },
    "expiring": {
        "en": "How many points are lost next, in words",
        "ru": "Сколько баллов сгорит следующими, словами",
        "pl": "Ile punktów przepadnie jako następne, słowami",
    },
    "expires_on": {
        "en": "The day they are lost",
        "ru": "День, когда они сгорят",
        "pl": "Dzień, w którym przepadną",
    },
    "coupon": {
        "en": "The number of the coupon that came with the message",
        "ru": "Номер купона, который пришёл с сообщением",
        "pl": "Numer kuponu, który przyszedł z wiadomością",
    },
    "coupon_until": {
        "en": "The day until which the coupon is good",
        "ru": "День, до которого действует купон",
        "pl": "Dzień, do którego kupon jest ważny",
    },
}
"""What each fact of a message is, in one line."""

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
        message="Ada, your 1,320 points are worth £13.20 today",
        message_link="See what they buy",
        message_url="https://corner.example/offers",
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
        message="Мария, ваши 1\N{NO-BREAK SPACE}320 баллов сегодня стоят 1\N{NO-BREAK SPACE}320\N{NO-BREAK SPACE}₽",
        message_link="Посмотреть, на что хватит",
        message_url="https://corner.example/offers",
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
        message="Zofia, Twoje 1320 punktów jest dziś warte 13,20\N{NO-BREAK SPACE}zł",
        message_link="Zobacz, co można kupić",
        message_url="https://corner.example/offers",
    ),
}
"""Believable facts in each language, for previews and for checking a design."""

_MORE_SAMPLES: Final[Mapping[Language, Mapping[str, str]]] = {
    "en": {"worth": "£13.20", "expiring": "120 points"},
    "ru": {
        "worth": "1\N{NO-BREAK SPACE}320\N{NO-BREAK SPACE}₽",
        "expiring": "120 баллов",
    },
    "pl": {"worth": "13,20\N{NO-BREAK SPACE}zł", "expiring": "120 punktów"},
}

MESSAGE_SAMPLES: Final[Mapping[Language, MessageFacts]] = {
    language: MessageFacts(
        **asdict(facts),
        worth=_MORE_SAMPLES[language]["worth"],
        expiring=_MORE_SAMPLES[language]["expiring"],
        expires_on="2026-12-31",
        coupon="5021-7734",
        coupon_until="2026-12-24",
    )
    for language, facts in SAMPLES.items()
}
"""The same with what only messages may name."""
