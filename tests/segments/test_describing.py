"""Trees and reasons are told in English, Russian and Polish."""

from zoneinfo import ZoneInfo

import pytest

from walletpass import segments
from walletpass.segments import sentences
from walletpass.segments.describing import Teller

NAMES = segments.Names("PLN", ZoneInfo("Europe/Warsaw"), {"sto_1": {"en": "Meadow"}})


def said(tree):
    parsed = segments.parse(tree)
    return tuple(segments.describe(parsed, tag, NAMES) for tag in ("en", "ru", "pl"))


@pytest.mark.parametrize(
    ("tree", "en", "ru", "pl"),
    [
        (
            {"is": "expiring", "days": 14},
            "Points that expire in the next 14 days: some.",
            "Баллов, сгорающих в ближайшие 14 дней: есть.",
            "Punktów wygasających w ciągu najbliższych 14 dni: są.",
        ),
        (
            {"is": "points_spent", "at_most": 0},
            "Payments with points: none.",
            "Оплат баллами: нет.",
            "Płatności punktami: brak.",
        ),
        (
            {"is": "points_spent", "at_least": 2, "at_most": 2},
            "Payments with points: 2.",
            "Оплат баллами: 2.",
            "Płatności punktami: 2.",
        ),
        (
            {"is": "prefers", "category": "coffee"},
            "Care for coffee.",
            "Близка категория «coffee».",
            "Lubią „coffee”.",
        ),
        ({"all": []}, "Everybody.", "Все клиенты.", "Wszyscy klienci."),
        (
            {"is": "bought", "days": 90, "at_least": 4, "stores": ["sto_1"]},
            "Purchases: 4 or more in 90 days (store: Meadow).",
            "Покупок: 4 или больше за 90 дней (магазин: Meadow).",
            "Zakupów: 4 lub więcej w ciągu 90 dni (sklep: Meadow).",
        ),
        (
            {"is": "spent", "since": "2026-03-01", "at_most": 12_000},
            "Spent: PLN\xa0120 or less since 1 March 2026.",
            "Потрачено: 120\xa0PLN или меньше с 1 марта 2026.",
            "Wydano: 120\xa0zł lub mniej od 1 marca 2026.",
        ),
        (
            {"is": "expiring", "days": 1, "at_least": 5_000},
            "Points that expire today or tomorrow: 50 or more.",
            "Баллов, сгорающих в ближайший 1 день: 50 или больше.",
            "Punktów wygasających dziś lub jutro: 50 lub więcej.",
        ),
        (
            {
                "any": [
                    {"not": {"is": "stage", "stages": ["at-risk"]}},
                    {
                        "all": [
                            {"is": "consent", "channel": "email"},
                            {"is": "birthday", "month": 2},
                        ]
                    },
                ]
            },
            (
                "Except those with: stage: at risk or (consent to marketing over e-mail:"
                " yes and birthday: February)."
            ),
            (
                "Кроме тех, у кого: этап: может уйти или (согласие на рекламу"
                " (почта): да и день рождения: февраль)."
            ),
            (
                "Oprócz tych, u których: etap: zagrożony lub (zgoda na reklamę"
                " (e-mail): tak i urodziny: luty)."
            ),
        ),
    ],
)
def test_a_tree_is_told_in_a_sentence(tree, en, ru, pl):
    assert said(tree) == (en, ru, pl)


@pytest.mark.parametrize(
    ("number", "en", "ru", "pl"),
    [
        (0, "bought nothing in 90 days", "ничего не куплено", "nic nie kupiono"),
        (1, "bought once in 90 days", "1 покупка за 90", "1 zakup w ciągu"),
        (3, "bought 3 times in 90 days", "3 покупки за 90 дней", "3 zakupy w"),
        (25, "bought 25 times in", "25 покупок за 90 дней", "25 zakupów w ciągu"),
    ],
)
def test_a_reason_counts_in_the_forms_of_the_language(number, en, ru, pl):
    [leaf] = segments.leaves(segments.parse({"is": "bought", "days": 90}))
    for tag, start in (("en", en), ("ru", ru), ("pl", pl)):
        told = Teller(tag, NAMES).because(leaf.condition, number, None)
        assert told.startswith(start), told


def test_every_kind_and_word_is_said_in_every_language():
    for kind in segments.kinds():
        assert kind in sentences.LABELS or kind in {"card", "habit"}
    for table in (
        sentences.LABELS,
        sentences.HABITS,
        sentences.STAGES,
        sentences.GOODS,
    ):
        for word, words in table.items():
            assert set(words) == {"en", "ru", "pl"}, word


@pytest.mark.parametrize("preset", segments.PRESETS)
def test_no_preset_is_told_in_hundredths(preset):
    for sentence in said(dict(segments.PRESETS[preset].tree)):
        assert "0.01" not in sentence
        assert "0,01" not in sentence
        assert "{" not in sentence
