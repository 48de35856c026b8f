"""Reports: figures side by side, the usual way and beyond the held-out."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
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
    "reports.credits": {
        "en": "The usual way credits the campaign with all that recipients bought.",
        "ru": "Обычный счёт приписывает кампании всё, что купили получатели.",
        "pl": "Zwykły sposób przypisuje kampanii wszystko, co kupili odbiorcy.",
    },
    "reports.tilde": {
        "en": "~ is an estimate: 95 times in 100 the true figure lies between the two beneath it.",
        "ru": "~ это оценка: в 95 случаях из 100 истинная величина лежит между двумя числами под ней.",
        "pl": "~ to szacunek: w 95 przypadkach na 100 prawdziwa wartość leży między dwiema liczbami pod nim.",
    },
    "reports.no-margin": {
        "en": "The margin is not known, so the figures are of revenue; name it in the campaign.",
        "ru": "Маржа неизвестна, поэтому считается выручка; укажите маржу в кампании.",
        "pl": "Marża nie jest znana, więc liczony jest przychód; podaj ją w kampanii.",
    },
    "reports.arms": {
        "en": "Those it was meant for, beside the held-out",
        "ru": "Адресаты и контрольная группа",
        "pl": "Adresaci i grupa kontrolna",
    },
    "reports.arms.why": {
        "en": "Purchases within {days} days of the last message count, in both groups alike. Those not sent to stay in: leaving them out would flatter the campaign.",
        "ru": "Считаются покупки до {days}-го дня после последнего сообщения, одинаково в обеих группах. Кому не отправили, те тоже учтены: без них кампания выглядела бы лучше, чем есть.",
        "pl": "Liczą się zakupy do {days} dni po ostatniej wiadomości, w obu grupach tak samo. Osoby bez wysyłki zostają: bez nich kampania wypadłaby lepiej, niż było.",
    },
    "reports.treated": {"en": "Meant for", "ru": "Адресаты", "pl": "Adresaci"},
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
}
