"""Goods returned: what leaves the card and what comes back to it."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "till.return.title": {
        "en": "Return",
        "ru": "Возврат",
        "pl": "Zwrot",
    },
    "till.return.receipt": {
        "en": "Receipt number",
        "ru": "Номер чека",
        "pl": "Numer paragonu",
    },
    "till.return.find": {
        "en": "Find the sale",
        "ru": "Найти покупку",
        "pl": "Znajdź sprzedaż",
    },
    "till.return.none": {
        "en": "No sale has this receipt. Check the number; a sale without the card is returned without it, too.",
        "ru": "Покупки с таким чеком нет. Проверьте номер; покупку без карты и возвращают без карты.",
        "pl": "Żadna sprzedaż nie ma tego paragonu. Sprawdź numer; sprzedaż bez karty zwraca się bez karty.",
    },
    "till.return.sold": {
        "en": "{money}, {at}",
        "ru": "{money}, {at}",
        "pl": "{money}, {at}",
    },
    "till.return.returned": {
        "en": "{money} came back already",
        "ru": "Уже вернули: {money}",
        "pl": "Zwrócono już {money}",
    },
    "till.return.gone": {
        "en": "All of it came back",
        "ru": "Вернули всё",
        "pl": "Zwrócono wszystko",
    },
    "till.return.lines": {
        "en": "What comes back?",
        "ru": "Что возвращают?",
        "pl": "Co wraca?",
    },
    "till.return.line": {
        "en": "Line {number}",
        "ru": "Строка {number}",
        "pl": "Pozycja {number}",
    },
    "till.return.amount": {
        "en": "Amount to give back",
        "ru": "Сумма к возврату",
        "pl": "Kwota do zwrotu",
    },
    "till.return.unfit": {
        "en": "Choose what comes back, or type an amount that is not more than was paid.",
        "ru": "Выберите, что возвращают, или введите сумму не больше оплаченной.",
        "pl": "Wybierz, co wraca, albo wpisz kwotę nie większą niż zapłacona.",
    },
    "till.return.quote": {
        "en": "Give back {money}",
        "ru": "Вернуть {money}",
        "pl": "Zwróć {money}",
    },
    "till.return.take": {
        "en": "Leaves the card: {points}",
        "ru": "Уйдёт с карты: {points}",
        "pl": "Zejdzie z karty: {points}",
    },
    "till.return.take.none": {
        "en": "The card keeps its points",
        "ru": "Баллы на карте останутся",
        "pl": "Punkty na karcie zostają",
    },
    "till.return.confirm": {
        "en": "Take it back",
        "ru": "Оформить возврат",
        "pl": "Przyjmij zwrot",
    },
    "till.return.done": {
        "en": "Returned",
        "ru": "Возврат оформлен",
        "pl": "Zwrot przyjęty",
    },
    "till.return.now": {
        "en": "{balance} on the card",
        "ru": "На карте {balance}",
        "pl": "Na karcie {balance}",
    },
    "till.return.give": {
        "en": "Comes back to the card: {points}",
        "ru": "Вернётся на карту: {points}",
        "pl": "Wróci na kartę: {points}",
    },
    "till.return.then": {
        "en": "Then on the card: {balance}",
        "ru": "Будет на карте: {balance}",
        "pl": "Potem na karcie: {balance}",
    },
    "till.return.nobody": {
        "en": "It was bought without a card: no points move.",
        "ru": "Покупка без карты: баллы не меняются.",
        "pl": "Zakup bez karty: punkty się nie zmienią.",
    },
    "till.return.less": {
        "en": "What the customer paid: less their discount, or what points had paid.",
        "ru": "Столько оплатил покупатель: без скидки и без баллов.",
        "pl": "Tyle klient zapłacił: bez rabatu i bez punktów.",
    },
    "till.return.short.within_balance": {
        "en": "Already spent: {points}. They are let go, nobody owes them.",
        "ru": "Уже потрачено: {points}. Прощаем, долга не будет.",
        "pl": "Już wydano: {points}. Przepada, nikt nie jest ich winien.",
    },
    "till.return.short.only_pending": {
        "en": "Stays with the customer: {points}. Only points on their way are taken.",
        "ru": "Останется у покупателя: {points}. Снимаем только ещё не начисленное.",
        "pl": "Zostaje u klienta: {points}. Cofamy tylko to, co w drodze.",
    },
    "till.return.short.unlimited": {
        "en": "Already spent: {points}. The next points pay for them.",
        "ru": "Уже потрачено: {points}. Покроют следующие начисления.",
        "pl": "Już wydano: {points}. Pokryją to następne punkty.",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
