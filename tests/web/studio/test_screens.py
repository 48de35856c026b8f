"""The studio in a real browser: pressed, typed into, followed, looked at."""

import re
import shutil
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import sync_playwright

from tests import make
from tests.screens import fits, on_each, unfold
from tests.servers import missing
from tests.web.serving import serving
from walletpass import devices, passes
from walletpass.passes import Template

from .test_pictures import png

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def chromium():
    program = shutil.which("chromium")
    if program is None:
        missing("Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def site(app):
    with serving(app) as address:
        yield address


@pytest.fixture
def desk(chromium, site, enter):
    """Sit somebody down in a fresh browser; whatever goes wrong in it fails the test."""
    opened, troubles = [], []

    def desk(room="", role="owner", language="en", **wishes):
        context = chromium.new_context(
            viewport={"width": 1440, "height": 900},
            base_url=site,
            **({"locale": "en", "reduced_motion": "reduce"} | wishes),
        )
        if role:
            _bring_session(context, site, enter(role, language=language))
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
        page.goto(f"/studio{room}")
        return page

    yield desk
    for context in opened:
        context.close()
    assert troubles == []


def _bring_session(context, site, browser):
    name, path = "walletpass_studio", "/studio"
    session = browser.client.get_cookie(name, path=path).value
    context.add_cookies([{"name": name, "value": session, "url": f"{site}{path}"}])


def complaints(line):
    """Return what the browser says against a page.

    That we said no to a form is fine, and so is being quicker than the page, which
    would have begun in the field we are in.
    """
    fine = "status of 4(09|22)|Autofocus processing was blocked"
    return [] if re.search(fine, line) else [line]


@pytest.mark.parametrize(
    ("scheme", "language"), [("light", "ru"), ("dark", "pl"), ("light", "en")]
)
def test_every_page_fits_every_screen(desk, issue, template, scheme, language):
    longest = issue(
        first_name="Aleksandra-Konstancja-Eugenia",
        last_name="Wiśniewska-Kowalczykowska",
        phone="+48500999003",
    )
    page = desk(language=language, color_scheme=scheme)
    for room in (
        "",
        "/cards",
        f"/cards/{longest.id}",
        f"/customers/{longest.customer_id}",
        "/designs",
        "/designs/new",
        f"/designs/{template.id}",
        f"/designs/{template.id}/pictures/strip",
        "/settings/people",
        "/second-factor",
        "/begin",
        "/rules",
        f"/rules/{template.program_id}/draft",
        f"/rules/{template.program_id}/replay",
        f"/rules/{template.program_id}/publish",
        "/rewards",
        "/acts",
        "/kindness",
        "/settings/tills",
        "/stages?days=365",
        "/stages/moved?from=joined&to=new",
        "/my-card",
        "/campaigns?q=nothing",
        "/settings/keys",
        "/settings/hooks",
        "/settings/log",
    ):
        page.goto(f"/studio{room}")
        unfold(page)

        for screen in on_each(page):
            assert fits(page), (room, screen)


@pytest.mark.parametrize("scripts", [True, False])
def test_whoever_knows_the_password_comes_in(desk, hire, scripts):
    page = desk("/sign-in", role=None, java_script_enabled=scripts)
    page.get_by_label("Login").fill(hire("owner"))
    page.get_by_label("Password").fill(make.PASSWORD.reveal())
    page.keyboard.press("Enter")

    page.wait_for_url("**/studio")
    assert page.get_by_role("heading", level=1).is_visible()


def test_everything_can_be_done_with_the_keyboard(desk, card):
    page = desk()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.goto("/studio/cards")
    page.get_by_label("Name, phone, e-mail or card number").focus()
    page.keyboard.type("500 999 001")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/studio/cards/{card.id}")

    page.get_by_text("Void this card").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type(card.number)
    page.keyboard.press("Enter")

    page.get_by_text("Voided").wait_for()


def test_the_cards_page_follows_by_itself(desk, card, database, clock):
    page = desk(f"/cards/{card.id}")
    page.get_by_text("This page follows by itself.").wait_for()
    with database.transaction() as session:
        make.registered(session, card)
        make.earning(session, card, 50, now=clock())

    page.get_by_text("Points: 0 → 50.").wait_for()

    assert page.get_by_role("status").inner_text() == (
        "The card changed a moment ago; the push is on its way."
    )
    assert "50" in page.locator("#now .pass__heads").inner_text()
    background = page.locator("#now .pass__front").evaluate(
        "card => getComputedStyle(card).backgroundColor"
    )
    assert background == "rgb(71, 25, 58)"


def test_what_a_phone_complains_of_is_never_run(desk, card, database):
    with database.transaction() as session:
        devices.sighted(
            session,
            card,
            "logged",
            now=make.NOON,
            line="<img src=x onerror=\"document.title='run'\"><script>1</script>",
        )
    page = desk(f"/cards/{card.id}")
    page.get_by_text("This page follows by itself.").wait_for()

    assert page.get_by_text("The phone complained: <img src=x").is_visible()
    assert "run" not in page.title()


def test_the_barcode_is_read_from_the_screen(desk, card):
    page = desk(f"/cards/{card.id}")

    picture = Image.open(BytesIO(page.locator("#now .pass").screenshot())).convert("L")

    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [card.number]


def test_the_link_is_copied(desk, card, services):
    page = desk(f"/cards/{card.id}", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the link").click()
    page.get_by_role("button", name="Copied").wait_for()

    assert page.evaluate("navigator.clipboard.readText()") == (
        services.card_url(card.serial_number)
    )


def saved(page):
    """Return what waits until the answer to the next save is here."""
    return page.expect_response(
        lambda answer: (
            answer.request.method == "GET" and "/designs/" in answer.url and answer.ok
        )
    )


def test_a_draft_saves_itself_and_the_preview_follows(desk, template, draft):
    page = desk(f"/designs/{template.id}")
    page.locator("#field-tier > summary").click()
    with saved(page):
        page.locator("#field-tier-label-en").fill("Rank")

    page.locator(".side--front").get_by_text("Rank").wait_for()
    assert _field(draft(), "tier").label["en"] == "Rank"
    page.get_by_text("The draft is saved.").wait_for()
    assert page.get_by_role("button", name="Publish to 0 cards").is_visible()


def _field(design, key):
    return next(field for field in design.fields.all() if field.key == key)


def test_a_colour_shows_at_once_and_its_contrast_is_told(desk, template, draft):
    page = desk(f"/designs/{template.id}")
    with saved(page):
        page.locator("#background").fill("#fbe6de")

    page.get_by_text("hard to read; 4.5 is needed").first.wait_for()
    assert draft().colours.background.hex == "#fbe6de"
    colour = page.locator(".side--front .pass__front").evaluate(
        "card => getComputedStyle(card).backgroundColor"
    )
    assert colour == "rgb(251, 230, 222)"


def test_saving_twice_in_a_row_never_meets_itself(desk, template, draft):
    page = desk(f"/designs/{template.id}")
    page.locator("#organization-en").fill("One")
    page.locator("#organization-pl").fill("Dwa")
    page.get_by_role("button", name="Save the draft").click()
    page.wait_for_load_state()
    page.locator("#description-en").fill("Three")
    page.locator("#fields").get_by_role("button", name="Add a field").click()
    page.wait_for_url("**#field-field-*")

    assert draft().organization["en"] == "One"
    assert draft().organization["pl"] == "Dwa"
    assert draft().description["en"] == "Three"
    assert page.locator("details[open]").count() == 1


@pytest.mark.parametrize("scripts", [True, False])
def test_a_field_asks_only_for_what_fits_what_it_shows(desk, template, scripts):
    page = desk(f"/designs/{template.id}", java_script_enabled=scripts)
    page.locator("#field-tier > summary").click()
    tier = page.locator("#field-tier")

    def asked(shows, place="secondary"):
        tier.locator("#field-tier-shows").select_option(shows)
        tier.locator("#field-tier-place").select_option(place)
        if tier.locator(".further").is_visible():
            tier.locator(".further").evaluate("further => further.open = true")
        return {
            name
            for name in ("text-en", "number", "moment", "format", "day", "alignment")
            if tier.locator(f"#field-tier-{name}").is_visible()
        }

    assert asked("text") == {"text-en", "alignment"}
    assert asked("text", "back") == {"text-en"}
    assert asked("fixed_number") == {"number", "format", "alignment"}
    assert asked("fixed_date", "primary") == {"moment", "day"}
    assert asked("balance") == {"format", "alignment"}
    assert asked("member_since", "back") == {"day"}
    assert asked("number") == {"alignment"}


def test_what_cannot_be_kept_is_told_beside_it_while_somebody_types(
    desk, template, draft
):
    page = desk(f"/designs/{template.id}")
    page.locator("#more-links > summary").click()
    app = page.locator("#app-ids")
    app.fill("Rosa")

    page.locator("#about-app-ids").get_by_text("is no number of an app").wait_for()
    page.get_by_text("Not saved yet: see what to put right").wait_for()
    assert app.get_attribute("aria-invalid") == "true"
    assert page.locator("#more-links > summary .mark--stop").is_visible()
    app.fill("284882215")
    page.get_by_text("The draft is saved.").wait_for()

    assert not page.locator("#about-app-ids").is_visible()
    assert app.get_attribute("aria-invalid") is None
    assert draft().extras.app_store_ids == (284882215,)


def test_a_finding_leads_to_what_it_is_about(desk, template):
    page = desk(f"/designs/{template.id}")
    page.locator("#more-nfc > summary").click()
    page.locator("#nfc-key").fill("AAAA")
    found = page.get_by_role("link", name="The reader’s public key")
    found.wait_for()
    page.locator("#more-nfc > summary").click()
    assert not page.locator("#nfc-key").is_visible()

    found.click()

    page.locator("#about-nfc-key").get_by_text("no public key").wait_for()
    assert page.locator("#nfc-key").is_visible()


def test_a_kind_of_card_is_chosen_and_its_pictures_are_asked_for(desk, template, draft):
    page = desk(f"/designs/{template.id}")
    page.locator("#more-kind > summary").click()
    assert not page.locator("#transit").is_visible()
    page.get_by_text("Boarding pass").click()
    page.locator("#transit").select_option("train")
    page.get_by_role("heading", name="Strip above the barcode").wait_for()
    page.get_by_role("button", name="Use this kind of card").click()
    page.wait_for_url("**#more-kind")

    assert (draft().style, draft().transit) == ("boarding_pass", "train")
    assert page.locator("#more-kind").evaluate("part => part.open")


def test_everything_one_fills_in_has_a_name_and_an_id_of_its_own(desk, template):
    page = desk()
    for room in ("new", template.id):
        page.goto(f"/studio/designs/{room}")
        nameless, twice = page.evaluate("""() => {
          const inputs = [...document.querySelectorAll("input, select, textarea, button")]
            .filter((input) => input.type !== "hidden");
          const named = (input) => input.labels?.length || input.ariaLabel || input.textContent.trim();
          const ids = [...document.querySelectorAll("[id]")].map((part) => part.id);
          const described = inputs.flatMap((input) => (input.getAttribute("aria-describedby") ?? "").split(" "))
            .filter((id) => id && !ids.includes(id));
          return [
            inputs.filter((input) => !named(input)).map((input) => input.outerHTML),
            [...ids.filter((id, at) => ids.indexOf(id) !== at), ...described],
          ];
        }""")

        assert nameless == []
        assert twice == []


def test_every_side_is_shown_in_every_language(desk, template):
    page = desk(f"/designs/{template.id}")
    with saved(page):
        page.locator(".editor__preview").get_by_text("Русский").click()
    page.locator(".side--front").get_by_text("Мария").wait_for()
    shown = {}
    for side in ("Front", "Back", "In the stack", "Lock screen"):
        page.locator(".switch").get_by_text(side, exact=True).click()
        [visible] = page.locator(".side:visible").all()
        shown[side] = visible.inner_text()

    assert "Мария" in shown["Front"]
    assert "Карта в интернете" in shown["Back"]
    assert "БАЛЛЫ" in shown["In the stack"].upper()
    assert "сейчас" not in shown["Lock screen"]  # the studio speaks English
    assert "1\N{NO-BREAK SPACE}320" in shown["Lock screen"]


def test_the_editor_works_without_scripts(desk, template, draft):
    page = desk(f"/designs/{template.id}", java_script_enabled=False)
    page.locator("#organization-en").fill("Plain")
    page.locator(".editor__preview").get_by_text("Polski").click()
    page.wait_for_url("**preview=pl*")
    assert draft().organization["en"] == "Plain"
    assert page.locator(".side--front").get_by_text("Zofia").is_visible()

    page.get_by_role("button", name="Publish to 0 cards").click()

    page.get_by_text("Version 2 is published").wait_for()


def test_a_point_is_chosen_by_clicking_on_the_picture(desk, template, draft):
    page = desk(f"/designs/{template.id}/pictures/strip", java_script_enabled=False)
    page.locator("#file").set_input_files(
        {"name": "square.png", "mimeType": "image/png", "buffer": png(1200, 1200)}
    )
    page.get_by_role("button", name="Look at it first").click()
    page.get_by_text("taken from 0, 370 to 1200, 831").first.wait_for()

    page.locator("input[type=image]").click(position={"x": 160, "y": 300})
    page.get_by_text("taken from 0, 739 to 1200, 1200").first.wait_for()
    page.get_by_role("button", name="Use this picture").click()
    page.wait_for_url("**#pictures")

    assert draft().focus["strip"] == (0.5, pytest.approx(0.94, abs=0.01))


def test_a_card_goes_from_starter_to_published_by_hand(desk, database, rosa):
    page = desk()
    page.get_by_role("link", name="Cards", exact=True).click()
    page.get_by_role("link", name="Start a new card").click()
    page.get_by_text("Restaurant").click()
    page.get_by_label("Name on the card").fill("Rosa by Night")
    page.get_by_label("Your logo").set_input_files(
        {"name": "logo.png", "mimeType": "image/png", "buffer": png(600, 200)}
    )
    page.get_by_role("button", name="Start with this card").click()
    page.get_by_role("button", name="Publish this card").click()

    page.get_by_text("Version 1 is published").wait_for()
    with database.snapshot() as session:
        [night] = session.query(Template).filter_by(name="Rosa by Night").all()
        assert passes.files_of(session, night.version_id)["logo@3x.png"]


def test_the_navigation_holds_eight_words_on_every_screen_and_by_keyboard(desk):
    page = desk(language="ru")
    page.evaluate(
        """() => {
            const list = document.querySelector('.studio__nav');
            while (list.children.length < 8)
                list.append(list.children[1].cloneNode(true));
        }"""
    )
    for screen in on_each(page):
        assert fits(page), screen
        seen = page.evaluate(
            """() => [...document.querySelectorAll('.studio__nav a')].filter(line => {
                const box = line.getBoundingClientRect();
                return box.left >= 0 && box.right <= innerWidth && box.height >= 44
                    && line.scrollWidth <= line.clientWidth + 1;
            }).length"""
        )
        assert seen == 8, screen
    page.locator(".studio__nav a").first.focus()
    for _ in range(7):
        page.keyboard.press("Tab")
    assert page.evaluate(
        "document.activeElement === document.querySelectorAll('.studio__nav a')[7]"
    )
