"""What we say of audiences that are suggested for what a campaign is about."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "campaigns.ready.collaboration": {
        "en": "With another brand",
        "ru": "Вместе с другим брендом",
        "pl": "Z inną marką",
    },
    "campaigns.ready.collaboration.why": {
        "en": "Something made together, told to those who care for its category.",
        "ru": "Совместный продукт для тех, кому близка его категория.",
        "pl": "Coś wspólnego, dla tych, których interesuje ta kategoria.",
    },
    "campaigns.suggest.why": {
        "en": "What it is about. Whoever buys it, or said they like it, is suggested below.",
        "ru": "О чём она. Ниже те, кто это покупает или сказал, что любит.",
        "pl": "Czego dotyczy. Niżej ci, którzy to kupują albo powiedzieli, że lubią.",
    },
    "campaigns.suggest.people.one": {
        "en": "person cares for “{category}”",
        "ru": "человеку близка категория «{category}»",
        "pl": "osoba lubi „{category}”",
    },
    "campaigns.suggest.people.few": {
        "en": "people care for “{category}”",
        "ru": "людям близка категория «{category}»",
        "pl": "osoby lubią „{category}”",
    },
    "campaigns.suggest.people.many": {
        "en": "people care for “{category}”",
        "ru": "людям близка категория «{category}»",
        "pl": "osób lubi „{category}”",
    },
    "campaigns.suggest.do": {
        "en": "Speak to them",
        "ru": "Говорить с ними",
        "pl": "Mów do nich",
    },
    "campaigns.suggest.chosen": {
        "en": "They are the audience",
        "ru": "Они и есть аудитория",
        "pl": "To oni są odbiorcami",
    },
    "campaigns.suggest.name": {
        "en": "Care for {category}",
        "ru": "Близка категория: {category}",
        "pl": "Lubią: {category}",
    },
    "campaigns.variant.whom": {
        "en": "For whom",
        "ru": "Для кого",
        "pl": "Dla kogo",
    },
    "campaigns.variant.whom.rest": {
        "en": "Everybody, or whoever is left",
        "ru": "Для всех или для остальных",
        "pl": "Dla wszystkich albo dla pozostałych",
    },
    "campaigns.variant.whom.category": {
        "en": "Who cares for a category",
        "ru": "Кому близка категория",
        "pl": "Kto lubi kategorię",
    },
    "campaigns.variant.whom.segment": {
        "en": "Who is in a segment",
        "ru": "Кто в сегменте",
        "pl": "Kto jest w segmencie",
    },
    "campaigns.variant.whom.why": {
        "en": "Each gets the first variant that fits; of those for the same people, chance decides by weight. Whoever fits none is told nothing.",
        "ru": "Каждый получит первый подходящий вариант; среди вариантов для одних и тех же людей решает жребий по долям. Кому не подошёл ни один, тому не скажут ничего.",
        "pl": "Każdy dostanie pierwszy pasujący wariant; spośród tych dla tych samych osób wybiera los według wag. Kto nie pasuje do żadnego, nie usłyszy nic.",
    },
}
