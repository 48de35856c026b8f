"""Returns by receipt: what leaves the card and what comes back to it, told first."""

import pytest

from tests.make import NOON
from walletpass import ledger, rewards, sales
from walletpass.rewards import Holder

from .conftest import form_in, words

TAKING = "/return/[^/]+"


def test_a_return_says_what_it_takes_before_it_takes_it(anna_at, card, balance):
    anna_at.sell(card, "54", receipt="991")
    page = anna_at.post("/return", receipt="991")
    assert "54" in words(page)

    quoted = anna_at.send(page, "/quote", amount="20")
    assert "Give back PLN 20" in words(quoted)
    assert "Leaves the card: 20 points" in words(quoted)
    assert "Then on the card: 300 points" in words(quoted)
    assert balance(card) == 320

    done = anna_at.send(quoted, TAKING)
    assert "Returned" in words(done)
    assert "300 points on the card" in words(done)
    assert balance(card) == 300


def test_a_return_says_what_it_gives_back_of_points_that_paid(anna_at, card, balance):
    anna_at.pay(anna_at.put(card, "54", "200", receipt="991"))
    assert balance(card) == 110
    page = anna_at.post("/return", receipt="991")

    quoted = anna_at.send(page, "/quote", amount="27")

    assert "Give back PLN 22" in words(quoted)
    assert "less their discount, or what points had paid" in words(quoted)
    assert "Leaves the card: 22 points" in words(quoted)
    assert "Comes back to the card: 100 points" in words(quoted)
    assert balance(card) == 110
    anna_at.send(quoted, TAKING)
    assert balance(card) == 188
    page = anna_at.post("/return", receipt="991")
    anna_at.send(anna_at.send(page, "/quote"), TAKING)
    assert balance(card) == 266


def test_a_return_pressed_twice_is_one_return(anna_at, card, balance):
    anna_at.sell(card, "54", receipt="991")
    page = anna_at.post("/return", receipt="991")
    quoted = anna_at.send(page, "/quote", amount="20")

    for _ in range(2):
        anna_at.send(quoted, TAKING)

    assert balance(card) == 300


@pytest.mark.parametrize("amount", ["54.01", "-1", "0", "x", "1e3"])
def test_no_more_comes_back_than_was_bought(anna_at, card, balance, amount):
    anna_at.sell(card, "54", receipt="991")
    page = anna_at.post("/return", receipt="991")

    refused = anna_at.send(page, "/quote", amount=amount)

    assert refused.status_code == 422
    assert "Choose what comes back" in words(refused)
    assert balance(card) == 320


def test_lines_of_a_receipt_come_back_one_by_one(
    database, anna_at, card, rosa, balance
):
    lines = [
        sales.Line(30_00, name="Soap"),
        sales.Line(24_00, name="Cream"),
        sales.Line(6_00, name="Comb"),
    ]
    with database.transaction() as session:
        sale = sales.Sale("pos", "77", "PLN", lines)
        program = ledger.program_of(session, rosa.id)
        holder = Holder(program.id, card.customer_id, card.id)
        rewards.credit(session, rosa.id, sale, holder, now=NOON)
    page = anna_at.post("/return", receipt="77")
    assert "Soap" in words(page)

    address = form_in(page, "/quote")[0].removeprefix("/till")
    quoted = anna_at.post(address, line=["2", "3"])

    assert "Leaves the card: 30 points" in words(quoted)
    anna_at.send(quoted, TAKING)
    assert balance(card) == 296


def test_a_return_of_points_already_spent_says_what_becomes_of_them(
    anna_at, card, balance
):
    anna_at.sell(card, "54", receipt="991")
    anna_at.pay(anna_at.put(card, "50", "320"))
    page = anna_at.post("/return", receipt="991")
    left = balance(card)

    quoted = anna_at.send(page, "/quote")

    assert f"Already spent: {54 - left:.0f} points. They are let go" in words(quoted)
    anna_at.send(quoted, TAKING)
    assert balance(card) == 0


def test_goods_bought_without_a_card_come_back_without_one(database, anna_at, rosa):
    with database.transaction() as session:
        sale = sales.Sale("pos", "78", "PLN", net=50_00)
        sales.record(session, rosa.id, sale, now=NOON)
    page = anna_at.post("/return", receipt="78")

    quoted = anna_at.send(page, "/quote")

    assert "bought without a card" in words(quoted)
    assert "Returned" in words(anna_at.send(quoted, TAKING))


def test_the_receipt_of_a_sale_that_was_undone_and_typed_anew_finds_the_new_one(
    anna_at, card
):
    anna_at.send(anna_at.sell(card, "540", receipt="991"), "/undo")
    anna_at.sell(card, "54", receipt="991")

    page = anna_at.post("/return", receipt="991")

    assert "PLN 54," in words(page)
    assert "All of it came back" not in words(page)


def test_a_receipt_nobody_knows_says_so(anna_at):
    page = anna_at.post("/return", receipt="none such")

    assert page.status_code == 422
    assert "No sale has this receipt" in words(page)
