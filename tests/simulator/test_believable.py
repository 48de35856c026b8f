"""Shops and customers one could meet."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import get_args

import phonenumbers
import pytest
from email_validator import validate_email

from walletpass.simulator.believable import Trade, customers, shop, visits

SINCE, UNTIL = date(2026, 5, 1), date(2026, 11, 1)
LANGUAGES = ("en", "ru", "pl")
REGIONS = {"en": "GB", "ru": "RU", "pl": "PL"}


def people_of(language, count=300, seed=1):
    place = shop(language)
    return list(customers(place, count, since=SINCE, until=UNTIL, seed=seed))


def story_of(language, count=60, seed=1):
    people = people_of(language, count, seed)
    return list(visits(shop(language), people, until=UNTIL, seed=seed))


@pytest.mark.parametrize("trade", get_args(Trade))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trade_has_a_shelf_with_prices_in_every_language(language, trade):
    place = shop(language, trade)

    assert len({product.sku for product in place.products}) == len(place.products) >= 7
    assert all(product.price > 0 for product in place.products)
    assert len({store.code for store in place.stores}) == 3
    assert place.currency == {"en": "GBP", "ru": "RUB", "pl": "PLN"}[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_can_be_reached_and_nobody_shares_a_number(language):
    people = people_of(language, 2000)

    for one in people[:200]:
        number = phonenumbers.parse(one.phone)
        assert phonenumbers.is_valid_number(number), one.phone
        assert phonenumbers.region_code_for_number(number) == REGIONS[language]
        assert validate_email(
            one.email, check_deliverability=False, test_environment=True
        )
    assert (
        len({one.phone for one in people}) == len({one.email for one in people}) == 2000
    )


def test_surnames_agree_with_their_owners():
    families = Counter(one.family_name for one in people_of("ru"))
    assert {"Иванова", "Иванов"} <= families.keys()
    assert not any(family.endswith("аа") for family in families)

    families = Counter(one.family_name for one in people_of("pl"))
    assert {"Kowalska", "Kowalski", "Nowak"} <= families.keys()
    assert not any(family.endswith(("skia", "Nowaka")) for family in families)


def test_everybody_is_grown_up_and_joined_in_time():
    for one in people_of("en"):
        assert UNTIL - one.birthday >= timedelta(days=18 * 365)
        assert SINCE <= one.joined_on <= UNTIL


def test_more_people_leave_the_first_ones_as_they_were():
    assert people_of("pl", 50) == people_of("pl", 300)[:50]


def test_a_story_is_told_the_same_way_twice_and_another_seed_tells_another():
    assert story_of("pl") == story_of("pl")
    assert story_of("pl", seed=1) != story_of("pl", seed=2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_visits_come_in_order_with_receipts_of_their_own(language):
    story = story_of(language)

    assert len(story) > 300
    assert all(a.at <= b.at for a, b in pairwise(story))
    assert len({visit.receipt for visit in story}) == len(story)


def test_people_come_after_joining_and_while_the_shop_is_open():
    for visit in story_of("ru"):
        local = visit.at.astimezone(visit.store.zone)
        assert visit.customer.joined_on <= local.date() < UNTIL
        assert visit.store.opens <= local.time() < visit.store.closes


def test_every_basket_holds_something_and_adds_up():
    for visit in story_of("en"):
        assert visit.lines
        assert visit.total == sum(o.product.price * o.quantity for o in visit.lines)
        assert len({line.product for line in visit.lines}) == len(visit.lines)


def test_habits_show():
    people = people_of("en", 400)
    count = Counter(v.customer.habit for v in visits(shop("en"), people, until=UNTIL))
    heads = Counter(one.habit for one in people)

    assert count["regular"] / heads["regular"] > 2 * count["weekly"] / heads["weekly"]
    assert count["weekly"] / heads["weekly"] > 2 * (
        count["occasional"] / heads["occasional"]
    )


def test_the_lapsing_have_stopped_coming():
    people = [one for one in people_of("en", 400) if one.habit == "lapsing"]
    last = {}
    for visit in visits(shop("en"), people, until=UNTIL):
        last[visit.customer.number] = visit.at.date()

    for one in people:
        stopped = one.joined_on + (UNTIL - one.joined_on) * 0.7
        assert last.get(one.number, one.joined_on) < stopped


def test_most_people_shop_near_home():
    story = story_of("pl")
    at_home = sum(visit.store == visit.customer.home for visit in story)

    assert at_home > len(story) * 0.8
