"""Drafts are tried on the real past."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.make import NOON
from tests.rewards.shop import document, open_shop, rule
from walletpass import rewards
from walletpass.rewards import ProgramVersion, replays
from walletpass.rewards.rules import UnfitRulesError
from walletpass.sales import Item

HOUR = timedelta(hours=1)
DOUBLE = {"kind": "ratio", "amount": 1_000, "per": 100_00}
WORTH = {"worth": 100, "share": 10_000}


@pytest.fixture
def shop(database):
    return open_shop(database, document(spending=WORTH))


@pytest.fixture
def stretch(shop):
    return replays.Stretch(
        shop.brand_id, shop.program_id, NOON, NOON + timedelta(days=60)
    )


def tried(shop, stretch, told, **how):
    with shop.database.snapshot() as session:
        version = replays.document(session, stretch, told)
        return replays.replay(session, stretch, version, **how)


def test_a_draft_is_told_beside_what_was_given(shop, stretch):
    ada, leo = shop.customer(), shop.customer()
    shop.buy(ada, 100_00, now=NOON + HOUR)
    shop.buy(leo, 40_00, now=NOON + 2 * HOUR)

    report = tried(shop, stretch, document(rule(gives=DOUBLE), spending=WORTH))

    assert (report.purchases, report.customers, report.changed) == (2, 2, 2)
    assert (report.before.points, report.after.points) == (7_00, 14_00)
    assert (report.before.cost, report.after.cost) == (7_00, 14_00)
    assert (report.gaining.count, report.gaining.sum) == (2, 7_00)
    assert report.gaining.biggest[0] == replays.Person(ada, 5_00, 10_00)
    assert report.losing.count == 0


def test_a_difference_names_the_rule_behind_it(shop, stretch):
    ada = shop.customer()
    shop.buy(ada, 100_00, now=NOON + HOUR)
    bonus = rule("bonus", {"kind": "fixed", "amount": 3_00})

    report = tried(shop, stretch, document(rule(), bonus))

    [change] = report.changes
    assert (change.before, change.after) == (5_00, 8_00)
    assert change.rules == [replays.RuleChange("bonus", 0, 3_00)]
    assert {code: given.amount for code, _, given in report.rules} == {
        "base": 5_00,
        "bonus": 3_00,
    }


def test_points_that_last_otherwise_are_a_difference_too(shop, stretch):
    shop.buy(shop.customer(), 100_00, now=NOON + HOUR)
    told = document(rule(expiry={"kind": "days", "days": 20}))

    report = tried(shop, stretch, told)

    [change] = report.changes
    assert change.rules == [replays.RuleChange("base", 5_00, 5_00)]
    assert report.gaining.count == report.losing.count == 0


def test_a_limit_fills_up_in_the_order_of_the_sales(shop, stretch):
    ada = shop.customer()
    for hour in range(1, 4):
        shop.buy(ada, 100_00, now=NOON + hour * HOUR)
    scarce = rule(limits=[{"per": "customer", "period": "ever", "amount": 7_00}])

    report = tried(shop, stretch, document(scarce))

    assert [change.after for change in report.changes] == [2_00, 0]


def test_a_return_gives_a_limit_back_to_the_sales_after_it(shop, stretch):
    ada = shop.customer()
    first = shop.buy(ada, 100_00, now=NOON + HOUR)
    shop.refund(first.purchase.id, Item(number=1), now=NOON + 2 * HOUR)
    shop.buy(ada, 100_00, now=NOON + 3 * HOUR)
    scarce = rule(limits=[{"per": "customer", "period": "ever", "amount": 5_00}])

    report = tried(shop, stretch, document(scarce))

    assert report.returns == 1
    assert report.changed == 0
    assert report.after.points == 5_00


MOMENT = timedelta(milliseconds=1)


@pytest.mark.parametrize("later", [0 * MOMENT, 1 * MOMENT, -1 * MOMENT, -400 * MOMENT])
def test_returns_of_one_purchase_are_told_in_the_order_they_were_taken_in(
    shop, stretch, later
):
    for _ in range(4):
        bought = shop.buy(shop.customer(), 100_00, 99_99, now=NOON + HOUR)
        for number, part in enumerate((50_01, 20_03, 5_95)):
            now = NOON + 2 * HOUR + number * later
            shop.refund(bought.purchase.id, Item(number=1, amount=part), now=now)

    with shop.database.snapshot() as session:
        report = replays.replay(session, stretch, None)

    assert report.returns == 12
    assert report.changes == []


def test_a_return_takes_back_what_the_draft_would_have_given(shop, stretch):
    ada = shop.customer()
    bought = shop.buy(ada, 100_00, 100_00, now=NOON + HOUR)
    shop.refund(bought.purchase.id, Item(number=1), now=NOON + 2 * HOUR)

    report = tried(shop, stretch, document(rule(gives=DOUBLE)))

    assert [(one.is_return, one.before, one.after) for one in report.changes] == [
        (False, 10_00, 20_00),
        (True, -5_00, -10_00),
    ]
    assert report.changes[1].rules == [replays.RuleChange("base", -5_00, -10_00)]
    assert (report.before.points, report.after.points) == (5_00, 10_00)
    assert report.gaining.sum == 5_00


def test_what_is_owed_is_told_by_month(shop, stretch):
    ada = shop.customer()
    shop.buy(ada, 100_00, now=NOON)  # 20 November
    shop.buy(ada, 300_00, now=NOON + timedelta(days=20))
    told = document(rule(expiry={"kind": "days", "days": 25}))

    report = tried(shop, stretch, told)

    assert [
        (name, before.owed, after.issued, after.lapsed, after.owed)
        for name, before, after in report.months
    ] == [
        ("2026-11", 5_00, 5_00, 0, 5_00),
        ("2026-12", 20_00, 15_00, 5_00, 15_00),
        ("2027-01", 20_00, 0, 15_00, 0),
    ]


def test_what_was_spent_this_month_is_found_though_nobody_asked_then(shop, stretch):
    ada = shop.customer()
    first = shop.buy(ada, 100_00, now=NOON + HOUR)
    shop.buy(ada, 50_00, now=NOON + 2 * HOUR)
    shop.refund(first.purchase.id, Item(number=1), now=NOON + 3 * HOUR)
    shop.buy(ada, 50_00, now=NOON + 4 * HOUR)
    steps = [
        {"at_least": 0, "amount": 100, "per": 100_00},
        {"at_least": 100_00, "amount": 1_000, "per": 100_00},
    ]

    report = tried(
        shop,
        stretch,
        document(rule(gives={"kind": "steps", "by": "month", "steps": steps})),
    )

    given = [(one.before, one.after) for one in report.changes if not one.is_return]
    assert given == [(5_00, 1_00), (2_50, 5_00), (2_50, 50)]


def test_only_the_stretch_counts_and_only_the_program(shop, stretch, database):
    ada = shop.customer()
    shop.buy(ada, 100_00, now=NOON - HOUR)
    shop.buy(ada, 100_00, now=NOON + timedelta(days=60))
    other = open_shop(database, document())
    other.buy(other.customer(), 100_00, now=NOON + HOUR)

    report = tried(shop, stretch, document(rule(gives=DOUBLE)))

    assert report.purchases == 0
    assert report.months == []


def test_a_limit_remembers_what_was_used_before_the_stretch(shop, stretch):
    scarce = document(
        rule(limits=[{"per": "customer", "period": "ever", "amount": 7_00}])
    )
    ada = shop.customer()
    shop.publish(scarce, now=NOON)
    before = shop.buy(ada, 100_00, now=NOON)
    shop.buy(ada, 100_00, now=NOON + HOUR)
    shop.refund(before.purchase.id, Item(number=1), now=NOON + 2 * HOUR)
    shop.buy(ada, 100_00, now=NOON + 3 * HOUR)

    report = tried(shop, replace(stretch, since=NOON + HOUR), scarce)

    assert report.changed == 0
    assert report.after.points == 2_00 + 5_00


def test_whatever_the_books_tell_otherwise_is_a_difference(shop, stretch):
    bought = shop.buy(shop.customer(), 100_00, now=NOON + HOUR)
    with shop.database.transaction() as session:
        credit = session.get_one(rewards.Credit, bought.purchase.id)
        credit.awards = [credit.awards[0] | {"amount": 6_00}]

    with shop.database.snapshot() as session:
        report = replays.replay(session, stretch, None)

    assert report.changes[0].rules == [replays.RuleChange("base", 6_00, 5_00)]


def test_nothing_is_written(shop, stretch):
    shop.buy(shop.customer(), 100_00, now=NOON + HOUR)

    with shop.database.transaction() as session:
        told = replays.document(session, stretch, document(rule(gives=DOUBLE)))
        replays.replay(session, stretch, told)

        assert not session.new
        assert not session.dirty
        assert session.query(ProgramVersion).count() == 1


def test_every_difference_is_told_though_only_the_first_are_kept(shop, stretch):
    ada, told = shop.customer(), []
    for minute in range(103):
        shop.buy(ada, 20_00, now=NOON + timedelta(minutes=minute))

    report = tried(shop, stretch, document(rule(gives=DOUBLE)), on_change=told.append)

    assert (report.changed, len(told), len(report.changes)) == (103, 103, 100)


def test_so_much_of_the_end_is_taken_as_can_be_tried_at_once(shop, stretch):
    ada = shop.customer()
    for hour in range(5):
        shop.buy(ada, 100_00, now=NOON + hour * HOUR)

    with shop.database.snapshot() as session:
        whole = replays.latest(session, stretch, 5)
        part = replays.latest(session, stretch, 3)

        assert whole == stretch
        assert replays.replay(session, part, None).purchases == 3


@pytest.mark.parametrize("number", [0, 2, -1])
def test_only_versions_that_were_published_can_be_tried(shop, stretch, number):
    with (
        shop.database.snapshot() as session,
        pytest.raises(rewards.UnknownVersionError),
    ):
        replays.numbered(session, stretch, number)


def test_a_program_without_draft_has_none_to_try(shop, stretch):
    with shop.database.snapshot() as session:
        assert replays.numbered(session, stretch, 1).number == 1
        with pytest.raises(rewards.NoDraftError):
            replays.draft(session, stretch)


def test_rules_that_cannot_be_followed_are_not_tried(shop, stretch):
    with (
        shop.database.snapshot() as session,
        pytest.raises(UnfitRulesError),
    ):
        replays.document(session, stretch, {"currency": "EUR", "rules": []})


def test_a_program_of_discounts_is_told_in_money(database):
    five, ten = (
        {"currency": "PLN", "gives": "discount", "rules": [
            rule(gives={"kind": "ratio", "amount": amount, "per": 100_00})
        ]}
        for amount in (5_00, 10_00)
    )  # fmt: skip
    shop = open_shop(database, five)
    shop.buy(shop.customer(), 200_00, now=NOON + HOUR)
    stretch = replays.Stretch(
        shop.brand_id, shop.program_id, NOON, NOON + timedelta(days=1)
    )

    report = tried(shop, stretch, ten)

    assert (report.before.discount, report.after.discount) == (10_00, 20_00)
    assert (report.before.cost, report.after.cost) == (10_00, 20_00)
    assert report.before.points == report.after.points == 0
    assert report.gaining.sum == 10_00
    told = replays.plain(report, 0, {})
    assert told["counts"] == "money"
    assert told["gaining"]["sum"] == 10_00
