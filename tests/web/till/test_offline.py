"""The page that works alone: what is typed and scanned there is checked there."""

import pytest
from playwright.sync_api import expect

from walletpass.sales import Purchase

from .away import BANNER, comes_true, cut_off, expect_waiting, keep
from .counters import typed_by_a_scanner


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
        expect(page.get_by_text("Kept. It counts once")).to_be_visible()
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
