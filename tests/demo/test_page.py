"""The table in a real browser: pressed, watched, scanned."""

import shutil
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect, sync_playwright

from tests.screens import fits, on_each
from tests.servers import missing

from .running import PATIENCE

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def chromium():
    program = shutil.which("chromium") or missing("Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def browse(chromium, demo):
    """Open the page in a fresh browser each time; whatever goes wrong fails the test."""
    opened, troubles = [], []

    def note_request(request):
        if not request.url.startswith((demo.address, "data:")):
            troubles.append(request.url)

    def browse(width=1440, height=900, path="/demo", **wishes):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, **({"locale": "en"} | wishes)
        )
        context.set_default_timeout(PATIENCE * 1000)
        opened.append(context)
        page = context.new_page()
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", note_request)
        page.goto(demo.address + path)
        return page

    expect.set_options(timeout=PATIENCE * 1000)
    yield browse
    for context in opened:
        context.close()
    assert troubles == []


def seat(page, number):
    return page.locator(f"[data-seat='{number}']")


def notice(page, number):
    return seat(page, number).locator(".screen__notice").first


def choose(page, owner):
    page.get_by_label(owner, exact=True).check()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def balance(demo, number):
    return demo.phone(number)["balance"]


def test_pressing_sell_brings_the_sentence_to_the_lock_screen(browse, demo):
    page = browse()
    before = balance(demo, 0)
    choose(page, "Ada")
    press(page, "Sell 50 points")

    expect(notice(page, 0)).to_contain_text(f"+50 points, {before + 50:,} now")
    expect(notice(page, 0)).to_contain_text("Polana")
    heads = seat(page, 0).locator(".side--front .pass__heads")
    expect(heads).to_contain_text(f"{before + 50:,}")


def test_the_sentence_is_in_the_language_of_the_phone(browse, demo):
    page = browse()
    choose(page, "Мария")
    press(page, "Sell 10")

    expect(notice(page, 1)).to_contain_text("+10 баллов")
    expect(notice(page, 1)).to_contain_text("Поляна")


def test_the_way_lights_up_step_by_step_with_its_times(browse):
    page = browse()
    choose(page, "Zofia")
    press(page, "Sell 10")

    expect(page.locator(".step.is-done")).to_have_count(7)
    expect(page.locator("[data-ending-words]")).to_contain_text(
        "On Zofia’s lock screen"
    )
    times = page.locator("[data-seconds]").all_inner_texts()
    figures = [int(time.removesuffix(" ms").replace(",", "")) for time in times]
    assert figures == sorted(figures)
    assert figures[0] == 0 < figures[-1]


def test_what_was_sold_can_be_taken_back(browse, demo):
    page = browse()
    before = balance(demo, 3)
    choose(page, "Leo")
    press(page, "Sell 10")
    expect(notice(page, 3)).to_contain_text("+10 points")
    press(page, "Undo the last one")

    expect(notice(page, 3)).to_contain_text(f"(reversed), {before} now")
    expect(page.locator("[data-last]")).to_contain_text("taken back")


def test_spending_too_much_is_refused_in_plain_words(browse, demo):
    page = browse()
    choose(page, "Leo")
    while balance(demo, 3) >= 20:
        press(page, "Redeem 20")
        expect(page.locator("[data-last]")).to_contain_text("−20")
        page.reload()
        choose(page, "Leo")
    press(page, "Redeem 20")

    expect(page.locator("[data-last]")).to_have_text(f"Leo has only {balance(demo, 3)}")
    expect(page.locator("[data-ending-words]")).to_contain_text("nothing else happened")


def test_a_phone_without_reception_hears_of_it_when_it_is_back(browse, demo):
    page = browse()
    offline = seat(page, 0).get_by_role("button", name="Offline")
    offline.click()
    expect(offline).to_have_attribute("aria-pressed", "true")
    choose(page, "Ada")
    press(page, "Sell 10")
    expect(page.locator("[data-ending-words]")).to_contain_text("Apple keeps the push")
    expect(seat(page, 0).get_by_text("Behind")).to_be_visible()

    offline.click()

    expect(notice(page, 0)).to_contain_text(f"{balance(demo, 0):,} now")
    expect(seat(page, 0).get_by_text("Behind")).to_be_hidden()


def test_a_muted_phone_shows_the_new_balance_and_says_nothing(browse, demo):
    page = browse()
    muted = seat(page, 1).get_by_role("button", name="Muted")
    muted.click()
    choose(page, "Мария")
    press(page, "Sell 10")

    expect(page.locator("[data-ending-words]")).to_contain_text("it says nothing")
    muted.click()
    expect(muted).to_have_attribute("aria-pressed", "false")


def test_a_deleted_card_comes_back_with_its_points(browse, demo):
    page = browse()
    gone = seat(page, 2).get_by_role("button", name="Deleted")
    gone.click()
    expect(seat(page, 2).get_by_text("The card was deleted here")).to_be_visible()
    choose(page, "Zofia")
    press(page, "Sell 10")
    expect(page.locator("[data-ending-words]")).to_contain_text("nobody to tell")

    gone.click()

    heads = seat(page, 2).locator(".side--front .pass__heads")
    expect(heads).to_contain_text(str(balance(demo, 2)))


def test_what_the_studio_publishes_comes_to_every_phone(browse, demo):
    page = browse()
    page.get_by_label("Sky").check()
    page.get_by_label("Tell everybody").fill("We close at noon {today}")
    page.get_by_role("button", name="Publish to").click()

    for number in range(4):
        expect(notice(page, number)).to_contain_text("We close at noon (today)")
        front = seat(page, number).locator(".pass__front").first
        expect(front).to_have_css("background-color", "rgb(168, 207, 238)")
    expect(page.locator("[data-published]")).to_contain_text("on 4 of 4 phones")


def test_the_card_turns_over_and_goes_into_the_stack(browse):
    phone = seat(browse(), 0)
    phone.get_by_role("radio", name="Back").check()
    expect(phone.get_by_text("How to earn")).to_be_visible()

    phone.get_by_role("radio", name="Stack").check()
    expect(phone.get_by_text("How to earn")).to_be_hidden()
    expect(phone.locator(".pass__front--stacked")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_scanner_reads_every_barcode_from_a_picture_of_the_table(
    browse, demo, scheme
):
    read = barcodes_seen(browse(color_scheme=scheme))

    assert read == {phone["card_number"] for phone in demo.state()["phones"]}


def barcodes_seen(page):
    """Return what a scanner reads once cards that are turning over stand still."""
    picture = Image.open(BytesIO(page.screenshot(animations="disabled")))
    return {code.text for code in zxingcpp.read_barcodes(picture.convert("L"))}


@pytest.mark.parametrize(("width", "height"), [(390, 844), (390, 664), (320, 640)])
@pytest.mark.parametrize("number", range(4))
def test_the_till_at_the_thumb_hides_no_barcode(browse, demo, width, height, number):
    page = browse(width, height, device_scale_factor=2)
    code = seat(page, number).locator(".side--front .pass__code, .side--front svg").last

    code.evaluate("one => one.scrollIntoView({block: 'center', inline: 'center'})")

    assert demo.phone(number)["card_number"] in barcodes_seen(page)
    assert page.locator("button[value=earn-50]").is_visible()


def test_on_a_narrow_page_the_first_barcode_is_whole_before_any_scrolling(browse, demo):
    page = browse(390, 844, device_scale_factor=2)

    code = page.locator("[data-seat='0'] .side--front svg").last.bounding_box()
    assert code["y"] + code["height"] < page.locator(".till").bounding_box()["y"]
    assert demo.phone(0)["card_number"] in barcodes_seen(page)


def test_on_a_narrow_page_the_till_unfolds(browse, demo):
    page = browse(390, 844, java_script_enabled=False)
    assert not page.get_by_role("button", name="Redeem 20").is_visible()

    page.locator(".till__more").click()
    choose(page, "Zofia")
    press(page, "Sell 10")

    expect(page.locator("[data-last]")).to_contain_text("Zofia")


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_the_table_fits_every_screen(browse, language):
    page = browse(path=f"/demo?lang={language}")

    assert page.evaluate("document.documentElement.lang") == language
    for screen in on_each(page):
        assert fits(page), screen
        assert page.locator("button[value=earn-50]").is_visible()


BROKEN_WORDS = """() => {
  const text = document.querySelector("h1").firstChild;
  const words = [...text.data.matchAll(/[^\\s]+/g)];
  return words.filter((word) => {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return range.getClientRects().length > 1;
  }).map((word) => word[0]);
}"""


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_the_headline_breaks_between_words_on_the_narrowest_screen(browse, language):
    page = browse(320, 640, f"/demo?lang={language}")

    assert page.evaluate(BROKEN_WORDS) == []


def test_everything_important_stands_on_the_first_screen_of_a_desk(browse):
    page = browse(1440, 900)

    for part in (".table", ".till", ".studio", ".way"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] <= 900, part


def test_the_table_works_without_scripts(browse, demo):
    page = browse(java_script_enabled=False)
    before = balance(demo, 0)
    choose(page, "Ada")
    press(page, "Sell 50 points")

    expect(page.locator("[data-last]")).to_contain_text(f"{before + 50:,} now")
    demo.comes_to_say(0, f"+50 points, {before + 50:,} now")
    page.reload()
    expect(notice(page, 0)).to_contain_text("+50 points")
