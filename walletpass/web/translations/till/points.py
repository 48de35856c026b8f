"""Paying with points: how many, what they pay, put aside and spent or let go."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "till.redeem.title": {
        "en": "Pay with points",
        "ru": "Оплата баллами",
        "pl": "Płatność punktami",
    },
    "till.redeem.points": {
        "en": "How many points",
        "ru": "Сколько баллов",
        "pl": "Ile punktów",
    },
    "till.redeem.unfit": {
        "en": "Type a number of points, such as 20.",
        "ru": "Введите число баллов, например 20.",
        "pl": "Wpisz liczbę punktów, na przykład 20.",
    },
    "till.redeem.digits": {
        "en": "Last four digits on their card",
        "ru": "Последние четыре цифры карты",
        "pl": "Cztery ostatnie cyfry z karty",
    },
    "till.redeem.digits.why": {
        "en": "They were found by phone. Let them read the digits from their own card.",
        "ru": "Покупателя нашли по телефону. Пусть прочтёт цифры со своей карты.",
        "pl": "Znaleziono po telefonie. Niech klient odczyta cyfry ze swojej karty.",
    },
    "till.redeem.digits.wrong": {
        "en": "These are not the last four digits of their card. Ask them to open it.",
        "ru": "Это не последние четыре цифры карты. Попросите открыть её.",
        "pl": "To nie są cztery ostatnie cyfry karty. Poproś o jej otwarcie.",
    },
    "till.redeem.button": {
        "en": "Use points",
        "ru": "Списать",
        "pl": "Użyj punktów",
    },
    "till.redeem.worth": {
        "en": "They pay",
        "ru": "Это оплатит",
        "pl": "To pokryje",
    },
    "till.redeem.gifts": {
        "en": "Rewards and coupons instead",
        "ru": "Подарки и купоны",
        "pl": "Nagrody i kupony",
    },
    "till.spend.most": {
        "en": "At most {most}",
        "ru": "Не больше: {most}",
        "pl": "Najwyżej {most}",
    },
    "till.spend.most.share": {
        "en": "At most {share} of the basket: {most}, {money}",
        "ru": "Не больше {share} чека: {most}, {money}",
        "pl": "Najwyżej {share} koszyka: {most}, {money}",
    },
    "till.spend.most.balance": {
        "en": "At most {most}: that is the whole balance",
        "ru": "Не больше, чем есть на карте: {most}",
        "pl": "Najwyżej {most}: tyle jest na karcie",
    },
    "till.spend.most.rest": {
        "en": "At most {most}: the rest is too little to pay with",
        "ru": "Не больше: {most}. Остаток слишком мал для оплаты",
        "pl": "Najwyżej {most}: reszta to za mało, by nią zapłacić",
    },
    "till.spend.none": {
        "en": "There are no points to spend now",
        "ru": "Сейчас нет баллов, которые можно списать",
        "pl": "Teraz nie ma punktów do wydania",
    },
    "till.put.open": {
        "en": "{points} reserved for this bill",
        "ru": "{points} — в счёт этого чека",
        "pl": "{points} na ten rachunek",
    },
    "till.put.off": {
        "en": "take off the bill",
        "ru": "снимите с чека",
        "pl": "odejmij od rachunku",
    },
    "till.put.due": {
        "en": "Left to pay: {due}",
        "ru": "К оплате: {due}",
        "pl": "Do zapłaty: {due}",
    },
    "till.put.until": {
        "en": "Unless it is paid, the points go back at {until}.",
        "ru": "Если оплаты не будет, баллы вернутся в {until}.",
        "pl": "Bez zapłaty punkty wrócą o {until}.",
    },
    "till.put.paid": {
        "en": "The customer has paid",
        "ru": "Покупатель оплатил",
        "pl": "Klient zapłacił",
    },
    "till.put.cancel": {
        "en": "Give the points back",
        "ru": "Вернуть баллы",
        "pl": "Oddaj punkty",
    },
    "till.put.spent": {
        "en": "{points} spent",
        "ru": "Списано: {points}",
        "pl": "Wydano: {points}",
    },
    "till.put.cancelled": {
        "en": "{points} are on the card again",
        "ru": "{points} снова на карте",
        "pl": "{points} znów na karcie",
    },
    "till.put.timed-out": {
        "en": "It took too long: {points} are on the card again",
        "ru": "Прошло слишком много времени: {points} снова на карте",
        "pl": "Trwało to za długo: {points} znów na karcie",
    },
    "till.put.back": {
        "en": "The bill is {money} again, without a discount.",
        "ru": "Чек снова на {money}, без скидки.",
        "pl": "Rachunek to znów {money}, bez rabatu.",
    },
    "till.put.whole": {
        "en": "Go on without points",
        "ru": "Продолжить без баллов",
        "pl": "Dalej bez punktów",
    },
    "till.put.anew": {
        "en": "Pay with points anew",
        "ru": "Списать заново",
        "pl": "Zapłać punktami od nowa",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
