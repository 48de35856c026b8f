"""What we say of articles that are back, and of who waits for them."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "stock.title": {
        "en": "Back in stock",
        "ru": "Снова в продаже",
        "pl": "Znów dostępne",
    },
    "stock.why": {
        "en": "Who waited for a colour and a size hears that it is there again, first come first told.",
        "ru": "Кто ждал цвет и размер, узнаёт, что они снова есть: кто первый встал, тому первому и скажут.",
        "pl": "Kto czekał na kolor i rozmiar, dowiaduje się, że znów są: kto pierwszy, ten pierwszy.",
    },
    "stock.open": {"en": "Open", "ru": "Открыть", "pl": "Otwórz"},
    "stock.about": {
        "en": "It speaks by itself when your stock feed says so.",
        "ru": "Говорит сама, когда об этом сообщает учёт остатков.",
        "pl": "Odzywa się sama, gdy powie o tym stan magazynu.",
    },
    "stock.on": {"en": "On", "ru": "Включено", "pl": "Włączone"},
    "stock.off": {"en": "Off", "ru": "Выключено", "pl": "Wyłączone"},
    "stock.settings": {
        "en": "How it is told",
        "ru": "Как сообщать",
        "pl": "Jak mówimy",
    },
    "stock.is_on": {
        "en": "Tell those who wait",
        "ru": "Сообщать тем, кто ждёт",
        "pl": "Mów tym, którzy czekają",
    },
    "stock.per_piece": {
        "en": "People told of each piece",
        "ru": "Человек на одну штуку",
        "pl": "Osób na jedną sztukę",
    },
    "stock.days": {
        "en": "Days one may wait",
        "ru": "Сколько дней можно ждать",
        "pl": "Ile dni można czekać",
    },
    "stock.from-to": {
        "en": "From 1 to {most}.",
        "ru": "От 1 до {most}.",
        "pl": "Od 1 do {most}.",
    },
    "stock.keep": {"en": "Keep", "ru": "Сохранить", "pl": "Zapisz"},
    "stock.rules": {
        "en": "Each is told once, never after it is sold out again, and never if they have bought it meanwhile. A feed may say another number of people itself.",
        "ru": "Каждому говорят один раз, никогда после новой распродажи и никогда, если человек уже купил. Учёт может сам назвать другое число людей.",
        "pl": "Każdy dowiaduje się raz, nigdy po ponownym wyprzedaniu i nigdy, jeśli już kupił. Stan magazynu może sam podać inną liczbę osób.",
    },
    "stock.unfit": {
        "en": "A number is missing, or out of range",
        "ru": "Нужно число в допустимых пределах",
        "pl": "Potrzebna jest liczba w dozwolonym zakresie",
    },
    "stock.told": {"en": "Told", "ru": "Сообщено", "pl": "Powiadomieni"},
    "stock.untold": {"en": "Not told", "ru": "Не сообщено", "pl": "Bez wiadomości"},
    "stock.left.off": {
        "en": "Not told: switched off",
        "ru": "Не сообщено: выключено",
        "pl": "Bez wiadomości: wyłączone",
    },
    "stock.left.sold-out": {
        "en": "Not told: sold out again",
        "ru": "Не сообщено: снова распродано",
        "pl": "Bez wiadomości: znów wyprzedane",
    },
    "stock.left.enough": {
        "en": "Not told: others came first",
        "ru": "Не сообщено: очередь не дошла",
        "pl": "Bez wiadomości: inni byli pierwsi",
    },
    "stock.article": {"en": "Article", "ru": "Артикул", "pl": "Artykuł"},
    "stock.when": {"en": "When", "ru": "Когда", "pl": "Kiedy"},
    "stock.day.none": {
        "en": "Nothing came back that anybody waits for.",
        "ru": "Ничего из того, чего ждут, не вернулось.",
        "pl": "Nic, na co ktoś czeka, nie wróciło.",
    },
    "stock.awaited": {
        "en": "What people wait for",
        "ru": "Чего ждут",
        "pl": "Na co czekają",
    },
    "stock.awaited.none": {
        "en": "Nobody waits for anything",
        "ru": "Никто ничего не ждёт",
        "pl": "Nikt na nic nie czeka",
    },
    "stock.awaited.none.now": {
        "en": "At the till, open a customer’s card and press the bell: article, colour, size.",
        "ru": "На кассе откройте карту клиента и нажмите колокольчик: артикул, цвет, размер.",
        "pl": "Przy kasie otwórz kartę klienta i naciśnij dzwonek: artykuł, kolor, rozmiar.",
    },
}
