"""Reports: who came to each step of a journey, and where they went from there."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "reports.steps": {
        "en": "Step by step",
        "ru": "Шаг за шагом",
        "pl": "Krok po kroku",
    },
    "reports.steps.entered.one": {
        "en": "{count} person set out.",
        "ru": "В путь отправился {count} человек.",
        "pl": "Wyruszyła {count} osoba.",
    },
    "reports.steps.entered.few": {
        "en": "{count} people set out.",
        "ru": "В путь отправились {count} человека.",
        "pl": "Wyruszyły {count} osoby.",
    },
    "reports.steps.entered.many": {
        "en": "{count} people set out.",
        "ru": "В путь отправились {count} человек.",
        "pl": "Wyruszyło {count} osób.",
    },
    "reports.steps.once": {
        "en": "Each counts once at a step; of whoever walked it more than once, the first time.",
        "ru": "На каждом шаге человек учтён один раз; кто прошёл путь не раз, тот по первому разу.",
        "pl": "Na każdym kroku liczy się każdy raz; kto szedł więcej niż raz, liczy się z pierwszego.",
    },
    "reports.steps.step": {"en": "Step", "ru": "Шаг", "pl": "Krok"},
    "reports.steps.reached": {
        "en": "Came here",
        "ru": "Дошли",
        "pl": "Doszło",
    },
    "reports.steps.became": {
        "en": "What they were told",
        "ru": "Что им сказали",
        "pl": "Co im powiedziano",
    },
    "reports.steps.then": {
        "en": "Where they went",
        "ru": "Куда пошли дальше",
        "pl": "Dokąd poszli",
    },
    "reports.steps.on": {"en": "Went on", "ru": "Пошли дальше", "pl": "Poszli dalej"},
    "reports.steps.answer": {
        "en": "Answer: {answer}",
        "ru": "Ответ: {answer}",
        "pl": "Odpowiedź: {answer}",
    },
    "reports.steps.passed-by": {
        "en": "Left before their turn, or asked to be forgotten",
        "ru": "Ушли до своей очереди или попросили забыть их",
        "pl": "Odeszli przed swoją kolejką albo poprosili o zapomnienie",
    },
}
