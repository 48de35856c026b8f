"""What conditions are called in the list from which they are chosen."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


MESSAGES: Final[Mapping[str, Words]] = {
    "segments.topic.buying": _in("Purchases", "Покупки", "Zakupy"),
    "segments.topic.living": _in("Habits", "Привычки", "Zwyczaje"),
    "segments.topic.points": _in(
        "Points and tiers", "Баллы и уровни", "Punkty i poziomy"
    ),
    "segments.topic.person": _in("The person", "Сам человек", "Osoba"),
    "segments.topic.card": _in("Card and phone", "Карта и телефон", "Karta i telefon"),
    "segments.topic.more": _in("More", "Ещё", "Więcej"),
    "segments.kind.bought": _in(
        "How often they bought", "Сколько раз покупали", "Ile razy kupowali"
    ),
    "segments.kind.spent": _in(
        "How much they spent", "Сколько потратили", "Ile wydali"
    ),
    "segments.kind.last_bought": _in(
        "When they bought last",
        "Когда покупали в последний раз",
        "Kiedy kupili ostatnio",
    ),
    "segments.kind.first_bought": _in(
        "When they bought first", "Когда купили впервые", "Kiedy kupili po raz pierwszy"
    ),
    "segments.kind.happened": _in(
        "What happened without a purchase",
        "Что произошло без покупки",
        "Co zdarzyło się bez zakupu",
    ),
    "segments.kind.seen": _in(
        "What their phone did", "Что делал телефон", "Co zrobił telefon"
    ),
    "segments.kind.language": _in("Language", "Язык", "Język"),
    "segments.kind.attribute": _in(
        "What is noted of them", "Что о них записано", "Co o nich zapisano"
    ),
    "segments.kind.source": _in(
        "Where they came from", "Откуда пришли", "Skąd przyszli"
    ),
    "segments.kind.enrolled": _in(
        "When they joined", "Когда вступили", "Kiedy dołączyli"
    ),
    "segments.kind.birthday": _in("Birthday", "День рождения", "Urodziny"),
    "segments.kind.worth": _in(
        "What their points are worth", "Сколько стоят их баллы", "Ile warte są punkty"
    ),
    "segments.kind.consent": _in(
        "Consent to be written to", "Согласие на сообщения", "Zgoda na wiadomości"
    ),
    "segments.kind.tier": _in("Tier", "Уровень", "Poziom"),
    "segments.kind.balance": _in(
        "Balance of points", "Баллы на счёте", "Saldo punktów"
    ),
    "segments.kind.expiring": _in(
        "Points about to expire", "Баллы, которые скоро сгорят", "Punkty, które wygasną"
    ),
    "segments.kind.points_spent": _in(
        "How often they paid with points",
        "Сколько раз платили баллами",
        "Ile razy płacili punktami",
    ),
    "segments.kind.club": _in("Club", "Клуб", "Klub"),
    "segments.kind.stage": _in("Stage of life", "Этап клиента", "Etap klienta"),
    "segments.kind.stage_since": _in(
        "How long in their stage", "Как давно на этом этапе", "Jak długo na tym etapie"
    ),
    "segments.kind.moved": _in(
        "Moved from stage to stage", "Сменили этап", "Zmienili etap"
    ),
    "segments.kind.habit.visits": _in(
        "Days with a purchase", "Дней с покупками", "Dni z zakupami"
    ),
    "segments.kind.habit.purchases": _in(
        "Purchases ever", "Покупок за всё время", "Zakupy w całej historii"
    ),
    "segments.kind.habit.spent": _in(
        "Spent ever", "Потрачено за всё время", "Wydatki w całej historii"
    ),
    "segments.kind.habit.basket": _in(
        "Average purchase", "Средний чек", "Średni paragon"
    ),
    "segments.kind.habit.gap": _in(
        "Usual days between visits",
        "Обычно дней между визитами",
        "Zwykłe dni między wizytami",
    ),
    "segments.kind.habit.engagement": _in(
        "Engagement", "Вовлечённость", "Zaangażowanie"
    ),
    "segments.kind.habit.lifetime_value": _in(
        "Lifetime value", "Пожизненная ценность", "Wartość klienta"
    ),
    "segments.kind.prefers": _in(
        "Likes a category", "Любит категорию", "Lubi kategorię"
    ),
    "segments.kind.tastes": _in(
        "Categories they are known to care for",
        "Категории, близкие им, сколько известно",
        "Kategorie, które lubią, ile znanych",
    ),
    "segments.kind.preferred_store": _in(
        "Usual store", "Обычный магазин", "Zwykły sklep"
    ),
    "segments.kind.messaged": _in(
        "Messages their card showed",
        "Сообщения на карте",
        "Wiadomości na karcie",
    ),
    "segments.kind.card.held": _in("Holds a card", "Есть карта", "Ma kartę"),
    "segments.kind.card.on_phone": _in(
        "Card on a phone", "Карта в телефоне", "Karta w telefonie"
    ),
    "segments.kind.card.off_phone": _in(
        "Card on no phone", "Карта вне телефона", "Karta poza telefonem"
    ),
    "segments.kind.card.removed": _in(
        "Card removed from the phone",
        "Карту удалили из телефона",
        "Karta usunięta z telefonu",
    ),
}
