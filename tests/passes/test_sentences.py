"""The sentence on the lock screen: one as well as many, in every unit and language."""

import pytest

from walletpass.ledger.kinds import scale_for, unit_for
from walletpass.passes.sentences import latest_sentence


@pytest.mark.parametrize(
    ("kind", "language", "points", "balance", "sentence"),
    [
        ("points", "en", 54_00, 320_00, "+54 points, 320 now"),
        ("points", "ru", 54_00, 320_00, "+54 балла, теперь 320"),
        ("points", "ru", 1_00, 1_321_00, "+1 балл, теперь 1\N{NO-BREAK SPACE}321"),
        ("points", "pl", 54_00, 320_00, "+54 punkty, teraz 320"),
        ("points", "pl", 12_00, 320_00, "+12 punktów, teraz 320"),
        ("stamps", "en", 1_00, 10_00, "+1 stamp, 10 now"),
        ("stamps", "ru", 2_00, 10_00, "+2 штампа, теперь 10"),
        ("stamps", "pl", 2_00, 3_00, "+2 pieczątki, teraz 3"),
        ("miles", "ru", 101_00, 5_00, "+101 миля, теперь 5"),
        ("miles", "pl", 22_00, 5_00, "+22 mile, teraz 5"),
        ("cashback", "pl", 1_60, 32_00, "+1,60 zł, teraz 32"),
        ("cashback", "ru", 20, 1_234_50, "+0,20 PLN, теперь 1\N{NO-BREAK SPACE}234,50"),
        ("cashback", "en", 12_00, 12_05, "+12 PLN, 12.05 now"),
    ],
)
def test_what_one_earned_and_has_now(kind, language, points, balance, sentence):
    assert told("earn", kind, language, points, balance) == sentence


@pytest.mark.parametrize(
    ("movement", "points", "language", "sentence"),
    [
        ("expire", -1_00, "en", "−1 point (expired), 0 now"),
        ("expire", -1_00, "ru", "−1 балл (срок истёк), теперь 0"),
        ("expire", -1_00, "pl", "−1 punkt (upłynął termin), teraz 0"),
        ("coming", 1_00, "en", "+1 point (on the way), 0 now"),
        ("coming", 1_00, "ru", "+1 балл (скоро), теперь 0"),
        ("reverse", -1_00, "pl", "−1 punkt (cofnięcie), teraz 0"),
    ],
)
def test_why_it_moved_fits_one_point_as_well_as_many(
    movement, points, language, sentence
):
    assert told(movement, "points", language, points, 0) == sentence


def told(movement, kind, language, points, balance):
    return latest_sentence(
        movement,
        points,
        balance,
        scale=scale_for(kind, "PLN"),
        unit=unit_for(kind, "PLN"),
        language=language,
    )
