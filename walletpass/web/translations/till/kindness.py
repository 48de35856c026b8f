"""Coupons, rewards, thanks, surprises and good deeds."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "till.gifts.title": {
        "en": "Rewards and coupons",
        "ru": "Подарки и купоны",
        "pl": "Nagrody i kupony",
    },
    "till.gifts.none": {
        "en": "Nothing to use or to buy with points now.",
        "ru": "Сейчас нет ни купонов, ни подарков за баллы.",
        "pl": "Teraz nie ma nic do użycia ani do kupienia za punkty.",
    },
    "till.gift.use": {
        "en": "Use",
        "ru": "Применить",
        "pl": "Użyj",
    },
    "till.gift.until": {
        "en": "until {until}",
        "ru": "до {until}",
        "pl": "do {until}",
    },
    "till.gift.amount": {
        "en": "Take {money} off the bill",
        "ru": "Снимите с чека {money}",
        "pl": "Odejmij od rachunku {money}",
    },
    "till.gift.percent": {
        "en": "Take {share} off the bill",
        "ru": "Снимите с чека {share}",
        "pl": "Odejmij od rachunku {share}",
    },
    "till.gift.item": {
        "en": "Hand over article {sku} for free",
        "ru": "Отдайте бесплатно: {sku}",
        "pl": "Wydaj za darmo: {sku}",
    },
    "till.gift.other": {
        "en": "Hand it over",
        "ru": "Вручите подарок",
        "pl": "Wręcz nagrodę",
    },
    "till.given.now": {
        "en": "It is used up. Then type what is left to pay.",
        "ru": "Он погашен. Теперь введите, что осталось оплатить.",
        "pl": "Jest już wykorzystana. Teraz wpisz, co zostało do zapłaty.",
    },
    "till.given.on": {
        "en": "Go on to the amount",
        "ru": "К сумме",
        "pl": "Dalej do kwoty",
    },
    "till.given.back": {
        "en": "Taken back",
        "ru": "Отменено",
        "pl": "Cofnięto",
    },
    "till.given.back.now": {
        "en": "{name}: as if it had never been used.",
        "ru": "{name}: как будто и не применяли.",
        "pl": "{name}: jakby nigdy nie użyto.",
    },
    "till.kind.title": {
        "en": "Thank or surprise",
        "ru": "Спасибо и сюрприз",
        "pl": "Podziękuj albo obdaruj",
    },
    "till.kind.thank": {
        "en": "Thank them",
        "ru": "Поблагодарить",
        "pl": "Podziękuj",
    },
    "till.kind.thank.button": {
        "en": "Say thank you",
        "ru": "Сказать спасибо",
        "pl": "Podziękuj",
    },
    "till.kind.words": {
        "en": "Or in your own words",
        "ru": "Или своими словами",
        "pl": "Albo własnymi słowami",
    },
    "till.kind.surprise": {
        "en": "Surprise them",
        "ru": "Порадовать",
        "pl": "Zrób niespodziankę",
    },
    "till.kind.surprise.button": {
        "en": "Give it",
        "ru": "Подарить",
        "pl": "Podaruj",
    },
    "till.kind.spent": {
        "en": "This shift’s surprises are used up. A thank-you costs nothing.",
        "ru": "Сюрпризы этой смены закончились. А спасибо ничего не стоит.",
        "pl": "Niespodzianki tej zmiany się skończyły. Podziękowanie nic nie kosztuje.",
    },
    "till.kind.nobudget": {
        "en": "The owner has set no budget for surprises. A thank-you costs nothing.",
        "ru": "Владелец не выделил бюджета на сюрпризы. А спасибо ничего не стоит.",
        "pl": "Właściciel nie ustalił budżetu na niespodzianki. Podziękowanie nic nie kosztuje.",
    },
    "till.kind.points": {
        "en": "Points, or empty for a treat from the counter",
        "ru": "Баллы; пусто, если угощаете у кассы",
        "pl": "Punkty; puste, jeśli to poczęstunek",
    },
    "till.kind.why": {
        "en": "What for",
        "ru": "За что",
        "pl": "Za co",
    },
    "till.kind.deed": {
        "en": "They did something good",
        "ru": "Сделали доброе дело",
        "pl": "Dobry uczynek",
    },
    "till.kind.deed.button": {
        "en": "Note it",
        "ru": "Отметить",
        "pl": "Zapisz",
    },
    "till.kind.seen": {
        "en": "What you saw",
        "ru": "Что вы видели",
        "pl": "Co widać było",
    },
    "till.kind.done.thanks": {
        "en": "They will read it on their card",
        "ru": "Покупатель прочтёт это на карте",
        "pl": "Klient przeczyta to na karcie",
    },
    "till.kind.done.surprise": {
        "en": "Given: tell them",
        "ru": "Подарено: скажите покупателю",
        "pl": "Podarowano: powiedz klientowi",
    },
    "till.kind.done.deed": {
        "en": "Noted, thank you",
        "ru": "Отмечено, спасибо",
        "pl": "Zapisano, dziękujemy",
    },
    "till.thanks.visit": {
        "en": "Thank you for coming to us",
        "ru": "Спасибо, что заходите к нам",
        "pl": "Dziękujemy, że do nas zaglądasz",
    },
    "till.thanks.patience": {
        "en": "Thank you for your patience",
        "ru": "Спасибо за терпение",
        "pl": "Dziękujemy za cierpliwość",
    },
    "till.thanks.help": {
        "en": "Thank you for helping out",
        "ru": "Спасибо за помощь",
        "pl": "Dziękujemy za pomoc",
    },
    "till.thanks.friend": {
        "en": "Thank you for bringing a friend",
        "ru": "Спасибо, что привели друга",
        "pl": "Dziękujemy, że przyprowadzasz znajomych",
    },
    "till.surprise.first": {
        "en": "First visit",
        "ru": "Первый визит",
        "pl": "Pierwsza wizyta",
    },
    "till.surprise.birthday": {
        "en": "Birthday",
        "ru": "День рождения",
        "pl": "Urodziny",
    },
    "till.surprise.wait": {
        "en": "Had to wait",
        "ru": "Пришлось ждать",
        "pl": "Trzeba było czekać",
    },
    "till.surprise.smile": {
        "en": "Made our day",
        "ru": "Подняли нам настроение",
        "pl": "Poprawili nam dzień",
    },
    "till.kind.left.one": {
        "en": "{count} surprise left on this shift, up to {points}",
        "ru": "На смену остался {count} сюрприз, до {points}",
        "pl": "Na tej zmianie została {count} niespodzianka, do {points}",
    },
    "till.kind.left.few": {
        "en": "{count} surprises left on this shift, up to {points}",
        "ru": "На смену осталось {count} сюрприза, до {points}",
        "pl": "Na tej zmianie zostały {count} niespodzianki, do {points}",
    },
    "till.kind.left.many": {
        "en": "{count} surprises left on this shift, up to {points}",
        "ru": "На смену осталось {count} сюрпризов, до {points}",
        "pl": "Na tej zmianie zostało {count} niespodzianek, do {points}",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
