"""Spending, returning, watching, the shift: what else is done at a till."""

import pytest

from tests.make import NOON
from walletpass import ledger, sales

from .conftest import form_in, tone, words

TAKING = "/return/[^/]+"


def redeeming(device, card, what=None):
    page = device.find(what or card.number)
    link = page.text.partition('href="/till/card/')[2].partition('"')[0]
    return device.get(f"/card/{link}")


@pytest.fixture
def spend(anna_at, card):
    """Open the form for spending, fill it in and send it."""

    def spend(points, what=None, **facts):
        page = redeeming(anna_at, card, what)
        address = page.request.path.removeprefix("/till")
        key = page.text.partition('name="key" value="')[2].partition('"')[0]
        return anna_at.post(address, points=points, **({"key": key} | facts))

    return spend


def test_points_are_put_aside_and_spent_when_the_customer_has_paid(
    anna_at, card, balance, spend
):
    page = spend("200")
    assert "200 points put aside" in words(page)
    assert balance(card) == 66

    page = anna_at.send(page, "/spend")

    assert "200 points spent" in words(page)
    assert "66 points now" in words(page)
    assert balance(card) == 66


def test_a_customer_who_thinks_better_of_it_has_the_points_again(
    anna_at, card, balance, spend
):
    page = anna_at.send(spend("200"), "/let-go")

    assert "200 points given back" in words(page)
    assert balance(card) == 266


def test_spending_can_be_undone_for_a_minute(anna_at, card, balance, spend, clock):
    page = anna_at.send(spend("200"), "/spend")

    for _ in range(2):
        again = anna_at.send(page, "/unspend")

    assert "200 points are on the card again" in words(again)
    assert balance(card) == 266

    late = anna_at.send(spend("100"), "/spend")
    clock.pass_by(seconds=61)
    anna_at.send(late, "/unspend")
    assert balance(card) == 166


def test_spending_pressed_twice_is_one_operation(anna_at, card, balance, spend):
    page = spend("200", key="one-press")
    spend("200", key="one-press")
    for _ in range(2):
        anna_at.send(page, "/spend")

    assert balance(card) == 66


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ("267", "At most 266 points"),
        ("99999999", "At most 266 points"),
        ("0", "Type a number of points"),
        ("-5", "Type a number of points"),
        ("1.5", "Type a number of points"),
        ("", "Type a number of points"),
    ],
)
def test_a_refusal_is_one_sentence(card, balance, spend, points, said):
    page = spend(points)

    assert page.status_code == 422
    assert said in words(page)
    assert tone(page) == "attention"
    assert balance(card) == 266


def test_the_last_points_are_spent_once(anna_at, card, balance, spend):
    assert "put aside" in words(spend("266"))

    assert "At most 0 points" in words(spend("266")) or balance(card) == 0
    assert balance(card) == 0


def test_who_was_found_by_phone_shows_that_the_card_is_theirs(card, balance, spend):
    phone = "+48500999001"

    wrong = spend("20", phone, digits=f"{(int(card.number[-4:]) + 1) % 10000:04}")
    assert "not the last four digits" in words(wrong)
    assert balance(card) == 266

    assert "20 points put aside" in words(spend("20", phone, digits=card.number[-4:]))


def test_a_return_says_what_it_takes_before_it_takes_it(anna_at, card, balance):
    anna_at.sell(card, "54", receipt="991")
    page = anna_at.post("/return", receipt="991")
    assert "54" in words(page)

    quoted = anna_at.send(page, "/quote", amount="20")
    assert "Takes 20 points from the card" in words(quoted)
    assert balance(card) == 320

    done = anna_at.send(quoted, TAKING)
    assert "Returned" in words(done)
    assert "300 points on the card" in words(done)
    assert balance(card) == 300


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
    lines = [sales.Line(30_00, name="Soap"), sales.Line(24_00, name="Cream")]
    with database.transaction() as session:
        sale = sales.Sale("pos", "77", "PLN", lines, customer_id=card.customer_id)
        bought = sales.record(session, rosa.id, sale, now=NOON)
        ledger.earn(
            session, card.account_id, 54_00, source=f"sale:{bought.id}",
            now=NOON,
        )  # fmt: skip
    page = anna_at.post("/return", receipt="77")
    assert "Soap" in words(page)

    quoted = anna_at.post(
        f"{form_in(page, '/quote')[0].removeprefix('/till')}", line="2"
    )

    assert "Takes 24 points" in words(quoted)
    anna_at.send(quoted, TAKING)
    assert balance(card) == 296


def test_a_return_of_points_already_spent_takes_what_there_is(
    anna_at, card, balance, spend
):
    anna_at.sell(card, "54", receipt="991")
    anna_at.send(spend("300"), "/spend")
    page = anna_at.post("/return", receipt="991")

    quoted = anna_at.send(page, "/quote")
    assert "The card holds only 20 points" in words(quoted)
    anna_at.send(quoted, TAKING)

    assert balance(card) == 0


def test_a_receipt_nobody_knows_says_so(anna_at):
    page = anna_at.post("/return", receipt="none such")

    assert page.status_code == 422
    assert "No sale has this receipt" in words(page)


def test_a_customer_waits_for_an_article_and_hears_how_many_do(anna_at, issue):
    for number, name in enumerate(("Ada", "Zofia"), 1):
        page = anna_at.find(issue(first_name=name).number)
        seen = page.text.partition('href="/till/card/')[2].partition("/")[0]
        done = anna_at.post(f"/card/{seen}/watch", sku="SW-12", size="M")

        assert "We will tell them" in words(done)
        assert f"{number} " in words(done)
    page = anna_at.post(f"/card/{seen}/watch", sku="")
    assert page.status_code == 422


def test_the_new_cards_code_leads_to_joining_here(anna_at):
    page = anna_at.get("/issue")

    assert "Let the customer scan this" in words(page)
    assert 'role="img"' in page.text


def test_a_shift_is_summed_up(anna_at, card, spend, hire):
    anna_at.sell(card, "54")
    anna_at.send(anna_at.sell(card, "10"), "/undo")
    anna_at.send(spend("20"), "/spend")

    page = words(anna_at.get("/shift"))

    assert "Sales credited 2" in page
    assert "Times points were spent 1" in page
    assert "Undone 1" in page
    anna_at.post("/sign-out")
    anna_at.sign_in(hire("Borys"))
    assert "Sales credited 0" in words(anna_at.get("/shift"))
