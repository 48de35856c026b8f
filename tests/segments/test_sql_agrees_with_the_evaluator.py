"""The SQL finds whoever the plain evaluator finds, in any world, for any tree."""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.make import NOON
from walletpass import segments
from walletpass.brands import brand_of

from .worlds import Undone, keep, leave_nothing, leaves, settle, trees, worlds


@pytest.fixture
def brand_id(database):
    with database.transaction() as session:
        return settle(session).id


@pytest.mark.long
@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    world=worlds,
    asked=st.lists(trees | leaves, min_size=8, max_size=16),
    ago=st.sampled_from([0, 0, 1, 45]),
)
def test_whoever_fits_by_the_facts_is_found_in_the_database(
    database, brand_id, world, asked, ago
):
    now = NOON - timedelta(days=ago)
    with suppress(Undone), database.transaction() as session:
        brand = brand_of(session, brand_id)
        at = segments.at_of(brand, now)
        kept = {keep(session, brand, who): who for who in world}
        for told in asked:
            tree = segments.parse(told)
            if ago:
                with suppress(segments.UnknownPastError):
                    tree = segments.as_it_was(tree)
            fitting = {one for one in kept if segments.matches(tree, kept[one], at)}
            segments.check(session, brand_id, tree)
            found = set(session.scalars(segments.audience(brand, tree, now=now)))
            assert found == fitting
            assert segments.count(session, brand, tree, now=now) == len(fitting)
            why = segments.explain(session, brand, tree, list(kept), now=now)
            assert {who for who, one in why.items() if one.is_in} == fitting
        leave_nothing()
