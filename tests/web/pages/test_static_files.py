"""Static files keep for ever under a name that changes with their content."""

import re

import pytest


@pytest.fixture
def sheet(visitor, rosa):
    return re.search(
        r'href="(/static/walletpass\.[0-9a-f]{10}\.css)"',
        visitor.get("/join/rosa").text,
    )[1]


def test_a_hashed_name_keeps_for_ever(visitor, sheet):
    answer = visitor.get(sheet)

    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.content_type == "text/css; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in answer.headers


def test_a_plain_name_is_asked_again_each_time(visitor, sheet):
    first = visitor.get("/static/walletpass.css")
    again = visitor.get(
        "/static/walletpass.css", **{"If-None-Match": first.headers["ETag"]}
    )

    assert first.headers["Cache-Control"] == "no-cache"
    assert first.data == visitor.get(sheet).data
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("adding.js", "text/javascript; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
        ("bootstrap.min.css", "text/css; charset=utf-8"),
        ("leaflet.js", "text/javascript; charset=utf-8"),
        ("leaflet.markercluster.js", "text/javascript; charset=utf-8"),
        ("leaflet.css", "text/css; charset=utf-8"),
    ],
)
def test_each_file_has_its_type(visitor, name, content_type):
    answer = visitor.get(f"/static/{name}")

    assert answer.status_code == 200
    assert answer.content_type == content_type


@pytest.mark.parametrize(
    "name",
    ["walletpass.0000000000.css", "../app.py", "%2e%2e/app.py", "nothing.css", ""],
)
def test_nothing_else_is_served(visitor, name):
    assert visitor.get(f"/static/{name}").status_code == 404
