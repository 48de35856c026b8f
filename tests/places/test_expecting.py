"""Which stores somebody will visit: the formula, and how much better than nearness it is."""

from datetime import date, timedelta
from random import Random

import pytest

from tests.places.city import TODAY, candidates, person, stores
from walletpass.kernel.geo import Point, distance
from walletpass.places import Candidate, Ground, Visit, likeliest


def row_of(many):
    """Return stores a kilometre apart, northwards."""
    points = {f"s{n:02}": Point(52 + n / 111.195, 21) for n in range(many)}
    return [Candidate(name, name) for name in points], points


def days_ago(days, store):
    return Visit(store, TODAY - timedelta(days=days))


def test_own_stores_come_first_and_then_those_on_the_way():
    shops, points = row_of(30)

    chosen = likeliest(Ground(shops, points), [days_ago(3, "s20")], today=TODAY)

    assert chosen[0] == "s20"
    assert sorted(chosen) == [f"s{n:02}" for n in range(15, 25)]


def test_a_far_store_one_shops_at_outdoes_a_near_one_one_never_enters():
    shops, points = row_of(30)
    visits = [days_ago(3, "s00"), days_ago(4, "s00"), days_ago(9, "s29")]

    chosen = likeliest(Ground(shops, points), visits, today=TODAY)

    assert chosen[:2] == ["s00", "s29"]


@pytest.mark.parametrize(("age", "first"), [(10, "s00"), (200, "s29")])
def test_a_visit_of_long_ago_weighs_less(age, first):
    shops, points = row_of(30)
    visits = [days_ago(age, "s00"), days_ago(age + 1, "s00"), days_ago(5, "s29")]

    assert likeliest(Ground(shops, points), visits, today=TODAY)[0] == first


def test_a_closed_store_is_not_chosen_but_tells_where_somebody_is_about():
    shops, points = row_of(30)
    still_open = [one for one in shops if one.id != "s25"]

    chosen = likeliest(Ground(still_open, points), [days_ago(3, "s25")], today=TODAY)

    assert "s25" not in chosen
    assert {"s24", "s26"} <= set(chosen)


def test_a_newcomer_gets_what_others_like_near_where_they_joined():
    shops, points = row_of(60)
    liked = [
        Candidate(one.id, one.code, 0.9 if one.id == "s33" else 0.1) for one in shops
    ]

    there = likeliest(Ground(liked, points), [], today=TODAY, joined_at="s30")
    nowhere = likeliest(Ground(liked, points), [], today=TODAY)
    unknown = likeliest(Ground(liked, points), [], today=TODAY, joined_at="gone")

    assert there[0] == "s33"
    assert all(20 < int(store[1:]) < 40 for store in there)
    assert nowhere == unknown
    assert nowhere[:2] == ["s33", "s00"]


def test_no_more_than_ten_are_chosen_and_the_order_of_asking_does_not_matter():
    shops, points = row_of(40)
    visits = [days_ago(n, f"s{n:02}") for n in range(40)]

    one = likeliest(Ground(shops, points), visits, today=TODAY)
    other = likeliest(Ground(shops[::-1], points), visits[::-1], today=TODAY)

    assert one == other
    assert len(one) == 10


def test_a_visit_dated_tomorrow_counts_as_one_of_today():
    shops, points = row_of(5)
    tomorrow = Visit("s04", date(2027, 1, 1))

    assert likeliest(Ground(shops, points), [tomorrow], today=TODAY)[0] == "s04"


def test_the_chosen_ten_cover_fifteen_percent_more_visits_than_the_nearest_ten():
    chance = Random(2026)
    shops = stores(chance)
    people = [person(chance, shops) for _ in range(300)]
    offered = candidates(shops, people)
    ground = Ground(offered, shops)
    covered = {"chosen": 0, "nearest": 0, "regular": 0}

    for one in people:
        chosen = likeliest(ground, one.before, today=TODAY)
        nearest = sorted(shops, key=lambda name: distance(one.home, shops[name]))[:10]
        went = [visit.store_id for visit in one.before]
        regular = max(shops, key=went.count)
        around = sorted(shops, key=lambda name: distance(shops[regular], shops[name]))[
            :10
        ]
        for visit in one.after:
            covered["chosen"] += visit.store_id in chosen
            covered["nearest"] += visit.store_id in nearest
            covered["regular"] += visit.store_id in around

    assert covered["nearest"] > 500, "they do shop near home"
    assert covered["chosen"] >= 1.15 * covered["nearest"]
    assert covered["chosen"] >= 1.15 * covered["regular"], covered
