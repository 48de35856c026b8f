"""Paying with points: put aside for a bill, spent with its sale, let go, undone."""

import pytest
from sqlalchemy import select

from tests.make import NOON
from walletpass import ledger, rewards, sales
from walletpass.rewards import Redemption

from .conftest import tone, words


def test_points_are_put_aside_and_spent_when_the_customer_has_paid(
    anna_at, card, balance
):
    page = anna_at.put(card, "54", "200")
    assert "200 points reserved for this bill" in words(page)
    assert "take off the bill −PLN 10" in words(page)
    assert "Left to pay: PLN 44" in words(page)
    assert "the points go back at 13:15" in words(page)
    assert balance(card) == 66

    page = anna_at.pay(page)

    assert "Done +44 points Paid with 200 points: PLN 10 110 points now" in words(page)
    assert balance(card) == 110


def test_what_points_may_pay_is_proposed_with_its_worth_and_the_reason(anna_at, card):
    page = anna_at.offer(card, "20")

    assert 'name="points" value="200"' in page.text
    assert "They pay PLN 10" in words(page)
    assert "At most 50% of the basket: 200 points, PLN 10" in words(page)
    assert "that is the whole balance" in words(anna_at.offer(card, "200"))


def test_a_customer_who_thinks_better_of_it_has_the_points_again(
    anna_at, card, balance
):
    page = anna_at.put(card, "54", "200")

    for _ in range(2):
        again = anna_at.send(page, "/put/[^/]+")

    assert "200 points are on the card again" in words(again)
    assert "The bill is PLN 54 again" in words(again)
    assert balance(card) == 266
    quoted = anna_at.send(again, "/quote")
    assert "will earn 54 points" in words(quoted)


def test_points_that_nobody_paid_with_in_time_are_back(anna_at, card, balance, clock):
    page = anna_at.put(card, "54", "200")
    clock.pass_by(minutes=16)

    late = anna_at.pay(page)

    assert "It took too long: 200 points are on the card again" in words(late)
    assert tone(late) == "attention"
    assert "will earn 54 points" in words(anna_at.send(late, "/quote"))


def test_undo_takes_the_sale_and_what_points_paid_of_it_back_exactly(
    database, anna_at, card, balance
):
    before = lots(database, card)
    page = anna_at.pay(anna_at.put(card, "54", "200"))

    for _ in range(2):
        again = anna_at.send(page, "/undo")

    assert "Taken back" in words(again)
    assert "266 points now" in words(again)
    assert balance(card) == 266
    assert lots(database, card) == before


def lots(database, card):
    with database.snapshot() as session:
        held = ledger.lots_of(session, card.account_id)
        return [(lot.id, lot.remaining, lot.expires_at) for lot in held]


def test_undo_is_exact_even_where_returns_take_only_what_is_pending(
    database, anna_at, card, rosa, balance, clock
):
    with database.transaction() as session:
        program = ledger.program_of(session, rosa.id)
        rules = rewards.starting_rules("PLN")
        terms = rewards.Terms(returns="only_pending")
        rewards.save_draft(session, rosa.id, program.id, rules, terms, now=clock())
        rewards.publish_draft(session, rosa.id, program.id, now=clock())
    page = anna_at.sell(card, "54")
    assert balance(card) == 320

    anna_at.send(page, "/undo")

    assert balance(card) == 266


def test_spending_pressed_twice_is_one_operation(database, anna_at, card, balance):
    offered = anna_at.offer(card, "54")
    page = anna_at.send(offered, "/put", points="200")
    anna_at.send(offered, "/put", points="200")
    for _ in range(2):
        paid = anna_at.pay(page)

    assert "Already credited" in words(paid)
    assert balance(card) == 110
    with database.snapshot() as session:
        assert len(session.scalars(select(Redemption)).all()) == 1
        assert len(session.scalars(select(sales.Purchase)).all()) == 1


@pytest.mark.parametrize(
    ("amount", "points", "said"),
    [
        ("54", "267", "At most 266 points: that is the whole balance"),
        ("54", "99999999", "At most 266 points: that is the whole balance"),
        ("20", "201", "At most 50% of the basket: 200 points, PLN 10"),
        ("54", "0", "Type a number of points"),
        ("54", "-5", "Type a number of points"),
        ("54", "1.5", "Type a number of points"),
        ("54", "", "Type a number of points"),
        ("1e5", "20", "Type the amount as on the receipt"),
    ],
)
def test_a_refusal_is_one_sentence(anna_at, card, balance, amount, points, said):
    offered = anna_at.offer(card, "54")

    page = anna_at.send(offered, "/put", amount=amount, points=points)

    assert page.status_code == 422
    assert said in words(page)
    assert tone(page) == "attention"
    assert balance(card) == 266


def test_a_rest_of_a_balance_that_pays_for_nothing_is_told(anna_at, card, database):
    with database.transaction() as session:
        ledger.earn(session, card.account_id, 50, source="half a point", now=NOON)

    page = anna_at.offer(card, "54")

    assert "At most 266 points: the rest is too little to pay with" in words(page)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ru", "Не больше 50 % чека: 200 баллов, 10 PLN"),
        ("pl", "Najwyżej 50% koszyka: 200 punktów, 10 zł"),
    ],
)
def test_a_refusal_speaks_the_cashiers_language(device, hire, card, language, said):
    device.sign_in(hire("Borys", language=language))

    page = device.offer(card, "20")

    assert said in words(page).replace("\N{NO-BREAK SPACE}", " ")


def test_a_bill_is_asked_for_before_points_can_pay_it(anna_at, card):
    page = anna_at.press(anna_at.find(card.number), "/redeem")

    assert page.status_code == 422
    assert "Type the amount as on the receipt" in words(page)


def test_the_last_points_are_spent_once(anna_at, card, balance):
    one, other = anna_at.offer(card, "54"), anna_at.offer(card, "54")
    assert "reserved for this bill" in words(anna_at.send(one, "/put", points="260"))

    late = anna_at.send(other, "/put", points="260")

    assert late.status_code == 422
    assert "Ada 6 points" in words(late)
    assert "260 points reserved for a bill" in words(late)
    assert "At most 6 points" in words(late)
    assert balance(card) == 6


def test_who_has_no_points_left_is_told_so_once(anna_at, card):
    one, other = anna_at.offer(card, "540"), anna_at.offer(card, "540")
    anna_at.send(one, "/put", points="266")

    late = words(anna_at.send(other, "/put", points="266"))

    assert late.count("There are no points to spend now") == 1


def test_who_was_found_by_phone_shows_that_the_card_is_theirs(anna_at, card, balance):
    phone = "+48500999001"

    wrong = f"{(int(card.number[-4:]) + 1) % 10000:04}"
    refused = anna_at.put(card, "54", "20", what=phone, digits=wrong)
    assert "not the last four digits" in words(refused)
    assert balance(card) == 266

    page = anna_at.put(card, "54", "20", what=phone, digits=card.number[-4:])
    assert "20 points reserved" in words(page)


def test_another_customers_points_pay_nothing(anna_at, card, issue, balance):
    other = issue(first_name="Zofia", points=500)
    mine, theirs = anna_at.put(card, "54", "200"), anna_at.offer(other, "54")
    put = mine.request.path.rsplit("/", 1)[1]
    seen = theirs.request.path.removeprefix("/till").rpartition("/")[0]

    stolen = anna_at.get(f"{seen}/put/{put}?amount=54")

    assert "There is nothing at this address" in words(stolen)
    assert balance(other) == 500
