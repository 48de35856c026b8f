"""What a visitor reads when what they sent cannot be taken."""

from html import unescape
from io import BytesIO

import pytest

FORM = "application/x-www-form-urlencoded"
UNREAD = {
    "en": ("We could not read what was sent", "send it again"),
    "ru": ("Не удалось прочитать то, что пришло", "отправьте ещё раз"),
    "pl": ("Nie udało się odczytać tego, co przyszło", "wyślij jeszcze raz"),
}
HEAVY = {
    "en": ("That is more than we can take", "send just that"),
    "ru": ("Это больше, чем мы можем принять", "отправьте лишь его"),
    "pl": ("To więcej, niż możemy przyjąć", "wyślij tylko jego"),
}
PIECES = {
    "en": ("It came in pieces", "another browser or network"),
    "ru": ("Данные пришли по частям", "другого браузера"),
    "pl": ("Przyszło to w kawałkach", "innej przeglądarki"),
}


def too_large():
    return {"data": b"x" * 17_000, "content_type": FORM}


def broken_off():
    told = {"wsgi.input": BytesIO(b"phone=501"), "CONTENT_LENGTH": "10"}
    return {"environ_overrides": told, "content_type": FORM}


def chunked():
    return CHUNKED


CHUNKED = {"environ_overrides": {"HTTP_TRANSFER_ENCODING": "chunked"}}


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
@pytest.mark.parametrize(
    ("sent", "status", "told"),
    [(too_large, 413, HEAVY), (broken_off, 400, UNREAD), (chunked, 411, PIECES)],
)
@pytest.mark.parametrize("address", ["/join/rosa", "/studio/sign-in"])
def test_what_cannot_be_taken_is_told_in_words_of_its_own(
    app, rosa, language, address, sent, status, told
):
    answer = app.test_client().post(
        address, headers={"Accept-Language": language}, **sent()
    )

    heading, remedy = told[language]
    assert answer.status_code == status
    assert heading in unescape(answer.text)
    if address == "/join/rosa":
        assert remedy in unescape(answer.text)


def test_a_card_asked_for_in_pieces_is_not_said_to_be_nowhere(app, code):
    answer = app.test_client().get(f"/card/{code}", **CHUNKED)

    assert answer.status_code == 411
    assert "It came in pieces" in answer.text


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'{"login": "olga"}', "application/json"),
        (b"no parts", "multipart/form-data; boundary=x"),
        (b"", FORM),
    ],
)
def test_what_is_no_form_is_not_called_an_old_page(app, body, kind):
    answer = app.test_client().post("/studio/sign-in", data=body, content_type=kind)

    assert answer.status_code == 400
    assert "We could not read what was sent" in answer.text


def test_a_form_without_its_token_was_open_for_long(app):
    answer = app.test_client().post("/studio/sign-in", data={"login": "olga"})

    assert answer.status_code == 400
    assert "This page has been open for long" in answer.text
