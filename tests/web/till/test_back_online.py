"""The line is back, or comes and goes: what was kept is told, and counts once.

Nothing is lost, nothing is doubled, whatever answers, and whoever comes next.
"""

import re

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from tests.make import NOON
from walletpass import brands, passes
from walletpass.brands import Till
from walletpass.rewards.models import Credit
from walletpass.sales import Purchase
from walletpass.web.till import selling

from .away import (
    BANNER,
    answering,
    comes_true,
    cut_off,
    expect_waiting,
    keep,
    kept_shell,
    quoted,
)
from .counters import sign_in, typed_by_a_scanner
from .rules import TEN_PER_CENT


def test_a_line_that_breaks_before_the_quote_takes_nothing_along(counter, card):
    page = counter()
    kept_shell(page)
    typed_by_a_scanner(page, card.number)
    expect(page.locator("#amount")).to_be_focused()
    page.locator("#amount").fill("54")
    cut_off(page)

    page.get_by_role("button", name="Next").click()

    expect(page.get_by_label("Card number")).to_have_value(card.number)
    expect(page.get_by_label("Amount to pay")).to_have_value("54")


def test_a_sale_whose_answer_was_lost_is_credited_once(counter, card, balance):
    page = counter()
    kept_shell(page)
    credit = quoted(page, card)
    page.route("**/sell", lambda route: (route.fetch(), route.abort()))

    credit.click()

    page.wait_for_url("**/till*")
    comes_true(page, lambda: balance(card) == 320)
    expect(page.locator("#what")).to_be_visible()
    expect_waiting(page, 0)
    assert balance(card) == 320


def test_a_discount_that_was_shown_is_given_though_the_line_broke(
    counter, card, rule, database
):
    rule(TEN_PER_CENT, kind="discount", gives="discount")
    page = counter()
    kept_shell(page)
    quoted(page, card)
    page.route("**/sell", lambda route: route.abort())

    page.get_by_role("button", name="Taken off: PLN 5.40").click()

    def discount():
        with database.snapshot() as session:
            return session.scalar(select(Credit.discount))

    comes_true(page, lambda: discount() == 5_40)


@pytest.mark.parametrize("status", [429, 500, 503])
@pytest.mark.parametrize("is_done", [True, False])
def test_a_sale_that_met_a_server_out_of_order_is_kept_and_credited_once(
    counter, card, balance, status, is_done
):
    page = counter()
    kept_shell(page)
    credit = quoted(page, card)

    def stumble(route):
        if is_done:
            route.fetch()
        route.fulfill(status=status, body="<html><body>Oh.</body></html>")

    page.route("**/sell", stumble)
    page.route("**/sync", answering(status))
    credit.click()
    expect(page.get_by_text("Kept. It counts once")).to_be_visible()
    expect_waiting(page, 1)
    page.unroute("**/sync")
    page.get_by_role("link", name="Try again").click()

    comes_true(page, lambda: balance(card) == 320)
    expect_waiting(page, 0)
    expect(page.locator(BANNER)).to_be_hidden()
    assert balance(card) == 320


def test_a_server_that_is_being_restarted_shows_the_page_that_works_alone(
    counter, card, balance
):
    page = counter()
    kept_shell(page)
    page.context.route(re.compile("/till(/sync)?$"), answering(502))

    page.goto("/till")

    expect(page.get_by_text("Offline. Go on selling")).to_be_visible()


def test_a_server_that_hangs_keeps_nobody_from_selling(counter, card, balance):
    page = counter()
    kept_shell(page)
    page.context.route(re.compile("/till(/sync)?$|/static/"), lambda _: None)

    page.goto("/till")

    expect(page.get_by_text("Offline. Go on selling")).to_be_visible()
    keep(page, card, "54")
    expect_waiting(page, 1)
    page.context.unroute_all()
    page.reload()
    comes_true(page, lambda: balance(card) == 320)


def test_a_sale_after_the_shift_has_ended_waits_for_the_next_one(
    counter, card, balance, hire, database
):
    borys = hire("Borys Lis")
    page = counter()
    kept_shell(page)
    credit = quoted(page, card)
    page.context.clear_cookies(name="walletpass_shift")

    credit.click()

    expect(page.get_by_text("Sold offline. Sign in, and it is sent.")).to_be_visible()
    expect_waiting(page, 1)
    assert balance(card) == 266
    sign_in(page, borys)
    comes_true(page, lambda: balance(card) == 320)
    expect_waiting(page, 0)


def test_a_sale_at_a_till_that_was_taken_away_waits_until_it_is_one_again(
    counter, card, balance, database, till, code, anna
):
    page = counter()
    kept_shell(page)
    credit = quoted(page, card)
    with database.transaction() as session:
        brands.retire_till(session.get_one(Till, till.id))

    credit.click()

    expect(page.get_by_role("heading", name="no till any more")).to_be_visible()
    expect(page.get_by_text("Not sent yet. It is, once this is a till")).to_be_visible()
    expect_waiting(page, 1)
    page.locator("#code").fill(code())
    page.keyboard.press("Enter")
    sign_in(page, anna)
    comes_true(page, lambda: balance(card) == 320)
    expect_waiting(page, 0)


def test_whoever_signs_in_next_tells_what_a_colleague_sold(
    counter, card, balance, hire, database, anna
):
    borys = hire("Borys Lis")
    page = counter()
    cut_off(page)
    page.goto("/till")
    keep(page, card, "54")
    expect_waiting(page, 1)
    page.context.clear_cookies(name="walletpass_shift")
    page.context.set_offline(False)
    sign_in(page, borys)

    comes_true(page, lambda: balance(card) == 320)
    with database.snapshot() as session:
        assert session.query(Purchase).one().staff_id == anna.id


def test_nobody_signs_in_without_a_line_but_everybody_reads_why(counter, anna, card):
    page = counter()
    kept_shell(page)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name=anna.name)).to_be_visible()
    cut_off(page)

    page.goto("/till")

    expect(page.get_by_role("heading", name="No line, nobody")).to_be_visible()
    assert page.get_by_label("Card number").count() == 0
    page.context.set_offline(False)
    expect(page.get_by_role("link", name=anna.name)).to_be_visible()


def test_two_tabs_tell_the_same_queue_once(counter, card, issue, balance):
    other = issue(first_name="Zofia")
    page = counter()
    cut_off(page)
    page.goto("/till")
    tab = page.context.new_page()
    tab.goto("/till")
    keep(page, card, "54")
    keep(tab, other, "12")
    expect_waiting(tab, 2)
    for each in (page, tab):
        # a browser that cannot agree on one tab tells it from both
        each.evaluate("delete Navigator.prototype.locks")
    page.context.set_offline(False)

    comes_true(page, lambda: (balance(card), balance(other)) == (320, 12))
    for each in (page, tab):
        expect(each.locator("#what")).to_be_visible()
        expect_waiting(each, 0)
    assert (balance(card), balance(other)) == (320, 12)


def test_a_sale_that_cannot_be_credited_now_holds_up_no_other(
    counter, card, issue, balance, monkeypatch
):
    other = issue(first_name="Zofia")
    page = counter()
    cut_off(page)
    page.goto("/till")
    keep(page, card, "54")
    keep(page, other, "12")
    expect_waiting(page, 2)
    whole = selling.sell

    def stumbling(session, slip, **facts):
        if slip.card.id == card.id:
            raise RuntimeError
        return whole(session, slip, **facts)

    monkeypatch.setattr(selling, "sell", stumbling)
    page.context.set_offline(False)
    comes_true(page, lambda: balance(other) == 12)
    expect_waiting(page, 1)
    expect(page.get_by_text("Sold offline, on its way.")).to_be_visible()
    page.goto("/till/waiting")
    expect(page.locator("[data-queue-list] li")).to_have_count(1)
    monkeypatch.undo()
    page.locator("[data-sync]").dispatch_event(
        "click"
    )  # the page may have sent it by itself

    comes_true(page, lambda: balance(card) == 320)
    expect_waiting(page, 0)


def test_a_long_queue_is_told_to_its_end(counter, card, balance):
    page = counter()
    cut_off(page)
    page.goto("/till")
    page.evaluate(
        """async (number) => {
          const { keep, newKey } = await import("/static/till/keeping.js");
          for (let turn = 0; turn < 45; turn++) await keep({ key: newKey(), number, amount: 100 });
        }""",
        card.number,
    )
    expect_waiting(page, 45)

    page.context.set_offline(False)

    comes_true(page, lambda: balance(card) == 266 + 45)
    expect_waiting(page, 0)


@pytest.mark.parametrize("hours", [-5, 7])
def test_a_clock_that_is_hours_wrong_does_not_move_the_sale(
    counter, card, balance, database, hours
):
    page = counter()
    page.clock.install(time=NOON.timestamp() + hours * 3600)
    page.route(
        "**/till*",
        lambda route: route.fulfill(
            response=(answer := route.fetch(max_redirects=0)),
            headers=answer.headers | {"date": f"{NOON:%a, %d %b %Y %H:%M:%S} GMT"},
        ),
    )
    page.reload()
    page.get_by_role("link", name="Waiting").click()
    expect(page.get_by_text("Nothing waits")).to_be_visible()
    page.unroute("**/till*")
    cut_off(page)
    page.goto("/till/offline")

    keep(page, card, "54")

    expect_waiting(page, 1)
    page.context.set_offline(False)
    comes_true(page, lambda: balance(card) == 320)
    with database.snapshot() as session:
        sold_at = session.query(Purchase).one().occurred_at
        assert abs((sold_at - NOON).total_seconds()) < 300


def test_a_sale_that_cannot_be_credited_waits_for_whoever_decides(
    counter, card, database
):
    page = counter()
    cut_off(page)
    page.goto("/till")
    keep(page, card, "54")
    expect_waiting(page, 1)
    with database.transaction() as session:
        passes.void(session, card.brand_id, card.id, now=NOON)

    page.context.set_offline(False)
    expect(page.locator("#what")).to_be_visible()
    expect_waiting(page, 0)

    page.goto("/till/waiting")
    expect(page.get_by_text("This card is no longer valid")).to_be_visible()
    assert page.get_by_role("button", name="Settled").count() == 0
    with database.snapshot() as session:
        [word] = brands.alarms(session, card.brand_id)
        assert card.number in word.message
