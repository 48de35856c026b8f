"""Of three pieces one may come back, and of a kilo a half."""

import pytest
from playwright.sync_api import expect

from tests.make import NOON
from tests.screens import fits, on_each
from walletpass import ledger, rewards, sales
from walletpass.rewards import Holder

from .conftest import form_in, words
from .counters import press_enter

TAKING = "/return/[^/]+"
SOAP = sales.Line(30_00, 3_000, name="Soap")
CHEESE = sales.Line(18_00, 750, name="Cheese")
COMB = sales.Line(6_00, name="Comb")


@pytest.fixture
def buy(database, rosa, card):
    """Sell these lines on receipt 77; they earn a point for each PLN 1."""

    def buy(*lines):
        with database.transaction() as session:
            sale = sales.Sale("pos", "77", "PLN", lines)
            program = ledger.program_of(session, rosa.id)
            holder = Holder(program.id, card.customer_id, card.id)
            rewards.credit(session, rosa.id, sale, holder, now=NOON)

    return buy


def ask(device, **told):
    page = device.post("/return", receipt="77")
    address, fields = form_in(page, "/quote")
    asked = {name.replace("_", "-"): value for name, value in told.items()}
    return device.post(address.removeprefix("/till"), **(fields | asked))


def test_some_pieces_of_a_line_come_back_with_their_points(anna_at, card, buy, balance):
    buy(SOAP, COMB)
    assert "Soap × 3" in words(anna_at.post("/return", receipt="77"))

    quoted = ask(anna_at, line="1", pieces_1="2")
    assert "Soap × 2" in words(quoted)
    assert "Give back PLN 20" in words(quoted)
    assert "Leaves the card −20 points" in words(quoted)
    assert balance(card) == 302
    anna_at.send(quoted, TAKING)
    assert balance(card) == 282

    left = anna_at.post("/return", receipt="77")
    assert "Soap PLN 10" in words(left)
    anna_at.send(anna_at.send(left, "/quote", whole="1"), TAKING)
    assert balance(card) == 266


def test_part_of_what_was_weighed_comes_back(anna_at, card, buy, balance):
    buy(CHEESE, COMB)
    assert "Cheese × 0.75" in words(anna_at.post("/return", receipt="77"))

    quoted = ask(anna_at, line="1", pieces_1="0,25")

    assert "Cheese × 0.25" in words(quoted)
    anna_at.send(quoted, TAKING)
    assert balance(card) == 284


def test_a_ticked_line_comes_back_whole_unless_its_number_is_changed(
    anna_at, card, buy, balance
):
    buy(SOAP, COMB)

    quoted = ask(anna_at, line="1")

    assert "Give back PLN 30" in words(quoted)
    anna_at.send(quoted, TAKING)
    assert balance(card) == 272


def test_of_a_purchase_of_one_thing_thrice_the_pieces_are_asked_for(
    anna_at, card, buy, balance
):
    buy(SOAP)

    anna_at.send(ask(anna_at, line="1", pieces_1="1"), TAKING)

    assert balance(card) == 286


@pytest.mark.parametrize("typed", ["4", "3.001", "0", "-1", "x", "1e1", "٣"])
def test_more_than_was_bought_is_refused_in_clear_words(
    anna_at, card, buy, balance, typed
):
    buy(SOAP, COMB)

    refused = ask(anna_at, line=["1", "2"], pieces_1=typed)

    assert refused.status_code == 422
    assert "Soap: at most 3 can come back. Type how many." in words(refused)
    assert f'value="{typed}"' in refused.text
    assert refused.text.count(" checked") == 2
    assert balance(card) == 302


def test_nothing_ticked_asks_for_a_tick(anna_at, buy):
    buy(SOAP, COMB)

    refused = ask(anna_at)

    assert refused.status_code == 422
    assert "Tick what comes back" in words(refused)


def test_pieces_that_came_back_elsewhere_meanwhile_stop_the_return(
    anna_at, card, buy, balance
):
    buy(SOAP, COMB)
    one, other = (ask(anna_at, line="1", pieces_1="2") for _ in range(2))
    anna_at.send(one, TAKING)

    refused = anna_at.send(other, TAKING)

    assert refused.status_code == 422
    assert "came back at another till just now" in words(refused)
    assert balance(card) == 282


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_thumb_counts_the_pieces(counter, card, buy, balance, scheme):
    buy(SOAP, sales.Line(18_00, 750, name="Cheese " * 12), COMB)
    page = counter(color_scheme=scheme, has_touch=True)
    page.goto("/till/return")
    page.keyboard.type("77", delay=80)
    press_enter(page)
    expect(page.get_by_text("What comes back?")).to_be_visible()
    many = page.get_by_label("How many: Soap")
    expect(many).to_be_hidden()
    page.get_by_label("Soap × 3").check()
    page.get_by_label("Cheese").first.check()
    for _ in on_each(page):
        assert fits(page)

    for _ in range(4):
        page.get_by_role("button", name="One fewer: Soap").tap()
    expect(many).to_have_value("1")
    for _ in range(4):
        page.get_by_role("button", name="One more: Soap").tap()
    expect(many).to_have_value("3")
    page.get_by_role("button", name="One fewer: Soap").tap()
    page.get_by_label("Cheese").first.uncheck()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Soap × 2")).to_be_visible()
    page.get_by_role("button", name="Take it back").click()

    expect(page.get_by_role("heading", name="Returned: PLN 20")).to_be_visible()
    assert balance(card) == 300


def test_all_of_it_is_two_taps(counter, card, buy, balance):
    buy(SOAP, COMB)
    page = counter()
    page.goto("/till/return")
    page.keyboard.type("77", delay=80)
    press_enter(page)

    page.get_by_role("button", name="All of it").click()
    page.get_by_role("button", name="Take it back").click()

    expect(page.get_by_role("heading", name="Returned: PLN 36")).to_be_visible()
    assert balance(card) == 266


def test_a_quote_loaded_again_returns_to_the_purchase(anna_at, buy):
    buy(SOAP, COMB)
    page = anna_at.post("/return", receipt="77")
    address, _ = form_in(page, "/quote")

    again = anna_at.get(address.removeprefix("/till"))

    assert "What comes back?" in words(again)
