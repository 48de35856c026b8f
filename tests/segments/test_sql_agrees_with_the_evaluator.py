"""The SQL finds whoever the plain evaluator finds, in any world, for any tree."""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.make import NOON
from walletpass import segments
from walletpass.brands import brand_of

from .worlds import Undone, keep, leave_nothing, settle, trees, worlds


@pytest.fixture
def brand_id(database):
    with database.transaction() as session:
        return settle(session).id


@pytest.mark.long
@settings(
    max_examples=80,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(world=worlds, tree=trees, ago=st.sampled_from([0, 0, 1, 45]))
def test_whoever_fits_by_the_facts_is_found_in_the_database(
    database, brand_id, world, tree, ago
):
    now = NOON - timedelta(days=ago)
    parsed = segments.parse(tree)
    with suppress(Undone), database.transaction() as session:
        brand = brand_of(session, brand_id)
        at = segments.at_of(brand, now)
        fitting = {
            keep(session, brand, who): segments.matches(parsed, who, at)
            for who in world
        }
        segments.check(session, brand_id, parsed)
        found = set(session.scalars(segments.audience(brand, parsed, now=now)))
        assert found == {who for who, fits in fitting.items() if fits}
        assert segments.count(session, brand, parsed, now=now) == len(found)
        leave_nothing()
