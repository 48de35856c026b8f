"""Points spent, goods returned, cards given out, articles waited for, the shift."""

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
        "en": "Put aside",
        "ru": "Отложить",
        "pl": "Odłóż",
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
    "till.put.open": {
        "en": "{points} put aside",
        "ru": "Отложено: {points}",
        "pl": "Odłożono: {points}",
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
        "en": "A kind word",
        "ru": "Доброе слово",
        "pl": "Dobre słowo",
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
        "en": "Points; none for a treat from the counter",
        "ru": "Баллы; пусто — угощение у кассы",
        "pl": "Punkty; puste to poczęstunek przy kasie",
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
