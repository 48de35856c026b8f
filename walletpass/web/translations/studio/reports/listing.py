"""Reports: all of them, and what stands at the head of one."""

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
}
