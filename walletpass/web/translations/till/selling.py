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
        "en": "Amount to pay, {currency}",
        "ru": "Сумма к оплате, {currency}",
        "pl": "Kwota do zapłaty, {currency}",
    },
    "till.amount.unfit": {
        "en": "Type the amount as on the receipt, such as {example}.",
        "ru": "Введите сумму, как в чеке, например {example}.",
        "pl": "Wpisz kwotę z paragonu, na przykład {example}.",
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
        "en": "Pay with points",
        "ru": "Списать баллы",
        "pl": "Zapłać punktami",
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
    "till.quote.back": {
        "en": "{share} back",
        "ru": "вернётся {share}",
        "pl": "{share} wraca",
    },
    "till.quote.share": {
        "en": "{share} off",
        "ru": "скидка {share}",
        "pl": "{share} rabatu",
    },
    "till.quote.worth": {
        "en": "{points} pay {money} of a later bill.",
        "ru": "{points} оплатят {money} из будущего чека.",
        "pl": "{points} pokryje {money} z kolejnego rachunku.",
    },
    "till.quote.nothing": {
        "en": "This purchase earns nothing.",
        "ru": "За эту покупку ничего не начисляется.",
        "pl": "Ten zakup nic nie przynosi.",
    },
    "till.quote.confirm": {
        "en": "Credit {points}",
        "ru": "Начислить: {points}",
        "pl": "Nalicz: {points}",
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
        "en": "That one was credited {at} by {by}. If it was wrong, take it back as a return; if not, check the receipt’s number.",
        "ru": "Начислено в {at}, {by}. Если это неверно, оформите возврат; если нет, проверьте номер чека.",
        "pl": "Naliczono o {at}, {by}. Jeśli to pomyłka, zrób zwrot; jeśli nie, sprawdź numer paragonu.",
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
    "till.done.gone": {
        "en": "All of this receipt came back",
        "ru": "По этому чеку вернули всё",
        "pl": "Z tego paragonu zwrócono wszystko",
    },
    "till.done.gone.now": {
        "en": "It was credited {at} by {by} and returned since, so it earns nothing again.",
        "ru": "Начислено в {at}, {by}, потом оформили возврат: второй раз баллы не начисляются.",
        "pl": "Naliczono o {at}, {by}, potem zwrócono: drugi raz nic nie przyniesie.",
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
    "till.done.next": {
        "en": "Next customer",
        "ru": "Следующий покупатель",
        "pl": "Następny klient",
    },
    "till.more.lines": {
        "en": "Lines",
        "ru": "Строки",
        "pl": "Pozycje",
    },
    "till.more.gifts": {
        "en": "Rewards",
        "ru": "Подарки",
        "pl": "Nagrody",
    },
    "till.more.kind": {
        "en": "Thank or surprise",
        "ru": "Спасибо, сюрприз",
        "pl": "Podziękuj, obdaruj",
    },
    "till.more.watch": {
        "en": "Out of stock",
        "ru": "Нет в наличии",
        "pl": "Brak towaru",
    },
    "till.lines.title": {
        "en": "Lines of the bill",
        "ru": "Строки чека",
        "pl": "Pozycje rachunku",
    },
    "till.lines.sku": {
        "en": "Article",
        "ru": "Артикул",
        "pl": "Towar",
    },
    "till.lines.sku.of": {
        "en": "Line {number}: article",
        "ru": "Строка {number}: артикул",
        "pl": "Pozycja {number}: towar",
    },
    "till.lines.price.of": {
        "en": "Line {number}: price, {currency}",
        "ru": "Строка {number}: цена, {currency}",
        "pl": "Pozycja {number}: cena, {currency}",
    },
    "till.lines.sort.of": {
        "en": "Line {number}: what it is",
        "ru": "Строка {number}: что это",
        "pl": "Pozycja {number}: rodzaj",
    },
    "till.lines.sort.plain": {
        "en": "Full price",
        "ru": "Полная цена",
        "pl": "Pełna cena",
    },
    "till.lines.sort.discounted": {
        "en": "On sale",
        "ru": "Со скидкой",
        "pl": "Przecena",
    },
    "till.lines.sort.delivery": {
        "en": "Delivery",
        "ru": "Доставка",
        "pl": "Dostawa",
    },
    "till.lines.sort.gift-card": {
        "en": "Gift card",
        "ru": "Сертификат",
        "pl": "Karta podarunkowa",
    },
    "till.lines.add": {
        "en": "Add a line",
        "ru": "Добавить строку",
        "pl": "Dodaj pozycję",
    },
    "till.lines.total": {
        "en": "Type one total instead",
        "ru": "Ввести одной суммой",
        "pl": "Wpisz jedną kwotą",
    },
    "till.lines.unfit": {
        "en": "Every line needs a price, such as {example}.",
        "ru": "У каждой строки нужна цена, например {example}.",
        "pl": "Każda pozycja potrzebuje ceny, na przykład {example}.",
    },
    "till.quote.excluded.one": {
        "en": "{count} line excluded",
        "ru": "не учтена {count} строка",
        "pl": "bez {count} pozycji",
    },
    "till.quote.excluded.few": {
        "en": "{count} lines excluded",
        "ru": "не учтены {count} строки",
        "pl": "bez {count} pozycji",
    },
    "till.quote.excluded.many": {
        "en": "{count} lines excluded",
        "ru": "не учтено {count} строк",
        "pl": "bez {count} pozycji",
    },
    "till.quote.later": {
        "en": "It can be spent from {day}.",
        "ru": "Потратить можно с {day}.",
        "pl": "Do wydania od {day}.",
    },
    "till.quote.confirmed": {
        "en": "It can be spent once it is confirmed.",
        "ru": "Потратить можно после подтверждения.",
        "pl": "Do wydania po potwierdzeniu.",
    },
    "till.quote.rules": {
        "en": "This card earns nothing yet",
        "ru": "По этой карте пока ничего не начисляется",
        "pl": "Ta karta jeszcze nic nie zbiera",
    },
    "till.quote.rules.now": {
        "en": "Its program has no rules. The owner writes them in the studio, under Rules; record the purchase meanwhile, so that it is known.",
        "ru": "У программы ещё нет правил: владелец задаёт их в студии, раздел «Правила». Запишите покупку, чтобы она не потерялась.",
        "pl": "Program nie ma jeszcze reguł: właściciel ustala je w studiu, w dziale Reguły. Zapisz zakup, żeby nie zginął.",
    },
    "till.discount": {
        "en": "discount",
        "ru": "скидка",
        "pl": "rabat",
    },
    "till.quote.off": {
        "en": "take off the bill",
        "ru": "снимите с чека",
        "pl": "odejmij od rachunku",
    },
    "till.quote.due": {
        "en": "Left to pay: {due}",
        "ru": "К оплате: {due}",
        "pl": "Do zapłaty: {due}",
    },
    "till.quote.confirm.off": {
        "en": "Taken off: {discount}",
        "ru": "Скидка снята: {discount}",
        "pl": "Odjęto {discount}",
    },
    "till.done.due": {
        "en": "Left to pay: {due}",
        "ru": "К оплате: {due}",
        "pl": "Do zapłaty: {due}",
    },
    "till.done.spent": {
        "en": "Paid with {points}: {money}",
        "ru": "Оплачено: {points}, {money}",
        "pl": "Zapłacono: {points}, {money}",
    },
    "till.done.pending": {
        "en": "Of these, on their way: {points}",
        "ru": "Из них станут доступны позже: {points}",
        "pl": "Z tego dojdzie później: {points}",
    },
    "till.which": {
        "en": "Which card?",
        "ru": "Какая карта?",
        "pl": "Która karta?",
    },
    "till.which.now": {
        "en": "This customer collects in several programs. Ask which one this is for.",
        "ru": "Покупатель участвует в нескольких программах. Спросите, по какой начислить.",
        "pl": "Klient zbiera w kilku programach. Zapytaj, do którego to idzie.",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
