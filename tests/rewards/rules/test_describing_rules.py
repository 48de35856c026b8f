"""A rule is told in a sentence before anybody bought anything."""

import pytest

from tests.rewards.rules.receipts import document, rouble_rule
from tests.rewards.rules.test_published_rules import (
    BIRTHDAY_500,
    FIX_PRICE_2019,
    FIX_PRICE_2025,
    storeez,
)
from walletpass.kernel.languages import LANGUAGES
from walletpass.rewards.rules import Describer, read
from walletpass.rewards.rules.explaining import PLAIN_POINTS


def told(rules, language="en"):
    described = read(rules).document
    describer = Describer(described, language, PLAIN_POINTS)
    return [describer.rule(rule) for rule in described.rules]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            (
                "5 points for every RUB 100; basket: RUB 500.01 or more; only the "
                "customer's favourite categories; each article takes the best of “base”; "
                "good for 12 months."
            ),
        ),
        (
            "ru",
            (
                "5 баллов за 100 ₽; чек: от 500,01 ₽; только любимые категории "
                "клиента; каждому товару — лучшее из «base»; срок 12 месяцев."
            ),
        ),
        (
            "pl",
            (
                "5 punktów za 100 RUB; koszyk: od 500,01 RUB; tylko ulubione "
                "kategorie klienta; każdy towar bierze najlepszą z „base”; ważne "
                "12 miesięcy."
            ),
        ),
    ],
)
def test_a_rule_is_a_sentence_in_each_language(language, sentence):
    said = told(FIX_PRICE_2019, language)[1]

    assert said.replace("\N{NO-BREAK SPACE}", " ") == sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_without_an_end_takes_no_full_stop_besides(language):
    fourth = {
        "code": "fourth",
        "gives": {"kind": "fixed", "amount": 50_00},
        "when": {"purchase": {"every": 4}},
    }

    [said] = told(document(fourth), language)

    assert said.endswith("4, 8, 12…")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "rules",
    [FIX_PRICE_2019, FIX_PRICE_2025, storeez(each_full=True), BIRTHDAY_500],
)
def test_every_published_rule_can_be_told(rules, language):
    for sentence in told(rules, language):
        assert sentence[0] == sentence[0].upper()
        assert sentence.endswith(".")
        assert not sentence.endswith("..")
        assert "{" not in sentence


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"when": {"weekdays": ["tue"], "hours": [["15:00", "17:00"]]}}, "on Tue; at"),
        ({"when": {"presented_via": ["wallet"]}}, "card shown: from Wallet"),
        ({"when": {"purchase": {"at_most": 1}}}, "for the first purchase"),
        ({"when": {"tenure": {"at_most": 30}}}, "days since joining: 30 at most"),
        ({"when": {"tiers": ["gold", "<b>"]}}, "for tiers: gold, <b>"),
        ({"only": {"skus": list("abcdefg")}}, "articles a, b, c, d, e (+2)"),
        ({"leaves_out": {"kinds": []}}, "counted too: delivery, gift cards"),
        ({"rounding": {"mode": "up", "unit": 100}}, "rounded up to 1 point"),
        ({"pending": {"kind": "after_days", "days": 14}}, "usable after 14 days"),
        ({"expiry": {"kind": "month_end", "months": 1}}, "the month 1 month later"),
        (
            {"limits": [{"per": "store", "period": "day", "count": 3}]},
            "at most 3× for a store per day",
        ),
    ],
)
def test_each_part_of_a_rule_is_in_it(more, words):
    assert words in told(document(rouble_rule(**more)))[0]


def test_spending_is_a_sentence_too():
    terms = {"worth": 100, "share": 3_000, "minimum": 300_00, "earns": False}
    described = read(document(spending=terms)).document

    said = Describer(described, "en", PLAIN_POINTS).spending()
    assert said.replace("\N{NO-BREAK SPACE}", " ") == (
        "1 point = RUB 1; at most 30% of a basket; at least 300 points; a basket paid "
        "with points earns nothing."
    )
    without = read(document()).document
    assert Describer(without, "pl", PLAIN_POINTS).spending() == (
        "Punktami się nie płaci."
    )
