"""How often a key may ask is told with every answer, and held to."""

import pytest

from tests import make
from tests.web.api.conftest import a_till
from walletpass.app import create_app


@pytest.fixture
def hasty(database):
    services = make.services(database, api_rate=3)
    client = create_app(services).test_client()
    return a_till(database, services, client, "pass.com.example.hasty")


def test_every_answer_tells_what_is_left(hasty):
    answers = [hasty.get("brand"), hasty.get("cards/none"), hasty.post("stores", {})]

    assert [one.status_code for one in answers] == [200, 404, 422]
    assert [one.headers["RateLimit-Limit"] for one in answers] == ["3"] * 3
    assert [one.headers["RateLimit-Remaining"] for one in answers] == ["2", "1", "0"]
    assert all(1 <= int(one.headers["RateLimit-Reset"]) <= 60 for one in answers)


def test_who_asks_too_often_is_told_how_long_to_wait(hasty):
    for _ in range(3):
        hasty.get("brand")

    refused = hasty.get("brand")

    assert refused.status_code == 429
    assert refused.json["type"] == "/problems/too-often"
    assert refused.headers["Retry-After"] == refused.headers["RateLimit-Reset"]
    assert refused.headers["RateLimit-Remaining"] == "0"


def test_one_key_does_not_use_up_what_another_may(hasty):
    for _ in range(4):
        hasty.get("brand")

    assert hasty.get("brand", key="wp_live_of_another").status_code == 401
