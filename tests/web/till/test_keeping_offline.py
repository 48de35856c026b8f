"""Sales kept in the browser: each once, none lost, whatever room there is."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Playwright, expect

from .away import BANNER, comes_true, cut_off, expect_waiting, keep
from .counters import typed_by_a_scanner


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

    expect(page.get_by_text("Kept. It counts once")).to_be_visible()
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
    expect(page.get_by_text("Kept. It counts once")).to_be_hidden()


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
