"""A cashier's day in a real browser, from the PIN to the sum of the shift."""

import re
import shutil
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests import make
from tests.servers import missing
from tests.web.till.test_finding import photograph
from walletpass import brands, ledger, rewards
from walletpass.brands import Duty
from walletpass.kernel.secrets import Secret
from walletpass.rewards import surprising

pytestmark = pytest.mark.long
expect.set_options(timeout=20_000)

PIN, SOON = "2580", 20
PHONE = "+48 502 777 001"


@pytest.fixture(scope="module")
def counter(shop):
    """Put a till into the shop, with rules to go by; return its code and who stands there."""
    services = shop.services
    now = services.now()
    with services.database.transaction() as session:
        brand = brands.brand_called(session, shop.slug)
        program = ledger.program_of(session, brand.id)
        rewards.begin(session, program, now=now)
        surprising.set_budget(session, brand.id, program.id, points=50_00, times=3)
        store = make.store(session, brand, code="market", name="Market Square", now=now)
        till = brands.add_till(session, store, code="till-1", name="Till 1", now=now)
        anna = make.staff(
            session, brand, name="Anna", duties=[Duty("cashier")], now=now
        )
        brands.set_pin(anna, Secret(PIN))
        return brands.new_enrol_code(till, now=now).reveal(), anna


@dataclass
class Till:
    """What a cashier does with their hands."""

    page: Page

    def press(self, name):
        self.page.get_by_role("button", name=re.compile(name)).first.click()

    def open(self, name):
        self.page.get_by_role("link", name=re.compile(name)).first.click()

    def find(self, what):
        self.page.goto("/till")
        self.page.locator("#what").fill(what)
        self.page.keyboard.press("Enter")

    def type(self, amount, receipt=""):
        self.page.locator("#amount").fill(amount)
        if receipt:
            self.page.locator("summary").click()
            self.page.locator("[name=receipt]").fill(receipt)

    def says(self, *sentences):
        for sentence in sentences:
            spaced = sentence.replace(" ", r"\s+")
            expect(self.page.locator("main")).to_contain_text(re.compile(spaced))

    def is_toned(self, tone):
        expect(self.page.locator(f"body[data-tone={tone}]")).to_be_visible()


@pytest.fixture
def held(shop, tmp_path):
    """Open the till in a browser before whose camera a card is held."""
    program = shutil.which("chromium")
    if program is None:
        missing("Chromium")
    with sync_playwright() as playwright:

        def held(card):
            film = tmp_path / "card.mjpeg"
            film.write_bytes(photograph(card["number"]) * 10)
            browser = playwright.chromium.launch(
                executable_path=program,
                args=[
                    "--no-sandbox",
                    "--use-fake-ui-for-media-stream",
                    "--use-fake-device-for-media-stream",
                    f"--use-file-for-fake-video-capture={film}",
                ],
            )
            return Till(browser.new_page(base_url=shop.base_url, locale="en"))

        yield held


def test_every_step_of_a_cashiers_day(shop, counter, held):
    card = shop.enrol(phone=PHONE, first_name="Ada")
    shop.sell(card, 266, "opening")
    iphone = shop.fleet.phone("Ada")
    on_phone = iphone.add(card["pass_url"])
    assert iphone.comes_to_show(on_phone, "266 now", SOON)
    iphone.settle()
    before = len(iphone.lock_screen)
    code, anna = counter
    till = held(card)

    sign_in(till, code, anna)
    sell_once(till)
    assert iphone.comes_to_show(on_phone, "+54 points, 320 now", SOON)
    assert iphone.settle()
    told = [notice.sentence for notice in iphone.lock_screen][before:]
    assert told == ["+54 points, 320 now"]
    sell_again_and_undo(till, card)
    pay_with_points(till, card)
    find_without_a_phone(till, card)
    be_kind_and_let_wait(till, card)
    take_goods_back(till)
    sell_offline(shop, till, card)
    meet_wrong_cards(till)
    sum_up(till)
    assert iphone.balance(on_phone) == balance(shop, card)
    assert iphone.log == ()


def sign_in(till, code, anna):
    till.page.goto("/till")
    till.page.locator("#code").fill(code)
    till.page.keyboard.press("Enter")
    till.open(anna.name)
    till.page.locator("#pin").fill("0000")
    till.page.keyboard.press("Enter")
    till.says("This PIN is not right")
    till.page.locator("#pin").fill(PIN)
    till.page.keyboard.press("Enter")
    expect(till.page.locator(".till__place")).to_have_text("Till 1 Market Square")


def sell_once(till):
    till.press("Scan with the camera")
    till.is_toned("good")
    till.says("Ada", "266")
    till.type("54.50", receipt="991")
    till.press("Next")
    till.says(
        "will earn", "54 points", "5% back", "54 points pay PLN 2.70 of a later bill"
    )
    till.press("Credit 54 points")
    till.says("Done", r"\+54", "320 points now")
    expect(till.page.locator("[data-undo]")).to_be_visible()
    put_the_camera_away(till)


def put_the_camera_away(till):
    """Let it not see, by itself, the card that is held before it all day."""
    till.page.evaluate("localStorage.removeItem('till-camera')")


def sell_again_and_undo(till, card):
    till.find(card["number"])
    till.type("54.50", receipt="991")
    till.press("Next")
    till.press("Credit")
    till.says(r"Already credited \d\d:\d\d by Anna", "Nothing to do")
    till.find(card["number"])
    till.type("10")
    till.press("Next")
    till.press("Credit 10 points")
    till.says("330 points now")
    till.press("Undo")
    till.says("Taken back", "Ada, PLN 10", "320 points now")


def pay_with_points(till, card):
    till.find(card["number"])
    till.type("20")
    till.press("Pay with points")
    till.says("At most 50% of the basket: 200 points, PLN 10")
    till.page.locator("#points").fill("201")
    till.press("Use points")
    till.is_toned("attention")
    till.says("At most 50% of the basket: 200 points, PLN 10")
    till.page.locator("#points").fill("200")
    expect(till.page.locator("output")).to_have_text(re.compile("10"))
    till.press("Use points")
    till.says(
        "200 points reserved for this bill",
        "Left to pay: PLN 10",
        "the points go back at",
    )
    till.press("The customer has paid")
    till.says("Done", "Paid with 200 points", "130 points now")


def find_without_a_phone(till, card):
    till.find(PHONE)
    till.says("Ada", "phone .*•")
    assert card["number"] not in till.page.content()
    till.find("ada")
    till.says("Who is it", "Ada", "•")
    till.open("Ada")
    till.is_toned("good")
    till.find(PHONE)
    till.type("20")
    till.press("Pay with points")
    till.page.locator("#digits").fill("")
    till.press("Use points")
    till.says("not the last four digits")
    till.page.locator("#digits").fill(card["number"][-4:])
    till.page.locator("#points").fill("20")
    till.press("Use points")
    till.press("Give the points back")
    till.says("20 points are on the card again")


def be_kind_and_let_wait(till, card):
    till.find(card["number"])
    till.open("Thank or surprise")
    till.press("Say thank you")
    till.says("They will read it on their card", "3 surprises left")
    till.page.get_by_label("Points, or empty").fill("5")
    till.press("Give it")
    till.says("Given: tell them", "2 surprises left", "135")
    till.open("Back")
    till.open("Out of stock")
    till.page.locator("#sku").fill("SW-12")
    till.page.locator("#colour").fill("blue")
    till.page.locator("#size").fill("M")
    till.press("Tell them when here")
    till.says("1 person waits for it")


def take_goods_back(till):
    till.find("991")
    till.page.locator("#amount").fill("20")
    till.press("Next")
    till.says("Give back PLN 20", "Ada", "Leaves the card", "20 points")
    till.press("Take it back")
    till.says("Returned: PLN 20", "115 points")


def sell_offline(shop, till, card):
    page = till.page
    page.goto("/till")
    page.evaluate(
        """async () => {
          const isKept = async () =>
            navigator.serviceWorker.controller && (await caches.match("/till/offline"));
          while (!(await isKept())) await new Promise((later) => setTimeout(later, 50));
        }"""
    )
    page.context.set_offline(True)
    page.goto("/till")
    expect(page.get_by_text("Offline. Go on selling")).to_be_visible()
    till.says("Points cannot be spent offline here")
    page.get_by_label("Card number").fill(card["number"])
    page.get_by_label("Amount to pay").fill("7")
    till.press("Keep the sale")
    expect(page.locator("[data-offline]")).to_contain_text("1 waiting")
    before = balance(shop, card)
    page.context.set_offline(False)
    expect(page.locator("#what")).to_be_visible()  # the till goes on by itself
    for _ in range(SOON * 10):
        if balance(shop, card) != before:
            break
        page.wait_for_timeout(100)
    assert balance(shop, card) == before + 7
    expect(page.locator("[data-offline] [data-queued]")).to_have_text("0")
    till.find(card["number"])
    till.says("122")


def meet_wrong_cards(till):
    for what, words, tone in (
        ("2900000000001", "Nobody has this card", "attention"),
        ("5901234123457", "This is no card of ours", "stop"),
        ("+48 600 700 800", "Nobody has a card with this phone", "attention"),
    ):
        till.find(what)
        till.says(words)
        till.is_toned(tone)


def sum_up(till):
    till.page.goto("/till")
    till.open("My shift")
    till.says("Anna, since", "Sales credited3", "Undone1", "Returns1", "surprises2")
    till.press("Sign out")
    expect(till.page.get_by_text("Who is at the till?")).to_be_visible()


def balance(shop, card):
    return shop.get(f"cards/{card['id']}")["balance"]
