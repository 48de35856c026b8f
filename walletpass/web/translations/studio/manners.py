"""What we say of a brand's manners: limits, quiet hours, and who has to agree."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "settings.manners": {"en": "Manners", "ru": "Манеры", "pl": "Maniery"},
    "manners.title": {
        "en": "How much we say, and when",
        "ru": "Сколько и когда мы пишем",
        "pl": "Ile i kiedy piszemy",
    },
    "manners.why": {
        "en": "It holds across all campaigns, from the next message on, and is asked again at the moment of sending.",
        "ru": "Действует для всех кампаний со следующего сообщения и проверяется ещё раз в момент отправки.",
        "pl": "Obowiązuje we wszystkich kampaniach od następnej wiadomości i jest sprawdzane jeszcze raz w chwili wysyłki.",
    },
    "manners.caps": {
        "en": "At most to one customer",
        "ru": "Одному клиенту не больше",
        "pl": "Najwyżej do jednego klienta",
    },
    "manners.caps.why": {
        "en": "Service messages do not count. Left empty, there is no limit.",
        "ru": "Сервисные сообщения не считаются. Пусто: без предела.",
        "pl": "Wiadomości serwisowe się nie liczą. Puste: bez limitu.",
    },
    "manners.per_day": {
        "en": "In 24 hours",
        "ru": "За 24 часа",
        "pl": "W ciągu 24 godzin",
    },
    "manners.per_week": {"en": "In 7 days", "ru": "За 7 дней", "pl": "W ciągu 7 dni"},
    "manners.per_month": {
        "en": "In 30 days",
        "ru": "За 30 дней",
        "pl": "W ciągu 30 dni",
    },
    "manners.per_category": {
        "en": "Of a category in 7 days",
        "ru": "Одной категории за 7 дней",
        "pl": "Z jednej kategorii w ciągu 7 dni",
    },
    "manners.per_category.why": {
        "en": "A line for each, such as coffee: 1",
        "ru": "По строке на каждую, например кофе: 1",
        "pl": "Po wierszu na każdą, na przykład kawa: 1",
    },
    "manners.quiet": {"en": "Quiet hours", "ru": "Тихие часы", "pl": "Cisza"},
    "manners.quiet_from": {"en": "From", "ru": "С", "pl": "Od"},
    "manners.quiet_until": {"en": "Until", "ru": "До", "pl": "Do"},
    "manners.quiet_drops": {
        "en": "Drop what falls into them, instead of waiting for the morning",
        "ru": "Отбрасывать то, что в них попало, а не ждать утра",
        "pl": "Pomijaj to, co w nie wpada, zamiast czekać do rana",
    },
    "manners.quiet.why": {
        "en": "By each customer’s own clock. Equal times mean that no hour is quiet.",
        "ru": "По часам каждого клиента. Одинаковое время: тихих часов нет.",
        "pl": "Według zegara każdego klienta. Równe godziny: ciszy nie ma.",
    },
    "manners.approval": {
        "en": "Who has to agree",
        "ru": "Кто должен согласиться",
        "pl": "Kto musi się zgodzić",
    },
    "manners.approve_above": {
        "en": "A second person approves above so many people",
        "ru": "Второй человек одобряет, если людей больше",
        "pl": "Druga osoba zatwierdza powyżej tylu osób",
    },
    "manners.approve_above.why": {
        "en": "Not who wrote or rehearsed it.",
        "ru": "Не автор и не тот, кто репетировал.",
        "pl": "Nie autor i nie ten, kto robił próbę.",
    },
    "manners.keep": {"en": "Keep these manners", "ru": "Сохранить", "pl": "Zapisz"},
    "manners.kept": {
        "en": "The brand holds itself to this now",
        "ru": "Теперь бренд держится этого",
        "pl": "Marka trzyma się tego od teraz",
    },
    "manners.kept.now": {
        "en": "Messages that wait are asked again when their turn comes.",
        "ru": "Ждущие сообщения проверят ещё раз, когда подойдёт очередь.",
        "pl": "Czekające wiadomości zostaną sprawdzone, gdy przyjdzie ich kolej.",
    },
    "manners.fault.number": {
        "en": "Write a whole number of 1 or more, or leave it empty.",
        "ru": "Напишите целое число от 1 или оставьте пустым.",
        "pl": "Wpisz liczbę całkowitą od 1 albo zostaw puste.",
    },
    "manners.fault.clock": {
        "en": "Write a time such as 21:00.",
        "ru": "Напишите время, например 21:00.",
        "pl": "Wpisz godzinę, na przykład 21:00.",
    },
    "manners.fault.categories": {
        "en": "Write a category, a colon and a number on each line.",
        "ru": "В каждой строке: категория, двоеточие, число.",
        "pl": "W każdym wierszu: kategoria, dwukropek, liczba.",
    },
}
