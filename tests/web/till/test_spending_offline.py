"""Points spent without a line: up to what the owner allows, and no more."""

import pytest
from playwright.sync_api import expect

from walletpass import brands
from walletpass.brands import Till

from .away import comes_true, cut_off, expect_waiting, keep
from .counters import typed_by_a_scanner


@pytest.fixture
def allowing(database, till):
    with database.transaction() as session:
        brands.allow_offline(session.get_one(Till, till.id), 50_00)


def test_a_card_scanned_while_points_are_being_checked_is_the_next_one(
    counter, card, issue, till, database
):
    other = issue(first_name="Zofia")
    with database.transaction() as session:
        session.get_one(Till, till.id).offline_allowance = 100_00
    page = counter()
    cut_off(page)
    page.goto("/till")
    page.evaluate(
        """() => {
          const getAll = IDBObjectStore.prototype.getAll;
          IDBObjectStore.prototype.getAll = function () {
            IDBObjectStore.prototype.getAll = getAll;
            const ends = new Promise((end) => { window.endChecking = end; });
            let isOver = false;
            ends.then(() => { isOver = true; });
            const store = this;
            const wish = {};
            const hold = () => {
              const again = getAll.call(store);
              again.onsuccess = () => {
                if (!isOver) hold();
                else wish.result = again.result;
              };
            };
            hold();
            return wish;
          };
        }"""
    )
    keep(page, card, "54", points="20")
    typed_by_a_scanner(page, other.number)
    expect(page.get_by_label("Card number")).to_have_value(other.number)

    page.evaluate("endChecking()")

    expect_waiting(page, 1)
    expect(page.get_by_label("Card number")).to_have_value(other.number)
    expect(page.get_by_label("Amount to pay")).to_be_focused()
    expect(page.get_by_label("Amount to pay")).to_have_value("")


@pytest.mark.parametrize(
    ("points", "amount", "words"),
    [
        ("50,01", "20", "Type a number of points"),
        ("51", "20", "more than may be spent offline. Left: 50."),
        ("40", "3", "Points may pay at most 50% of the bill."),
    ],
)
def test_more_points_than_may_be_spent_offline_are_refused_there(
    counter, card, allowing, points, amount, words
):
    page = counter()
    cut_off(page)
    page.goto("/till")

    keep(page, card, amount, points=points)

    expect(page.get_by_role("alert")).to_contain_text(words)
    expect_waiting(page, 0)


def test_the_allowance_holds_for_all_that_waits_together(
    counter, card, issue, allowing, balance
):
    page = counter()
    cut_off(page)
    page.goto("/till")
    page.get_by_text("Pay with points").click()
    page.get_by_label("Card number").fill(card.number)
    page.get_by_label("Amount to pay").fill("20")
    page.get_by_label("Points that pay a part").fill("40")
    expect(page.locator("output")).to_have_text("PLN 2.00")
    page.get_by_role("button", name="Keep the sale").click()
    expect_waiting(page, 1)
    expect(page.locator("output")).to_be_empty()

    keep(page, card, "20", points="20")

    expect(page.get_by_role("alert")).to_contain_text("Left: 10.")
    expect_waiting(page, 1)
    keep(page, card, "20", points="10")
    expect_waiting(page, 2)
    page.context.set_offline(False)
    comes_true(page, lambda: balance(card) == 266 - 50 + 18 + 19)


def test_a_till_goes_on_by_itself_after_points_were_typed(counter, card, allowing):
    page = counter()
    cut_off(page)
    page.goto("/till")
    page.get_by_text("Pay with points").click()
    page.get_by_label("Points that pay a part").fill("40")
    page.get_by_label("Points that pay a part").fill("")
    page.context.set_offline(False)

    expect(page.locator("#what")).to_be_visible()
