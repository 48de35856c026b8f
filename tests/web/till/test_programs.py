"""Programs of every type at the till: points, stamps, cashback, discounts, none at all."""

import re

import pytest
from sqlalchemy import select

from tests import make
from tests.make import NOON
from walletpass import customers, passes
from walletpass.brands import Brand
from walletpass.ledger import Program
from walletpass.rewards.models import Credit

from .conftest import tone, words
from .rules import EVERY_PLN, TEN_PER_CENT


def test_lines_left_out_are_counted_in_the_quote(anna_at, card, rule, balance):
    rule(
        {"kind": "ratio", "amount": 500, "per": 10_000},
        leaves_out={"kinds": ["discounted", "gift_card"]},
        spending={"worth": 100},
    )
    seen = anna_at.find(card.number).request.path.removeprefix("/till")

    page = anna_at.post(
        f"{seen}/quote",
        sku=["A-1", "A-2", "G-1"],
        price=["1080", "30", "50"],
        sort=["plain", "discounted", "gift-card"],
    )

    assert "will earn 54 points 5% back, 2 lines excluded" in words(page)
    assert "discounted goods (line 2), gift cards (line 3)" in words(page)
    assert balance(card) == 266
    assert "Done +54 points" in words(anna_at.send(page, "/sell"))


def test_lines_are_typed_one_after_the_other(anna_at, card):
    page = anna_at.follow(anna_at.find(card.number), "/lines")
    page = anna_at.press(page, "/lines", sku=["A-1"], price=[""], sort=["plain"])
    assert 'value="A-1"' in page.text

    page = anna_at.press(
        page, "/lines", sku=["A-1", ""], price=["30", ""], sort=["plain", "plain"]
    )
    assert "Lines of the bill PLN 30" in words(page)

    unpriced = anna_at.send(page, "/quote", sku=["A-1", "B"], price=["30", "x"])
    assert unpriced.status_code == 422
    assert "Every line needs a price" in words(unpriced)


def test_an_instant_discount_is_shown_to_be_taken_off(anna_at, card, rule, balance):
    rule(TEN_PER_CENT, kind="discount", gives="discount")

    page = anna_at.quote(card, "54")

    assert "take off the bill −PLN 5.40 10% off Left to pay: PLN 48.60" in words(page)
    done = anna_at.send(page, "/sell")
    assert "Done −PLN 5.40 Left to pay: PLN 48.60" in words(done)
    assert balance(card) == 266


def test_a_scan_tells_the_discount_in_place_of_a_balance(anna_at, card, rule):
    rule(TEN_PER_CENT, kind="discount", gives="discount")

    seen = words(anna_at.find(card.number))

    assert "Ada 10% discount" in seen
    assert "266" not in seen
    assert "Pay with points" not in seen


@pytest.mark.parametrize(("is_quoted", "discount"), [(False, 0), (True, 5_40)])
def test_without_a_line_only_a_discount_that_was_shown_is_given(
    anna_at, card, rule, database, is_quoted, discount
):
    rule(TEN_PER_CENT, kind="discount", gives="discount")
    sold = {"key": "away-1", "number": card.number, "amount": 54_00}
    sold |= {"at": "2026-11-20T12:00:00Z", "is_quoted": is_quoted}

    anna_at.client.post("/till/sync", json={"sales": [sold]})

    with database.snapshot() as session:
        assert session.scalars(select(Credit)).one().discount == discount


def test_the_page_that_works_alone_says_that_it_knows_no_discount(anna_at, rule):
    assert "No discount offline" not in words(anna_at.get("/offline"))
    rule(TEN_PER_CENT, kind="discount", gives="discount")

    page = words(anna_at.get("/offline"))

    assert "No discount offline: ask the full price" in page
    assert "points" not in page.casefold()


def test_what_a_discount_had_taken_off_is_not_given_back(anna_at, card, rule):
    rule(TEN_PER_CENT, kind="discount", gives="discount")
    anna_at.sell(card, "54", receipt="991")
    page = anna_at.post("/return", receipt="991")

    quoted = anna_at.send(page, "/quote", whole="1")

    assert "Give back PLN 48.60" in words(quoted)


def test_stamps_count_visits(anna_at, card, rule, balance):
    stamps = {"en": {"one": "stamp", "other": "stamps"}}
    rule({"kind": "fixed", "amount": 100}, kind="stamps", unit=stamps)

    page = anna_at.quote(card, "12")

    assert "will earn 1 stamp" in words(page)
    assert "%" not in words(page)
    assert "Done +1 stamp 267 stamps now" in words(anna_at.send(page, "/sell"))


def test_cashback_counts_the_smallest_coin(anna_at, card, rule, balance):
    rule(
        {"kind": "ratio", "amount": 3, "per": 100},
        kind="cashback",
        scale=2,
        rounding={"mode": "down", "unit": 1},
        spending={"worth": 100, "unit": 1},
    )

    page = anna_at.quote(card, "54.99")

    assert "will earn 1.64 points 3% back" in words(page)
    anna_at.send(page, "/sell")
    assert balance(card) == 267.64
    assert "Left to pay: PLN 0.90" in words(anna_at.put(card, "12.40", "11,50"))


def test_points_that_wait_for_their_day_say_so(anna_at, card, rule, balance):
    rule(EVERY_PLN, pending={"kind": "after_days", "days": 14})

    page = anna_at.quote(card, "54")

    assert "It can be spent from 4 Dec 2026" in words(page).replace("Dec 4,", "4 Dec")
    done = anna_at.send(page, "/sell")
    assert "+54 points Of these, on their way: 54 points 266 points now" in words(done)
    assert "54 points on the way" in words(anna_at.find(card.number))
    assert balance(card) == 266


@pytest.fixture
def second(database, rosa, card, services):
    """Give Ada a card of a second program, which has no rules yet."""
    miles = {"en": {"one": "mile", "other": "miles"}}
    with database.transaction() as session:
        owner = session.get_one(Brand, rosa.id)
        template = make.template(session, owner)
        program = session.get_one(Program, template.program_id)
        program.name, program.unit, program.kind = {"en": "Miles"}, miles, "miles"
        holder = customers.customer_of(session, rosa.id, card.customer_id)
        issued = passes.issue(
            session,
            holder,
            people=make.people(),
            card_link=services.card_link,
            template_id=template.id,
            now=NOON,
        )
        return passes.card_of(session, rosa.id, issued.wallet_pass.id)


def test_a_program_without_rules_says_so_kindly(anna_at, second, balance):
    page = anna_at.quote(second, "54")

    assert "This card earns nothing yet" in words(page)
    assert "The owner writes them in the studio, under Rules" in words(page)
    assert tone(page) == "good"
    done = anna_at.send(page, "/sell")
    assert "Done" in words(done)
    assert "points" not in words(done)
    assert balance(second) == 0


def test_without_rules_points_pay_nothing_and_it_says_so(anna_at, second):
    seen = anna_at.find(second.number)
    place = re.search(r'action="/till(/card/[^"]+)/quote"', seen.text)[1]

    page = anna_at.post(f"{place}/redeem", amount="54")

    assert "Pay with points" not in words(seen)
    assert "The balance does not pay here" in words(page)
    assert "Use points" not in words(page)


def test_each_card_counts_in_its_own_program(anna_at, card, second, balance):
    anna_at.sell(card, "54")
    anna_at.sell(second, "10")

    assert "0 miles" in words(anna_at.find(second.number))
    assert balance(card) == 320
    assert balance(second) == 0


def test_who_is_found_by_phone_says_which_of_their_cards_it_is(anna_at, card, second):
    page = anna_at.find("+48500999001")

    assert "Which card? This customer collects in several programs" in words(page)
    chosen = [
        words(anna_at.get(link.removeprefix("/till")))
        for link in re.findall(r'href="(/till/card/[^"]+)"', page.text)
    ]
    assert ["266 points" in text for text in chosen].count(True) == 1
    assert ["0 miles" in text for text in chosen].count(True) == 1
