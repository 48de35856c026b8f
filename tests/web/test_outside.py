"""Where there is no door, people read a page, and programs a problem document."""

import pytest

from tests import make
from walletpass.app import create_app

BROWSER = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,"
    "image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7"
)


@pytest.fixture
def client(database):
    return create_app(make.services(database)).test_client()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "There is no such page"),
        ("ru", "Такой страницы нет"),
        ("pl", "Nie ma takiej strony"),
    ],
)
def test_a_browser_is_told_in_its_language(client, language, words):
    asked = {"Accept": BROWSER, "Accept-Language": language}

    answer = client.get("/nonesuch", headers=asked)

    assert (answer.status_code, answer.mimetype) == (404, "text/html")
    assert words in answer.text


@pytest.mark.parametrize("accept", ["*/*", "application/json", "", "rubbish"])
def test_a_program_is_told_in_json(client, accept):
    answer = client.get("/nonesuch", headers={"Accept": accept})

    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


@pytest.mark.parametrize("path", ["/api/v1/nonesuch", "/apple/v1/nonesuch"])
def test_doors_of_programs_answer_browsers_as_they_answer_programs(client, path):
    answer = client.get(path, headers={"Accept": BROWSER})

    assert answer.status_code in (401, 404)
    assert answer.mimetype != "text/html"


def test_a_page_that_cannot_be_posted_to_says_what_can_be_done(client):
    answer = client.post("/health", headers={"Accept": BROWSER})

    assert (answer.status_code, answer.mimetype) == (405, "text/html")
    assert "GET" in answer.headers["Allow"]
