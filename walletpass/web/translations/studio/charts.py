"""Charts of reports: what is written beside the bars, and in the table beneath."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "chart.brought.between": {
        "en": "{amount}, between {low} and {high}",
        "ru": "{amount}, от {low} до {high}",
        "pl": "{amount}, od {low} do {high}",
    },
    "chart.brought.margin": {"en": "Margin", "ru": "Маржа", "pl": "Marża"},
    "chart.brought.revenue": {"en": "Revenue", "ru": "Выручка", "pl": "Przychód"},
    "chart.low": {"en": "At least", "ru": "Не меньше", "pl": "Co najmniej"},
    "chart.high": {"en": "At most", "ru": "Не больше", "pl": "Co najwyżej"},
    "chart.row.naive": {
        "en": "All that recipients bought",
        "ru": "Всё, что купили получатели",
        "pl": "Wszystko, co kupili odbiorcy",
    },
    "chart.row.true": {
        "en": "Beyond the held-out",
        "ru": "Сверх контрольной группы",
        "pl": "Ponad grupę kontrolną",
    },
    "chart.row.cost": {"en": "Cost", "ru": "Затраты", "pl": "Koszt"},
    "chart.came.title": {
        "en": "In days {first}–{last}, {treated} of those spoken to bought, and {held} of "
        "the held-out",
        "ru": "В дни {first}–{last} покупали {treated} получивших сообщение и {held} "
        "контрольной группы",
        "pl": "W dniach {first}–{last} kupowało {treated} odbiorców i {held} grupy "
        "kontrolnej",
    },
    "chart.came.unknown": {
        "en": "Who comes back is known 30 days after the message",
        "ru": "Кто возвращается, станет известно через 30 дней после сообщения",
        "pl": "Kto wraca, będzie wiadomo 30 dni po wiadomości",
    },
    "chart.came.days": {
        "en": "Days {first}–{last}",
        "ru": "Дни {first}–{last}",
        "pl": "Dni {first}–{last}",
    },
    "chart.came.treated": {
        "en": "Spoken to",
        "ru": "Получили сообщение",
        "pl": "Odbiorcy",
    },
    "chart.came.held": {
        "en": "Held out",
        "ru": "Контрольная группа",
        "pl": "Grupa kontrolna",
    },
}
