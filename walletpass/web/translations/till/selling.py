"""A sale: the amount, what it earns, done, undone."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "till.card.title": {
        "en": "{name}’s card",
        "ru": "Карта: {name}",
        "pl": "Karta: {name}",
    },
    "till.amount": {
        "en": "Amount paid, {currency}",
        "ru": "Сумма к оплате, {currency}",
        "pl": "Kwota do zapłaty, {currency}",
    },
    "till.amount.unfit": {
        "en": "Type the amount as on the receipt, such as 12.50.",
        "ru": "Введите сумму, как в чеке, например 12,50.",
        "pl": "Wpisz kwotę z paragonu, na przykład 12,50.",
    },
    "till.receipt.optional": {
        "en": "Receipt number, if there is one",
        "ru": "Номер чека, если есть",
        "pl": "Numer paragonu, jeśli jest",
    },
    "till.next": {
        "en": "Next",
        "ru": "Далее",
        "pl": "Dalej",
    },
    "till.redeem": {
        "en": "Spend points",
        "ru": "Списать",
        "pl": "Wydaj punkty",
    },
    "till.watch": {
        "en": "Wait for an article",
        "ru": "Ждать товар",
        "pl": "Czekaj na towar",
    },
    "till.quote.title": {
        "en": "{money}: what it will earn",
        "ru": "{money}: сколько начислим",
        "pl": "{money}: ile przyniesie",
    },
    "till.quote.will": {
        "en": "will earn",
        "ru": "будет начислено",
        "pl": "przyniesie",
    },
    "till.quote.nothing": {
        "en": "This purchase earns nothing.",
        "ru": "За эту покупку ничего не начисляется.",
        "pl": "Ten zakup nic nie przynosi.",
    },
    "till.quote.confirm": {
        "en": "Credit {points}",
        "ru": "Начислить {points}",
        "pl": "Nalicz {points}",
    },
    "till.quote.confirm.none": {
        "en": "Record the purchase",
        "ru": "Записать покупку",
        "pl": "Zapisz zakup",
    },
    "till.quote.change": {
        "en": "Change the amount",
        "ru": "Изменить сумму",
        "pl": "Zmień kwotę",
    },
    "till.done.title": {
        "en": "Done",
        "ru": "Готово",
        "pl": "Gotowe",
    },
    "till.done.now": {
        "en": "{balance} now",
        "ru": "теперь {balance}",
        "pl": "teraz {balance}",
    },
    "till.done.for": {
        "en": "for {money}",
        "ru": "за {money}",
        "pl": "za {money}",
    },
    "till.done.again": {
        "en": "Already credited {at} by {by}",
        "ru": "Уже начислено в {at}, {by}",
        "pl": "Już naliczono o {at}, {by}",
    },
    "till.done.again.now": {
        "en": "Nothing to do: the points are on the card.",
        "ru": "Делать ничего не нужно: баллы на карте.",
        "pl": "Nic nie trzeba robić: punkty są na karcie.",
    },
    "till.done.other": {
        "en": "This receipt stands for another sale",
        "ru": "Этот чек уже за другую покупку",
        "pl": "Ten paragon dotyczy innej sprzedaży",
    },
    "till.done.other.now": {
        "en": "It was credited {at} by {by}: {money}. If that was wrong, take it back as a return; if not, check the receipt’s number.",
        "ru": "Начислено в {at}, {by}: {money}. Если это неверно, оформите возврат; если нет, проверьте номер чека.",
        "pl": "Naliczono o {at}, {by}: {money}. Jeśli to pomyłka, zrób zwrot; jeśli nie, sprawdź numer paragonu.",
    },
    "till.done.undone": {
        "en": "Taken back",
        "ru": "Отменено",
        "pl": "Cofnięto",
    },
    "till.done.undone.now": {
        "en": "The sale and its points are gone, as if they had never been.",
        "ru": "Покупки и баллов больше нет, как будто их и не было.",
        "pl": "Sprzedaży i punktów już nie ma, jakby ich nie było.",
    },
    "till.done.late": {
        "en": "The minute is over",
        "ru": "Минута прошла",
        "pl": "Minuta minęła",
    },
    "till.done.late.now": {
        "en": "Take it back as a return instead.",
        "ru": "Оформите это как возврат.",
        "pl": "Zrób to jako zwrot.",
    },
    "till.done.return": {
        "en": "Make a return",
        "ru": "Оформить возврат",
        "pl": "Zrób zwrot",
    },
    "till.undo": {
        "en": "Undo",
        "ru": "Отменить",
        "pl": "Cofnij",
    },
    "till.undo.left": {
        "en": "{seconds} s",
        "ru": "{seconds} с",
        "pl": "{seconds} s",
    },
    "till.done.next": {
        "en": "Next customer",
        "ru": "Следующий покупатель",
        "pl": "Następny klient",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
