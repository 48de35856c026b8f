"""The customer's pages in a real browser: seen, scanned, pressed, weighed."""

import re
import shutil
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import sync_playwright
from sqlalchemy import select

from tests import make
from tests.screens import fits, on_each, unfold
from tests.web.serving import serving
from walletpass import brands, customers, ledger, passes
from walletpass.wallets.apple import draw_barcode

from .test_adding import IPHONE

pytestmark = pytest.mark.long

HEAVIEST = 150_000


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def services(database):
    """Return services whose clock runs, as a browser's does."""
    return make.services(database, base_url="http://127.0.0.1")


@pytest.fixture
def site(app):
    with serving(app) as address:
        yield address


@pytest.fixture
def browse(chromium, site):
    """Open pages in a fresh browser each; whatever goes wrong in one fails the test."""
    opened, troubles = [], []

    def browse(path, width=390, height=844, **wishes):
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            **({"locale": "en", "reduced_motion": "reduce"} | wishes),
        )
        opened.append(context)
        page = context.new_page()
        page.on("console", lambda message: troubles.extend(complaints(message.text)))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "request",
            lambda request: troubles.extend(
                [request.url] if not request.url.startswith((site, "data:")) else []
            ),
        )
        page.goto(site + path)
        return page

    yield browse
    for context in opened:
        context.close()
    assert troubles == []


def complaints(line):
    """Return what the browser says against a page; that we said no to a form is fine."""
    return [] if "status of 422" in line else [line]


def scanned(locator):
    return [
        code.text
        for code in zxingcpp.read_barcodes(
            Image.open(BytesIO(locator.screenshot())).convert("L")
        )
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_fits_every_screen(browse, code, scheme):
    for room in ("/join/rosa?lang=ru", f"/card/{code}?lang=pl", f"/card/{code}/add"):
        page = browse(room, color_scheme=scheme)
        unfold(page)

        for screen in on_each(page):
            assert fits(page), (room, screen)


@pytest.mark.parametrize("width", [220, 320, 390, 1440])
def test_the_cards_barcode_is_read_from_the_screen(browse, card, code, width):
    page = browse(f"/card/{code}", width)

    assert scanned(page.locator(".pass").first) == [card.number]


def test_the_code_for_the_phone_is_read_from_a_dark_desktop(browse, code, services):
    page = browse(f"/card/{code}/add", 1440, 900, color_scheme="dark")

    [address] = scanned(page.locator(".code-to-scan"))
    assert address == f"{services.base_url}/card/{code}/add"


@pytest.mark.parametrize("symbology", ["qr", "aztec", "pdf417", "code128", "ean13"])
def test_every_symbology_is_read_from_the_screen(browse, symbology, database, rosa):
    with database.transaction() as session:
        kind = make.signing_pass_type(session, rosa, f"pass.com.example.{symbology}")
        template = make.template(
            session,
            rosa,
            kind,
            files=make.icons(),
            barcode={"symbologies": [symbology]},
        )
        issued = passes.issue(
            session,
            make.customer(session, rosa),
            people=make.people(),
            card_link=make.LINK,
            template_id=template.id,
            now=make.NOON,
        )
        number = issued.wallet_pass.number
        code = make.people().keyring.card_code(issued.wallet_pass.serial_number)

    page = browse(f"/card/{code}")

    assert scanned(page.locator(".pass")) == [number]


def test_joining_takes_one_field_and_one_press(browse, rosa):
    page = browse("/join/rosa")
    page.get_by_label("Your phone number").fill("500 999 009")
    page.get_by_role("button", name="Get my card").click()

    assert page.get_by_role("heading", level=1).inner_text() == "Your card is ready"
    assert page.locator(".pass").is_visible()


def test_joining_works_without_scripts_and_with_the_keyboard_alone(browse, rosa):
    page = browse("/join/rosa", java_script_enabled=False, user_agent=IPHONE)
    page.keyboard.press("Tab")
    page.keyboard.type("500 999 009")
    page.keyboard.press("Enter")
    page.wait_for_url("**/add")

    assert page.get_by_role("link", name="Add to Apple Wallet").is_visible()
    assert page.get_by_role("link", name="Check now").is_visible()


@pytest.mark.parametrize(
    ("locale", "sms", "button", "once_more"),
    [
        ("en", "Yes, send me", "Get my card", "Please read this page once more"),
        ("ru", "Да, присылайте", "Получить карту", "Прочитайте, пожалуйста"),
        ("pl", "Tak, wysyłajcie", "Odbierz kartę", "Przeczytaj, proszę"),
    ],
)
def test_a_yes_to_words_that_changed_is_asked_for_again_without_scripts(
    browse, rosa, database, locale, sms, button, once_more
):
    page = browse(f"/join/rosa?lang={locale}", java_script_enabled=False)
    page.get_by_label(sms).check()
    page.locator("#phone").fill("500 999 009")
    with database.transaction() as session:
        session.get_one(brands.Brand, rosa.id).name = "Róża"

    with page.expect_response(lambda answer: answer.status == 422):
        page.get_by_role("button", name=button, exact=True).click()

    assert page.get_by_text(once_more).is_visible()
    assert page.locator("#phone").input_value() == "500 999 009"
    assert not page.get_by_label(sms).is_checked()
    page.get_by_label(sms).check()
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_url("**/add?lang=*")
    with database.snapshot() as session:
        customer = session.scalars(select(customers.Customer)).one()
        [(language, words)] = [
            (answer.text.language, answer.text.words)
            for answer in customers.consents_page(session, customer.id).rows
            if answer.consent.channel == "sms"
        ]
    assert language == locale
    assert words.startswith(sms)
    assert "Róża" in words


def test_a_complaint_stands_beside_the_field_and_the_field_has_the_focus(browse, rosa):
    page = browse("/join/rosa")
    page.get_by_label("Your phone number").fill("12")
    with page.expect_response(lambda answer: answer.status == 422):
        page.get_by_role("button", name="Get my card").click()

    field = page.get_by_label("Your phone number")
    assert field.input_value() == "12"
    assert page.evaluate("document.activeElement.id") == "phone"
    assert "There is no such number" in page.locator("#complaint").inner_text()


def test_added_appears_by_itself(browse, code, card, database):
    page = browse(f"/card/{code}/add", user_agent=IPHONE)
    added = page.get_by_role("status")
    button = page.get_by_role("link", name="Add to Apple Wallet")
    assert button.is_visible()

    with database.transaction() as session:
        make.registered(session, card)

    added.get_by_text("The card is in your phone.").wait_for()
    assert not button.is_visible()


def test_a_tablet_that_calls_itself_a_mac_is_not_offered_the_wallet(browse, code):
    safari = "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15"
    mac = browse(f"/card/{code}/add", user_agent=safari)
    tablet = browse(f"/card/{code}/add", user_agent=safari, has_touch=True)
    # Chromium reports one point of touch; a tablet has five
    tablet.context.add_init_script(
        "Object.defineProperty(navigator, 'maxTouchPoints', {get: () => 5})"
    )
    tablet.reload()

    assert mac.get_by_role("link", name="Add to Apple Wallet").is_visible()
    assert not tablet.get_by_role("link", name="Add to Apple Wallet").is_visible()
    assert tablet.locator(".code-to-scan").is_visible()


def test_the_address_can_be_copied(browse, code, services):
    page = browse(
        f"/card/{code}/add",
        user_agent=f"{IPHONE} Instagram 300",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.get_by_role("button", name="Copy the address").click()

    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{services.base_url}/card/{code}/add"


@pytest.mark.parametrize("room", ["/join/rosa", "/card/{code}", "/card/{code}/add"])
def test_a_page_weighs_little_and_does_not_move_while_it_loads(
    browse, code, room, card, database
):
    with database.transaction() as session:
        for number in range(12):
            ledger.earn(
                session, card.account_id, 100, source=f"{number}", now=make.NOON
            )
    page = browse("/join/rosa")
    weights = []
    page.on("response", lambda answer: weights.append(len(answer.body())))
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => {"
        " for (const shift of list.getEntries()) window.moved += shift.value;"
        "}).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(page.url.replace("/join/rosa", room.format(code=code)))
    page.wait_for_load_state("networkidle")

    assert 5_000 < sum(weights) < HEAVIEST
    assert page.evaluate("window.moved") == 0


def test_a_text_too_long_for_the_card_is_cut_with_dots(browse, database, rosa):
    with database.transaction() as session:
        issued = passes.issue(
            session,
            make.customer(session, rosa, first_name="Aleksandra-Konstancja-Eugenia"),
            people=make.people(),
            card_link=make.LINK,
            now=make.NOON,
        )
        code = make.people().keyring.card_code(issued.wallet_pass.serial_number)

    value = browse(f"/card/{code}").locator(".pass__over .pass__value")

    assert value.evaluate("element => element.scrollWidth > element.clientWidth")
    assert value.evaluate("element => getComputedStyle(element).textOverflow") == (
        "ellipsis"
    )


@pytest.mark.parametrize("width", [160, 320, 375])
def test_the_card_keeps_its_proportions_at_any_width(browse, code, width):
    page = browse(f"/card/{code}", 820, 1180)
    page.evaluate(
        "width => document.querySelector('.pass')"
        ".style.setProperty('--card-width', `${width}px`)",
        width,
    )
    front = page.locator(".pass__front").bounding_box()
    strip = page.locator(".pass__strip").bounding_box()

    assert front["width"] == width
    assert strip["height"] / strip["width"] == pytest.approx(144 / 375, rel=0.01)
    assert front["height"] / front["width"] == pytest.approx(522 / 375, rel=0.01)


def test_a_drawn_path_and_the_page_agree(browse, code, card):
    page = browse(f"/card/{code}")

    path = page.locator(".pass__white path").get_attribute("d")

    assert path == draw_barcode("qr", card.number).path
    assert re.fullmatch(r"(M\d+ \d+h\d+v1h-\d+z)+", path)
