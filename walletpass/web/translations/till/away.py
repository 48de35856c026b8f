"""Offline and back: the banner, the queue, and what waits for a decision."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "till.offline.banner": {
        "en": "Offline. Go on selling, we keep it here.",
        "ru": "Нет связи. Продавайте, мы всё сохраним.",
        "pl": "Brak sieci. Sprzedawaj dalej, zapiszemy to.",
    },
    "till.offline.count": {
        "en": "waiting",
        "ru": "в очереди",
        "pl": "w kolejce",
    },
    "till.offline.title": {
        "en": "Offline till",
        "ru": "Касса без связи",
        "pl": "Kasa bez sieci",
    },
    "till.offline.number": {
        "en": "Card number",
        "ru": "Номер карты",
        "pl": "Numer karty",
    },
    "till.offline.number.unfit": {
        "en": "Thirteen digits, as under the code. One of these is wrong.",
        "ru": "Тринадцать цифр под кодом. Одна из них неверна.",
        "pl": "Trzynaście cyfr spod kodu. Któraś się nie zgadza.",
    },
    "till.offline.keep": {
        "en": "Keep the sale",
        "ru": "Сохранить покупку",
        "pl": "Zapisz sprzedaż",
    },
    "till.offline.kept": {
        "en": "Kept. It counts once we are online.",
        "ru": "Сохранено. Зачтём, когда появится связь.",
        "pl": "Zapisano. Zaliczymy, gdy wróci sieć.",
    },
    "till.offline.points": {
        "en": "Points that pay a part",
        "ru": "Оплатить баллами",
        "pl": "Punkty na część rachunku",
    },
    "till.offline.left": {
        "en": "At most {points} until we are online.",
        "ru": "Не больше {points}, пока нет связи.",
        "pl": "Najwyżej {points} bez sieci.",
    },
    "till.offline.above": {
        "en": "That is more than may be spent offline. Left: {left}.",
        "ru": "Это больше, чем можно списать без связи. Осталось: {left}.",
        "pl": "To więcej, niż można wydać bez sieci. Zostało: {left}.",
    },
    "till.offline.sending": {
        "en": "Sold offline, on its way.",
        "ru": "Покупки без связи отправляются.",
        "pl": "Sprzedaż bez sieci jest wysyłana.",
    },
    "till.offline.signin": {
        "en": "Sold offline. Sign in, and it is sent.",
        "ru": "Есть покупки без связи. Войдите, и они уйдут.",
        "pl": "Jest sprzedaż bez sieci. Zaloguj się, a zostanie wysłana.",
    },
    "till.offline.gone": {
        "en": "Not sent yet. It is, once this is a till again.",
        "ru": "Ещё не отправлено. Уйдёт, когда здесь снова будет касса.",
        "pl": "Jeszcze nie wysłano. Pójdzie, gdy znów będzie tu kasa.",
    },
    "till.offline.full": {
        "en": "This was not kept: the device has no room. Write it down and credit it later.",
        "ru": "Не сохранено: на устройстве нет места. Запишите и начислите позже.",
        "pl": "Nie zapisano: na urządzeniu brak miejsca. Zanotuj i nalicz później.",
    },
    "till.offline.nobody": {
        "en": "No line, nobody signed in",
        "ru": "Нет связи, никто не вошёл",
        "pl": "Brak sieci, nikt nie jest zalogowany",
    },
    "till.offline.nobody.now": {
        "en": "A PIN needs the line. What was sold before is safe here and will be sent.",
        "ru": "Для PIN-кода нужна связь. Прежние покупки сохранены здесь и будут отправлены.",
        "pl": "PIN wymaga sieci. Wcześniejsza sprzedaż jest tu zapisana i zostanie wysłana.",
    },
    "till.offline.much": {
        "en": "Points may pay at most {share} of the bill.",
        "ru": "Баллами можно оплатить не больше {share} чека.",
        "pl": "Punktami można zapłacić najwyżej {share} rachunku.",
    },
    "till.offline.few": {
        "en": "At least {points} at a time.",
        "ru": "Не меньше {points} за раз.",
        "pl": "Co najmniej {points} naraz.",
    },
    "till.offline.noredeem": {
        "en": "Points cannot be spent offline here.",
        "ru": "Списывать баллы без связи здесь нельзя.",
        "pl": "Bez sieci nie można tu wydawać punktów.",
    },
    "till.offline.nodiscount": {
        "en": "No discount offline: ask the full price. The purchase counts for the customer.",
        "ru": "Без связи скидки нет: берите полную цену. Покупка будет засчитана.",
        "pl": "Bez sieci nie ma rabatu: weź pełną cenę. Zakup zostanie zaliczony.",
    },
    "till.offline.try": {
        "en": "Try again",
        "ru": "Проверить связь",
        "pl": "Spróbuj ponownie",
    },
    "till.waiting.title": {
        "en": "Waiting",
        "ru": "В очереди",
        "pl": "W kolejce",
    },
    "till.waiting.here": {
        "en": "On this device",
        "ru": "На этом устройстве",
        "pl": "Na tym urządzeniu",
    },
    "till.waiting.none": {
        "en": "Nothing waits: everything has been sent.",
        "ru": "Очереди нет: всё отправлено.",
        "pl": "Nic nie czeka: wszystko wysłane.",
    },
    "till.waiting.send": {
        "en": "Send now",
        "ru": "Отправить сейчас",
        "pl": "Wyślij teraz",
    },
    "till.waiting.conflicts": {
        "en": "For the manager",
        "ru": "Для управляющего",
        "pl": "Dla kierownika",
    },
    "till.waiting.conflicts.none": {
        "en": "Nothing to decide.",
        "ru": "Решать нечего.",
        "pl": "Nie ma czego rozstrzygać.",
    },
    "till.waiting.settle": {
        "en": "Settled",
        "ru": "Решено",
        "pl": "Załatwione",
    },
    "till.waiting.who": {
        "en": "The owner or support can settle these, here or in the studio.",
        "ru": "Их закрывает владелец или поддержка, здесь или в студии.",
        "pl": "Załatwia to właściciel albo wsparcie, tutaj lub w studiu.",
    },
    "till.sync.refused": {
        "en": "It was refused: {why}",
        "ru": "Отклонено: {why}",
        "pl": "Odrzucono: {why}",
    },
    "till.sync.other": {
        "en": "The receipt stands for another sale already: {money}, {at}, {by}",
        "ru": "Чек уже за другую покупку: {money}, {at}, {by}",
        "pl": "Paragon dotyczy już innej sprzedaży: {money}, {at}, {by}",
    },
    "till.sync.allowance": {
        "en": "More points than may be spent offline",
        "ru": "Больше баллов, чем можно без связи",
        "pl": "Więcej punktów, niż wolno bez sieci",
    },
    "till.sync.unreadable": {
        "en": "{till}, {store}: a sale kept offline cannot be read: {what}",
        "ru": "{till}, {store}: покупку без связи не удалось прочитать: {what}",
        "pl": "{till}, {store}: sprzedaży bez sieci nie da się odczytać: {what}",
    },
    "till.sync.receipt": {
        "en": "receipt {receipt}",
        "ru": "чек {receipt}",
        "pl": "paragon {receipt}",
    },
    "till.sync.unnamed": {
        "en": "no receipt number",
        "ru": "без номера чека",
        "pl": "bez numeru paragonu",
    },
    "till.sync.points": {
        "en": "{money}, partly paid with {points},",
        "ru": "{money}, часть оплачена ({points}),",
        "pl": "{money}, w części opłacone ({points}),",
    },
    "till.sync.word": {
        "en": "{till}, {store}, {at}, {by}: {what} for card {number}, {receipt}. {why}.",
        "ru": "{till}, {store}, {at}, {by}: {what} по карте {number}, {receipt}. {why}.",
        "pl": "{till}, {store}, {at}, {by}: {what} na kartę {number}, {receipt}. {why}.",
    },
    "till.offline.worth": {
        "en": "{example} take {worth} off the bill.",
        "ru": "{example} снимают с чека {worth}.",
        "pl": "{example} odejmuje od rachunku {worth}.",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
