"""Adding the card: the right offer for each device, every other within reach."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from tests import make
from tests.make import NOON
from walletpass import devices, passes
from walletpass.wallets.apple import verify
from walletpass.web.pages.browsers import browser_of

from .conftest import words

WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko)"
IPHONE = f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) {WEBKIT} Version/18.0 Mobile/15E148 Safari/604.1"
IPAD = (
    f"Mozilla/5.0 (iPad; CPU OS 12_0 like Mac OS X) {WEBKIT} Version/12.0 Safari/604.1"
)
MAC = f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {WEBKIT} Version/18.0 Safari/605.1.15"
MAC_CHROME = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/131.0 Safari/537.36"
ANDROID = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36"


@pytest.mark.parametrize(
    ("user_agent", "kind"),
    [
        (IPHONE, "iphone"),
        (IPHONE.replace("Version/18.0", "CriOS/131.0"), "iphone"),
        (IPAD, "desktop"),
        (MAC, "mac"),
        (MAC_CHROME, "desktop"),
        (ANDROID, "android"),
        (WINDOWS, "desktop"),
        ("", "desktop"),
    ],
)
def test_a_device_is_known_by_how_it_introduces_itself(user_agent, kind):
    assert browser_of(user_agent).kind == kind
    assert not browser_of(user_agent).inside_app


@pytest.mark.parametrize(
    "mark",
    [
        "Instagram 345.0.0.30.109",
        "[FBAN/FBIOS;FBAV/480.0]",
        "musical_ly_36.0 BytedanceWebview",
        "TikTok 30.0",
        "VKClient/8.90",
        "Line/14.2.0",
        "MicroMessenger/8.0",
        "GSA/300.0",
    ],
)
def test_a_browser_inside_another_app_is_recognised(mark):
    assert browser_of(f"{IPHONE} {mark}").inside_app


def test_words_that_only_resemble_an_app_are_no_app():
    assert not browser_of(f"{WINDOWS} Online/1.0").inside_app


@pytest.fixture
def offers(visit, code):
    """Return what is offered outright, and what after asking for another way."""

    def offers(user_agent, **asked):
        page = visit(browser=user_agent, **asked).get(f"/card/{code}/add").text
        outright, _, other = page.partition("<details")
        return outright, other

    return offers


def test_an_iphone_gets_one_button(offers):
    outright, other = offers(IPHONE)

    assert outright.count("pass.pkpass") == 1
    assert "Add to Apple Wallet" in outright
    assert "code-to-scan" not in outright
    assert 'id="address"' in other


@pytest.mark.parametrize("user_agent", [WINDOWS, MAC_CHROME, IPAD])
def test_a_desktop_gets_a_code_to_scan(offers, user_agent):
    outright, other = offers(user_agent)

    assert "code-to-scan" in outright
    assert "pass.pkpass" not in outright
    assert "pass.pkpass" in other


def test_a_mac_gets_both_because_a_tablet_calls_itself_one(offers):
    outright, _ = offers(MAC)

    assert "data-not-on-tablet" in outright
    assert "code-to-scan" in outright


def test_an_android_phone_is_told_honestly_and_shown_its_card(offers, code):
    outright, other = offers(ANDROID)

    assert "We cannot put cards into Google Wallet yet." in outright
    assert f'href="/card/{code}"' in outright
    assert "pass.pkpass" in other


@pytest.mark.parametrize("user_agent", [IPHONE, ANDROID])
def test_inside_an_app_one_is_sent_to_the_browser(offers, user_agent):
    outright, other = offers(f"{user_agent} Instagram 300.0")

    assert "You are inside another app" in outright
    assert 'id="address"' in outright
    assert "Add to Apple Wallet" in other


def test_every_language_has_its_button(offers):
    buttons = [offers(IPHONE, language=spoken)[0] for spoken in ("ru", "pl")]

    assert "Добавить в Apple Wallet" in buttons[0]
    assert "Dodaj do Portfela Apple" in buttons[1]


def test_the_page_knows_when_the_card_has_arrived(visitor, code, card, database):
    before = visitor.get(f"/card/{code}/state")
    with database.transaction() as session:
        make.registered(session, card)
    after = visitor.get(f"/card/{code}/state")

    assert before.json == {"added": False}
    assert after.json == {"added": True}
    assert after.headers["Cache-Control"] == "no-store"


def test_without_scripts_the_page_says_added_when_it_is_loaded_again(
    visitor, code, card, database
):
    def says_added(page):
        return "<div data-when-added>" in page.text

    before = says_added(visitor.get(f"/card/{code}/add"))
    with database.transaction() as session:
        make.registered(session, card)

    assert not before
    assert says_added(visitor.get(f"/card/{code}/add"))


def test_a_voided_card_is_not_offered(visitor, code, card, database, services):
    _void(database, card)

    page = visitor.get(f"/card/{code}/add")

    assert "This card is no longer valid" in words(page)
    assert "pass.pkpass" not in page.text


def _void(database, card):
    with database.transaction() as session:
        passes.void(session, card.brand_id, card.id, now=NOON)
        session.flush()
        passes.refresh(
            session,
            [card.id],
            cause="voided",
            people=make.people(),
            card_link=make.LINK,
            now=NOON,
        )


def test_the_download_is_exactly_what_wallet_expects(visitor, code, card):
    answer = visitor.get(f"/card/{code}/pass.pkpass")

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/vnd.apple.pkpass"
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="rosa.pkpass"'
    assert "Set-Cookie" not in answer.headers
    trusted = [make.authority().root]
    assert verify(answer.data, trusted=trusted, now=NOON) == []


def test_asking_for_the_headers_alone_is_answered_and_is_no_download(
    visitor, code, card, services, database
):
    whole = visitor.get(f"/card/{code}/pass.pkpass")
    head = visitor.client.head(f"/card/{code}/pass.pkpass")
    services.logbook.write()

    assert head.status_code == 200
    assert head.data == b""
    assert head.headers["Content-Type"] == whole.headers["Content-Type"]
    with database.snapshot() as session:
        kinds = [happening.kind for happening in devices.timeline(session, card.id)]
    assert kinds.count("downloaded") == 1


@pytest.mark.parametrize("room", ["", "/add", "/state", "/pass.pkpass"])
@pytest.mark.parametrize("forged", ["nope", "{serial}", "{serial}-" + "A" * 22, "ż-ó"])
def test_a_code_that_is_not_ours_opens_nothing(visit, card, forged, room):
    address = f"/card/{forged.format(serial=card.serial_number)}{room}"

    answer = visit("ru").get(address)

    assert answer.status_code == 404
    assert answer.content_type == "text/html; charset=utf-8"
    assert "По этому адресу карты нет" in words(answer)


def test_all_cards_of_a_holder_come_as_one_file(visitor, code, card):
    answer = visitor.get(f"/card/{code}/all.pkpasses")

    assert answer.status_code == 200
    assert answer.content_type == "application/vnd.apple.pkpasses"
    assert "no-store" in answer.headers["Cache-Control"]
    with ZipFile(BytesIO(answer.data)) as archive:
        [name] = archive.namelist()
        assert archive.read(name).startswith(b"PK\x03\x04")
