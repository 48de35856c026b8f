"""Moments are stored in UTC, in the spelling that SQLAlchemy reads."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import DateTime
from sqlalchemy.dialects import sqlite

from walletpass.db import Someday, UtcDateTime

SQLITE = sqlite.dialect()
ZONES = st.timedeltas(timedelta(hours=-12), timedelta(hours=14)).map(timezone)
STORE = UtcDateTime().bind_processor(SQLITE)
READ = UtcDateTime().dialect_impl(SQLITE).result_processor(SQLITE, None)


@given(
    st.datetimes(
        datetime(2, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
        datetime(9998, 12, 30),  # noqa: DTZ001
        timezones=ZONES,
    )
)
def test_a_moment_is_spelt_as_sqlalchemy_spells_it(moment):
    theirs = DateTime().dialect_impl(SQLITE).bind_processor(SQLITE)

    assert STORE(moment) == theirs(moment.astimezone(UTC))
    assert READ(STORE(moment)) == moment


def test_no_moment_is_none_and_one_without_a_zone_is_refused():
    assert STORE(None) is None
    with pytest.raises(ValueError, match="no time zone"):
        STORE(datetime(2026, 1, 1))  # noqa: DTZ001


def test_a_moment_that_never_comes_sorts_after_every_other():
    store = Someday().bind_processor(SQLITE)

    assert store(None) > store(datetime(9998, 12, 31, tzinfo=UTC))
