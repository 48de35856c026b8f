"""A road on each database."""

import pytest

from tests.campaigns.journeys.road import road_on


@pytest.fixture
def road(database):
    return road_on(database)
