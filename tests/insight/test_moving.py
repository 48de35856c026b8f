"""How customers moved between stages: counted in a stretch of time, and found again."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import insight
from walletpass.db.paging import UnknownCursorError
from walletpass.insight import StageMove
from walletpass.kernel.ids import new_id

DAY = timedelta(1)
MONTH = {"since": NOON - 30 * DAY, "until": NOON}


def moved(session, brand, customer, left, came, days_ago):
    at = NOON - days_ago * DAY
    session.add(
        StageMove(
            id=new_id("mov", at),
            brand_id=brand.id,
            customer_id=customer.id,
            from_stage=left,
            to_stage=came,
            moved_at=at,
        )
    )


@pytest.fixture
def history(database):
    """Let two people of a brand move about, and one of another."""
    with database.transaction() as session:
        kawa = make.brand(session, slug="kawa")
        ada, jan = make.customer(session, kawa), make.customer(session, kawa)
        moved(session, kawa, ada, None, "new", 40)
        moved(session, kawa, ada, "new", "active", 30)
        moved(session, kawa, ada, "active", "cooling", 20)
        moved(session, kawa, ada, "cooling", "active", 10)
        moved(session, kawa, ada, "active", "cooling", 5)
        moved(session, kawa, jan, None, "new", 0)
        moved(session, kawa, jan, "active", "cooling", 5)
        other = make.brand(session, slug="mint")
        stranger = make.customer(session, other)
        moved(session, other, stranger, "active", "lapsed", 5)
        return kawa.id, ada.id, jan.id


def test_each_customer_counts_once_for_each_way_they_went(database, history):
    kawa, *_ = history

    with database.snapshot() as session:
        ways = insight.moves_between(session, kawa, **MONTH)

    assert ways == {
        ("new", "active"): 1,
        ("active", "cooling"): 2,
        ("cooling", "active"): 1,
    }


def test_those_who_went_one_way_are_found_the_last_first(database, history):
    kawa, ada, jan = history

    with database.snapshot() as session:
        page = insight.moves_page(session, kawa, ("active", "cooling"), **MONTH)
        came = insight.moves_page(
            session, kawa, (None, "new"), since=NOON, until=NOON + DAY
        )

    assert [one.moved_at for one in page.rows] == [
        NOON - 5 * DAY,
        NOON - 5 * DAY,
        NOON - 20 * DAY,
    ]
    assert page.rows[-1].customer_id == ada
    assert [one.customer_id for one in came.rows] == [jan]


def test_pages_miss_and_double_nobody_even_of_one_moment(database, history):
    kawa, *_ = history
    seen, after = [], None

    with database.snapshot() as session:
        while True:
            page = insight.moves_page(session, kawa, **MONTH, after=after, limit=1)
            seen += [one.id for one in page.rows]
            if (after := page.next) is None:
                break

    assert len(seen) == len(set(seen)) == 5


def test_a_page_of_another_brand_is_no_place_to_go_on_from(database, history):
    kawa, *_ = history
    with database.snapshot() as session:
        first = insight.moves_page(session, kawa, **MONTH, limit=1)
        other = make.brands.brand_called(session, "mint")

        with pytest.raises(UnknownCursorError):
            insight.moves_page(session, other.id, **MONTH, after=first.next)
