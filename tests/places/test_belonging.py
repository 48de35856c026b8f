"""What of places belongs to a person goes with them: erased, merged, forgotten in time."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from tests.places.town import Town
from walletpass import customers, passes, places
from walletpass.kernel.geo import Point
from walletpass.places import ChosenPlace, Position


@pytest.fixture
def town(database):
    return Town.with_stores(make.services(database), 12)


def stand(town, card, external_id="1", now=NOON):
    told = places.Told("app", external_id, Point(52.0, 21.0122), 10.0, now)
    with town.services.database.transaction() as session:
        who = customers.customer_of(session, town.brand_id, card.customer_id)
        yes = customers.Choice("wallet", given=True, topic=places.LOCATION)
        customers.record_consents(session, who, [yes], source="test", now=now)
        return places.report(
            session, town.brand_id, card.customer_id, told, now=now
        ).position


def rows(town, table):
    with town.services.database.snapshot() as session:
        return [one.customer_id for one in session.query(table)]


def test_an_erased_customer_leaves_no_trace_of_where_they_were(town):
    card, other = town.card(), town.card()
    for one in (card, other):
        stand(town, one, one.id)
    town.settle()

    with town.services.database.transaction() as session:
        places.forget_places(session, card.customer_id)

    assert set(rows(town, Position)) == {other.customer_id}
    assert set(rows(town, ChosenPlace)) == {other.customer_id}


def test_a_merge_makes_the_loser_s_whereabouts_the_winner_s_and_chooses_anew(town):
    winner, loser = town.card(), town.card()
    town.buy(loser, 11)
    town.settle()
    assert town.ten(winner) == list(range(10))
    stand(town, loser)

    with town.services.database.transaction() as session:
        made = passes.merge_holders(
            session,
            make.people(),
            town.brand_id,
            loser.customer_id,
            winner.customer_id,
            actor="test",
            reason="one person",
            now=NOON,
        )
        merge_id = made.merge.id
    town.keep_every_promise()

    assert rows(town, Position) == [winner.customer_id]
    assert town.ten(winner) == list(range(2, 12))
    assert town.ten(loser) == []

    with town.services.database.transaction() as session:
        passes.unmerge_holders(
            session, make.people(), town.brand_id, merge_id, actor="test", now=NOON
        )
    town.keep_every_promise()

    assert town.ten(winner) == list(range(10))
    assert town.ten(loser) == list(range(2, 12))


def test_a_position_is_forgotten_after_a_week_and_not_before(town):
    card = town.card()
    stand(town, card, "old")
    stand(town, card, "new", NOON + timedelta(days=5))

    with town.services.database.transaction() as session:
        week = NOON + timedelta(days=7, seconds=1)
        assert places.forget_positions(session, now=week, limit=10) == 1
        assert places.forget_positions(session, now=week, limit=10) == 0

    assert rows(town, Position) == [card.customer_id]


def test_what_is_kept_is_shown_the_latest_first(town):
    card = town.card()
    stand(town, card, "1")
    stand(town, card, "2", NOON + timedelta(hours=3))

    with town.services.database.snapshot() as session:
        kept = places.positions_of(session, [card.customer_id])[card.customer_id]

    assert [one.external_id for one in kept] == ["2", "1"]
