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
    "campaigns.variant.whom.unknown": {
        "en": "Of whom nobody knows yet what they like",
        "ru": "О ком пока неизвестно, что им нравится",
        "pl": "O kim jeszcze nie wiadomo, co lubi",
    },
    "campaigns.suggest.count": {
        "en": "Count them",
        "ru": "Сосчитать их",
        "pl": "Policz ich",
    },
    "campaigns.suggest.unknown.one": {
        "en": "Of {count} person nobody knows yet what they like.",
        "ru": "О {count} человеке пока неизвестно, что ему нравится.",
        "pl": "O {count} osobie jeszcze nie wiadomo, co lubi.",
    },
    "campaigns.suggest.unknown.few": {
        "en": "Of {count} people nobody knows yet what they like.",
        "ru": "О {count} людях пока неизвестно, что им нравится.",
        "pl": "O {count} osobach jeszcze nie wiadomo, co lubią.",
    },
    "campaigns.suggest.unknown.many": {
        "en": "Of {count} people nobody knows yet what they like.",
        "ru": "О {count} людях пока неизвестно, что им нравится.",
        "pl": "O {count} osobach jeszcze nie wiadomo, co lubią.",
    },
    "campaigns.suggest.do.all": {
        "en": "Also to those nobody knows yet",
        "ru": "И с теми, чьи вкусы неизвестны",
        "pl": "Także do tych, których nie znamy",
    },
    "campaigns.suggest.do.all.why": {
        "en": "Those of whom nobody knows yet what they like get a neutral variant of their own; whoever cares for something else gets nothing.",
        "ru": "Тем, чьи вкусы ещё неизвестны, достанется свой нейтральный вариант; кому близко другое, не получит ничего.",
        "pl": "Ci, o których jeszcze nie wiadomo, co lubią, dostaną własny, neutralny wariant; kto lubi co innego, nie dostanie nic.",
    },
    "campaigns.suggest.chosen.all": {
        "en": "They are the audience, with those whose taste nobody knows yet",
        "ru": "Они и есть аудитория, вместе с теми, чьи вкусы ещё неизвестны",
        "pl": "To oni są odbiorcami, razem z tymi, których upodobań jeszcze nie znamy",
    },
    "campaigns.suggest.name.all": {
        "en": "Care for {category}, or taste not known yet",
        "ru": "Близка категория: {category}, или вкусы неизвестны",
        "pl": "Lubią: {category}, albo upodobania nieznane",
    },
    "campaigns.suggest.caring": {
        "en": "{{first_name|Hello}}, there is something new in {category}. Come and see.",
        "ru": "{{first_name|Здравствуйте}}, есть новое: {category}. Приходите посмотреть.",
        "pl": "{{first_name|Dzień dobry}}, jest coś nowego: {category}. Zajrzyj do nas.",
    },
    "campaigns.suggest.neutral": {
        "en": "{{first_name|Hello}}, there is something new with us. See whether it is for you.",
        "ru": "{{first_name|Здравствуйте}}, у нас есть новое. Посмотрите, понравится ли вам.",
        "pl": "{{first_name|Dzień dobry}}, mamy coś nowego. Zobacz, czy to dla Ciebie.",
    },
}
