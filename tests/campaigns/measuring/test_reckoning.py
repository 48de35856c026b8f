"""What is told of a campaign: the naive figure, the true one, and how sure we are."""

from dataclasses import replace
from random import Random

import pytest

from tests.campaigns.measuring.people import (
    HELD,
    crowd,
    row,
    shop_day,
    tally_of,
    terms,
)
from walletpass.campaigns.measuring.reckoning import figures_of
from walletpass.campaigns.measuring.sentences import sentences_of


def figures(rows, shop_days=(), **told):
    return figures_of(tally_of(rows, shop_days), terms(**told))


def test_a_campaign_that_does_nothing_looks_splendid_until_it_is_compared():
    best_customers = crowd(Random(3), 4_000, reach=lambda habit: habit > 0.6)
    days = [shop_day(receipts_with=100, revenue_with=900_000,
                     receipts_without=100, revenue_without=600_000)]  # fmt: skip

    told = figures(best_customers, days)

    assert told.naive.romi > 10  # more than 1 000 %, as vendors tell
    assert told.naive.card_uplift == 0.5
    assert told.incremental.verdict == "no-evidence"
    assert told.incremental.margin.low < 0 < told.incremental.margin.high
    assert told.incremental.romi_low < 0
    [answer, returns, *_] = sentences_of(told, terms(), "en")
    assert answer.startswith("No evidence of effect")
    assert returns.startswith("Counted the usual way its return is ")


def test_without_a_second_opinion_every_other_figure_is_the_same():
    tally = tally_of(crowd(Random(4), 600, uplift=0.2))
    full = figures_of(tally, terms())
    quick = figures_of(tally, terms(), resample=False)

    assert full.incremental.buyers.resampled is not None
    alone = {
        name: replace(getattr(full.incremental, name), resampled=None)
        for name in ("buyers", "margin")
    }
    assert quick == replace(full, incremental=replace(full.incremental, **alone))


def test_a_campaign_that_works_is_told_in_people():
    told = figures(crowd(Random(4), 6_000, uplift=0.2))

    assert told.incremental.verdict == "more"
    effect = told.incremental.buyers
    truth = 0.18 * told.stages.treated  # habits near 1 cannot grow by 0.2
    assert effect.band.low <= truth <= effect.band.high
    assert effect.band.high - effect.band.low < effect.plain.high - effect.plain.low
    assert effect.resampled.low == pytest.approx(effect.band.low, rel=0.1)
    [answer, money, *_] = sentences_of(told, terms(), "en")
    assert answer == (
        f"Of {told.treated.buyers:,} buyers, about {effect.band.total:,} would not "
        f"have bought otherwise (between {effect.band.low:,} and {effect.band.high:,})."
    )
    assert money.startswith("It brought about PLN")


@pytest.mark.parametrize(
    ("language", "start"),
    [("ru", "Покупателей "), ("pl", "Kupujących: ")],
)
def test_the_answer_is_told_in_each_language(language, start):
    told = figures(crowd(Random(4), 6_000, uplift=0.2))

    assert sentences_of(told, terms(), language)[0].startswith(start)


def test_a_campaign_that_does_harm_says_so():
    rows = list(crowd(Random(9), 4_000, uplift=-0.3))

    told = figures(rows)

    assert told.incremental.verdict == "less"
    sentence = sentences_of(told, terms(), "en")[0]
    assert sentence.startswith("Without it there would have been about PLN")
    assert "revenue" in sentences_of(told, terms(margin=None), "en")[0]


def test_nobody_is_told_what_a_handful_cannot_show():
    rows = [row(number, receipts=1, revenue=100) for number in range(100)]
    held = [row(number, **HELD) for number in range(100, 120)]

    told = figures([*rows, *held])

    assert told.incremental.verdict == "too-few"
    assert told.incremental.margin is None
    assert sentences_of(told, terms(), "en")[0] == (
        "Too few to tell: 20 held out, 100 bought in all."
    )
    assert "nobody was held out" in sentences_of(figures(rows), terms(), "en")[0]


def test_two_crowds_of_whom_hardly_anybody_bought_are_too_few():
    rows = [row(number, receipts=int(number < 9)) for number in range(300)]
    held = [row(number, **HELD) for number in range(300, 400)]

    assert figures([*rows, *held]).incremental.verdict == "too-few"


def test_arms_are_as_assigned_whoever_was_reached():
    reached = [row(number, receipts=1, revenue=1_000) for number in range(50)]
    missed = [
        row(number, state="suppressed", reason="no-phone", was_told=False)
        for number in range(50, 100)
    ]
    held = [row(n, receipts=1, revenue=500, **HELD) for n in range(100, 150)]

    told = figures([*reached, *missed, *held], margin=None)

    assert told.incremental.margin.per_person == 0  # 500 on average, as the held-out
    assert told.treated.people == 100
    assert told.contamination.treated_out_of_reach == 50


def test_each_stage_counts_a_customer_once():
    rows = [
        row(1, receipts=3, revenue=900, redeemed=2, worth=100),
        row(2, is_fetched=False),
        row(3, is_accepted=False, is_fetched=False),
        row(4, state="suppressed", reason="cap-week"),
        row(5, state="suppressed", reason="no-consent"),
        row(6, state="planned", reason=""),
        row(7, state="cancelled", reason="campaign-cancelled"),
        row(8, **HELD),
    ]

    stages = figures(rows).stages

    assert (stages.eligible, stages.held, stages.treated) == (8, 1, 7)
    assert (stages.sent, stages.accepted, stages.fetched) == (3, 2, 1)
    assert (stages.redeemed, stages.bought) == (1, 1)
    assert stages.reasons == {"cap-week": 1, "no-consent": 1}
    assert stages.eligible == (
        stages.held + stages.sent + stages.suppressed + stages.waiting
        + stages.cancelled
    )  # fmt: skip


def test_cost_is_messages_and_what_was_given_away():
    treated = [
        row(number, receipts=1, revenue=1_000, paid_with_points=60)
        for number in range(40)
    ]
    treated[0] = row(0, receipts=1, paid_with_points=60, redeemed=1, worth=500)
    treated[1] = row(1, receipts=1, paid_with_points=60, redeemed=1, unpriced=1)
    held = [row(n, receipts=1, paid_with_points=20, **HELD) for n in range(40, 80)]

    cost = figures([*treated, *held]).cost

    assert cost.messages == 40 * 10
    assert cost.fixed == 5_000
    assert cost.coupons == 350  # the margin shows 30 % of it already
    assert cost.points == 40 * 40
    assert cost.total == 400 + 5_000 + 350 + 1_600
    assert cost.unpriced_coupons == 1


def test_a_return_is_as_one_works_it_out_by_hand():
    rows = [row(number, receipts=2, revenue=30_000) for number in range(10)]

    told = figures(rows, message_cost=100, fixed_cost=19_000)

    assert told.naive.margin == 90_000  # 30 % of 300 000
    assert told.naive.romi == 3.5  # (90 000 - 20 000) / 20 000
    assert told.naive.average_check == 15_000
    assert told.naive.conversion_of_sent == 1


def test_conversion_says_of_whom():
    rows = [
        row(1, receipts=1),
        row(2),
        row(3, is_fetched=False, receipts=1),
        row(4, is_accepted=False, is_fetched=False),
    ]

    naive = figures(rows).naive

    assert naive.conversion_of_sent == 0.5
    assert naive.conversion_of_accepted == pytest.approx(2 / 3, abs=1e-6)
    assert naive.conversion_of_fetched == 0.5


def test_checks_with_and_without_a_card_are_compared_in_the_same_stores_and_days():
    days = [
        shop_day(receipts_with=2, revenue_with=5_000,
                 receipts_without=1, revenue_without=2_000),
        shop_day(store_id="sto_2", receipts_with=100, revenue_with=1),
    ]  # fmt: skip

    naive = figures([], days).naive

    assert (naive.check_with_card, naive.check_without_card) == (2_500, 2_000)
    assert naive.card_uplift == 0.25


def test_the_held_out_who_were_told_are_named():
    told = figures([row(1, **(HELD | {"was_told": True})), row(2, **HELD)])

    assert told.contamination.held_but_told == 1
    assert told.contamination.customers == ("cus_000001",)
    [_, warning] = sentences_of(told, terms(), "en")
    assert warning.startswith("1 of the held-out were told all the same")


def test_each_variant_is_held_against_its_own_held_out():
    rows = []
    for number in range(200):
        variant = "ab"[number % 2]
        rows.append(row(number, variant=variant, receipts=1, revenue=1_000))
        held = HELD | {"variant": variant}
        rows.append(
            row(
                500 + number,
                receipts=1,
                revenue=700 if variant == "a" else 1_000,
                **held,
            )
        )

    first, second = figures(rows, margin=None).variants

    assert (first.code, first.sent, first.margin.per_person) == ("a", 100, 300)
    assert (second.code, second.margin.per_person) == ("b", 0)
    assert (first.verdict, second.verdict) == ("more", "no-evidence")


def test_who_left_and_who_still_comes_are_told_of_both_arms():
    rows = [
        row(1, is_unregistered=True, came=(True, False, None)),
        row(2, came=(True, True, None)),
        row(3, **HELD, came=(False, None, None)),
    ]

    told = figures(rows)

    assert (told.treated.unregistered, told.treated.leaving) == (1, 0.5)
    assert told.treated.came == (1, 0.5, None)
    assert told.held.came == (0, None, None)


def test_interim_figures_are_marked():
    assert sentences_of(figures([]), terms(is_final=False), "en")[-1] == (
        "Not final: purchases count until Nov 27, 2026, 12:00\u202fPM (UTC)."
    )
