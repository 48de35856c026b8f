"""What a message may say, and where its link may lead."""

import pytest

from tests import make
from tests.make import NOON
from walletpass.passes import messages
from walletpass.passes.errors import UnknownFactError
from walletpass.passes.facts import MESSAGE_MEANINGS, MESSAGE_NAMES
from walletpass.passes.messages.links import check_link


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ({}, messages.WordlessMessageError),
        ({"en": " "}, messages.WordlessMessageError),
        ({"en": "Hello", "pl": ""}, messages.WordlessMessageError),
        ({"en": "x" * 1_001}, messages.LongMessageError),
        ({"en": "half \ud83d"}, messages.BrokenTextError),
        ({"en": "no\x00thing"}, messages.UnseenSignError),
        ({"en": "bell\x07"}, messages.UnseenSignError),
        ({"en": "Pay \u202e00.01"}, messages.UnseenSignError),
        ({"en": "ok", "pl": "\u202aw lewo\u202c"}, messages.UnseenSignError),
        ({"en": "{message}"}, UnknownFactError),
        ({"en": "{password}"}, UnknownFactError),
        ({"en": "Hello, {first_name"}, messages.LooseBraceError),
        ({"en": "{first_name|{balance}}"}, messages.LooseBraceError),
    ],
)
def test_words_that_no_card_can_say_are_refused(database, words, error):
    with database.transaction() as session, pytest.raises(error):
        messages.compose_message(
            session,
            make.brand(session).id,
            origin="test",
            purpose="service",
            words=words,
            now=NOON,
        )


@pytest.mark.parametrize(
    "link",
    [
        "https://shop.example",
        "https://shop.example:8443/a?b=c&d=e#f",
        "HTTPS://shop.example/",
        "https://пример.рф/скидки",
        "tel:+48501502503",
        "mailto:hello@shop.example?subject=Hi",
    ],
)
def test_a_link_leads_to_a_page_a_telephone_or_a_mailbox(link):
    assert check_link(link) is None


@pytest.mark.parametrize(
    "link",
    [
        "",
        "shop.example",
        "http://shop.example",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "https://",
        "https:///path",
        "https://shop.example/ path",
        "https://shop.example\n",
        "https://shop.example\u202e/",
        "https://name:word@shop.example/",
        "https://shop.example:port/",
        'https://shop.example/"><script>',
        "https:\\\\shop.example",
        "tel:",
        "tel:abc",
        "mailto:",
        "mailto:nobody",
        "https://shop.example/" + "x" * 500,
    ],
)
def test_any_other_link_is_refused(link):
    with pytest.raises(messages.UnsafeLinkError):
        check_link(link)


def test_what_only_a_showing_knows_is_asked_for():
    words = {"en": "Coupon {coupon}, good until {coupon_until|the end of the month}"}

    assert messages.missing_in(words, {}) == ("coupon",)
    assert messages.missing_in(words, {"coupon": "5021"}) == ()


def test_every_fact_of_a_message_is_explained_in_every_language():
    assert set(MESSAGE_MEANINGS) == set(MESSAGE_NAMES)
    assert all(set(words) == {"en", "ru", "pl"} for words in MESSAGE_MEANINGS.values())
