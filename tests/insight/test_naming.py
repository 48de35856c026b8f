"""Stages are called the same of one person and of many, in every language."""

from walletpass.insight import STAGE_OF_MANY, STAGE_OF_ONE, STAGES, titled


def test_every_stage_has_a_name_of_one_and_of_many():
    assert set(STAGE_OF_ONE) == set(STAGE_OF_MANY) == set(STAGES)
    for words in (*STAGE_OF_ONE.values(), *STAGE_OF_MANY.values()):
        assert words.keys() == {"en", "ru", "pl"}


def test_a_name_that_stands_by_itself_has_a_capital():
    assert titled(STAGE_OF_MANY["at-risk"]) == {
        "en": "At risk",
        "ru": "Могут уйти",
        "pl": "Zagrożeni",
    }
