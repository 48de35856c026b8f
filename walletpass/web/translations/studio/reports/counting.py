"""Reports: how far people came, what that cost, and by which formulas."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "reports.stages": {
        "en": "How far people came, each counted once",
        "ru": "Кто до чего дошёл, каждый один раз",
        "pl": "Kto dokąd doszedł, każdy liczony raz",
    },
    "reports.stage.eligible": {
        "en": "In the audience",
        "ru": "В аудитории",
        "pl": "W grupie odbiorców",
    },
    "reports.stage.held": {
        "en": "Held out",
        "ru": "Контрольная группа",
        "pl": "Grupa kontrolna",
    },
    "reports.stage.held.why": {
        "en": "by chance, before anything was sent",
        "ru": "по жребию, до отправки",
        "pl": "losowo, przed wysyłką",
    },
    "reports.stage.waiting": {
        "en": "Their turn comes later",
        "ru": "Очередь ещё не подошла",
        "pl": "Kolej przyjdzie później",
    },
    "reports.stage.cancelled": {
        "en": "Called off before their turn",
        "ru": "Отменено до их очереди",
        "pl": "Odwołane przed ich kolejką",
    },
    "reports.stage.suppressed": {
        "en": "Not sent, with a reason",
        "ru": "Не отправлено, и почему",
        "pl": "Nie wysłano, z powodem",
    },
    "reports.stage.sent": {"en": "Sent", "ru": "Отправлено", "pl": "Wysłano"},
    "reports.stages.first": {
        "en": "Each person counts once, in the first run that had them, with what they did in its window. To see a later run, choose it above.",
        "ru": "Каждый считается один раз: в первом запуске, где он был, и за его срок. Чтобы увидеть более поздний запуск, выберите его выше.",
        "pl": "Każdy liczy się raz: w pierwszym uruchomieniu, w którym był, i w jego czasie. Aby zobaczyć późniejsze, wybierz je powyżej.",
    },
    "reports.stage.messages": {
        "en": "Messages in all",
        "ru": "Всего сообщений",
        "pl": "Wiadomości łącznie",
    },
    "reports.stage.messages.why": {
        "en": "each person counts once, by the first; the cost counts every message",
        "ru": "каждый считается один раз, по первому; в расходах — все сообщения",
        "pl": "każdy liczy się raz, według pierwszej; koszt liczy wszystkie",
    },
    "reports.variant.messages": {
        "en": "Messages",
        "ru": "Сообщений",
        "pl": "Wiadomości",
    },
    "reports.stage.accepted": {
        "en": "Taken by the wallet’s server",
        "ru": "Принято сервером кошелька",
        "pl": "Przyjęte przez serwer portfela",
    },
    "reports.stage.accepted.why": {
        "en": "a promise to deliver, not a delivery",
        "ru": "обещание доставить, ещё не доставка",
        "pl": "obietnica doręczenia, nie doręczenie",
    },
    "reports.stage.fetched": {
        "en": "Fetched by the phone",
        "ru": "Телефон забрал карту",
        "pl": "Pobrane przez telefon",
    },
    "reports.stage.fetched.why": {
        "en": "the card with this message on it",
        "ru": "карту с этим сообщением",
        "pl": "karta z tą wiadomością",
    },
    "reports.stage.seen": {"en": "Read", "ru": "Прочитано", "pl": "Przeczytane"},
    "reports.stage.redeemed": {
        "en": "Used its coupon",
        "ru": "Использовали купон",
        "pl": "Użyli kuponu",
    },
    "reports.stage.bought": {"en": "Bought", "ru": "Купили", "pl": "Kupili"},
    "reports.stage.bought.why": {
        "en": "all but the held-out, sent to or not",
        "ru": "все, кроме контрольной группы, и без отправки тоже",
        "pl": "wszyscy poza grupą kontrolną, także bez wysyłki",
    },
    "reports.cost": {
        "en": "What it cost",
        "ru": "Сколько стоила",
        "pl": "Ile kosztowała",
    },
    "reports.cost.messages": {"en": "Messages", "ru": "Сообщения", "pl": "Wiadomości"},
    "reports.cost.fixed": {
        "en": "Fixed cost",
        "ru": "Постоянные затраты",
        "pl": "Koszt stały",
    },
    "reports.cost.coupons": {
        "en": "Coupons used, beyond what the margin shows",
        "ru": "Использованные купоны сверх учтённого в марже",
        "pl": "Użyte kupony ponad to, co widać w marży",
    },
    "reports.cost.points": {
        "en": "Paid with points, beyond the held-out",
        "ru": "Оплачено баллами сверх контрольной группы",
        "pl": "Zapłacono punktami ponad grupę kontrolną",
    },
    "reports.cost.total": {"en": "In all", "ru": "Всего", "pl": "Razem"},
    "reports.cost.unpriced": {
        "en": "Coupons of unknown worth, not counted: {count}",
        "ru": "Купоны неизвестной стоимости не учтены: {count}",
        "pl": "Kupony o nieznanej wartości, nieliczone: {count}",
    },
    "reports.formulas": {
        "en": "How it is counted (formula {number})",
        "ru": "Как это посчитано (формула {number})",
        "pl": "Jak to policzono (wzór {number})",
    },
    "reports.formula.margin": {
        "en": "Margin = revenue less returns × the margin’s rate.",
        "ru": "Маржа = выручка за вычетом возвратов × доля маржи.",
        "pl": "Marża = przychód po zwrotach × stopa marży.",
    },
    "reports.formula.romi": {
        "en": "ROMI = (margin − cost) ÷ cost.",
        "ru": "ROMI = (маржа − затраты) ÷ затраты.",
        "pl": "ROMI = (marża − koszt) ÷ koszt.",
    },
    "reports.formula.effect": {
        "en": "Effect = (mean of those it was meant for − mean of the held-out) × how many it was meant for, adjusted by what each bought in as long a time before.",
        "ru": "Эффект = (среднее адресатов − среднее контрольной группы) × число адресатов, с поправкой на покупки каждого за такое же время до неё.",
        "pl": "Efekt = (średnia adresatów − średnia grupy kontrolnej) × liczba adresatów, z poprawką na zakupy każdego w równie długim czasie przed nią.",
    },
    "reports.formula.interval": {
        "en": "Interval: 95 %, each group with a spread of its own (Welch). With fewer than 30 people in a group, or ten buyers in both together, nothing is claimed.",
        "ru": "Интервал: 95 %, у каждой группы свой разброс (Уэлч). Если в группе меньше 30 человек или покупателей в обеих меньше десяти, ничего не утверждается.",
        "pl": "Przedział: 95 %, każda grupa z własnym rozrzutem (Welch). Przy mniej niż 30 osobach w grupie albo dziesięciu kupujących w obu nic się nie twierdzi.",
    },
    "reports.formula.cost": {
        "en": "Cost = messages + fixed + coupons used × (1 − rate) + points paid beyond the held-out.",
        "ru": "Затраты = сообщения + постоянные + использованные купоны × (1 − доля маржи) + баллы сверх контрольной группы.",
        "pl": "Koszt = wiadomości + stały + użyte kupony × (1 − stopa marży) + punkty ponad grupę kontrolną.",
    },
    "reports.formula.once": {
        "en": "Whoever is in several runs counts once, in the first.",
        "ru": "Кто попал в несколько запусков, учтён один раз, в первом.",
        "pl": "Kto jest w kilku uruchomieniach, liczy się raz, w pierwszym.",
    },
    "reports.formula.rate": {
        "en": "The rate here: {rate}.",
        "ru": "Доля маржи здесь: {rate}.",
        "pl": "Stopa marży tutaj: {rate}.",
    },
}
