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
        "en": "Amount to give back, {currency}",
        "ru": "Сумма к возврату, {currency}",
        "pl": "Kwota do zwrotu, {currency}",
    },
    "till.return.unfit": {
        "en": "Type an amount that is not more than was paid, or choose what comes back.",
        "ru": "Введите сумму не больше оплаченной или выберите, что возвращают.",
        "pl": "Wpisz kwotę nie większą niż zapłacona albo wybierz, co wraca.",
    },
    "till.return.unchosen": {
        "en": "Tick what comes back.",
        "ru": "Отметьте, что возвращают.",
        "pl": "Zaznacz, co wraca.",
    },
    "till.return.pieces": {
        "en": "How many",
        "ru": "Сколько",
        "pl": "Ile wraca",
    },
    "till.return.fewer": {
        "en": "One fewer: {name}",
        "ru": "На один меньше: {name}",
        "pl": "O jeden mniej: {name}",
    },
    "till.return.more.pieces": {
        "en": "One more: {name}",
        "ru": "На один больше: {name}",
        "pl": "O jeden więcej: {name}",
    },
    "till.return.toomany": {
        "en": "{name}: at most {many} can come back. Type how many.",
        "ru": "{name}: вернуть можно не больше {many}. Введите сколько.",
        "pl": "{name}: zwrócić można najwyżej {many}. Wpisz, ile.",
    },
    "till.return.quote": {
        "en": "Give back {money}",
        "ru": "Вернуть {money}",
        "pl": "Zwróć {money}",
    },
    "till.return.take": {
        "en": "Leaves the card",
        "ru": "Уйдёт с карты",
        "pl": "Zejdzie z karty",
    },
    "till.return.confirm": {
        "en": "Take it back",
        "ru": "Оформить возврат",
        "pl": "Przyjmij zwrot",
    },
    "till.return.done": {
        "en": "Returned: {money}",
        "ru": "Возврат: {money}",
        "pl": "Zwrócono {money}",
    },
    "till.return.now": {
        "en": "Now on the card",
        "ru": "Теперь на карте",
        "pl": "Teraz na karcie",
    },
    "till.return.give": {
        "en": "Comes back to the card",
        "ru": "Вернётся на карту",
        "pl": "Wróci na kartę",
    },
    "till.return.then": {
        "en": "Then on the card",
        "ru": "Будет на карте",
        "pl": "Potem na karcie",
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
    "till.return.of": {
        "en": "Purchase of",
        "ru": "Покупка:",
        "pl": "Zakup:",
    },
    "till.bill": {
        "en": "{at}, {by}",
        "ru": "{at}, {by}",
        "pl": "{at}, {by}",
    },
    "till.bill.receipt": {
        "en": "receipt {receipt}",
        "ru": "чек {receipt}",
        "pl": "paragon {receipt}",
    },
    "till.bill.nobody": {
        "en": "Without a card",
        "ru": "Без карты",
        "pl": "Bez karty",
    },
    "till.return.most": {
        "en": "At most {money}",
        "ru": "Не больше {money}",
        "pl": "Najwyżej {money}",
    },
    "till.return.whole": {
        "en": "All of it",
        "ru": "Всё",
        "pl": "Wszystko",
    },
    "till.return.another": {
        "en": "Another receipt",
        "ru": "Другой чек",
        "pl": "Inny paragon",
    },
    "till.return.meanwhile": {
        "en": "Some of it came back at another till just now, so nothing was done here. This is what is left.",
        "ru": "Часть только что вернули на другой кассе, поэтому здесь ничего не сделано. Вот что осталось.",
        "pl": "Część zwrócono przed chwilą przy innej kasie, więc tu nic nie zrobiono. Oto, co zostało.",
    },
    "till.return.taken": {
        "en": "Left the card",
        "ru": "Списано с карты",
        "pl": "Zeszło z karty",
    },
    "till.return.given": {
        "en": "Came back to the card",
        "ru": "Вернулось на карту",
        "pl": "Wróciło na kartę",
    },
    "till.return.points": {
        "en": "Points",
        "ru": "Баллы",
        "pl": "Punkty",
    },
    "till.return.stay": {
        "en": "as they are",
        "ru": "без изменений",
        "pl": "bez zmian",
    },
    "till.return.more": {
        "en": "Return more of it",
        "ru": "Вернуть ещё из этого чека",
        "pl": "Zwróć z tego więcej",
    },
    "till.return.untaken": {
        "en": "Expired before the return: {points}. There is nothing to take for them.",
        "ru": "Сгорели до возврата: {points}. Снимать за них нечего.",
        "pl": "Wygasły przed zwrotem: {points}. Nie ma ich z czego cofnąć.",
    },
    "till.return.ungiven": {
        "en": "Of what came back, expired meanwhile: {points}. They cannot be spent any more.",
        "ru": "Из вернувшихся уже сгорели: {points}. Потратить их нельзя.",
        "pl": "Z tego, co wróciło, w międzyczasie wygasły: {points}. Nie da się ich wydać.",
    },
    "till.return.barren.one": {
        "en": "{count} of these lines had earned nothing.",
        "ru": "Из них {count} строка баллов не принесла.",
        "pl": "{count} z tych pozycji nie dała punktów.",
    },
    "till.return.barren.few": {
        "en": "{count} of these lines had earned nothing.",
        "ru": "Из них {count} строки баллов не принесли.",
        "pl": "{count} z tych pozycji nie dały punktów.",
    },
    "till.return.barren.many": {
        "en": "{count} of these lines had earned nothing.",
        "ru": "Из них {count} строк баллов не принесли.",
        "pl": "{count} z tych pozycji nie dało punktów.",
    },
    "till.return.why.nothing-earned": {
        "en": "The purchase had earned no points, so there is nothing to take.",
        "ru": "За покупку баллы не начислялись, снимать нечего.",
        "pl": "Zakup nie dał punktów, więc nie ma czego cofać.",
    },
    "till.return.why.expired": {
        "en": "What it had earned has expired, so there is nothing to take.",
        "ru": "Начисленное за неё уже сгорело, снимать нечего.",
        "pl": "To, co naliczono, już wygasło, więc nie ma czego cofać.",
    },
    "till.return.why.taken-before": {
        "en": "What it had earned was taken back before.",
        "ru": "Начисленное за неё уже сняли раньше.",
        "pl": "To, co naliczono, cofnięto już wcześniej.",
    },
    "till.return.why.earns-as-much": {
        "en": "What the customer keeps earns as many points as before.",
        "ru": "За то, что остаётся у покупателя, баллов начисляется столько же.",
        "pl": "To, co klient zatrzymuje, daje tyle samo punktów co przedtem.",
    },
    "till.return.which": {
        "en": "Several receipts have this number",
        "ru": "Чеков с таким номером несколько",
        "pl": "Kilka paragonów ma ten numer",
    },
    "till.return.which.now": {
        "en": "Compare the amount and the time with the paper one.",
        "ru": "Сверьте сумму и время с бумажным чеком.",
        "pl": "Porównaj kwotę i godzinę z papierowym.",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
