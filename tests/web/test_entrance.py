"""What no door has to look at: addresses with a NUL, bodies that broke off."""

from io import BytesIO

import pytest
from sqlalchemy import func, select

from tests import make
from tests.make import NOON
from walletpass import brands
from walletpass.app import create_app
from walletpass.customers import Customer


@pytest.fixture
def client(database):
    return create_app(make.services(database)).test_client()


@pytest.fixture
def key(database):
    with database.transaction() as session:
        brand = make.brand(session, slug="rosa")
        make.template(session, brand)
        _, text = brands.create_key(session, brand, name="x", scopes=["*"], now=NOON)
    return {"Authorization": f"Bearer {text.reveal()}"}


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/cards/a%00b",
        "/api/v1/cards/%00/timeline",
        "/api/v1/customers/%00",
        "/api/v1/entries/%00",
        "/join/%00",
        "/card/%00",
        "/static/%00",
    ],
)
def test_nothing_is_called_by_a_name_with_a_nul(client, key, path):
    assert client.get(path, headers=key).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/cards?number=%00",
        "/api/v1/cards?customer_id=a%00b",
        "/api/v1/customers?cursor=%00",
        "/api/v1/entries?card_id=%00",
        "/join/rosa?s=%00",
    ],
)
def test_nothing_is_asked_for_with_a_nul(client, key, path):
    assert client.get(path, headers=key).status_code == 400


@pytest.mark.parametrize(
    ("path", "kind", "came"),
    [
        ("/api/v1/customers", "application/json", b"{}"),
        ("/join/rosa", "application/x-www-form-urlencoded", b"way=anonymous"),
        ("/apple/v1/log", "application/json", b'{"logs": []}'),
    ],
)
def test_a_body_that_broke_off_is_not_acted_upon(
    client, key, database, path, kind, came
):
    """As servers hand it over: what came, and word that there will be no more."""
    answer = client.post(
        path,
        headers=key,
        content_type=kind,
        environ_overrides={
            "wsgi.input": BytesIO(came),
            "wsgi.input_terminated": True,
            "CONTENT_LENGTH": str(len(came) + 1),
        },
    )

    assert answer.status_code == 400
    with database.snapshot() as session:
        assert session.scalar(select(func.count()).select_from(Customer)) == 0


@pytest.mark.parametrize("path", ["/api/v1/customers", "/join/rosa", "/apple/v1/log"])
def test_a_body_that_does_not_tell_its_length_is_not_read(client, key, database, path):
    answer = client.post(
        path,
        headers=key,
        content_type="application/json",
        environ_overrides={
            "wsgi.input": BytesIO(b"{}"),
            "wsgi.input_terminated": True,
            "HTTP_TRANSFER_ENCODING": "chunked",
        },
    )

    assert answer.status_code == 411
    with database.snapshot() as session:
        assert session.scalar(select(func.count()).select_from(Customer)) == 0


def test_a_date_that_cannot_be_is_passed_over(client):
    since = "Mon, 01 Jan 2024 00:00:00 -99999999999999999999"

    answer = client.get("/static/walletpass.css", headers={"If-Modified-Since": since})

    assert answer.status_code == 200
