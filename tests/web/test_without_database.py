"""When the database does not answer: word to ask again, at every door."""

import pytest

from tests import make
from walletpass.app import create_app
from walletpass.db import connect


@pytest.fixture
def client():
    silent = connect("postgresql+psycopg://ada:swordfish@127.0.0.1:9/walletpass")
    return create_app(make.services(silent)).test_client()


def test_a_till_is_told_to_repeat_its_request(client):
    answer = client.post(
        "/api/v1/entries",
        json={"card_id": "pas_1", "kind": "earn", "points": 1, "source": "r"},
        headers={"Authorization": "Bearer wp_live_a_b"},
    )

    assert answer.status_code == 503
    assert answer.content_type == "application/problem+json"
    assert answer.headers["Retry-After"] == "1"
    assert "Send the same request again" in answer.json["detail"]
    assert "swordfish" not in answer.text


def test_a_phone_is_told_to_come_again(client):
    answer = client.get("/apple/v1/devices/d/registrations/pass.com.example.card")

    assert (answer.status_code, answer.data) == (503, b"")
    assert answer.headers["Retry-After"] == "1"


def test_a_customer_reads_that_it_is_our_fault(client):
    answer = client.get("/join/rosa")

    assert answer.status_code == 503
    assert answer.mimetype == "text/html"
