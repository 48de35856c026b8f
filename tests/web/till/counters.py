"""A till on a counter: a real browser, a real server, somebody signed in."""

import re
import shutil
import time

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.servers import missing
from tests.web.serving import serving

THEIR_PIN = "2580"
SCANNER_PACE = 0.005  # seconds from key to key

expect.set_options(timeout=20_000)  # a busy machine is no slow till


@pytest.fixture(scope="module")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def launch(playwright):
    """Start a browser, perhaps with something held before its camera."""
    started = []

    def launch(*flags):
        program = shutil.which("chromium")
        if program is None:
            missing("Chromium")
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", *flags]
        )
        started.append(browser)
        return browser

    yield launch
    for browser in started:
        browser.close()


@pytest.fixture(scope="module")
def chromium(launch):
    return launch()


@pytest.fixture
def site(app):
    with serving(app) as address:
        yield address


@pytest.fixture
def counter(chromium, site, code, anna):
    """Put a till on the counter with a cashier at it; whatever goes wrong fails the test."""
    opened, troubles = [], []

    def counter(browser=chromium, who=anna, **wishes):
        context = browser.new_context(base_url=site, **({"locale": "en"} | wishes))
        opened.append(context)
        page = context.new_page()
        watch(page)
        page.goto("/till")
        page.locator("#code").fill(code())
        page.keyboard.press("Enter")
        sign_in(page, who)
        return page

    def watch(page):
        page.on("console", lambda message: troubles.extend(complaints(message.text)))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "request",
            lambda request: troubles.extend(
                [] if request.url.startswith((site, "data:")) else [request.url]
            ),
        )

    yield counter
    for context in opened:
        context.close()
    assert troubles == []


def sign_in(page, who):
    """Tap a name and type the PIN."""
    page.get_by_role("link", name=who.name).click()
    page.locator("#pin").fill(THEIR_PIN)
    page.keyboard.press("Enter")
    expect(page.locator("#what")).to_be_focused()


def complaints(line):
    """Return what the browser says against a page.

    Ours to refuse, the line's to fail, and the test's to be quicker than the page, are
    fine.
    """
    fine = "status of (4|5)|net::ERR_|Autofocus processing was blocked"
    return [] if re.search(fine, line) else [line]


def press_enter(page):
    """Press Enter on a page that has been there long enough to be read."""
    expect(page.locator("body:not([data-turning])")).to_be_visible()
    page.keyboard.press("Enter")


def typed_by_a_scanner(page, text):
    """Type as a wedge scanner does: at once, then Enter.

    Each key says itself when it was pressed, for a busy machine is no slow scanner.
    """
    keyboard = page.context.new_cdp_session(page)
    begun = time.time() - len(text) * SCANNER_PACE
    for place, key in enumerate([*text, "Enter"]):
        typed = "\r" if key == "Enter" else key
        pressed = {"key": key, "timestamp": begun + place * SCANNER_PACE}
        if key == "Enter":
            pressed["windowsVirtualKeyCode"] = 13
        for type_ in ({"type": "keyDown", "text": typed}, {"type": "keyUp"}):
            keyboard.send("Input.dispatchKeyEvent", pressed | type_)
    keyboard.detach()
