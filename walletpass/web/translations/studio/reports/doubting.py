"""Reports: how far to trust them, how to check them, and what nobody can know."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "log.report.export": {
        "en": "Downloaded a report’s rows",
        "ru": "Скачивание строк отчёта",
        "pl": "Pobranie wierszy raportu",
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
        "ru": "Адресаты, до которых не достать",
        "pl": "Adresaci poza zasięgiem",
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
