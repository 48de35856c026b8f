"""Conditions that are ready to be used: the stages of life, and what shops ask most."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from walletpass.insight import STAGE_OF_MANY, Stage
from walletpass.kernel.languages import Words


@dataclass(frozen=True, slots=True)
class Preset:
    """A tree that is ready to be used, and what it is called."""

    name: Words
    tree: Mapping[str, Any]


def _stage(stage: Stage) -> Preset:
    return Preset(STAGE_OF_MANY[stage], {"is": "stage", "stages": [stage]})


PRESETS: Final[Mapping[str, Preset]] = {
    **{stage: _stage(stage) for stage in STAGE_OF_MANY},
    "never-spent": Preset(
        {
            "en": "A balance never spent",
            "ru": "Баллы есть, но не тратились",
            "pl": "Punkty nigdy nie wydane",
        },
        {
            "all": [
                {"is": "balance", "at_least": 100},
                {"is": "points_spent", "at_most": 0},
            ]
        },
    ),
    "expiring": Preset(
        {
            "en": "Points about to expire",
            "ru": "Баллы скоро сгорят",
            "pl": "Punkty wkrótce wygasną",
        },
        {"is": "expiring", "days": 14},
    ),
    "birthday": Preset(
        {
            "en": "Birthday this month",
            "ru": "День рождения в этом месяце",
            "pl": "Urodziny w tym miesiącu",
        },
        {"is": "birthday", "month": "this"},
    ),
    "never-on-a-phone": Preset(
        {
            "en": "A card never on a phone",
            "ru": "Карта никогда не была в телефоне",
            "pl": "Karta nigdy nie była w telefonie",
        },
        {
            "all": [
                {"is": "card", "state": "off_phone"},
                {"not": {"is": "card", "state": "removed"}},
            ]
        },
    ),
    "card-removed": Preset(
        {
            "en": "The card was removed from the phone",
            "ru": "Карту удалили из телефона",
            "pl": "Kartę usunięto z telefonu",
        },
        {"is": "card", "state": "removed"},
    ),
    "taste-unknown": Preset(
        {
            "en": "Nobody knows yet what they like",
            "ru": "Пока неизвестно, что им нравится",
            "pl": "Jeszcze nie wiadomo, co lubią",
        },
        {"is": "tastes", "at_most": 0},
    ),
    "joined-not-bought": Preset(
        {
            "en": "Joined, but bought nothing yet",
            "ru": "С картой, но ещё без покупок",
            "pl": "Z kartą, ale jeszcze bez zakupów",
        },
        {"all": [{"is": "enrolled", "days": 30}, {"is": "bought", "at_most": 0}]},
    ),
}
"""Every preset, by its code."""
