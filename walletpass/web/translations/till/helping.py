"""Cards given out, articles waited for, the shift."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "till.watch.title": {
        "en": "Out of stock: tell them when it is here",
        "ru": "Нет в наличии: сообщить о поступлении",
        "pl": "Brak towaru: powiadom, gdy będzie",
    },
    "till.watch.how": {
        "en": "The customer gets a message when the article is here again.",
        "ru": "Покупатель получит сообщение, когда товар снова появится.",
        "pl": "Klient dostanie wiadomość, gdy towar znów będzie.",
    },
    "till.watch.sku": {
        "en": "Article number",
        "ru": "Артикул",
        "pl": "Numer towaru",
    },
    "till.watch.colour": {
        "en": "Colour",
        "ru": "Цвет",
        "pl": "Kolor",
    },
    "till.watch.size": {
        "en": "Size",
        "ru": "Размер",
        "pl": "Rozmiar",
    },
    "till.watch.button": {
        "en": "Tell them when here",
        "ru": "Сообщить",
        "pl": "Powiadom klienta",
    },
    "till.watch.unfit": {
        "en": "Type the article’s number, up to 64 characters.",
        "ru": "Введите артикул, до 64 знаков.",
        "pl": "Wpisz numer towaru, do 64 znaków.",
    },
    "till.watch.done": {
        "en": "We will tell them",
        "ru": "Сообщим покупателю",
        "pl": "Damy znać",
    },
    "till.watch.many.one": {
        "en": "{count} person waits for it",
        "ru": "Ждёт {count} человек",
        "pl": "Czeka {count} osoba",
    },
    "till.watch.many.few": {
        "en": "{count} people wait for it",
        "ru": "Ждут {count} человека",
        "pl": "Czekają {count} osoby",
    },
    "till.watch.many.many": {
        "en": "{count} people wait for it",
        "ru": "Ждут {count} человек",
        "pl": "Czeka {count} osób",
    },
    "till.shift.title": {
        "en": "My shift",
        "ru": "Моя смена",
        "pl": "Moja zmiana",
    },
    "till.shift.since": {
        "en": "{name}, since {since}",
        "ru": "{name}, с {since}",
        "pl": "{name}, od {since}",
    },
    "till.shift.sales": {
        "en": "Sales credited",
        "ru": "Начислений",
        "pl": "Naliczone sprzedaże",
    },
    "till.shift.net": {
        "en": "For",
        "ru": "На сумму",
        "pl": "Na kwotę",
    },
    "till.shift.spendings": {
        "en": "Paid with points",
        "ru": "Оплат баллами",
        "pl": "Płatności punktami",
    },
    "till.shift.returns": {
        "en": "Returns",
        "ru": "Возвратов",
        "pl": "Zwroty",
    },
    "till.shift.undone": {
        "en": "Undone",
        "ru": "Отмен",
        "pl": "Cofnięte",
    },
    "till.shift.credited": {
        "en": "Points given",
        "ru": "Начислено",
        "pl": "Naliczone punkty",
    },
    "till.shift.exceptions": {
        "en": "Exceptions",
        "ru": "Исключений",
        "pl": "Wyjątki",
    },
    "till.shift.kindness": {
        "en": "Thanks and surprises",
        "ru": "Спасибо и сюрпризов",
        "pl": "Podziękowania i niespodzianki",
    },
    "till.shift.left": {
        "en": "Surprises left today",
        "ru": "Сюрпризов осталось",
        "pl": "Niespodzianki na dziś",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
