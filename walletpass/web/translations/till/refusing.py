"""Why something was refused, in a sentence for the cashier or the manager."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
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
        "en": "These points are reserved for another bill.",
        "ru": "Эти баллы — в счёт другого чека.",
        "pl": "Te punkty są na inny rachunek.",
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
