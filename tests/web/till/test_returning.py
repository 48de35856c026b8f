"""Returns by receipt: what leaves the card and what comes back to it, told first."""

from datetime import timedelta

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
    assert "Leaves the card −20 points" in words(quoted)
    assert "Then on the card 300 points" in words(quoted)
    assert balance(card) == 320

    done = anna_at.send(quoted, TAKING)
    assert "Returned: PLN 20" in words(done)
    assert "Left the card −20 points Now on the card 300 points" in words(done)
    assert balance(card) == 300


def test_a_return_says_what_it_gives_back_of_points_that_paid(anna_at, card, balance):
    anna_at.pay(anna_at.put(card, "54", "200", receipt="991"))
    assert balance(card) == 110
    page = anna_at.post("/return", receipt="991")

    quoted = anna_at.send(page, "/quote", amount="27")

    assert "Give back PLN 22" in words(quoted)
    assert "less their discount, or what points had paid" in words(quoted)
    assert "Leaves the card −22 points" in words(quoted)
    assert "Comes back to the card +100 points" in words(quoted)
    assert balance(card) == 110
    anna_at.send(quoted, TAKING)
    assert balance(card) == 188
    page = anna_at.post("/return", receipt="991")
    anna_at.send(anna_at.send(page, "/quote", whole="1"), TAKING)
    assert balance(card) == 266


def test_a_return_pressed_twice_is_one_return(anna_at, card, balance):
    anna_at.sell(card, "54", receipt="991")
    page = anna_at.post("/return", receipt="991")
    quoted = anna_at.send(page, "/quote", amount="20")

    for _ in range(2):
        anna_at.send(quoted, TAKING)

    assert balance(card) == 300


@pytest.mark.parametrize("amount", ["54.01", "-1", "0", "x", "1e3", ""])
def test_no_more_comes_back_than_was_bought(anna_at, card, balance, amount):
    anna_at.sell(card, "54", receipt="991")
    page = anna_at.post("/return", receipt="991")

    refused = anna_at.send(page, "/quote", amount=amount)

    assert refused.status_code == 422
    assert "Type an amount that is not more" in words(refused)
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

    assert "Leaves the card −30 points" in words(quoted)
    anna_at.send(quoted, TAKING)
    assert balance(card) == 296


def test_a_return_of_points_already_spent_says_what_becomes_of_them(
    anna_at, card, balance
):
    anna_at.sell(card, "54", receipt="991")
    anna_at.pay(anna_at.put(card, "50", "320"))
    page = anna_at.post("/return", receipt="991")
    left = balance(card)

    quoted = anna_at.send(page, "/quote", whole="1")

    assert f"Already spent: {54 - left:.0f} points. They are let go" in words(quoted)
    anna_at.send(quoted, TAKING)
    assert balance(card) == 0


def test_goods_bought_without_a_card_come_back_without_one(database, anna_at, rosa):
    with database.transaction() as session:
        sale = sales.Sale("pos", "78", "PLN", net=50_00)
        sales.record(session, rosa.id, sale, now=NOON)
    page = anna_at.post("/return", receipt="78")

    quoted = anna_at.send(page, "/quote", whole="1")

    assert "bought without a card" in words(quoted)
    assert "Returned" in words(anna_at.send(quoted, TAKING))


def test_the_receipt_of_a_sale_that_was_undone_and_typed_anew_finds_the_new_one(
    anna_at, card
):
    anna_at.send(anna_at.sell(card, "540", receipt="991"), "/undo")
    anna_at.sell(card, "54", receipt="991")

    page = anna_at.post("/return", receipt="991")

    assert "Purchase of Ada PLN 54" in words(page)
    assert "All of it came back" not in words(page)


def test_a_receipt_nobody_knows_says_so(anna_at):
    page = anna_at.post("/return", receipt="none such")

    assert page.status_code == 422
    assert "No sale has this receipt" in words(page)


def test_a_purchase_that_is_found_says_whose_it_is_before_anything_comes_back(
    anna_at, card, clock
):
    anna_at.sell(card, "54", receipt="991")
    clock.pass_by(minutes=5)
    told = "13:00, Anna Nowak · receipt 991"

    page = anna_at.post("/return", receipt="991")
    assert "Purchase of Ada PLN 54" in words(page)
    assert told in words(page)
    assert "At most PLN 54" in words(page)

    quoted = anna_at.send(page, "/quote", amount="20")
    assert f"Ada, PLN 54 {told}" in words(quoted)
    done = anna_at.send(quoted, TAKING)
    assert f"Ada, PLN 54 {told}" in words(done)
    assert "PLN 20 came back already" in words(anna_at.follow(done, "/return/[^/]+"))


def test_what_was_bought_elsewhere_says_where(database, anna_at, rosa):
    with database.transaction() as session:
        sale = sales.Sale("web-shop", "78", "PLN", net=50_00)
        sales.record(session, rosa.id, sale, now=NOON)

    page = anna_at.post("/return", receipt="78")

    assert "Purchase of Without a card PLN 50 13:00, web-shop" in words(page)


def test_a_return_at_two_tills_at_once_is_one_and_the_other_says_so(
    anna_at, card, balance
):
    anna_at.sell(card, "54", receipt="991")
    page = anna_at.post("/return", receipt="991")
    one, other = (anna_at.send(page, "/quote", whole="1") for _ in range(2))
    anna_at.send(one, TAKING)

    refused = anna_at.send(other, TAKING)

    assert refused.status_code == 422
    assert "came back at another till just now" in words(refused)
    assert balance(card) == 266


def test_less_is_left_than_was_quoted_and_nothing_is_done(anna_at, card, balance):
    anna_at.sell(card, "54", receipt="991")
    page = anna_at.post("/return", receipt="991")
    whole = anna_at.send(page, "/quote", whole="1")
    anna_at.send(anna_at.send(page, "/quote", amount="20"), TAKING)

    assert "nothing was done here" in words(anna_at.send(whole, TAKING))
    assert balance(card) == 300


def sell_lines(database, rosa, card, *lines, **terms):
    """Tell of a purchase with these lines, under rules of their own."""
    with database.transaction() as session:
        program = ledger.program_of(session, rosa.id)
        told = {
            "code": "base",
            "name": {"en": "Every purchase"},
            "gives": {"kind": "ratio", "amount": 100, "per": 100},
            "leaves_out": {"kinds": ["delivery"]},
        }
        document = {"currency": "PLN", "rules": [told | terms]}
        rewards.save_draft(
            session, rosa.id, program.id, document, rewards.Terms(), now=NOON
        )
        rewards.publish_draft(session, rosa.id, program.id, now=NOON)
        sale = sales.Sale("pos", "77", "PLN", lines)
        holder = Holder(program.id, card.customer_id, card.id)
        rewards.credit(session, rosa.id, sale, holder, now=NOON)


def return_lines(device, *numbers):
    page = device.post("/return", receipt="77")
    address = form_in(page, "/quote")[0].removeprefix("/till")
    return device.post(address, line=list(numbers))


def test_lines_that_had_earned_nothing_are_told(database, anna_at, card, rosa):
    soap, cream = sales.Line(30_00, name="Soap"), sales.Line(24_00, name="Cream")
    delivery = sales.Line(15_00, name="Delivery", is_delivery=True)
    sell_lines(database, rosa, card, soap, cream, delivery)

    both = words(return_lines(anna_at, "1", "3"))
    assert "Give back PLN 45" in both
    assert "Leaves the card −30 points" in both
    assert "1 of these lines had earned nothing" in both
    alone = words(return_lines(anna_at, "3"))
    assert "What the customer keeps earns as many points as before" in alone


def test_points_that_expired_before_the_return_are_told(
    database, anna_at, card, rosa, clock, anna
):
    soap, cream = sales.Line(30_00, name="Soap"), sales.Line(24_00, name="Cream")
    expiry = {"kind": "days", "days": 10}
    sell_lines(database, rosa, card, soap, cream, expiry=expiry)
    clock.pass_by(days=11)
    anna_at.sign_in(anna)

    quoted = return_lines(anna_at, "1")

    assert "What it had earned has expired" in words(quoted)
    assert "Points as they are Then on the card 266 points" in words(quoted)
    done = anna_at.send(quoted, TAKING)
    assert "What it had earned has expired" in words(done)


def test_points_that_paid_and_expired_meanwhile_come_back_in_vain_and_it_says_so(
    database, anna_at, rosa, issue, clock, anna
):
    bea = issue(first_name="Bea")
    with database.transaction() as session:
        ledger.earn(
            session, bea.account_id, 200_00, source="gift", now=NOON,
            expires_at=NOON + timedelta(days=10),
        )  # fmt: skip
    anna_at.pay(anna_at.put(bea, "54", "200", receipt="991"))
    clock.pass_by(days=11)
    anna_at.sign_in(anna)
    page = anna_at.post("/return", receipt="991")

    quoted = anna_at.send(page, "/quote", whole="1")

    assert "Comes back to the card +200 points" in words(quoted)
    assert "expired meanwhile: 200 points" in words(quoted)


def test_a_receipt_that_was_returned_earns_nothing_again(anna_at, card, balance):
    anna_at.sell(card, "54", receipt="991")
    page = anna_at.post("/return", receipt="991")
    anna_at.send(anna_at.send(page, "/quote", whole="1"), TAKING)

    again = anna_at.sell(card, "54", receipt="991")

    assert "All of this receipt came back" in words(again)
    assert "Ada, PLN 54" in words(again)
    assert balance(card) == 266
