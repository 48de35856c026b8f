"""The till in a real browser: scanned at, typed at, pressed twice."""

import re

import pytest
from playwright.sync_api import expect

from tests.make import NOON
from walletpass.rewards import coupons
from walletpass.rewards.coupons import Offer
from walletpass.sales import Purchase

from .conftest import PIN
from .counters import press_enter, typed_by_a_scanner
from .test_finding import photograph

SCREENS = [(320, 640), (360, 640), (390, 844), (768, 1024), (1280, 800)]


def sell(page, card, amount):
    typed_by_a_scanner(page, card.number)
    expect(page.locator("#amount")).to_be_focused()
    page.keyboard.type(amount, delay=80)
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name=re.compile("Credit")).click()


def test_the_common_case_is_two_taps(counter, card, balance):
    page = counter(viewport={"width": 360, "height": 640}, has_touch=True)

    sell(page, card, "54.50")

    expect(page.get_by_text("320 points now")).to_be_visible()
    assert balance(card) == 320


def test_everything_can_be_done_with_the_keyboard(counter, card, balance):
    page = counter()
    page.keyboard.type(card.number)
    page.keyboard.press("Enter")
    expect(page.locator("#amount")).to_be_focused()
    page.keyboard.type("54", delay=80)
    press_enter(page)
    expect(page.get_by_role("button", name="Credit 54 points")).to_be_focused()
    press_enter(page)
    expect(page.get_by_role("link", name="Next customer")).to_be_focused()
    assert balance(card) == 320
    page.keyboard.press("Tab")
    press_enter(page)

    expect(page.get_by_role("heading", name="Taken back")).to_be_visible()
    assert balance(card) == 266


@pytest.mark.parametrize("delay", [0, 90])
def test_a_scanner_that_ends_with_a_tab_is_heard_too_fast_or_slow(counter, card, delay):
    page = counter()

    page.keyboard.type(card.number, delay=delay)
    page.keyboard.press("Tab")

    expect(page.get_by_role("heading", name="Ada")).to_be_visible()


def test_a_name_tapped_twice_takes_nothing_of_the_pin_away(counter, anna):
    page = counter()
    page.get_by_role("button", name="Sign out").click()
    name = page.get_by_role("link", name=anna.name)
    expect(name).to_be_visible()
    held = []

    def hold(route):
        held.append(route)

    page.route(re.compile("who="), hold)

    name.evaluate("(link) => { link.click(); link.click(); }")
    while len(held) < 2:
        page.wait_for_timeout(20)
    held[1].continue_()
    page.locator("#pin").fill(PIN)
    with page.expect_response(re.compile("who=")):
        held[0].continue_()
    page.wait_for_timeout(100)

    expect(page.locator("#pin")).to_have_value(PIN)
    page.keyboard.press("Enter")
    expect(page.locator("#what")).to_be_focused()


def test_a_page_loaded_again_in_the_middle_is_still_of_the_same_customer(
    counter, card, balance
):
    page = counter()
    typed_by_a_scanner(page, card.number)
    expect(page.locator("#amount")).to_be_focused()
    page.locator("#amount").fill("54")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("button", name="Credit 54 points")).to_be_visible()

    page.reload()

    expect(page.get_by_role("heading", name="Ada")).to_be_visible()
    expect(page.locator("#amount")).to_be_focused()
    assert balance(card) == 266


def test_a_scanner_is_heard_wherever_the_cursor_stands(counter, card, issue):
    other = issue(first_name="Zofia", points=5)
    page = counter()
    typed_by_a_scanner(page, card.number)
    expect(page.locator("#amount")).to_be_focused()
    page.keyboard.type("12", delay=80)
    page.wait_for_timeout(80)

    typed_by_a_scanner(page, other.number)

    expect(page.get_by_role("heading", name="Zofia")).to_be_visible()
    assert page.locator("#amount").input_value() == ""


def test_a_hand_that_types_is_no_scanner(counter, card):
    page = counter()
    typed_by_a_scanner(page, card.number)
    expect(page.locator("#amount")).to_be_focused()

    page.keyboard.type("1234567", delay=80)
    press_enter(page)

    expect(page.get_by_text("will earn")).to_be_visible()


def test_the_keys_on_the_screen_type_the_amount(counter, card):
    page = counter(viewport={"width": 390, "height": 844}, has_touch=True)
    typed_by_a_scanner(page, card.number)
    keys = page.get_by_role("group", name="Keys")

    for key in ("5", "4", "9"):
        keys.get_by_role("button", name=key).tap()
    keys.get_by_role("button", name="Erase").tap()

    assert page.locator("#amount").input_value() == "54"
    assert keys.get_by_role("button", name="5").bounding_box()["height"] >= 56


def test_a_name_is_typed_with_the_letters_of_a_phone_that_shows_digits_first(
    counter, card
):
    page = counter(viewport={"width": 390, "height": 844}, has_touch=True)
    field = page.locator("#what")
    assert field.evaluate("field => field.inputMode") == "tel"

    page.get_by_role("button", name="Type letters").tap()
    assert field.evaluate("field => field.inputMode") == "text"
    expect(field).to_be_focused()
    page.keyboard.type("ada", delay=80)
    press_enter(page)
    page.get_by_role("link", name="Ada W•••").tap()

    expect(page.get_by_role("heading", name="Ada")).to_be_visible()


def test_a_double_press_is_one_operation(counter, card, balance):
    page = counter()
    typed_by_a_scanner(page, card.number)
    page.locator("#amount").fill("54")
    page.get_by_role("button", name="Next").click()

    page.get_by_role("button", name="Credit 54 points").dblclick(no_wait_after=True)

    expect(page.get_by_text("320 points now")).to_be_visible()
    assert balance(card) == 320


def test_a_second_press_does_not_reach_the_page_that_just_came(counter, card, balance):
    page = counter()
    typed_by_a_scanner(page, card.number)
    page.locator("#amount").fill("54")
    page.get_by_role("button", name="Next").click()
    credit = page.get_by_role("button", name="Credit 54 points")
    place = credit.bounding_box()
    middle = [place["x"] + place["width"] / 2, place["y"] + place["height"] / 2]
    page.evaluate(
        """(middle) => {
          window.pressed = () => document.elementFromPoint(...middle).closest("a, button");
          new MutationObserver(() => (window.atOnce = window.pressed())).observe(
            document.documentElement, { childList: true });
        }""",
        middle,
    )

    credit.click()

    expect(page.locator("[data-undo]")).to_be_visible()
    assert page.evaluate("window.atOnce") is None
    expect(page.locator("body:not([data-turning])")).to_be_visible()
    assert "Undo" in page.evaluate("window.pressed().textContent")
    assert balance(card) == 320


def test_a_key_held_down_confirms_nothing_unseen(counter, card, balance):
    page = counter()
    typed_by_a_scanner(page, card.number)
    expect(page.locator("#amount")).to_be_focused()
    page.keyboard.type("54", delay=80)
    expect(page.locator("body:not([data-turning])")).to_be_visible()

    page.keyboard.down("Enter")
    expect(page.get_by_role("button", name="Credit 54 points")).to_be_focused()
    for _ in range(10):
        page.keyboard.down("Enter")  # as a held key repeats
    expect(page.locator("body:not([data-turning])")).to_be_visible()
    page.keyboard.down("Enter")
    page.keyboard.up("Enter")

    expect(page.get_by_role("button", name="Credit 54 points")).to_be_focused()
    assert balance(card) == 266


@pytest.mark.parametrize(
    ("what", "heard"),
    [("card", "good"), ("2900000000001", "attention"), ("5901234123457", "stop")],
)
def test_good_attention_and_stop_sound_and_shake_differently(
    counter, card, what, heard
):
    page = counter()
    page.evaluate("navigator.vibrate = (beat) => (window.shaken = String(beat))")
    page.evaluate(
        """() => {
          window.notes = [];
          const start = OscillatorNode.prototype.start;
          OscillatorNode.prototype.start = function (at) {
            window.notes.push(this.frequency.value);
            start.call(this, at);
          };
        }"""
    )

    typed_by_a_scanner(page, card.number if what == "card" else what)

    expect(page.locator(f"body[data-tone={heard}]")).to_be_visible()
    notes = {"good": [660, 880], "attention": [520, 520], "stop": [300, 200]}
    beats = {"good": "60", "attention": "60,80,60", "stop": "250,80,250"}
    assert page.evaluate("window.notes") == notes[heard]
    assert page.evaluate("window.shaken") == beats[heard]


@pytest.fixture
def held(tmp_path, launch):
    """Start a browser before whose camera a card is held."""

    def held(card):
        film = tmp_path / "card.mjpeg"
        film.write_bytes(photograph(card.number) * 10)
        return launch(
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-video-capture={film}",
        )

    return held


def test_a_card_held_before_the_camera_is_read_by_the_server(
    counter, held, card, database
):
    page = counter(held(card))

    page.get_by_role("button", name="Scan with the camera").click()

    expect(page.get_by_role("heading", name="Ada")).to_be_visible()
    page.locator("#amount").fill("54")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Credit 54 points").click()
    expect(page.get_by_text("320 points now")).to_be_visible()
    with database.snapshot() as session:
        assert session.query(Purchase).one().presented_via == "wallet"


def test_a_browser_that_can_reads_the_code_by_itself(counter, held, card):
    page = counter(held(card))
    page.evaluate(
        """(number) => {
          window.BarcodeDetector = class {
            static getSupportedFormats() { return ["qr_code", "ean_13"]; }
            async detect(video) { return video.videoWidth ? [{ rawValue: number }] : []; }
          };
        }""",
        card.number,
    )
    sent = []
    page.on("request", lambda request: sent.append(request.url))

    page.get_by_role("button", name="Scan with the camera").click()

    expect(page.get_by_role("heading", name="Ada")).to_be_visible()
    assert not [address for address in sent if address.endswith("/picture")]


def test_the_camera_comes_up_by_itself_for_the_next_customer(counter, held, card):
    page = counter(held(card))
    page.get_by_role("button", name="Scan with the camera").click()
    expect(page.get_by_role("heading", name="Ada")).to_be_visible()

    page.get_by_role("link", name="Next customer").click()

    expect(page.get_by_role("heading", name="Ada")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), SCREENS)
@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_every_page_fits_every_screen(counter, issue, hire, width, height, language):
    longest = issue(first_name="Aleksandra-Konstancja-Eugenia", points=1_234_567)
    who = hire("Aleksandra Wiśniewska-Kowalczykowska", language=language)
    page = counter(
        who=who, viewport={"width": width, "height": height}, reduced_motion="reduce"
    )

    def fits():
        expect(page.locator("main")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    fits()
    typed_by_a_scanner(page, longest.number)
    expect(page.locator("#amount")).to_be_visible()
    fits()
    submit = page.locator("form[action$='/quote'] .actions button").first
    assert submit.bounding_box()["height"] >= 56
    page.locator("#amount").fill("999999.99")
    submit.click()
    expect(page.locator("[data-sale]")).to_be_visible()
    fits()
    page.locator("[data-sale] button").first.click()
    expect(page.locator("[data-undo]")).to_be_visible()
    fits()
    for room in ("issue", "shift", "waiting", "return", "offline"):
        page.goto(f"/till/{room}")
        fits()
    page.goto("/till")
    typed_by_a_scanner(page, longest.number)
    expect(page.locator("#amount")).to_be_visible()
    seen = page.url
    for room in ("lines", "gifts", "kind", "watch"):
        page.goto(f"{seen}/{room}")
        fits()
    page.goto(f"{seen}/redeem?amount=999999.99")
    expect(page.locator("#points")).to_be_visible()
    fits()
    page.locator("form[action$='/put'] .actions button").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    fits()


def test_without_scripts_a_sale_and_its_undo_are_plain_forms(
    chromium, site, code, anna, card, balance
):
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/till")
    page.locator("#code").fill(code())
    page.keyboard.press("Enter")
    page.get_by_role("link", name=anna.name).click()
    page.locator("#pin").fill(PIN)
    page.keyboard.press("Enter")
    page.locator("#what").fill(card.number)
    page.keyboard.press("Enter")
    page.locator("#amount").fill("54")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Change the amount").click()
    assert page.locator("#amount").input_value() == "54.00"
    page.get_by_role("button", name="Pay with points").click()
    page.locator("#points").fill("200")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="The customer has paid").click()
    expect(page.get_by_text("110 points now")).to_be_visible()
    page.get_by_role("button", name="Undo").click()

    expect(page.get_by_role("heading", name="Taken back")).to_be_visible()
    context.close()
    assert balance(card) == 266


def test_points_are_spent_with_the_keyboard_alone(counter, card, balance):
    page = counter()
    typed_by_a_scanner(page, card.number)
    expect(page.locator("#amount")).to_be_focused()
    page.keyboard.type("54", delay=80)
    spending = page.get_by_role("button", name="Pay with points")
    spending.focus()
    press_enter(page)
    expect(page.locator("#points")).to_be_focused()
    expect(page.locator("output")).to_have_text(re.compile("13.30"))
    page.keyboard.type("200", delay=80)  # in place of what was proposed
    expect(page.locator("output")).to_have_text(re.compile("10"))
    press_enter(page)
    expect(page.get_by_role("button", name="The customer has paid")).to_be_focused()
    press_enter(page)

    expect(page.get_by_text("110 points now")).to_be_visible()
    assert balance(card) == 110


def test_lines_are_scanned_one_after_the_other(counter, card):
    page = counter()
    typed_by_a_scanner(page, card.number)
    page.get_by_role("link", name="Lines").click()
    expect(page.locator(".lines__sku").last).to_be_focused()

    typed_by_a_scanner(page, "5901234123457")
    expect(page.locator(".lines__price").first).to_be_focused()
    page.keyboard.type("30", delay=80)
    press_enter(page)
    expect(page.get_by_role("heading", name="Lines of the bill")).to_contain_text("30")
    expect(page.locator(".lines__sku").last).to_be_focused()
    page.get_by_role("button", name="Next").click()

    expect(page.get_by_text("will earn")).to_be_visible()


def test_an_article_that_is_out_of_stock_is_scanned_and_its_size_typed(counter, card):
    page = counter()
    typed_by_a_scanner(page, card.number)
    page.get_by_role("link", name="Out of stock").click()
    expect(page.locator("#sku")).to_be_focused()

    typed_by_a_scanner(page, "5901234123457")

    expect(page.locator("#colour")).to_be_focused()
    assert page.locator("#sku").input_value() == "5901234123457"
    page.locator("#size").fill("M")
    press_enter(page)
    expect(page.get_by_text("1 person waits for it")).to_be_visible()


def test_a_phone_shows_all_of_a_card_at_once(counter, card, ranks, database, rosa):
    with database.transaction() as session:
        tea = Offer("tea", kind="item", name={"en": "Tea"}, sku="T", cost=100_00)
        coupons.add_reward(session, rosa.id, tea, now=NOON)
    page = counter(viewport={"width": 390, "height": 844})

    page.locator("#what").fill("500 999 001")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Has enough")).to_be_visible()
    expect(page.get_by_text("Silver", exact=True)).to_be_visible()
    expect(page.get_by_text("Card not shown")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")


FAINT = """() => {
  const parts = (color) => color.match(/[\\d.]+/g).map(Number);
  const over = ([r, g, b, a = 1], below) =>
    [r, g, b].map((part, place) => part * a + below[place] * (1 - a));
  const ground = (part) => {
    if (!part) return [255, 255, 255];
    const own = parts(getComputedStyle(part).backgroundColor);
    return own[3] === undefined ? own : over(own, ground(part.parentElement));
  };
  const light = (color) => {
    const [r, g, b] = color.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const isFaint = (part) => {
    const below = ground(part);
    const two = [over(parts(getComputedStyle(part).color), below), below].map(light);
    return (Math.max(...two) + 0.05) / (Math.min(...two) + 0.05) < 4.5;
  };
  const speaks = (part) =>
    part.checkVisibility() && [...part.childNodes].some((one) => one.data?.trim());
  return [...document.body.querySelectorAll("*")]
    .filter((part) => speaks(part) && !part.disabled && isFaint(part))
    .map((part) => part.textContent.trim());
}"""
"""Words that stand out from their ground less than WCAG 2.2 AA asks for."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_on_a_card_stand_out(counter, card, ranks, scheme):
    page = counter(color_scheme=scheme)

    typed_by_a_scanner(page, card.number)

    expect(page.get_by_text("Silver", exact=True)).to_be_visible()
    assert page.evaluate(FAINT) == []
