"""From an empty folder to a measured campaign, in a real browser, without a manual."""

import re
import shutil
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
import requests
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.servers import free_port, missing
from tests.stories.conftest import Processes, _environment, wait_for
from walletpass.settings import Settings
from walletpass.simulator import Fleet
from walletpass.simulator.apns import ApnsStandIn
from walletpass.wallets.apple import DemoAuthority

pytestmark = pytest.mark.long
expect.set_options(timeout=20_000)

SOON = 60  # seconds
PASSWORD = "coffee and cake at nine"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1"
)
WORDS = "Your coffee waits: 20% off until Sunday"


@dataclass
class House:
    """An installation in which nobody has done anything yet, and the world around it."""

    base_url: str
    code: str
    browser: Browser
    fleet: Fleet
    certificate: bytes

    def sit_down(self, **wishes: Any) -> Page:
        """Open a fresh browser, as somebody does at their own desk."""
        return self.browser.new_page(base_url=self.base_url, locale="en-GB", **wishes)


@pytest.fixture
def house(tmp_path):
    program = shutil.which("chromium")
    if program is None:
        missing("Chromium")
    now = datetime.now(UTC)
    authority = DemoAuthority.create(now=now)
    identity = authority.new_identity("pass.com.example.corner", "CORNER1234", now=now)
    with ExitStack() as stack:
        apns = stack.enter_context(ApnsStandIn())
        apns.trust(authority.root_pem() + authority.intermediate_pem())
        (tmp_path / "apns-ca.pem").write_bytes(apns.ca_pem)
        port = free_port()
        settings = Settings(
            data_dir=tmp_path,
            base_url=f"http://127.0.0.1:{port}",
            secret_key="a secret for the stories, long enough for anybody",
            apns_url=apns.url,
            apns_ca_file=tmp_path / "apns-ca.pem",
        )
        environment = _environment(settings)
        processes = Processes(environment, {"serve": ["serve", "--port", str(port)]})
        stack.callback(processes.stop)
        processes.start()
        wait_for(settings.base_url)
        fleet = stack.enter_context(Fleet(authority.root_pem(), pace=0.1))
        apns.courier.watch(lambda push: fleet.deliver(push.token, push.topic))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"]
        )
        yield House(
            settings.base_url,
            _code(environment),
            browser,
            fleet,
            identity.client_pem(),
        )


def _code(environment):
    said = subprocess.run(
        [sys.executable, "-m", "walletpass", "setup"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return re.search(r"code (\S+)", said)[1]


def test_from_an_empty_folder_to_a_measured_campaign(house):
    desk = house.sit_down()
    found_the_shop(desk, house.code)
    bring_the_certificate(desk, house.certificate)
    design_the_card(desk)
    open_a_store_and_a_till(desk)
    phone, card, _ = join_on_an_iphone(house, "+48 501 222 333")
    sell(desk, house, "receipt-1", 4000)
    assert phone.comes_to_show(card, "points", SOON)
    assert phone.settle()
    take_on_a_marketer(desk)

    marketer = house.sit_down()
    sign_in(marketer, "mara")
    choose_people(marketer)
    write(marketer)
    try_on_her_own_phone(marketer, house)
    assert WORDS not in [notice.sentence for notice in phone.lock_screen]
    send(marketer)

    assert phone.comes_to_show(card, WORDS, SOON)
    assert phone.settle()
    heard = [notice.sentence for notice in phone.lock_screen]
    assert heard.count(WORDS) == 1
    sell(desk, house, "receipt-2", 2500)
    read_the_report(marketer)
    desk.goto("/studio/begin")
    expect(desk.locator("#step-campaign")).to_contain_text("Done")


def found_the_shop(desk, code):
    desk.goto("/")
    expect(desk).to_have_url(re.compile("/studio/setup$"))
    desk.get_by_label("Setup code").fill("AAAA-AAAA-AAAA-AAAA")
    _describe(desk)
    expect(desk.get_by_role("alert")).to_contain_text("not the code")
    desk.get_by_label("Setup code").fill(code.lower().replace("-", " "))
    _describe(desk)
    expect(desk.get_by_role("heading", name="First steps")).to_be_visible()


def _describe(desk):
    desk.locator("#name").fill("Corner Market")
    desk.locator("#country").select_option("PL")
    expect(desk.locator("#currency")).to_have_value("PLN")
    expect(desk.get_by_label("Time zone")).to_have_value("Europe/Warsaw")
    desk.get_by_label("Your name").fill("Olga Lis")
    desk.get_by_label("Login").fill("olga")
    desk.get_by_label("Password").fill(PASSWORD)
    desk.get_by_role("button", name="Open the shop").click()


def bring_the_certificate(desk, certificate):
    """Begin with demo keys, as somebody without a certificate does; then bring it."""
    desk.get_by_role("button", name="Use demo keys").click()
    step(desk, "certificate")
    expect(desk.locator("#step-certificate")).to_contain_text("Demo keys")
    file = {"name": "pass.pem", "mimeType": "text/plain", "buffer": certificate}
    desk.get_by_label("Files").set_input_files(file)
    desk.get_by_role("button", name="Use this certificate").click()
    expect(desk.locator("#step-certificate")).to_contain_text("Done")


def step(desk, name):
    desk.goto(f"/studio/begin?step={name}")


def design_the_card(desk):
    step(desk, "card")
    desk.get_by_role("link", name="Choose a card").click()
    desk.get_by_label("Grocery").check(force=True)
    desk.get_by_role("button", name="Start with this").click()
    desk.get_by_role("button", name=re.compile("^Publish")).first.click()
    expect(desk.get_by_text("The card is published")).to_be_visible()


def open_a_store_and_a_till(desk):
    step(desk, "store")
    desk.get_by_label("What it is called").fill("Market Square")
    desk.get_by_label("Latitude").fill("52.2297")
    desk.get_by_label("Longitude").fill("21.0122")
    desk.get_by_role("button", name="Open the store").click()
    step(desk, "till")
    desk.get_by_role("link", name="Put up a till").click()
    desk.locator("#name").fill("Till 1")
    desk.locator("#code").fill("till-1")
    desk.get_by_role("button", name="Add a till").click()
    expect(desk.locator("main")).to_contain_text("/till")


def join_on_an_iphone(house, number):
    page = house.sit_down(user_agent=IPHONE, viewport={"width": 390, "height": 844})
    page.goto("/join/corner-market")
    page.get_by_label("Phone").fill(number)
    page.locator("[name=wallet]").check()
    page.get_by_role("button", name=re.compile("card")).first.click()
    link = page.get_by_role("link", name=re.compile("Apple Wallet")).get_attribute(
        "href"
    )
    phone = house.fleet.phone(number)
    return phone, phone.add(f"{house.base_url}{link}"), page.url


def sell(desk, house, receipt, net):
    """Sell as a till's own software does, with a key made in the studio."""
    desk.goto("/studio/cards")
    number = desk.locator("tbody th a").last.inner_text()  # who joined first
    desk.goto("/studio/settings/keys")
    desk.locator("#name").fill(receipt)
    desk.get_by_label("Everything").check()
    desk.get_by_role("button", name="Make a key").click()
    answer = requests.post(
        f"{house.base_url}/api/v1/purchases",
        json={
            "source": "till-7",
            "receipt": receipt,
            "currency": "PLN",
            "card_number": number.replace(" ", ""),
            "lines": [{"net": net, "sku": "beans", "category": "coffee"}],
        },
        headers={"Authorization": f"Bearer {desk.locator('#made').input_value()}"},
        timeout=20,
    )
    assert answer.ok, answer.text


def take_on_a_marketer(desk):
    desk.goto("/studio/settings/people")
    desk.locator("#name").fill("Mara Nowak")
    desk.locator("#login").fill("mara")
    desk.locator("#password").fill(PASSWORD)
    desk.get_by_label("Marketer").last.check()
    desk.get_by_role("button", name="Take them on").click()
    desk.goto("/studio/settings/manners")  # nobody knows when the tests are run
    desk.get_by_label("From").fill("00:00")
    desk.get_by_label("Until").fill("00:00")
    desk.get_by_role("button", name="Keep").last.click()


def sign_in(page, login):
    page.goto("/studio")
    page.get_by_label("Login").fill(login)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def choose_people(page):
    page.get_by_role("link", name="Campaigns").first.click()
    page.get_by_role("link", name="Segments").first.click()
    ready = page.locator("li", has_text="A balance never spent")
    ready.get_by_role("link").click()
    expect(page.locator(".howmany b")).to_have_text("1")
    page.get_by_role("button", name="Save the segment").click()
    expect(page.get_by_text("This is version 1.")).to_be_visible()


def write(page):
    page.goto("/studio/campaigns/new")
    page.get_by_label(re.compile("^A message")).check()
    page.get_by_role("button", name="Begin the draft").click()
    page.locator("#audience").select_option(index=1)
    page.locator("#words-0-en").fill(WORDS)
    page.locator("#holdout").fill("0")
    expect(page.locator("[data-part=preview]")).to_contain_text(WORDS)


def try_on_her_own_phone(page, house):
    phone, card, address = join_on_an_iphone(house, "+48 501 222 334")
    campaign = page.url
    page.get_by_role("link", name="My card").first.click()
    page.get_by_label("Address of your card").fill(address.removesuffix("/add"))
    page.get_by_role("button", name="This is my card").click()
    page.goto(campaign)
    page.get_by_role("button", name="Send to my phone").click()
    expect(page.get_by_text("On its way to 1 card")).to_be_visible()
    assert phone.comes_to_show(card, WORDS, SOON)


def send(page):
    page.get_by_role("button", name="Rehearse").click()
    comes(page, "would get")
    page.get_by_role("button", name="Approve").click()
    page.get_by_role("button", name=re.compile(r"Send to \d")).click()


def comes(page, text):
    """Look again until the page says it."""
    for _ in range(SOON):
        if text in page.locator("main").inner_text():
            return
        page.wait_for_timeout(1_000)
        page.reload()
    raise AssertionError(text)


def read_the_report(page):
    page.get_by_role("link", name="Reports").first.click()
    page.locator("tbody th a").first.click()
    comes(page, "How far people came")
    for stage in ("In the audience", "Sent", "Fetched by the phone", "Bought"):
        counted = page.locator("dt", has_text=re.compile(f"^{stage}")).locator(
            "xpath=.."
        )
        expect(counted.locator("dd").first).to_have_text("1")
