"""Reports: what campaigns brought, how that was counted, and what nobody can know."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "reports.title": {"en": "Reports", "ru": "Отчёты", "pl": "Raporty"},
    "reports.one": {
        "en": "Report: {name}",
        "ru": "Отчёт: {name}",
        "pl": "Raport: {name}",
    },
    "reports.about": {
        "en": "What each campaign brought, compared with people who were told nothing.",
        "ru": "Что дала каждая кампания в сравнении с теми, кому ничего не писали.",
        "pl": "Co dała każda kampania w porównaniu z osobami, do których nie pisano.",
    },
    "reports.sent": {"en": "Sent", "ru": "Отправлено", "pl": "Wysłano"},
    "reports.bought": {"en": "Bought", "ru": "Купили", "pl": "Kupili"},
    "reports.effect": {
        "en": "Buyers it brought",
        "ru": "Привела покупателей",
        "pl": "Przyciągnęła kupujących",
    },
    "reports.effect.why": {
        "en": "~ is an estimate: 95 times in 100 the true figure lies between the two beneath it. Bought counts everybody the campaign was meant for, sent to or not.",
        "ru": "~ это оценка: в 95 случаях из 100 истинная величина лежит между двумя числами под ней. В «Купили» входят все, кому кампания предназначалась, даже если сообщение не ушло.",
        "pl": "~ to szacunek: w 95 przypadkach na 100 prawdziwa wartość leży między dwiema liczbami pod nim. „Kupili” obejmuje wszystkich, dla których była kampania, także bez wysyłki.",
    },
    "reports.between": {
        "en": "{low} to {high}",
        "ru": "от {low} до {high}",
        "pl": "od {low} do {high}",
    },
    "reports.all": {"en": "All reports", "ru": "Все отчёты", "pl": "Wszystkie raporty"},
    "reports.none": {
        "en": "No campaign has run yet",
        "ru": "Ни одна кампания ещё не запускалась",
        "pl": "Żadna kampania jeszcze nie ruszyła",
    },
    "reports.none.now": {
        "en": "Start a campaign with some people held out: the report compares them with the rest.",
        "ru": "Запустите кампанию с контрольной группой: отчёт сравнит её с остальными.",
        "pl": "Uruchom kampanię z grupą kontrolną: raport porówna ją z resztą.",
    },
    "reports.none.go": {
        "en": "Go to campaigns",
        "ru": "К кампаниям",
        "pl": "Przejdź do kampanii",
    },
    "reports.none.such": {
        "en": "No campaign of this kind has run",
        "ru": "Таких кампаний среди запущенных нет",
        "pl": "Wśród uruchomionych nie ma takich kampanii",
    },
    "reports.not-run": {
        "en": "There is nothing to tell of “{name}” yet",
        "ru": "О кампании «{name}» пока нечего сказать",
        "pl": "O kampanii „{name}” nie ma jeszcze co powiedzieć",
    },
    "reports.not-run.why": {
        "en": "It has turned to nobody yet",
        "ru": "Она ещё ни к кому не обращалась",
        "pl": "Do nikogo się jeszcze nie zwróciła",
    },
    "reports.not-run.now": {
        "en": "The report begins with the first person whose turn it is.",
        "ru": "Отчёт начнётся с первого, до кого дойдёт очередь.",
        "pl": "Raport zacznie się od pierwszej osoby, na którą przyjdzie kolej.",
    },
    "reports.interim": {
        "en": "Not final yet",
        "ru": "Не окончательно",
        "pl": "Jeszcze nieostateczny",
    },
    "reports.runs": {"en": "Runs", "ru": "Запуски", "pl": "Uruchomienia"},
    "reports.runs.all": {
        "en": "All runs",
        "ru": "Все запуски",
        "pl": "Wszystkie uruchomienia",
    },
    "reports.table": {
        "en": "The same as a table",
        "ru": "То же таблицей",
        "pl": "To samo w tabeli",
    },
    "reports.brought": {
        "en": "What it seems to have brought, what it brought, and what it cost",
        "ru": "Что она будто бы принесла, что принесла на деле и сколько стоила",
        "pl": "Co niby przyniosła, co przyniosła naprawdę i ile kosztowała",
    },
    "reports.compared": {
        "en": "Two ways to count",
        "ru": "Два способа счёта",
        "pl": "Dwa sposoby liczenia",
    },
    "reports.figure": {"en": "Figure", "ru": "Показатель", "pl": "Wskaźnik"},
    "reports.usual": {
        "en": "The usual way",
        "ru": "Обычным счётом",
        "pl": "Zwykłym sposobem",
    },
    "reports.beyond": {
        "en": "Beyond the held-out",
        "ru": "Сверх контрольной группы",
        "pl": "Ponad grupę kontrolną",
    },
    "reports.tilde": {
        "en": "The usual way credits the campaign with all that recipients bought. ~ is an estimate: 95 times in 100 the true figure lies between the two beneath it.",
        "ru": "Обычный счёт приписывает кампании всё, что купили получатели. ~ это оценка: в 95 случаях из 100 истинная величина лежит между двумя числами под ней.",
        "pl": "Zwykły sposób przypisuje kampanii wszystko, co kupili odbiorcy. ~ to szacunek: w 95 przypadkach na 100 prawdziwa wartość leży między dwiema liczbami pod nim.",
    },
    "reports.no-margin": {
        "en": "The margin is not known, so the figures are of revenue; name it in the campaign.",
        "ru": "Маржа неизвестна, поэтому считается выручка; укажите маржу в кампании.",
        "pl": "Marża nie jest znana, więc liczony jest przychód; podaj ją w kampanii.",
    },
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
    "reports.arms": {
        "en": "Those it was meant for, beside the held-out",
        "ru": "Те, кому предназначалась, и контрольная группа",
        "pl": "Ci, dla których była, i grupa kontrolna",
    },
    "reports.arms.why": {
        "en": "Purchases within {days} days of the last message count, in both groups alike. Those not sent to stay in: leaving them out would flatter the campaign.",
        "ru": "Считаются покупки в течение {days} дн. после последнего сообщения, одинаково в обеих группах. Кому не отправили, те тоже учтены: без них кампания выглядела бы лучше, чем есть.",
        "pl": "Liczą się zakupy do {days} dni po ostatniej wiadomości, w obu grupach tak samo. Osoby bez wysyłki zostają: bez nich kampania wypadłaby lepiej, niż było.",
    },
    "reports.treated": {"en": "Meant for", "ru": "Для кого", "pl": "Dla kogo"},
    "reports.held": {
        "en": "Held out",
        "ru": "Контрольная группа",
        "pl": "Grupa kontrolna",
    },
    "reports.line.people": {"en": "People", "ru": "Людей", "pl": "Osób"},
    "reports.line.buyers": {"en": "Buyers", "ru": "Покупатели", "pl": "Kupujący"},
    "reports.line.margin": {"en": "Margin", "ru": "Маржа", "pl": "Marża"},
    "reports.line.revenue": {"en": "Revenue", "ru": "Выручка", "pl": "Przychód"},
    "reports.line.romi": {
        "en": "Return on cost (ROMI)",
        "ru": "Возврат на затраты (ROMI)",
        "pl": "Zwrot z kosztów (ROMI)",
    },
    "reports.line.conversion": {
        "en": "Bought, share",
        "ru": "Доля купивших",
        "pl": "Udział kupujących",
    },
    "reports.line.check": {
        "en": "Average check",
        "ru": "Средний чек",
        "pl": "Średni paragon",
    },
    "reports.line.leaving": {
        "en": "Took the card off their phone",
        "ru": "Убрали карту с телефона",
        "pl": "Usunęli kartę z telefonu",
    },
    "reports.line.came.30": {
        "en": "Bought in days 1–30",
        "ru": "Покупали в дни 1–30",
        "pl": "Kupowali w dniach 1–30",
    },
    "reports.line.came.60": {
        "en": "Bought in days 31–60",
        "ru": "Покупали в дни 31–60",
        "pl": "Kupowali w dniach 31–60",
    },
    "reports.line.came.90": {
        "en": "Bought in days 61–90",
        "ru": "Покупали в дни 61–90",
        "pl": "Kupowali w dniach 61–90",
    },
    "reports.variants": {
        "en": "Variant by variant",
        "ru": "По вариантам",
        "pl": "Według wariantów",
    },
    "reports.variant.treated": {
        "en": "Of them bought",
        "ru": "Из них купили",
        "pl": "Z nich kupiło",
    },
    "reports.variant.held": {
        "en": "Of its held-out",
        "ru": "В контрольной группе",
        "pl": "W grupie kontrolnej",
    },
    "reports.usually": {
        "en": "What is usually told",
        "ru": "Что обычно показывают",
        "pl": "Co zwykle się podaje",
    },
    "reports.usually.why": {
        "en": "Who recipients are matters more here than the message: regulars buy anyway. Do not read these as the campaign’s doing.",
        "ru": "Здесь важнее, кто получатели, чем само сообщение: постоянные купят и так. Заслугой кампании это не считайте.",
        "pl": "Tu więcej znaczy, kim są odbiorcy, niż sama wiadomość: stali klienci i tak kupią. Nie czytaj tego jako zasługi kampanii.",
    },
    "reports.conversion.sent": {
        "en": "Of those sent to, bought",
        "ru": "Купили из тех, кому отправлено",
        "pl": "Kupiło z tych, do których wysłano",
    },
    "reports.conversion.accepted": {
        "en": "Of those taken by the wallet’s server",
        "ru": "Из принятых сервером кошелька",
        "pl": "Z przyjętych przez serwer portfela",
    },
    "reports.conversion.fetched": {
        "en": "Of those whose phone fetched it",
        "ru": "Из тех, чей телефон забрал карту",
        "pl": "Z tych, których telefon pobrał kartę",
    },
    "reports.check": {
        "en": "Recipients’ average check",
        "ru": "Средний чек получателей",
        "pl": "Średni paragon odbiorców",
    },
    "reports.check.with": {
        "en": "Average check with a card shown",
        "ru": "Средний чек с картой",
        "pl": "Średni paragon z kartą",
    },
    "reports.check.without": {
        "en": "Average check without one",
        "ru": "Средний чек без карты",
        "pl": "Średni paragon bez karty",
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
        "ru": "Эффект = (среднее тех, кому предназначалась, − среднее контрольной группы) × число первых, с поправкой на покупки каждого за такое же время до неё.",
        "pl": "Efekt = (średnia tych, dla których była, − średnia grupy kontrolnej) × liczba tych pierwszych, z poprawką na zakupy każdego w równie długim czasie przed nią.",
    },
    "reports.formula.interval": {
        "en": "Interval: 95 %, each group with a spread of its own (Welch). Fewer than ten buyers in both groups together: nothing is told.",
        "ru": "Интервал: 95 %, у каждой группы свой разброс (Уэлч). Если покупателей в обеих группах меньше десяти, ничего не утверждается.",
        "pl": "Przedział: 95 %, każda grupa z własnym rozrzutem (Welch). Przy mniej niż dziesięciu kupujących w obu grupach nic się nie twierdzi.",
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
    "reports.trust": {
        "en": "How far to trust it",
        "ru": "Насколько этому верить",
        "pl": "Na ile temu ufać",
    },
    "reports.trust.told": {
        "en": "Held out, but told all the same",
        "ru": "В контрольной группе, но сообщение дошло",
        "pl": "W grupie kontrolnej, a wiadomość dotarła",
    },
    "reports.trust.told.why": {
        "en": "hides some of the effect",
        "ru": "скрывает часть эффекта",
        "pl": "skrywa część efektu",
    },
    "reports.trust.reach": {
        "en": "Meant for, but out of reach",
        "ru": "Предназначалась, но не достать",
        "pl": "Była dla nich, ale poza zasięgiem",
    },
    "reports.trust.reach.why": {
        "en": "no card, or no phone with it",
        "ru": "нет карты или телефона с ней",
        "pl": "bez karty albo bez telefonu z nią",
    },
    "reports.salt": {"en": "Salt", "ru": "Соль жребия", "pl": "Sól losowania"},
    "reports.digest": {
        "en": "SHA-256 of the rows",
        "ru": "SHA-256 строк",
        "pl": "SHA-256 wierszy",
    },
    "reports.verify": {
        "en": "Anybody with the file can make this report again, to the cent, without us:",
        "ru": "С этим файлом кто угодно пересчитает отчёт до копейки, без нас:",
        "pl": "Z tym plikiem każdy policzy ten raport od nowa, co do grosza, bez nas:",
    },
    "reports.export": {
        "en": "Download the raw rows",
        "ru": "Скачать исходные строки",
        "pl": "Pobierz surowe wiersze",
    },
    "reports.export.why": {
        "en": "A zip: one row for each customer, by number; no name, phone or address.",
        "ru": "Архив zip: по строке на клиента, под номером; без имён, телефонов и адресов.",
        "pl": "Plik zip: jeden wiersz na klienta, pod numerem; bez imion, telefonów i adresów.",
    },
    "reports.why.too-few": {
        "en": "too few bought or were held out",
        "ru": "мало покупателей или контрольная группа мала",
        "pl": "za mało kupujących albo grupa kontrolna za mała",
    },
    "reports.why.nobody-held": {
        "en": "nobody was held out",
        "ru": "контрольной группы не было",
        "pl": "nie było grupy kontrolnej",
    },
    "reports.why.many": {
        "en": "many people: the report itself counts them",
        "ru": "людей много: посчитает сам отчёт",
        "pl": "dużo osób: policzy je sam raport",
    },
    "reports.why.free": {
        "en": "it cost nothing, so there is nothing to divide by",
        "ru": "затрат не было, делить не на что",
        "pl": "nic nie kosztowała, nie ma przez co dzielić",
    },
    "reports.why.nobody": {
        "en": "nobody is in this group",
        "ru": "в этой группе никого",
        "pl": "nikogo w tej grupie",
    },
    "reports.why.nobody-bought": {
        "en": "nobody bought",
        "ru": "никто не купил",
        "pl": "nikt nie kupił",
    },
    "reports.why.nobody-sent": {
        "en": "nothing was sent",
        "ru": "ничего не отправлено",
        "pl": "nic nie wysłano",
    },
    "reports.why.nobody-accepted": {
        "en": "the wallet’s server took none",
        "ru": "сервер кошелька ничего не принял",
        "pl": "serwer portfela nic nie przyjął",
    },
    "reports.why.nobody-fetched": {
        "en": "no phone fetched it yet",
        "ru": "ни один телефон ещё не забрал",
        "pl": "żaden telefon jeszcze nie pobrał",
    },
    "reports.why.no-shops": {
        "en": "no shop had receipts of both kinds on one day",
        "ru": "не было дня, когда в магазине есть чеки и с картой, и без",
        "pl": "żaden sklep nie miał jednego dnia paragonów obu rodzajów",
    },
    "reports.why.later": {
        "en": "the days are not over",
        "ru": "эти дни ещё не прошли",
        "pl": "te dni jeszcze nie minęły",
    },
    "reports.why.seen": {
        "en": "wallets tell nobody what was looked at",
        "ru": "кошелёк никому не сообщает, что прочитано",
        "pl": "portfel nikomu nie mówi, co przeczytano",
    },
    "reports.why.salt": {
        "en": "told once the campaign has ended",
        "ru": "откроется, когда кампания закончится",
        "pl": "zostanie podana, gdy kampania się skończy",
    },
}
