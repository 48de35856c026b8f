from datetime import UTC, datetime, timedelta

import pytest

from tests.campaigns.triggers.scenes import NOON, due, open_shop
from walletpass.customers import birthday_from

ON = {"on": "birthday", "days_before": 3, "days_after": 3}


def born(shop, text, **facts):
    return shop.customer(birthday=birthday_from(text), **facts)


@pytest.mark.parametrize(
    ("birthday", "name"),
    [
        ("11-16", None),
        ("11-17", "birthday/2026"),
        ("11-20", "birthday/2026"),
        ("1990-11-23", "birthday/2026"),
        ("11-24", None),
        ("06-01", None),
    ],
)
def test_a_birthday_is_an_occasion_for_some_days_around_it(database, birthday, name):
    shop = open_shop(database)
    ada = born(shop, birthday)

    assert due(shop, ON).get(ada) == name


def test_around_the_new_year_it_has_the_name_of_its_own_year(database):
    shop = open_shop(database)
    early, late = born(shop, "01-02"), born(shop, "12-30")

    eve = due(shop, ON, now=datetime(2026, 12, 31, 12, tzinfo=UTC))
    day = due(shop, ON, now=datetime(2027, 1, 1, 12, tzinfo=UTC))

    assert eve == day == {early: "birthday/2027", late: "birthday/2026"}


def test_who_was_born_on_the_29th_celebrates_on_the_28th_in_other_years(database):
    shop = open_shop(database)
    leap = born(shop, "2000-02-29")
    today = {"on": "birthday", "days_before": 0, "days_after": 0}

    def on(*day):
        return due(shop, today, now=datetime(*day, 12, tzinfo=UTC))

    assert on(2027, 2, 28) == {leap: "birthday/2027"}
    assert on(2027, 3, 1) == {}
    assert on(2028, 2, 28) == {}
    assert on(2028, 2, 29) == {leap: "birthday/2028"}


def test_a_day_begins_by_the_customers_own_clock(database):
    shop = open_shop(database)
    here = born(shop, "11-21")
    tokyo = born(shop, "11-21", timezone="Asia/Tokyo")
    hawaii = born(shop, "11-21", timezone="Pacific/Honolulu")
    today = {"on": "birthday", "days_before": 0, "days_after": 0}

    assert set(due(shop, today, now=datetime(2026, 11, 20, 16, tzinfo=UTC))) == {tokyo}
    assert set(due(shop, today, now=datetime(2026, 11, 21, 12, tzinfo=UTC))) == {
        here,
        tokyo,
        hawaii,
    }
    assert set(due(shop, today, now=datetime(2026, 11, 22, 5, tzinfo=UTC))) == {hawaii}


def test_who_told_the_date_only_just_now_waits_for_next_year(database):
    shop = open_shop(database)
    early = born(shop, "11-22", now=NOON - timedelta(days=30))
    late = born(shop, "11-22", now=NOON - timedelta(days=2))

    assert due(shop, {**ON, "told_before": 7}) == {early: "birthday/2026"}
    assert set(due(shop, ON)) == {early, late}


def test_nobody_of_another_brand_has_a_turn(database):
    ours, theirs = open_shop(database), open_shop(database)
    born(theirs, "11-20")

    assert due(ours, ON) == {}
