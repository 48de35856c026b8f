"""Points spent, goods returned, cards given out, articles waited for, the shift."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "till.redeem.title": {
        "en": "Spend points",
        "ru": "Списание баллов",
        "pl": "Wydawanie punktów",
    },
    "till.redeem.points": {
        "en": "How many points",
        "ru": "Сколько баллов",
        "pl": "Ile punktów",
    },
    "till.redeem.most": {
        "en": "At most {most}",
        "ru": "Не больше: {most}",
        "pl": "Najwyżej {most}",
    },
    "till.redeem.all": {
        "en": "All of them",
        "ru": "Все",
        "pl": "Wszystkie",
    },
    "till.redeem.none": {
        "en": "There is nothing to spend yet.",
        "ru": "Пока списывать нечего.",
        "pl": "Na razie nie ma czego wydać.",
    },
    "till.redeem.unfit": {
        "en": "Type a number of points, such as 20.",
        "ru": "Введите число баллов, например 20.",
        "pl": "Wpisz liczbę punktów, na przykład 20.",
    },
    "till.redeem.above": {
        "en": "At most {most}: that is the whole balance.",
        "ru": "Не больше, чем есть на карте: {most}.",
        "pl": "Najwyżej {most}: tyle jest na karcie.",
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
        "en": "Put aside",
        "ru": "Отложить",
        "pl": "Odłóż",
    },
    "till.spent.open": {
        "en": "{points} put aside",
        "ru": "Отложено: {points}",
        "pl": "Odłożono: {points}",
    },
    "till.spent.open.now": {
        "en": "Take the discount off the bill. Unless it is paid, the points go back at {until}.",
        "ru": "Снимите скидку с чека. Если оплаты не будет, баллы вернутся в {until}.",
        "pl": "Odejmij rabat od rachunku. Bez zapłaty punkty wrócą o {until}.",
    },
    "till.spent.paid": {
        "en": "The customer has paid",
        "ru": "Покупатель оплатил",
        "pl": "Klient zapłacił",
    },
    "till.spent.cancel": {
        "en": "Give the points back",
        "ru": "Вернуть баллы",
        "pl": "Oddaj punkty",
    },
    "till.spent.committed": {
        "en": "{points} spent",
        "ru": "Списано: {points}",
        "pl": "Wydano: {points}",
    },
    "till.spent.released": {
        "en": "{points} given back",
        "ru": "Возвращено: {points}",
        "pl": "Oddano: {points}",
    },
    "till.spent.back": {
        "en": "{points} are on the card again",
        "ru": "{points} снова на карте",
        "pl": "{points} znów na karcie",
    },
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
        "en": "Takes {points} from the card",
        "ru": "Спишем с карты: {points}",
        "pl": "Z karty zejdzie {points}",
    },
    "till.return.take.none": {
        "en": "The card keeps its points",
        "ru": "Баллы на карте останутся",
        "pl": "Punkty na karcie zostają",
    },
    "till.return.short": {
        "en": "The card holds only {balance}. It takes those, and the rest is let go.",
        "ru": "На карте только {balance}. Спишем их, остальное простим.",
        "pl": "Na karcie jest tylko {balance}. Zejdą te, reszta przepada.",
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
    "till.watch.title": {
        "en": "Wait for an article",
        "ru": "Ждать товар",
        "pl": "Czekanie na towar",
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
        "en": "Tell them when it is here",
        "ru": "Сообщить о поступлении",
        "pl": "Powiadom, gdy będzie",
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
        "en": "Times points were spent",
        "ru": "Списаний",
        "pl": "Wydania punktów",
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
}
"""By its name, what is said in each language. Braces name what is put in."""
