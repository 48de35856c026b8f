"""What stands above the boxes of conditions, and the words chosen in them."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


MESSAGES: Final[Mapping[str, Words]] = {
    "segments.box.at_least": _in("At least", "Не меньше", "Co najmniej"),
    "segments.box.at_most": _in("At most", "Не больше", "Co najwyżej"),
    "segments.box.money.at_least": _in(
        "At least, {currency}", "Не меньше, {currency}", "Co najmniej, {currency}"
    ),
    "segments.box.money.at_most": _in(
        "At most, {currency}", "Не больше, {currency}", "Co najwyżej, {currency}"
    ),
    "segments.box.points.at_least": _in(
        "At least, points", "Не меньше, баллов", "Co najmniej, punktów"
    ),
    "segments.box.points.at_most": _in(
        "At most, points", "Не больше, баллов", "Co najwyżej, punktów"
    ),
    "segments.box.prefers.at_least": _in(
        "At least, % of spending", "Не меньше, % трат", "Co najmniej, % wydatków"
    ),
    "segments.box.prefers.at_most": _in(
        "At most, % of spending", "Не больше, % трат", "Co najwyżej, % wydatków"
    ),
    "segments.box.days": _in(
        "In the last so many days", "За последние дни, число", "W ostatnich dniach, ile"
    ),
    "segments.box.over_days": _in(
        "More than so many days ago", "Больше дней назад, чем", "Więcej dni temu niż"
    ),
    "segments.box.expiring.days": _in(
        "Expire within so many days",
        "Сгорят в ближайшие дни, число",
        "Wygasną w ciągu dni",
    ),
    "segments.box.birthday.days": _in(
        "Or in the next so many days", "Или в ближайшие дни, число", "Albo w ciągu dni"
    ),
    "segments.known": _in(
        "Sold here: {words}", "Продаётся: {words}", "W sprzedaży: {words}"
    ),
    "segments.box.since": _in("From the day", "С какого дня", "Od dnia"),
    "segments.box.until": _in("To the day", "По какой день", "Do dnia"),
    "segments.box.skus": _in("Articles", "Артикулы", "Artykuły"),
    "segments.box.categories": _in("Categories", "Категории", "Kategorie"),
    "segments.box.brands": _in("Makes", "Марки", "Marki"),
    "segments.box.labels": _in("Labels", "Метки", "Etykiety"),
    "segments.box.stores": _in("Stores", "Магазины", "Sklepy"),
    "segments.box.channels": _in("Bought where", "Где куплено", "Gdzie kupiono"),
    "segments.box.presented_via": _in(
        "How the card was shown", "Как показали карту", "Jak okazano kartę"
    ),
    "segments.box.events": _in("Events", "События", "Zdarzenia"),
    "segments.box.acts": _in("What it did", "Что он сделал", "Co zrobił"),
    "segments.box.languages": _in("Languages", "Языки", "Języki"),
    "segments.box.attribute.name": _in("What", "Что", "Co"),
    "segments.box.source.name": _in(
        "Part of the link, such as utm_source",
        "Часть ссылки, например utm_source",
        "Część linku, na przykład utm_source",
    ),
    "segments.box.values": _in(
        "One of these; empty: any",
        "Одно из этих; пусто: любое",
        "Jedno z tych; puste: dowolne",
    ),
    "segments.box.month": _in("In the month", "В месяце", "W miesiącu"),
    "segments.box.channel": _in("Over", "Где", "Gdzie"),
    "segments.box.topic": _in("To what", "На что", "Na co"),
    "segments.box.given": _in("They said", "Их ответ", "Odpowiedź"),
    "segments.box.tiers": _in("Tiers", "Уровни", "Poziomy"),
    "segments.box.program": _in("In the program", "В программе", "W programie"),
    "segments.box.clubs": _in("Clubs", "Клубы", "Kluby"),
    "segments.box.stages": _in("Stages", "Этапы", "Etapy"),
    "segments.box.before": _in("From", "Из", "Z"),
    "segments.box.after": _in("To", "В", "Do"),
    "segments.box.category": _in("Category", "Категория", "Kategoria"),
    "segments.box.origins": _in("Of which origin", "Чьи сообщения", "Skąd wiadomości"),
    "segments.box.purpose": _in(
        "Kind of message", "Вид сообщения", "Rodzaj wiadomości"
    ),
    "segments.word.true": _in("Yes", "Да", "Tak"),
    "segments.word.false": _in("No", "Нет", "Nie"),
    "segments.word.this": _in("This month", "Этот месяц", "Ten miesiąc"),
    "segments.word.next": _in("Next month", "Следующий месяц", "Następny miesiąc"),
    "segments.word.downloaded": _in(
        "Downloaded the card", "Скачал карту", "Pobrał kartę"
    ),
    "segments.word.resent": _in(
        "Got the card again", "Получил карту снова", "Otrzymał kartę ponownie"
    ),
    "segments.word.registered": _in("Added the card", "Добавил карту", "Dodał kartę"),
    "segments.word.unregistered": _in(
        "Removed the card", "Удалил карту", "Usunął kartę"
    ),
    "segments.word.pushed": _in(
        "Was told of news", "Узнал о новом", "Dowiedział się o zmianie"
    ),
    "segments.word.listed": _in(
        "Asked what is new", "Спросил, что нового", "Zapytał, co nowego"
    ),
    "segments.word.fetched": _in(
        "Took the new card", "Забрал новую карту", "Pobrał nową kartę"
    ),
    "segments.word.marketing": _in("Marketing", "Реклама", "Reklama"),
    "segments.word.service": _in("Service", "Служебное", "Serwis"),
}
