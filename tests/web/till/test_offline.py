"""The till cut off from the world: sales go on, and are told once when it is back.

Nothing is lost, nothing is doubled, whatever answers, and whoever comes next.
"""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.make import NOON
from walletpass import brands, passes
from walletpass.brands import Till
from walletpass.sales import Purchase
from walletpass.web.till import selling

from .counters import sign_in, typed_by_a_scanner

BANNER = "[data-offline]"


def kept_shell(page):
    """Wait until the browser has kept the page that works alone for who is there now."""
    page.evaluate(
        """async () => {
          const isKept = async () => {
            const page = await caches.match("/till/offline");
            const whose = document.body.dataset.shift ?? "data-away";
            const fits = page && (await page.text()).includes(whose);
            return navigator.serviceWorker.controller && page &&
              (document.body.dataset.shift ? fits : !fits);
          };
          while (!(await isKept())) await new Promise((later) => setTimeout(later, 50));
        }"""
    )


def cut_off(page):
    kept_shell(page)
    page.context.set_offline(True)


def keep(page, card, amount, **more):
    """Sell at the page that works alone."""
    page.get_by_label("Card number").fill(card.number)
    page.get_by_label("Amount to pay").fill(amount)
    for name, value in more.items():
        page.locator(f"[name={name}]").evaluate(
            "(field, value) => { field.value = value; }", value
        )
    page.get_by_role("button", name="Keep the sale").click()


def expect_waiting(page, count):
    expect(page.locator(f"{BANNER} [data-queued]")).to_have_text(str(count))


def comes_true(page, fact):
    """Look until it is so; what takes longest is a machine with other things to do."""
    for _ in range(300):
        if fact():
            return
        page.wait_for_timeout(100)
    assert fact()


def quoted(page, card, amount="54"):
    typed_by_a_scanner(page, card.number)
    expect(page.locator("#amount")).to_be_focused()
    page.locator("#amount").fill(amount)
    page.get_by_role("button", name="Next").click()
    return page.get_by_role("button", name=re.compile("Credit"))


def answering(status):
    """Answer as something between us and the server does."""
    return lambda route: route.fulfill(status=status, body="<p>Nobody there.</p>")


def test_sales_go_on_without_a_line_and_are_told_once_it_is_back(
    counter, card, issue, balance
):
    other = issue(first_name="Zofia")
    page = counter()
    cut_off(page)

    page.goto("/till")
    expect(page.get_by_text("Offline. Go on selling")).to_be_visible()
    for count, (sold, amount) in enumerate(((card, "54"), (other, "12,50")), start=1):
        keep(page, sold, amount)
        expect(page.get_by_text("Kept. The points come")).to_be_visible()
        expect_waiting(page, count)
    assert balance(card) == 266
    page.context.set_offline(False)

    expect(page.locator("#what")).to_be_visible()  # it goes on by itself
    comes_true(page, lambda: (balance(card), balance(other)) == (320, 12))
    expect_waiting(page, 0)
    expect(page.locator(BANNER)).to_be_hidden()


@pytest.mark.parametrize(
    ("currency", "sold", "net"),
    [("KWD", "12.5", 12_500), ("KWD", "12.345", 12_345), ("JPY", "1250", 1_250)],
)
def test_an_amount_is_read_as_its_currency_is_written(
    use_currency, database, counter, card, currency, sold, net
):
    use_currency(currency)
    page = counter()
    cut_off(page)
    page.goto("/till")

    keep(page, card, "1.2345")
    expect(page.get_by_text("Type the amount as on the receipt")).to_be_visible()
    keep(page, card, sold)
    expect_waiting(page, 1)
    page.context.set_offline(False)

    expect(page.locator("#what")).to_be_visible()
    expect_waiting(page, 0)
    with database.snapshot() as session:
        assert session.query(Purchase).one().net == net


@dataclass
class Profile:
    """A browser that is closed and opened again, with all it kept."""

    playwright: Playwright
    folder: Path

    def new_context(self, **wishes):
        return self.playwright.chromium.launch_persistent_context(
            self.folder,
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox"],
            **wishes,
        )


def test_what_was_sold_outlives_the_browser_and_needs_no_line_to_come_back(
    playwright, chromium, counter, card, issue, balance, tmp_path, site
):
    other = issue(first_name="Zofia")
    profile = Profile(playwright, tmp_path)
    page = counter(profile)
    cut_off(page)
    page.goto("/till")
    keep(page, card, "54")
    expect_waiting(page, 1)
    page.context.close()

    again = profile.new_context(base_url=site, offline=True, locale="en")
    page = again.new_page()
    page.goto("/till")
    expect_waiting(page, 1)
    keep(page, other, "12")
    expect_waiting(page, 2)
    again.set_offline(False)

    comes_true(page, lambda: (balance(card), balance(other)) == (320, 12))
    again.close()


@pytest.mark.parametrize(
    ("number", "amount", "words"),
    [
        ("mistyped", "5", "One of these is wrong"),
        ("right", "0", "Type the amount as on the receipt"),
        ("right", "10000000.01", "Type the amount as on the receipt"),
    ],
)
def test_a_mistake_is_noticed_without_a_line(counter, card, number, amount, words):
    page = counter()
    cut_off(page)
    page.goto("/till")
    wrong = card.number[:-1] + str((int(card.number[-1]) + 1) % 10)
    page.get_by_label("Card number").fill(card.number if number == "right" else wrong)
    page.get_by_label("Amount to pay").fill(amount)

    page.get_by_role("button", name="Keep the sale").click()

    expect(page.get_by_text(words)).to_be_visible()
    expect_waiting(page, 0)


def test_a_scanner_fills_the_number_and_asks_for_the_amount(counter, card):
    page = counter()
    cut_off(page)
    page.goto("/till")
    expect(page.get_by_label("Card number")).to_be_focused()

    typed_by_a_scanner(page, card.number)

    expect(page.get_by_label("Amount to pay")).to_be_focused()
    expect(page.locator("[data-complaint]")).to_be_hidden()
    assert page.get_by_label("Card number").input_value() == card.number


SEES = """
  navigator.mediaDevices.getUserMedia = async () => {
    const canvas = document.createElement("canvas");
    setInterval(() => canvas.getContext("2d").fillRect(0, 0, 9, 9), 50);
    return canvas.captureStream();
  };
  window.BarcodeDetector = class {
    static getSupportedFormats() { return ["qr_code", "ean_13"]; }
    async detect(video) { return video.videoWidth ? [{ rawValue: "%s" }] : []; }
  };
"""


def test_what_a_scanner_puts_before_the_number_is_left_out_without_a_line(
    counter, card
):
    page = counter()
    cut_off(page)
    page.goto("/till")
    page.get_by_label("Card number").fill(f"]Q3{card.number}")
    page.get_by_label("Amount to pay").fill("54")

    page.get_by_role("button", name="Keep the sale").click()

    expect_waiting(page, 1)


def test_a_browser_that_reads_codes_by_itself_scans_without_a_line(
    counter, card, balance
):
    page = counter()
    cut_off(page)
    page.add_init_script(SEES % card.number)
    page.goto("/till")

    page.get_by_role("button", name="Scan with the camera").click()

    expect(page.get_by_label("Card number")).to_have_value(card.number)
    expect(page.get_by_label("Amount to pay")).to_be_focused()
    expect(page.get_by_role("button", name="Scan with the camera")).to_be_visible()


def test_a_browser_that_reads_no_codes_offers_no_camera_without_a_line(counter):
    page = counter()
    cut_off(page)
    page.goto("/till")

    expect(page.get_by_label("Card number")).to_be_focused()
    expect(page.get_by_role("button", name="Scan with the camera")).to_be_hidden()


def test_a_double_press_keeps_one_sale(counter, card, balance):
    page = counter()
    cut_off(page)
    page.goto("/till")
    page.get_by_label("Card number").fill(card.number)
    page.get_by_label("Amount to pay").fill("54")

    page.evaluate(
        """() => {
          const form = document.querySelector("[data-away]");
          form.requestSubmit();
          form.requestSubmit();
        }"""
    )

    expect(page.get_by_text("Kept. The points come")).to_be_visible()
    expect_waiting(page, 1)
    page.context.set_offline(False)
    comes_true(page, lambda: balance(card) == 320)


def test_a_sale_typed_while_the_one_before_is_being_kept_is_kept_too(counter, card):
    page = counter()
    cut_off(page)
    page.goto("/till")

    page.evaluate(
        """(number) => {
          const form = document.querySelector("[data-away]");
          for (const amount of ["54", "12"]) {
            form.elements.number.value = number;
            form.elements.amount.value = amount;
            form.requestSubmit();
          }
        }""",
        card.number,
    )

    expect_waiting(page, 2)
    expect(page.get_by_label("Amount to pay")).to_have_value("")


def slow_to_keep(page, *, fails=False):
    """Let this browser take its time to keep the next sale, and perhaps find no room."""
    page.evaluate(
        """(fails) => {
          const put = IDBObjectStore.prototype.put;
          const ends = new Promise((end) => { window.endKeeping = end; });
          IDBObjectStore.prototype.put = function (sale) {
            IDBObjectStore.prototype.put = put;
            const act = put.call(this, sale);
            const { transaction } = this;
            let isOver = false;
            ends.then(() => { isOver = true; });
            const hold = () => {
              const again = transaction.objectStore("sales").get("nothing");
              again.onsuccess = () => {
                if (!isOver) hold();
                else if (fails) transaction.abort();
              };
            };
            hold();
            return act;
          };
        }""",
        fails,
    )


def test_what_is_wrong_with_the_next_sale_is_not_hidden_by_the_one_before(
    counter, card
):
    page = counter()
    cut_off(page)
    page.goto("/till")
    slow_to_keep(page)
    keep(page, card, "54")
    expect(page.get_by_label("Card number")).to_have_value("")
    keep(page, card, "0")
    expect(page.get_by_role("alert")).to_contain_text("Type the amount")

    page.evaluate("endKeeping()")

    expect_waiting(page, 1)
    expect(page.get_by_role("alert")).to_contain_text("Type the amount")
    expect(page.get_by_text("Kept. The points come")).to_be_hidden()


def test_a_sale_without_room_is_named_where_the_next_one_is_typed_already(
    counter, card, issue
):
    other = issue(first_name="Zofia")
    page = counter()
    cut_off(page)
    page.goto("/till")
    slow_to_keep(page, fails=True)
    keep(page, card, "54")
    expect(page.get_by_label("Card number")).to_have_value("")
    typed_by_a_scanner(page, other.number)

    page.evaluate("endKeeping()")

    said = page.get_by_role("alert")
    expect(said).to_contain_text("the device has no room")
    expect(said).to_contain_text(f"{card.number} · 54")
    expect(page.get_by_label("Card number")).to_have_value(other.number)


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
    expect(page.get_by_text("Kept. The points come")).to_be_visible()
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


def test_a_device_without_room_says_so_and_keeps_what_was_typed(counter, card):
    page = counter()
    cut_off(page)
    page.goto("/till")
    page.evaluate(
        """() => {
          IDBObjectStore.prototype.put = function () {
            this.transaction.abort();
            return { result: undefined };
          };
        }"""
    )

    keep(page, card, "54")

    expect(page.get_by_role("alert")).to_contain_text("the device has no room")
    assert page.get_by_label("Amount to pay").input_value() == "54"
    expect(page.locator(BANNER)).to_contain_text("This was not kept")


def test_a_browser_whose_storage_was_cleared_goes_on(counter, card, balance):
    page = counter()
    cut_off(page)
    page.goto("/till")
    page.evaluate(
        """() => new Promise((done) => {
          indexedDB.deleteDatabase("walletpass-till").onsuccess = done;
        })"""
    )

    keep(page, card, "54")

    expect_waiting(page, 1)
    page.context.set_offline(False)
    comes_true(page, lambda: balance(card) == 320)


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


@pytest.fixture
def allowing(database, till):
    with database.transaction() as session:
        brands.allow_offline(session.get_one(Till, till.id), 50_00)


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
