"""Sessions of staff: they last a working day, and are their owner's alone."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import brands


@pytest.fixture
def anna(database):
    with database.transaction() as session:
        return make.staff(session, make.brand(session))


def _lasts(database, staff, session_id, now):
    with database.snapshot() as session:
        return brands.is_in_session(session, staff, session_id, now=now)


def test_a_session_lasts_for_a_working_day(database, anna):
    with database.transaction() as session:
        begun = brands.begin_session(session, anna, now=NOON)

    over = NOON + brands.WORKING_DAY
    assert _lasts(database, anna, begun, over - timedelta(seconds=1))
    assert not _lasts(database, anna, begun, over)


def test_it_is_over_when_somebody_signs_out_and_others_are_not(database, anna):
    with database.transaction() as session:
        here = brands.begin_session(session, anna, now=NOON)
        there = brands.begin_session(session, anna, now=NOON)
        brands.end_session(session, anna.id, here)
        brands.end_session(session, anna.id, here)

    assert not _lasts(database, anna, here, NOON)
    assert _lasts(database, anna, there, NOON)


def test_nobody_is_in_a_session_of_somebody_else_or_ends_it(database, anna):
    with database.transaction() as session:
        boris = make.staff(session, make.brand(session))
        annas = brands.begin_session(session, anna, now=NOON)
        brands.end_session(session, boris.id, annas)

    assert not _lasts(database, boris, annas, NOON)
    assert _lasts(database, anna, annas, NOON)


def test_those_that_are_over_go_when_the_next_begins(database, anna):
    with database.transaction() as session:
        brands.begin_session(session, anna, now=NOON)
        brands.begin_session(session, anna, now=NOON + brands.WORKING_DAY)

        assert session.query(brands.StaffSession).count() == 1
