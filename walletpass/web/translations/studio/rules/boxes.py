"""What the form asks about rules: the name of each box, and of each choice in it."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


_BOXES: Final = {
    "name.en": _in("Name in English", "Название по-английски", "Nazwa po angielsku"),
    "name.ru": _in("Name in Russian", "Название по-русски", "Nazwa po rosyjsku"),
    "name.pl": _in("Name in Polish", "Название по-польски", "Nazwa po polsku"),
    "on.kind": _in("What it is for", "За что", "Za co"),
    "on.event": _in("The event's word", "Слово события", "Słowo zdarzenia"),
    "on.days_before": _in("Days before", "Дней до", "Dni przed"),
    "on.days_after": _in("Days after", "Дней после", "Dni po"),
    "on.told_before": _in(
        "The date must be known, days ahead",
        "Дату нужно знать заранее, дней",
        "Data musi być znana wcześniej, dni",
    ),
    "gives.kind": _in("How it is counted", "Как считается", "Jak się liczy"),
    "gives.amount": _in("How much", "Сколько", "Ile"),
    "gives.per": _in("For every so much money", "За каждые, денег", "Za każde, kwota"),
    "gives.each": _in(
        "For every so many items or kilograms",
        "За каждые, штук или килограммов",
        "Za każde, sztuk lub kilogramów",
    ),
    "gives.by": _in(
        "The step is chosen by", "Ступень выбирается по", "Próg wybiera się według"
    ),
    "gives.steps": _in("Steps", "Ступени", "Progi"),
    "gives.steps.at_least": _in("From, money", "От, денег", "Od, kwota"),
    "gives.steps.amount": _in("How much", "Сколько", "Ile"),
    "gives.steps.per": _in("For every, money", "За каждые, денег", "Za każde, kwota"),
    "gives.each_full": _in(
        "Only full amounts count: the rest of 517 by 10 is left out",
        "Считаются только полные суммы: от 517 по 10 остаток не в счёт",
        "Liczą się tylko pełne kwoty: reszta z 517 po 10 odpada",
    ),
    "gives.basis_points": _in("Times", "Во сколько раз", "Ile razy"),
    "gives.of_groups": _in(
        "Multiplies these groups; none chosen: all that counts money or items",
        "Умножает эти группы; без выбора — всё, что считает деньги или штуки",
        "Mnoży te grupy; bez wyboru: wszystko, co liczy kwoty lub sztuki",
    ),
    "only.categories": _in(
        "Only these categories", "Только категории", "Tylko kategorie"
    ),
    "only.brands": _in("Only these brands", "Только марки", "Tylko marki"),
    "only.skus": _in("Only these articles", "Только артикулы", "Tylko artykuły"),
    "only.labels": _in(
        "Only goods with a label", "Только товары с меткой", "Tylko towary z etykietą"
    ),
    "only.favourites": _in(
        "Only the customer's favourite categories",
        "Только любимые категории клиента",
        "Tylko ulubione kategorie klienta",
    ),
    "leaves_out.kinds": _in("Do not count", "Не считать", "Nie liczyć"),
    "leaves_out.categories": _in(
        "Do not count categories", "Не считать категории", "Nie liczyć kategorii"
    ),
    "leaves_out.brands": _in(
        "Do not count brands", "Не считать марки", "Nie liczyć marek"
    ),
    "leaves_out.skus": _in(
        "Do not count articles", "Не считать артикулы", "Nie liczyć artykułów"
    ),
    "leaves_out.labels": _in(
        "Do not count goods with a label",
        "Не считать товары с меткой",
        "Nie liczyć towarów z etykietą",
    ),
    "paid_with_points": _in(
        "What was paid with points", "Оплаченное баллами", "Opłacone punktami"
    ),
    "paid_with_gift_card": _in(
        "What was paid with gift cards",
        "Оплаченное сертификатами",
        "Opłacone kartą podarunkową",
    ),
    "when.basket.at_least": _in(
        "Basket from, money", "Чек от, денег", "Koszyk od, kwota"
    ),
    "when.basket.at_most": _in(
        "Basket up to, money", "Чек до, денег", "Koszyk do, kwota"
    ),
    "when.presented_via": _in(
        "The card was shown", "Карта предъявлена", "Karta okazana"
    ),
    "when.channels": _in("Bought", "Куплено", "Kupione"),
    "when.weekdays": _in("On these days", "По этим дням", "W te dni"),
    "when.hours": _in("At these hours", "В эти часы", "W tych godzinach"),
    "when.hours.0": _in("From", "С", "Od"),
    "when.hours.1": _in("To", "До", "Do"),
    "when.purchase.every": _in(
        "Every so many purchases: 4 is each fourth",
        "Каждая по счёту покупка: 4 — каждая четвёртая",
        "Co ile zakupów: 4 to każdy czwarty",
    ),
    "when.purchase.at_least": _in(
        "From purchase number", "Начиная с покупки №", "Od zakupu nr"
    ),
    "when.purchase.at_most": _in(
        "Up to purchase number: 1 is the first",
        "По покупку №: 1 — только первая",
        "Do zakupu nr: 1 to pierwszy",
    ),
    "when.tenure.at_least": _in(
        "Days since joining, from", "Дней в программе, от", "Dni w programie, od"
    ),
    "when.tenure.at_most": _in(
        "Days since joining, up to", "Дней в программе, до", "Dni w programie, do"
    ),
    "when.tiers": _in("Only these tiers", "Только уровни", "Tylko poziomy"),
    "when.labels": _in(
        "Only customers with a label",
        "Только клиенты с меткой",
        "Tylko klienci z etykietą",
    ),
    "when.promo_codes": _in("With a promo code", "С промокодом", "Z kodem promocyjnym"),
    "when.stores": _in(
        "Only in these stores, by code",
        "Только в магазинах, по коду",
        "Tylko w sklepach, kody",
    ),
    "when.spent_lifetime.at_least": _in(
        "Bought before in all, from",
        "Прежние покупки всего, от",
        "Wcześniej łącznie, od",
    ),
    "when.spent_lifetime.at_most": _in(
        "Bought before in all, up to",
        "Прежние покупки всего, до",
        "Wcześniej łącznie, do",
    ),
    "when.spent_month.at_least": _in(
        "Bought this month, from", "Куплено за месяц, от", "Kupione w miesiącu, od"
    ),
    "when.spent_month.at_most": _in(
        "Bought this month, up to", "Куплено за месяц, до", "Kupione w miesiącu, do"
    ),
    "when.birthday.days_before": _in(
        "Days before the birthday", "Дней до дня рождения", "Dni przed urodzinami"
    ),
    "when.birthday.days_after": _in(
        "Days after the birthday", "Дней после дня рождения", "Dni po urodzinach"
    ),
    "when.birthday.told_before": _in(
        "Birthday known, days ahead",
        "Дата указана, дней заранее",
        "Data znana, dni wcześniej",
    ),
    "active_from": _in("First day", "Первый день", "Pierwszy dzień"),
    "active_to": _in("Last day", "Последний день", "Ostatni dzień"),
    "limits": _in("Limits and budgets", "Ограничения и бюджеты", "Limity i budżety"),
    "limits.count": _in("At most, times", "Не больше, раз", "Najwyżej razy"),
    "limits.amount": _in("At most, in all", "Не больше, всего", "Najwyżej łącznie"),
    "limits.per": _in("For", "Для", "Na"),
    "limits.period": _in("In", "За", "W czasie"),
    "pending.kind": _in("Can be used", "Можно тратить", "Do użycia"),
    "pending.days": _in("After so many days", "Через, дней", "Po ilu dniach"),
    "expiry.kind": _in("Lasts", "Действует", "Ważność"),
    "expiry.days": _in("Days", "Дней", "Dni"),
    "expiry.months": _in("Months", "Месяцев", "Miesiące"),
    "expiry.last_day": _in("Last day", "Последний день", "Ostatni dzień"),
    "rounding.mode": _in("Rounded", "Округление", "Zaokrąglenie"),
    "rounding.unit": _in("To a multiple of", "До кратного", "Do wielokrotności"),
    "group": _in("Competes in the group", "Соперничает в группе", "Konkuruje w grupie"),
    "priority": _in(
        "Priority, higher first", "Важность, большее раньше", "Ważność, wyższa pierwsza"
    ),
    "code": _in(
        "Code, for reports: a-z, 0-9, dots and dashes",
        "Код для отчётов: a-z, 0-9, точки и дефисы",
        "Kod do raportów: a-z, 0-9, kropki i myślniki",
    ),
    "groups": _in("Groups", "Группы", "Grupy"),
    "groups.code": _in("Group", "Группа", "Grupa"),
    "groups.mode": _in("In it", "В ней", "W niej"),
    "gives": _in("Customers are given", "Клиенты получают", "Klienci dostają"),
    "spending.points": _in("So many points", "Столько баллов", "Tyle punktów"),
    "spending.worth": _in("Pay, money", "Оплачивают, денег", "Płacą, kwota"),
    "spending.share": _in(
        "At most of a basket, per cent",
        "Не больше чека, процентов",
        "Najwyżej koszyka, procent",
    ),
    "spending.minimum": _in(
        "At least at once", "Не меньше за раз", "Co najmniej naraz"
    ),
    "spending.unit": _in("In steps of", "Шагом", "W krokach po"),
    "spending.once_a_day": _in("Once a day", "Раз в день", "Raz dziennie"),
    "spending.earns": _in(
        "A basket paid with points earns as well",
        "За чек с оплатой баллами тоже начисляют",
        "Koszyk opłacony punktami też nalicza",
    ),
    "spending.leaves_out.kinds": _in(
        "Points do not pay for", "Баллами не оплатить", "Punktami nie opłaca się"
    ),
    "spending.leaves_out.categories": _in(
        "Nor for these categories", "И эти категории", "Ani tych kategorii"
    ),
    "spending.leaves_out.brands": _in(
        "Nor for these brands", "И эти марки", "Ani tych marek"
    ),
    "terms.reserve_minutes": _in(
        "Points wait for their sale, minutes",
        "Баллы ждут продажи, минут",
        "Punkty czekają na sprzedaż, minut",
    ),
    "terms.returns": _in(
        "When a return takes more points than there are",
        "Если возврат снимает больше, чем есть",
        "Gdy zwrot zabiera więcej punktów, niż jest",
    ),
    "terms.grace_days": _in(
        "Points that come back last at least, days",
        "Вернувшиеся баллы действуют не меньше, дней",
        "Zwrócone punkty są ważne co najmniej, dni",
    ),
    "terms.idle_days": _in(
        "All points lapse after so many idle days",
        "Все баллы сгорают после дней без движения",
        "Wszystkie punkty wygasają po dniach bez ruchu",
    ),
    "terms.woken_by": _in("A sign of life is", "Движение — это", "Znak życia to"),
}

_CHOICES: Final = {
    "on.kind.purchase": _in("A purchase", "Покупка", "Zakup"),
    "on.kind.event": _in("An event", "Событие", "Zdarzenie"),
    "on.kind.birthday": _in("A birthday", "День рождения", "Urodziny"),
    "gives.kind.ratio": _in(
        "So much for every sum", "Столько за каждую сумму", "Tyle za każdą kwotę"
    ),
    "gives.kind.steps": _in("By steps", "По ступеням", "Progami"),
    "gives.kind.fixed": _in(
        "The same every time", "Каждый раз одинаково", "Zawsze tyle samo"
    ),
    "gives.kind.per_item": _in("For each item", "За каждую штуку", "Za każdą sztukę"),
    "gives.kind.multiplier": _in(
        "Multiplies other rules", "Умножает другие правила", "Mnoży inne reguły"
    ),
    "gives.by.basket": _in("The basket", "Чеку", "Koszyka"),
    "gives.by.lifetime": _in(
        "All bought before",
        "Всем прежним покупкам",
        "Wszystkich wcześniejszych zakupów",
    ),
    "gives.by.month": _in(
        "Bought this month", "Покупкам за месяц", "Zakupów w miesiącu"
    ),
    "leaves_out.kinds.discounted": _in(
        "Discounted goods", "Товары со скидкой", "Towary przecenione"
    ),
    "leaves_out.kinds.delivery": _in("Delivery", "Доставка", "Dostawa"),
    "leaves_out.kinds.gift_card": _in(
        "Gift cards", "Подарочные сертификаты", "Karty podarunkowe"
    ),
    "paid_with_points.subtracts": _in("Is subtracted", "Вычитается", "Odejmuje się"),
    "paid_with_points.counts": _in("Counts", "Считается", "Liczy się"),
    "paid_with_points.leaves_out": _in(
        "The article does not count", "Товар не считается", "Towar się nie liczy"
    ),
    "paid_with_gift_card.not_if_whole": _in(
        "Counts, unless all was", "Считается, если не всё", "Liczy się, chyba że całość"
    ),
    "paid_with_gift_card.subtracts": _in("Is subtracted", "Вычитается", "Odejmuje się"),
    "paid_with_gift_card.counts": _in("Counts", "Считается", "Liczy się"),
    "when.presented_via.wallet": _in("From Wallet", "Из Wallet", "Z Wallet"),
    "when.presented_via.phone": _in("By phone number", "По телефону", "Po telefonie"),
    "when.presented_via.number": _in(
        "By its number", "По номеру карты", "Po numerze karty"
    ),
    "when.presented_via.typed": _in("Typed in", "Введена вручную", "Wpisana ręcznie"),
    "when.presented_via.receipt": _in("By receipt", "По чеку", "Z paragonu"),
    "when.presented_via.api": _in("By a program", "Программой", "Przez program"),
    "when.channels.store": _in("In a store", "В магазине", "W sklepie"),
    "when.channels.web": _in("On the web", "В интернете", "W internecie"),
    "when.weekdays.mon": _in("Monday", "Понедельник", "Poniedziałek"),
    "when.weekdays.tue": _in("Tuesday", "Вторник", "Wtorek"),
    "when.weekdays.wed": _in("Wednesday", "Среда", "Środa"),
    "when.weekdays.thu": _in("Thursday", "Четверг", "Czwartek"),
    "when.weekdays.fri": _in("Friday", "Пятница", "Piątek"),
    "when.weekdays.sat": _in("Saturday", "Суббота", "Sobota"),
    "when.weekdays.sun": _in("Sunday", "Воскресенье", "Niedziela"),
    "limits.per.customer": _in("a customer", "клиента", "klienta"),
    "limits.per.card": _in("a card", "карты", "kartę"),
    "limits.per.store": _in("a store", "магазина", "sklep"),
    "limits.per.cashier": _in("a cashier", "кассира", "kasjera"),
    "limits.per.program": _in("the program", "программы", "program"),
    "limits.period.purchase": _in("a purchase", "покупку", "jeden zakup"),
    "limits.period.day": _in("a day", "день", "dzień"),
    "limits.period.week": _in("a week", "неделю", "tydzień"),
    "limits.period.month": _in("a month", "месяц", "miesiąc"),
    "limits.period.year": _in("a year", "год", "rok"),
    "limits.period.ever": _in(
        "all time: a budget", "всё время: бюджет", "cały czas: budżet"
    ),
    "pending.kind.at_once": _in("At once", "Сразу", "Od razu"),
    "pending.kind.next_day": _in(
        "From the next day", "Со следующего дня", "Od następnego dnia"
    ),
    "pending.kind.after_days": _in(
        "Some days later", "Через несколько дней", "Po kilku dniach"
    ),
    "pending.kind.until_confirmed": _in(
        "Once confirmed", "После подтверждения", "Po potwierdzeniu"
    ),
    "expiry.kind.never": _in("For ever", "Бессрочно", "Zawsze"),
    "expiry.kind.days": _in("So many days", "Несколько дней", "Tyle dni"),
    "expiry.kind.months": _in("So many months", "Несколько месяцев", "Tyle miesięcy"),
    "expiry.kind.month_end": _in(
        "Until a month's end", "До конца месяца", "Do końca miesiąca"
    ),
    "expiry.kind.date": _in("Until a day", "До даты", "Do dnia"),
    "expiry.kind.birthday": _in(
        "The days around the birthday", "Дни вокруг дня рождения", "Dni wokół urodzin"
    ),
    "rounding.mode.down": _in("Down", "Вниз", "W dół"),
    "rounding.mode.up": _in("Up", "Вверх", "W górę"),
    "rounding.mode.half_up": _in("Halves up", "Половины вверх", "Połówki w górę"),
    "rounding.mode.half_even": _in(
        "Halves to even", "Половины к чётному", "Połówki do parzystej"
    ),
    "groups.mode.best_per_line": _in(
        "each article takes its best rule",
        "каждому товару — лучшее правило",
        "każdy towar bierze najlepszą regułę",
    ),
    "groups.mode.best": _in(
        "the best rule gives", "даёт лучшее правило", "daje najlepsza reguła"
    ),
    "groups.mode.first": _in(
        "the first by priority gives",
        "даёт первое по важности",
        "daje pierwsza według ważności",
    ),
    "groups.mode.all": _in(
        "all rules give", "дают все правила", "dają wszystkie reguły"
    ),
    "gives.points": _in("Points", "Баллы", "Punkty"),
    "gives.discount": _in("An instant discount", "Скидку сразу", "Rabat od razu"),
    "terms.returns.within_balance": _in(
        "Take what there is", "Снять что есть", "Zabrać, co jest"
    ),
    "terms.returns.unlimited": _in(
        "Let the balance go below zero",
        "Пустить баланс ниже нуля",
        "Pozwolić na saldo poniżej zera",
    ),
    "terms.returns.only_pending": _in(
        "Take only what still waits", "Снять только ждущие", "Zabrać tylko oczekujące"
    ),
    "terms.woken_by.any": _in(
        "Earning or spending", "Начисление или трата", "Naliczenie lub wydanie"
    ),
    "terms.woken_by.earn": _in("Earning", "Начисление", "Naliczenie"),
    "terms.woken_by.spend": _in("Spending", "Трата", "Wydanie"),
}

MESSAGES: Final[Mapping[str, Words]] = {
    **{f"rules.box.{path}": words for path, words in _BOXES.items()},
    **{f"rules.choice.{path}": words for path, words in _CHOICES.items()},
}
