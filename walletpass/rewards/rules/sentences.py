"""The sentences behind each reason, in every language."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Language, Words


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


HOW: Final[Mapping[str, Words]] = {
    "rate": _in(
        "{of} for every {per} of {base}",
        "{of} за {per} из {base}",
        "{of} za {per} z {base}",
    ),
    "full-rate": _in(
        "{of} for each full {per} of {base}",
        "{of} за каждые полные {per} из {base}",
        "{of} za każde pełne {per} z {base}",
    ),
    "percent": _in("{percent} of {base}", "{percent} от {base}", "{percent} od {base}"),
    "fixed": _in("for this purchase", "за эту покупку", "za ten zakup"),
    "per-item": _in(
        "{of} for each item, {quantity} in all",
        "{of} за каждый товар, всего {quantity}",
        "{of} za każdą sztukę, razem {quantity}",
    ),
    "per-quantity": _in(
        "{of} for each full {each} of {quantity}",
        "{of} за каждые полные {each} из {quantity}",
        "{of} za każde pełne {each} z {quantity}",
    ),
    "multiplier": _in(
        "×{basis_points}, on top of the usual ({given})",
        "×{basis_points}, сверх обычного ({given})",
        "×{basis_points}, ponad zwykłe ({given})",
    ),
    "birthday": _in("for the birthday", "ко дню рождения", "na urodziny"),
    "welcome": _in("a welcome gift", "подарок за знакомство", "prezent na powitanie"),
    "referrer": _in(
        "a friend came on an invitation",
        "друг пришёл по приглашению",
        "znajomy przyszedł z zaproszenia",
    ),
    "referee": _in(
        "for coming on a friend's invitation",
        "за приход по приглашению друга",
        "za przyjście z zaproszenia znajomego",
    ),
    "event": _in("for taking part", "за участие", "za udział"),
}

AMOUNT: Final = _in("{amount}: {how}.", "{amount}: {how}.", "{amount}: {how}.")
DISCOUNT: Final = _in(
    "{amount} off: {how}.", "Скидка {amount}: {how}.", "Rabat {amount}: {how}."
)

NOT_COUNTED: Final = _in(
    "Not counted: {what}.", "Не учтено: {what}.", "Nie liczy się: {what}."
)

LINES_NOT_COUNTED: Final[Mapping[Language, Mapping[str, str]]] = {
    "en": {
        "one": "{count} line not counted: {what}.",
        "other": "{count} lines not counted: {what}.",
    },
    "ru": {
        "one": "Не учтена {count} строка: {what}.",
        "few": "Не учтены {count} строки: {what}.",
        "many": "Не учтено {count} строк: {what}.",
    },
    "pl": {
        "one": "Nie liczy się {count} pozycja: {what}.",
        "few": "Nie liczą się {count} pozycje: {what}.",
        "many": "Nie liczy się {count} pozycji: {what}.",
    },
}

LINE: Final = _in("line", "строка", "pozycja")
LINES: Final = _in("lines", "строки", "pozycje")

EXCLUDED: Final[Mapping[str, Words]] = {
    "discounted": _in("discounted goods", "товары со скидкой", "towary przecenione"),
    "delivery": _in("delivery", "доставка", "dostawa"),
    "gift-card": _in("gift cards", "подарочные сертификаты", "karty podarunkowe"),
    "category": _in(
        "goods of an excluded category",
        "товары исключённой категории",
        "towary z wyłączonej kategorii",
    ),
    "brand": _in(
        "goods of an excluded brand",
        "товары исключённой марки",
        "towary wyłączonej marki",
    ),
    "sku": _in("excluded goods", "исключённые товары", "wyłączone towary"),
    "label": _in("excluded goods", "исключённые товары", "wyłączone towary"),
    "paid-with-points": _in(
        "goods paid with points",
        "товары, оплаченные баллами",
        "towary opłacone punktami",
    ),
}

CUT: Final = _in(
    "It would be {uncut} without the limit {per} {period}.",
    "Без ограничения ({per} {period}) было бы {uncut}.",
    "Bez limitu ({per} {period}) byłoby {uncut}.",
)

PER: Final[Mapping[str, Words]] = {
    "customer": _in("for a customer", "для клиента", "na klienta"),
    "card": _in("for a card", "для карты", "na kartę"),
    "store": _in("for a store", "для магазина", "na sklep"),
    "cashier": _in("for a cashier", "для кассира", "na kasjera"),
    "program": _in("for the program", "для программы", "na program"),
}

PERIOD: Final[Mapping[str, Words]] = {
    "purchase": _in("per purchase", "за покупку", "na zakup"),
    "day": _in("per day", "в день", "na dzień"),
    "week": _in("per week", "в неделю", "na tydzień"),
    "month": _in("per month", "в месяц", "na miesiąc"),
    "year": _in("per year", "в год", "na rok"),
    "ever": _in("in all", "всего", "łącznie"),
}

REASONS: Final[Mapping[str, Words]] = {
    "not-yet-active": _in(
        "It starts on {day}.", "Начнётся {day}.", "Zacznie się {day}."
    ),
    "no-longer-active": _in(
        "It ended on {day}.", "Закончилось {day}.", "Skończyło się {day}."
    ),
    "other-tier": _in(
        "It is for another tier.", "Это для другого уровня.", "To dla innego poziomu."
    ),
    "other-store": _in(
        "It is for other stores.", "Это для других магазинов.", "To dla innych sklepów."
    ),
    "other-channel": _in(
        "It is for another way to buy.",
        "Это для другого способа покупки.",
        "To dla innego sposobu zakupu.",
    ),
    "presented-otherwise": _in(
        "The card was shown in another way.",
        "Карта предъявлена другим способом.",
        "Kartę okazano w inny sposób.",
    ),
    "not-opted-in": _in(
        "The customer does not take part.",
        "Клиент не участвует.",
        "Klient nie bierze udziału.",
    ),
    "no-promo-code": _in(
        "The promo code was not given.",
        "Промокод не назван.",
        "Nie podano kodu promocyjnego.",
    ),
    "other-hour": _in(
        "It is for other hours.", "Это для других часов.", "To na inne godziny."
    ),
    "other-weekday": _in(
        "It is for other days of the week.",
        "Это для других дней недели.",
        "To na inne dni tygodnia.",
    ),
    "other-purchase": _in(
        "It is for another purchase in turn.",
        "Это для другой по счёту покупки.",
        "To na inny zakup z kolei.",
    ),
    "other-tenure": _in(
        "It depends on how long one has taken part.",
        "Зависит от срока участия.",
        "Zależy od stażu w programie.",
    ),
    "other-spending": _in(
        "It depends on what was spent before.",
        "Зависит от суммы прежних покупок.",
        "Zależy od sumy wcześniejszych zakupów.",
    ),
    "no-birthday": _in(
        "There is no birthday these days.",
        "Сейчас нет дня рождения.",
        "Teraz nie ma urodzin.",
    ),
    "birthday-told-late": _in(
        "The birthday must be told ahead; days ahead: {days}.",
        "Дату рождения нужно указать заранее; дней до неё: {days}.",
        "Datę urodzin trzeba podać wcześniej; dni przed nią: {days}.",
    ),
    "nothing-counts": _in(
        "Nothing in the basket counts.",
        "В корзине нечего учитывать.",
        "W koszyku nic się nie liczy.",
    ),
    "too-little": _in(
        "The basket is too small to earn anything.",
        "Сумма слишком мала для начисления.",
        "Kwota jest za mała, by coś naliczyć.",
    ),
    "other-basket": _in(
        "It is for another basket total.",
        "Это для другой суммы корзины.",
        "To na inną kwotę koszyka.",
    ),
    "below-steps": _in(
        "The first step is not reached.",
        "Первая ступень не достигнута.",
        "Pierwszy próg nie został osiągnięty.",
    ),
    "better-rule": _in(
        "Another rule gives instead.",
        "Вместо этого действует другое правило.",
        "Zamiast tego działa inna reguła.",
    ),
    "limit": _in(
        "The limit {per} {period} is reached.",
        "Достигнуто ограничение {per} {period}.",
        "Osiągnięto limit {per} {period}.",
    ),
    "limit-leaves-less": _in(
        "Another rule gives more than the limit {per} {period} leaves here.",
        "Другое правило даёт больше, чем оставляет ограничение {per} {period}.",
        "Inna reguła daje więcej, niż zostawia limit {per} {period}.",
    ),
    "paid-with-gift-card": _in(
        "All was paid with gift cards.",
        "Всё оплачено подарочными сертификатами.",
        "Całość opłacono kartami podarunkowymi.",
    ),
    "points-spent": _in(
        "A basket paid with points earns nothing.",
        "За покупку с оплатой баллами начислений нет.",
        "Za zakup opłacony punktami nic się nie nalicza.",
    ),
    "lapsed-before-use": _in(
        "It would lapse before it could be used.",
        "Сгорело бы раньше, чем стало доступно.",
        "Wygasłoby, zanim dałoby się użyć.",
    ),
    "price-used-up": _in(
        "Nothing is left of the price.",
        "От цены ничего не осталось.",
        "Z ceny nic nie zostało.",
    ),
    "paid-already": _in(
        "It was paid before we were asked, so no discount was given.",
        "Скидки нет: покупку оплатили раньше, чем спросили нас.",
        "Bez rabatu: zapłacono, zanim nas zapytano.",
    ),
    "spending-off": _in(
        "The balance does not pay here.",
        "Оплаты с баланса здесь нет.",
        "Saldem się tu nie płaci.",
    ),
    "spent-today": _in(
        "Points pay once a day, and did so today.",
        "Оплата баллами раз в день, сегодня она уже была.",
        "Punktami płaci się raz dziennie, dziś już to nastąpiło.",
    ),
    "balance-below-minimum": _in(
        "Minimum to spend: {minimum}; balance: {balance}.",
        "Минимум для списания: {minimum}; на счёте: {balance}.",
        "Minimum do wydania: {minimum}; na koncie: {balance}.",
    ),
    "basket-too-small": _in(
        "Minimum to spend: {minimum}; here may be paid: {money}.",
        "Минимум для списания: {minimum}; здесь можно оплатить: {money}.",
        "Minimum do wydania: {minimum}; tu można opłacić: {money}.",
    ),
    "whole-balance": _in(
        "That is the whole balance: {balance}.",
        "Это весь баланс: {balance}.",
        "To całe saldo: {balance}.",
    ),
    "rest-too-small": _in(
        "The rest, {rest}, is too little to pay with.",
        "Остаток слишком мал для оплаты: {rest}.",
        "Reszta to za mało, by nią zapłacić: {rest}.",
    ),
    "share-of-basket": _in(
        "At most {share} may be paid: {money}.",
        "Можно оплатить не больше {share}: {money}.",
        "Można opłacić najwyżej {share}: {money}.",
    ),
    "line-not-payable": _in(
        "Not paid with points: {why}.",
        "Нельзя оплатить баллами: {why}.",
        "Punktami nie opłaca się: {why}.",
    ),
    "above-allowance": _in(
        "Maximum to spend: {allowed}.",
        "Максимум для списания: {allowed}.",
        "Maksimum do wydania: {allowed}.",
    ),
    "below-minimum": _in(
        "Minimum to spend: {minimum}.",
        "Минимум для списания: {minimum}.",
        "Minimum do wydania: {minimum}.",
    ),
    "not-whole": _in(
        "Spent in steps of {unit}.",
        "Шаг списания: {unit}.",
        "Krok wydawania: {unit}.",
    ),
}
