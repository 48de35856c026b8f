import json

import pytest

from tests.rewards.rules.receipts import NOON, basket, document, line, rouble_rule
from walletpass.kernel.languages import LANGUAGES
from walletpass.rewards import rules as front_door
from walletpass.rewards.rules import (
    Basket,
    Because,
    Event,
    Facts,
    Line,
    Unit,
    because,
    earn,
    explain,
    money,
    read,
)
from walletpass.rewards.rules.sentences import EXCLUDED, HOW, PER, PERIOD, REASONS

NB = "\N{NO-BREAK SPACE}"
BOUGHT = basket(
    line(1, 1_080_00),
    line(2, 300_00, is_delivery=True),
    line(3, 500_00, is_discounted=True),
)
NAMED = {"en": "Every purchase", "ru": "За покупки", "pl": "Za zakupy"}


def award_of(rule, bought=BOUGHT, **told):
    [award] = earn(read(document(rule, **told)), bought, Facts(NOON)).awards
    return award.because


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            (
                f"54 points: 5 points for every RUB{NB}100 of RUB{NB}1,080 (Every purchase). "
                "Not counted: delivery, discounted goods."
            ),
        ),
        (
            "ru",
            (
                f"54 балла: 5 баллов за 100{NB}₽ из 1{NB}080{NB}₽ (За покупки). "
                "Не учтено: доставка, товары со скидкой."
            ),
        ),
        (
            "pl",
            (
                f"54 punkty: 5 punktów za 100{NB}RUB z 1080{NB}RUB (Za zakupy). "
                "Nie liczy się: dostawa, towary przecenione."
            ),
        ),
    ],
)
def test_the_customer_reads_what_was_counted_and_what_was_not(language, sentence):
    rule = rouble_rule(
        name=NAMED, leaves_out={"kinds": ["discounted", "delivery", "gift_card"]}
    )

    assert explain(award_of(rule), language) == sentence


@pytest.mark.parametrize(
    ("language", "tail"),
    [
        ("en", "2 lines not counted: delivery (line 2), discounted goods (line 3)."),
        (
            "ru",
            "Не учтены 2 строки: доставка (строка 2), товары со скидкой (строка 3).",
        ),
        (
            "pl",
            "Nie liczą się 2 pozycje: dostawa (pozycja 2), towary przecenione (pozycja 3).",
        ),
    ],
)
def test_the_cashier_reads_which_lines_did_not_count(language, tail):
    rule = rouble_rule(leaves_out={"kinds": ["discounted", "delivery"]})

    said = explain(award_of(rule), language, audience="cashier")

    assert said.endswith(tail)


def test_what_is_fixed_says_nothing_of_lines_that_changed_nothing():
    rule = {"code": "once", "gives": {"kind": "fixed", "amount": 50_00}, "name": NAMED}
    bill = basket(line(1, 100_00), line(2, 5_00, is_delivery=True))

    said = explain(award_of(rule, bill), "en", audience="cashier")

    assert said.startswith("50 points: ")
    assert "not counted" not in said


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, ["1 line not counted", "Не учтена 1 строка", "Nie liczy się 1 pozycja"]),
        (5, ["5 lines not counted", "Не учтено 5 строк", "Nie liczy się 5 pozycji"]),
        (
            21,
            ["21 lines not counted", "Не учтена 21 строка", "Nie liczy się 21 pozycji"],
        ),
        (
            22,
            ["22 lines not counted", "Не учтены 22 строки", "Nie liczą się 22 pozycje"],
        ),
    ],
)
def test_lines_take_the_plural_form_of_the_language(count, words):
    delivery = [line(number + 2, 1_00, is_delivery=True) for number in range(count)]
    reason = award_of(rouble_rule(), basket(line(1, 100_00), *delivery))

    for language, start in zip(LANGUAGES, words, strict=True):
        assert start in explain(reason, language, audience="cashier")


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (
            {"kind": "ratio", "amount": 300, "per": 10_00, "each_full": True},
            f"324 points: 3 points for each full RUB{NB}10 of RUB{NB}1,080.",
        ),
        ({"kind": "fixed", "amount": 10_00}, "10 points: for this purchase."),
        (
            {"kind": "per_item", "amount": 10_00},
            "20 points: 10 points for each item, 2 in all.",
        ),
        (
            {"kind": "per_item", "amount": 1_00, "each": 250},
            "10 points: 1 point for each full 0.25 of 2.5.",
        ),
    ],
)
def test_each_way_to_count_has_its_sentence(rule, sentence):
    quantity = 2_500 if rule.get("each") else 2_000
    bought = basket(line(1, 1_080_00, quantity=quantity))

    assert explain(award_of({"code": "a", "gives": rule}, bought), "en") == sentence


def test_a_named_gift_is_called_by_its_name():
    rule = {"code": "a", "gives": {"kind": "fixed", "amount": 1_00}, "name": NAMED}

    assert explain(award_of(rule), "ru").startswith("1 балл: За покупки.")


def test_a_multiplier_says_on_top_of_what():
    double = {"code": "x", "gives": {"kind": "multiplier", "basis_points": 15_000}}
    rules = read(document(rouble_rule(), double))

    earning = earn(rules, basket(line(1, 1_000_00)), Facts(NOON))

    assert explain(earning.awards[1].because, "en") == (
        "25 points: ×1.5, on top of the usual (50 points)."
    )


def test_a_discount_is_told_in_money_and_per_cent():
    reason = award_of(rouble_rule(), basket(line(1, 999_00)), gives="discount")

    assert explain(reason, "en") == f"RUB{NB}49.95 off: 5% of RUB{NB}999."
    assert explain(reason, "ru") == f"Скидка 49,95{NB}₽: 5{NB}% от 999{NB}₽."
    assert explain(reason, "pl") == f"Rabat 49,95{NB}RUB: 5% od 999{NB}RUB."


def test_a_limit_tells_what_it_took():
    rule = rouble_rule(limits=[{"per": "customer", "period": "day", "amount": 10_00}])
    reason = award_of(rule, basket(line(1, 1_000_00)))

    assert explain(reason, "en").endswith(
        " It would be 50 points without the limit for a customer per day."
    )
    assert explain(reason, "ru").endswith(
        " Без ограничения (для клиента в день) было бы 50 баллов."
    )


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("welcome", "50 points: a welcome gift."),
        ("referrer", "50 points: a friend came on an invitation."),
        ("referee", "50 points: for coming on a friend's invitation."),
        ("review", "50 points: for taking part."),
        ("multiplier", "50 points: for taking part."),
    ],
)
def test_events_have_their_sentences(event, sentence):
    rule = {
        "code": "a",
        "gives": {"kind": "fixed", "amount": 50_00},
        "on": {"kind": "event", "event": event},
    }

    [award] = earn(read(document(rule)), Event(event), Facts(NOON)).awards

    assert explain(award.because, "en") == sentence


def test_points_are_called_as_the_program_calls_them():
    miles = Unit({"en": {"one": "mile", "other": "miles"}})

    assert explain(award_of(rouble_rule()), "en", unit=miles).startswith(
        "79 miles: 5 miles"
    )


def test_a_stored_reason_says_the_same_a_year_later():
    reason = award_of(
        rouble_rule(
            name=NAMED, limits=[{"per": "card", "period": "purchase", "amount": 3_00}]
        )
    )

    stored = json.loads(json.dumps(reason.plain()))

    for language in LANGUAGES:
        assert explain(because(stored), language) == explain(reason, language)


def test_days_are_written_as_the_language_writes_them():
    reason = Because("not-yet-active", {"day": "2027-01-31"})

    assert explain(reason, "en") == "It starts on Jan 31, 2027."
    assert explain(reason, "pl") == "Zacznie się 31 sty 2027."


@pytest.mark.parametrize("catalogue", [EXCLUDED, HOW, PER, PERIOD, REASONS])
def test_every_sentence_is_there_in_every_language(catalogue):
    for words in catalogue.values():
        assert words.keys() == set(LANGUAGES)
        assert len({text.count("{") for text in words.values()}) == 1


@pytest.mark.parametrize(
    ("minor", "currency", "language", "written"),
    [
        (108_000, "PLN", "pl", f"1080{NB}zł"),
        (1_234_50, "PLN", "pl", f"1234,50{NB}zł"),
        (49_999, "RUB", "ru", f"499,99{NB}₽"),
        (500, "JPY", "en", "¥500"),
        (0, "USD", "en", "$0"),
    ],
)
def test_money_is_written_as_the_language_writes_it(minor, currency, language, written):
    assert money(minor, currency, language) == written


def test_the_front_door_shows_what_happens():
    five_per_100 = {"kind": "ratio", "amount": 500, "per": 100_00}
    rules = read(
        {"currency": "USD", "rules": [{"code": "base", "gives": five_per_100}]}
    )

    earning = earn(rules, Basket("USD", (Line(1, 1_080_00),)), Facts(moment=NOON))

    said = explain(earning.awards[0].because, "en")
    assert said == "54 points: 5 points for every $100 of $1,080."
    assert said in front_door.__doc__
