"""The first page: only what is known, and what needs somebody."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import brands, devices, passes
from walletpass.web.studio import counting

from .conftest import words


@pytest.fixture
def figures(owner):
    """Return the three large figures of the first page."""

    def figures():
        text = words(owner.get(""))
        ends = (" hold the card", " cards in phones", " known to be up to date")
        return [text.partition(end)[0].split()[-1] for end in ends]

    return figures


def test_without_a_card_nothing_is_claimed(owner):
    text = words(owner.get(""))

    assert "0 hold the card" in text
    assert "— not knowable known to be up to date No phone has a card yet" in text
    assert "Nobody has joined yet." in text
    assert "http://studio.example/join/rosa" in text


def test_the_figures_are_those_of_the_cards(figures, issue, database, mint):
    ours = [issue() for _ in range(4)]
    issue(mint)
    with database.transaction() as session:
        passes.void(session, ours[3].brand_id, ours[3].id, now=NOON)
        for card in ours[:3]:
            make.registered(session, card, library_id=card.id)
        for card in ours[1:3]:  # one of them fetches what changed, the other sleeps
            make.earning(session, card)
        devices.sighted(session, ours[1], "fetched", now=NOON, status=200, version=2)
        devices.sighted(session, ours[2], "fetched", now=NOON, status=200, version=1)

    assert figures() == ["3", "3", "2"]


def test_a_card_on_two_phones_is_one_card(figures, card, database):
    with database.transaction() as session:
        for phone in ("one", "two"):
            make.registered(session, card, library_id=phone, push_token=phone * 9)

    assert figures() == ["1", "1", "1"]


def test_more_than_can_be_looked_at_is_an_estimate_with_its_reason(
    owner, issue, monkeypatch
):
    monkeypatch.setattr(counting, "MOST", 1)
    issue()
    issue()

    text = words(owner.get(""))

    assert "~2 hold the card Voided cards are counted too" in text
    assert text.count("too many to look at one by one") == 2


def test_when_nothing_is_wrong_nobody_is_needed(owner):
    assert "Nothing needs you" in words(owner.get(""))


def test_an_alarm_of_ours_is_shown_and_nobody_elses(owner, rosa, mint, database):
    with database.transaction() as session:
        for brand, message in ((rosa, "Apple refuses <us>"), (mint, "Somebody else")):
            brands.raise_alarm(session, brand.id, "push:x", message, now=NOON)

    answer = owner.get("")

    assert "Since Nov 20, 2026, 1:00" in words(answer)
    assert "Apple refuses &lt;us&gt;" in answer.text
    assert "Somebody else" not in answer.text
    assert "Nothing needs you" not in words(answer)


@pytest.mark.parametrize(
    ("left", "told", "meaning"),
    [
        (25, "is good for 25 more days", "attention"),
        (1, "is good for 1 more day", "stop"),
        (-2, "has run out", "stop"),
    ],
)
def test_a_certificate_that_ends_soon_is_told_in_days(
    owner, database, clock, left, told, meaning
):
    with database.snapshot() as session:
        [certificate] = session.query(passes.Certificate).all()
    clock.now = certificate.expires_at - timedelta(days=left, hours=1)
    owner.come_back()

    answer = owner.get("")

    assert f"The certificate of pass.com.example.rosa {told}" in words(answer)
    assert f"note--{meaning}" in answer.text


def test_a_brand_without_anything_is_told_how_to_begin(enter, database):
    with database.transaction() as session:
        early = make.brand(session, slug="early")

    text = words(enter("owner", early).get(""))

    assert "There is no certificate yet" in text
    assert "No card is published yet" in text


def test_who_joined_is_shown_to_those_who_look_after_customers(enter, card):
    assert card.number in enter("cashier").get("").text
    assert card.number not in enter("developer").get("").text


@pytest.fixture
def left_by_a_till(database, rosa):
    with database.transaction() as session:
        brands.raise_alarm(
            session, rosa.id, "till-sale:til_1/a", "Till 1: PLN 54 is odd.", now=NOON
        )


@pytest.mark.parametrize("role", ["owner", "support"])
def test_what_a_till_could_not_credit_is_settled_by_whoever_decides(
    enter, rosa, left_by_a_till, role, database
):
    decides = enter(role)
    page = decides.get("")
    assert "Till 1: PLN 54 is odd. If it is right, credit it at a till" in words(page)

    decides.post("/alarms", subject="till-sale:til_1/a")

    assert "PLN 54" not in words(decides.get(""))
    with database.snapshot() as session:
        assert not brands.alarms(session, rosa.id)


def test_a_marketer_reads_of_it_but_does_not_decide(
    enter, rosa, left_by_a_till, database
):
    marketer = enter("marketer")
    page = marketer.get("")
    assert "Till 1: PLN 54 is odd." in words(page)
    assert "Settle it" not in words(page)

    assert marketer.post("/alarms", subject="till-sale:til_1/a").status_code == 403
    with database.snapshot() as session:
        assert brands.alarms(session, rosa.id)


def test_what_engineers_must_put_right_is_settled_by_nobodys_word(
    owner, rosa, database
):
    with database.transaction() as session:
        brands.raise_alarm(session, rosa.id, "push:x", "Apple refuses", now=NOON)

    owner.post("/alarms", subject="push:x")

    with database.snapshot() as session:
        assert brands.alarms(session, rosa.id)
