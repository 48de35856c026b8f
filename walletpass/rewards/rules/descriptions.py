"""The words a rule is described with, before anybody bought anything."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


GIVES: Final[Mapping[str, Words]] = {
    "ratio": _in("{of} for every {per}", "{of} за {per}", "{of} za {per}"),
    "full": _in(
        "{of} for each full {per}",
        "{of} за каждые полные {per}",
        "{of} za każde pełne {per}",
    ),
    "percent": _in("{percent} off", "скидка {percent}", "rabat {percent}"),
    "off": _in("{of} off", "скидка {of}", "rabat {of}"),
    "step": _in("from {from_}: {rate}", "от {from_}: {rate}", "od {from_}: {rate}"),
    "basket": _in(
        "by the basket's total ({steps})",
        "по сумме чека ({steps})",
        "według kwoty koszyka ({steps})",
    ),
    "lifetime": _in(
        "by all that was bought before ({steps})",
        "по сумме всех прежних покупок ({steps})",
        "według sumy wszystkich wcześniejszych zakupów ({steps})",
    ),
    "month": _in(
        "by what was bought this month ({steps})",
        "по сумме покупок за месяц ({steps})",
        "według zakupów w tym miesiącu ({steps})",
    ),
    "fixed": _in("{of} at once", "сразу {of}", "od razu {of}"),
    "per_item": _in(
        "{of} for each item", "{of} за каждую штуку", "{of} za każdą sztukę"
    ),
    "per_quantity": _in(
        "{of} for each full {each}",
        "{of} за каждые полные {each}",
        "{of} za każde pełne {each}",
    ),
    "multiplier": _in(
        "×{times} of what other rules give",
        "×{times} к тому, что дают другие правила",
        "×{times} tego, co dają inne reguły",
    ),
}

WHEN: Final[Mapping[str, Words]] = {
    "event": _in(
        "for the event “{event}”", "за событие «{event}»", "za zdarzenie „{event}”"
    ),
    "birthday": _in(
        "around the birthday, days before: {before}, after: {after}",
        "вокруг дня рождения, дней до: {before}, после: {after}",
        "wokół urodzin, dni przed: {before}, po: {after}",
    ),
    "told_before": _in(
        "if the date was told {days} ahead",
        "если дата указана за {days}",
        "jeśli datę podano na {days} przed",
    ),
    "tiers": _in("for tiers: {what}", "для уровней: {what}", "dla poziomów: {what}"),
    "weekdays": _in("on {what}", "по дням: {what}", "w dni: {what}"),
    "hours": _in("at {what}", "в часы: {what}", "w godzinach: {what}"),
    "stores": _in("in stores: {what}", "в магазинах: {what}", "w sklepach: {what}"),
    "channels": _in("bought: {what}", "покупка: {what}", "zakup: {what}"),
    "presented_via": _in(
        "card shown: {what}", "карта предъявлена: {what}", "karta okazana: {what}"
    ),
    "labels": _in(
        "for customers marked: {what}",
        "для клиентов с меткой: {what}",
        "dla klientów z etykietą: {what}",
    ),
    "promo_codes": _in(
        "with the promo code: {what}",
        "с промокодом: {what}",
        "z kodem promocyjnym: {what}",
    ),
    "basket": _in("basket: {what}", "чек: {what}", "koszyk: {what}"),
    "every": _in(
        "for purchases {what}…", "за покупки № {what}…", "za zakupy nr {what}…"
    ),
    "first": _in("for the first purchase", "за первую покупку", "za pierwszy zakup"),
    "purchase": _in(
        "for purchases: {what}", "за покупки по счёту: {what}", "za zakupy nr: {what}"
    ),
    "tenure": _in(
        "days since joining: {what}",
        "дней в программе: {what}",
        "dni w programie: {what}",
    ),
    "spent_lifetime": _in(
        "bought before in all: {what}",
        "прежние покупки всего: {what}",
        "wcześniejsze zakupy łącznie: {what}",
    ),
    "spent_month": _in(
        "bought this month: {what}",
        "покупки за месяц: {what}",
        "zakupy w miesiącu: {what}",
    ),
}

RANGE: Final[Mapping[str, Words]] = {
    "from": _in("{least} or more", "от {least}", "od {least}"),
    "to": _in("{most} at most", "до {most}", "do {most}"),
    "both": _in("{least} to {most}", "от {least} до {most}", "od {least} do {most}"),
}

GOODS: Final[Mapping[str, Words]] = {
    "only": _in("only {what}", "только {what}", "tylko {what}"),
    "with": _in("counted too: {what}", "считается и {what}", "liczy się też: {what}"),
    "without": _in("not {what}", "кроме: {what}", "bez: {what}"),
    "categories": _in("categories {what}", "категории {what}", "kategorie {what}"),
    "brands": _in("brands {what}", "марки {what}", "marki {what}"),
    "skus": _in("articles {what}", "артикулы {what}", "artykuły {what}"),
    "labels": _in("goods marked {what}", "товары с меткой {what}", "towary {what}"),
    "favourites": _in(
        "the customer's favourite categories",
        "любимые категории клиента",
        "ulubione kategorie klienta",
    ),
    "discounted": _in("discounted goods", "товары со скидкой", "towary przecenione"),
    "delivery": _in("delivery", "доставка", "dostawa"),
    "gift_card": _in("gift cards", "подарочные сертификаты", "karty podarunkowe"),
}

CARD: Final[Mapping[str, Words]] = {
    "wallet": _in("from Wallet", "из Wallet", "z Wallet"),
    "phone": _in("by phone number", "по номеру телефона", "po numerze telefonu"),
    "number": _in("by its number", "по номеру карты", "po numerze karty"),
    "typed": _in("typed in", "введена вручную", "wpisana ręcznie"),
    "receipt": _in("by receipt", "по чеку", "z paragonu"),
    "api": _in("by a program", "программой", "przez program"),
    "store": _in("in a store", "в магазине", "w sklepie"),
    "web": _in("on the web", "в интернете", "w internecie"),
}

EVENTS: Final[Mapping[str, Words]] = {
    "welcome": _in("joining", "вступление", "dołączenie"),
    "referrer": _in("inviting a friend", "приглашение друга", "zaproszenie znajomego"),
    "referee": _in(
        "coming on an invitation", "приход по приглашению", "przyjście z zaproszenia"
    ),
}

STACKS: Final[Mapping[str, Words]] = {
    "best": _in(
        "only the best of “{group}” counts",
        "из «{group}» действует лучшее",
        "z „{group}” działa najlepsza",
    ),
    "best_per_line": _in(
        "each article takes the best of “{group}”",
        "каждому товару — лучшее из «{group}»",
        "każdy towar bierze najlepszą z „{group}”",
    ),
    "first": _in(
        "only the first of “{group}” that applies",
        "из «{group}» действует первое подходящее",
        "z „{group}” działa pierwsza pasująca",
    ),
}

LIMITS: Final[Mapping[str, Words]] = {
    "count": _in(
        "at most {count}× {per} {period}",
        "не больше {count}× {per} {period}",
        "najwyżej {count}× {per} {period}",
    ),
    "amount": _in(
        "at most {amount} {per} {period}",
        "не больше {amount} {per} {period}",
        "najwyżej {amount} {per} {period}",
    ),
}

ROUNDING: Final[Mapping[str, Words]] = {
    "down": _in(
        "rounded down to {unit}",
        "округляется вниз, шаг {unit}",
        "zaokrąglane w dół, krok {unit}",
    ),
    "up": _in(
        "rounded up to {unit}",
        "округляется вверх, шаг {unit}",
        "zaokrąglane w górę, krok {unit}",
    ),
    "half_up": _in(
        "rounded to {unit}", "округляется, шаг {unit}", "zaokrąglane, krok {unit}"
    ),
    "half_even": _in(
        "rounded to {unit}, halves to even",
        "округляется, шаг {unit}, половины к чётному",
        "zaokrąglane, krok {unit}, połówki do parzystej",
    ),
}

TIMES: Final[Mapping[str, Words]] = {
    "next_day": _in(
        "usable the next day", "доступно со следующего дня", "do użycia następnego dnia"
    ),
    "after_days": _in(
        "usable after {days}", "доступно через {days}", "do użycia za {days}"
    ),
    "until_confirmed": _in(
        "usable once confirmed",
        "доступно после подтверждения",
        "do użycia po potwierdzeniu",
    ),
    "days": _in("good for {days}", "срок {days}", "ważne {days}"),
    "months": _in("good for {months}", "срок {months}", "ważne {months}"),
    "month_end": _in(
        "good until the month's end", "до конца месяца", "ważne do końca miesiąca"
    ),
    "months_end": _in(
        "good until the end of the month {months} later",
        "до конца месяца через {months}",
        "ważne do końca miesiąca za {months}",
    ),
    "date": _in("good until {day}", "до {day}", "ważne do {day}"),
    "birthday": _in(
        "good for the days around the birthday",
        "пока длятся дни рождения",
        "ważne w dni wokół urodzin",
    ),
    "since": _in("starts {day}", "начало {day}", "początek {day}"),
    "until": _in("ends {day}", "окончание {day}", "koniec {day}"),
}

SPENDING: Final[Mapping[str, Words]] = {
    "off": _in(
        "Points do not pay for purchases.",
        "Баллами не платят.",
        "Punktami się nie płaci.",
    ),
    "worth": _in("{points} = {money}", "{points} = {money}", "{points} = {money}"),
    "share": _in(
        "at most {share} of a basket",
        "не больше {share} чека",
        "najwyżej {share} koszyka",
    ),
    "minimum": _in(
        "at least {minimum}", "не меньше {minimum}", "co najmniej {minimum}"
    ),
    "unit": _in("in steps of {unit}", "шагом {unit}", "w krokach po {unit}"),
    "once_a_day": _in("once a day", "раз в день", "raz dziennie"),
    "earns_not": _in(
        "a basket paid with points earns nothing",
        "за чек с оплатой баллами начислений нет",
        "koszyk opłacony punktami nic nie nalicza",
    ),
}
