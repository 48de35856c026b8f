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
        "en": "Kept. The points come when we are online.",
        "ru": "Сохранено. Баллы придут, когда появится связь.",
        "pl": "Zapisano. Punkty przyjdą, gdy wróci sieć.",
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
        "en": "That is more than may be spent offline.",
        "ru": "Это больше, чем можно списать без связи.",
        "pl": "To więcej, niż można wydać bez sieci.",
    },
    "till.offline.noredeem": {
        "en": "Points cannot be spent offline here.",
        "ru": "Списывать баллы без связи здесь нельзя.",
        "pl": "Bez sieci nie można tu wydawać punktów.",
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
        "en": "The owner or support can settle these.",
        "ru": "Их закрывает владелец или поддержка.",
        "pl": "Załatwia to właściciel albo wsparcie.",
    },
    "till.sync.refused": {
        "en": "It was refused: {why}",
        "ru": "Отклонено: {why}",
        "pl": "Odrzucono: {why}",
    },
    "till.sync.other": {
        "en": "The receipt stands for another sale",
        "ru": "Чек уже за другую покупку",
        "pl": "Paragon dotyczy innej sprzedaży",
    },
    "till.sync.allowance": {
        "en": "More points than may be spent offline",
        "ru": "Больше баллов, чем можно без связи",
        "pl": "Więcej punktów, niż wolno bez sieci",
    },
    "till.sync.points": {
        "en": "{money}, of which {points} pay a part",
        "ru": "{money}, часть оплачена: {points}",
        "pl": "{money}, z czego część płaci {points}",
    },
    "till.sync.word": {
        "en": "{till}, {store}, {at}: {what} for card {number}, receipt {receipt}. {why}.",
        "ru": "{till}, {store}, {at}: {what} по карте {number}, чек {receipt}. {why}.",
        "pl": "{till}, {store}, {at}: {what} na kartę {number}, paragon {receipt}. {why}.",
    },
    "till.offline.worth": {
        "en": "{example} take {worth} off the bill.",
        "ru": "{example} снимают с чека {worth}.",
        "pl": "{example} odejmuje od rachunku {worth}.",
    },
    "till.why": {
        "en": "It did not work. Try once more; if it stays so, call the manager.",
        "ru": "Не получилось. Попробуйте ещё раз; если снова нет, позовите управляющего.",
        "pl": "Nie udało się. Spróbuj jeszcze raz; jeśli znów nie, wezwij kierownika.",
    },
    "till.why.insufficient-points": {
        "en": "There are not enough points on the card.",
        "ru": "На карте не хватает баллов.",
        "pl": "Na karcie jest za mało punktów.",
    },
    "till.why.closed-reservation": {
        "en": "The points have gone back already.",
        "ru": "Баллы уже вернулись на карту.",
        "pl": "Punkty już wróciły na kartę.",
    },
    "till.why.redemption-taken": {
        "en": "These points are put aside for another bill.",
        "ru": "Эти баллы отложены для другого чека.",
        "pl": "Te punkty odłożono na inny rachunek.",
    },
    "till.why.receipt-taken": {
        "en": "The receipt stands for another sale.",
        "ru": "Чек уже за другую покупку.",
        "pl": "Paragon dotyczy innej sprzedaży.",
    },
    "till.why.wrong-clock": {
        "en": "The date cannot be right.",
        "ru": "Дата не может быть верной.",
        "pl": "Data nie może się zgadzać.",
    },
    "till.why.unfit-sale": {
        "en": "The amount cannot be right.",
        "ru": "Сумма не может быть верной.",
        "pl": "Kwota nie może się zgadzać.",
    },
    "till.why.refund-too-large": {
        "en": "More comes back than is left of the sale.",
        "ru": "Возвращают больше, чем осталось от покупки.",
        "pl": "Wraca więcej, niż zostało ze sprzedaży.",
    },
    "till.why.unknown-customer": {
        "en": "This customer is no longer with us.",
        "ru": "Этого покупателя у нас больше нет.",
        "pl": "Tego klienta już u nas nie ma.",
    },
    "till.why.reward-closed": {
        "en": "This reward cannot be had now.",
        "ru": "Этот подарок сейчас недоступен.",
        "pl": "Tej nagrody nie można teraz odebrać.",
    },
    "till.why.reward-gone": {
        "en": "None of these is left.",
        "ru": "Таких подарков больше нет.",
        "pl": "Tych nagród już nie ma.",
    },
    "till.why.enough-for-one": {
        "en": "They have had as many of these as anybody may.",
        "ru": "Больше таких подарков одному покупателю нельзя.",
        "pl": "Więcej takich nagród jedna osoba nie może mieć.",
    },
    "till.why.source-of-another": {
        "en": "This form was sent before. Choose anew.",
        "ru": "Форма уже отправлена. Выберите заново.",
        "pl": "Ten formularz już wysłano. Wybierz ponownie.",
    },
    "till.why.coupon-held": {
        "en": "Another till is using it just now.",
        "ru": "Его прямо сейчас применяют на другой кассе.",
        "pl": "Właśnie używa go inna kasa.",
    },
    "till.why.coupon.waiting": {
        "en": "It is not good yet.",
        "ru": "Ещё не действует.",
        "pl": "Jeszcze nie obowiązuje.",
    },
    "till.why.coupon.issued": {
        "en": "It was not used.",
        "ru": "Не применяли.",
        "pl": "Nie użyto.",
    },
    "till.why.coupon.reserved": {
        "en": "Another till is using it just now.",
        "ru": "Его прямо сейчас применяют на другой кассе.",
        "pl": "Właśnie używa go inna kasa.",
    },
    "till.why.coupon.redeemed": {
        "en": "It was used before.",
        "ru": "Уже применён.",
        "pl": "Już wykorzystano.",
    },
    "till.why.coupon.expired": {
        "en": "Its time is over.",
        "ru": "Срок истёк.",
        "pl": "Termin minął.",
    },
    "till.why.coupon.void": {
        "en": "It was cancelled.",
        "ru": "Отменён.",
        "pl": "Anulowano.",
    },
    "till.why.spent-budget": {
        "en": "That is more than is left for this shift.",
        "ru": "Это больше, чем осталось на смену.",
        "pl": "To więcej, niż zostało na tej zmianie.",
    },
    "till.why.unfit-surprise": {
        "en": "Choose what for, and type points such as 20, or none.",
        "ru": "Выберите, за что, и введите баллы, например 20, или ничего.",
        "pl": "Wybierz, za co, i wpisz punkty, na przykład 20, albo nic.",
    },
    "till.why.unfit-act": {
        "en": "A few words are missing: say what you saw, or what to thank for.",
        "ru": "Не хватает слов: скажите, что видели или за что спасибо.",
        "pl": "Brakuje kilku słów: powiedz, co widać było albo za co dziękujesz.",
    },
    "till.why.unknown-act-kind": {
        "en": "This is no longer noted here.",
        "ru": "Это здесь больше не отмечают.",
        "pl": "Tego się tu już nie zapisuje.",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
