"""How far it is to the next tier, as each language says it."""

import pytest

from walletpass.ledger import POINTS
from walletpass.rewards.ladders import progress_in_words, read
from walletpass.rewards.rules import Unit


def progress(by, amount, language, tier="silver"):
    scheme = read(
        {
            "by": by,
            "tiers": [
                {"code": "silver", "name": {"en": "Silver"}},
                {
                    "code": "gold",
                    "name": {"en": "Gold", "ru": "Золотой", "pl": "Złoty"},
                    "at": 500_00 if by != "visits" else 10,
                },
            ],
        }
    )
    return progress_in_words(
        scheme, tier, amount, unit=Unit(POINTS), currency="PLN", language=language
    ).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("by", "amount", "language", "sentence"),
    [
        ("spend", 260_00, "en", "PLN 240 to Gold"),
        ("spend", 260_00, "pl", "240 zł do poziomu Złoty"),
        ("spend", 260_50, "ru", "До уровня «Золотой»: 239,50 PLN"),
        ("points", 499_00, "en", "1 point to Gold"),
        ("points", 498_00, "pl", "2 punkty do poziomu Złoty"),
        ("points", 495_00, "ru", "До уровня «Золотой»: 5 баллов"),
        ("visits", 9, "en", "1 visit to Gold"),
        ("visits", 5, "en", "5 visits to Gold"),
        ("visits", 8, "pl", "2 wizyty do poziomu Złoty"),
        ("visits", 5, "pl", "5 wizyt do poziomu Złoty"),
        ("visits", 9, "ru", "До уровня «Золотой»: 1 визит"),
        ("visits", 8, "ru", "До уровня «Золотой»: 2 визита"),
        ("visits", 5, "ru", "До уровня «Золотой»: 5 визитов"),
        ("visits", 12, "en", "0 visits to Gold"),
    ],
)
def test_what_is_missing_is_told_with_the_right_plural(by, amount, language, sentence):
    assert progress(by, amount, language) == sentence


def test_nothing_is_missing_at_the_top():
    assert progress("visits", 12, "en", tier="gold") == "The highest tier"
