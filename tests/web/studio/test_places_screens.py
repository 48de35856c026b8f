"""The room of places in a real browser: on every screen, without scripts, in the dark."""

from datetime import timedelta

import pytest

from tests import make
from tests.screens import fits, on_each, unfold
from walletpass import brands, places

from .test_screens import chromium, desk, site

__all__ = ["chromium", "desk", "site"]

pytestmark = pytest.mark.long

SHOPS = (
    ("Rynek", 52.2497, 21.0122, "Rynek Starego Miasta 27"),
    ("Świętokrzyska", 52.2351, 21.0094, "ul. Świętokrzyska 14, wejście od podwórza"),
    ("Praga", 52.2520, 21.0450, "ul. Targowa 62"),
    ("Mokotów", 52.1931, 21.0346, "Puławska 145"),
    ("Wola", 52.2330, 20.9660, ""),
)


@pytest.fixture
def shops(database, rosa):
    """Open shops with lines, hours, a beacon and an offer."""
    with database.transaction() as session:
        opened = [
            make.store(
                session,
                rosa,
                name=name,
                latitude=latitude,
                longitude=longitude,
                address=address,
                texts={
                    "en": "{balance} {unit} wait for you here",
                    "ru": "Здесь вас ждут {balance} {unit}",
                    "pl": "Czeka tu na Ciebie {balance} {unit}",
                },
                hours={"week": {"mon": [["09:00", "21:00"]]}},
            )
            for name, latitude, longitude, address in SHOPS
        ]
        places.show_store(session, opened[4], shown=False, now=make.NOON)
        places.hang(
            session,
            rosa.id,
            store_id=opened[0].id,
            uuid="74278bda-b644-4520-8f0c-720eaf059935",
            major=1,
            minor=7,
            texts={},
            now=make.NOON,
        )
        places.offer(
            session,
            rosa.id,
            words={
                "en": "Two for one",
                "ru": "Два по цене одного",
                "pl": "Dwa w cenie 1",
            },
            store_ids=[opened[0].id, opened[1].id],
            shows_from=make.NOON,
            shows_until=make.NOON + timedelta(days=2),
            now=make.NOON,
        )
        return [one.id for one in opened]


def rooms(shops):
    return (
        "/places",
        "/places/new",
        f"/places/{shops[0]}",
        "/places/offers",
        "/places/trial",
    )


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_the_rooms_fit_on_every_screen(desk, shops, language):
    page = desk("/places", language=language)

    for room in rooms(shops):
        page.goto(f"/studio{room}")
        unfold(page)
        for screen in on_each(page):
            assert fits(page), (room, screen)


def test_without_scripts_the_map_is_drawn_and_the_list_leads_on(desk, shops):
    page = desk("/places", java_script_enabled=False)

    assert page.locator("svg .dot").count() == len(SHOPS)
    assert "open shops: 5" in page.get_by_role("group").first.get_attribute(
        "aria-label"
    )
    page.get_by_role("link", name="Praga").click()
    page.get_by_label("Name").fill("Praga Północ")
    page.get_by_role("button", name="Save the shop").click()

    page.wait_for_url("**/places/sto_*")
    assert page.get_by_role("heading", level=1).inner_text() == "Praga Północ"


def test_every_box_of_the_rooms_has_a_name_of_its_own(desk, shops):
    page = desk("/places")

    for room in rooms(shops):
        page.goto(f"/studio{room}")
        unfold(page)
        nameless = page.evaluate(
            "[...document.querySelectorAll('main input:not([type=hidden]), main textarea,"
            " main button')].filter(e => !(e.labels?.length || e.innerText)).length"
        )
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
        assert (nameless, len(ids)) == (0, len(set(ids))), room


@pytest.fixture
def chain(database, rosa):
    """Open as many shops as a chain has."""
    with database.transaction() as session:
        for number in range(171):
            make.store(
                session, rosa, name=f"Sklep {number}", address=f"Łąkowa {number}"
            )


def test_of_many_shops_some_are_found_and_chosen(desk, chain, database, rosa):
    page = desk("/places/offers")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollHeight") < 2_500
    page.get_by_label("in English").fill("Two for one")
    page.get_by_label("Until").fill("2027-06-01T10:00")
    page.get_by_label("In some shops").check()

    for number in ("17", "170"):
        page.get_by_label("Name, code or street").fill(f"lakowa {number}")
        page.get_by_role(
            "checkbox", name=f"Sklep {number} Łąkowa {number}", exact=True
        ).check()
    shown = page.locator("#stores label:visible").count()

    assert shown == 2  # what is ticked stays in sight
    assert page.locator("[data-count]").inner_text() == "2"
    assert page.evaluate("document.documentElement.scrollHeight") < 2_500
    page.get_by_role("button", name="Put the offer on").click()
    page.wait_for_load_state()
    with database.snapshot() as session:
        [made] = places.offers(session, rosa.id).rows
        assert len(places.stores_offered(session, made)) == 2


def test_without_scripts_shops_are_chosen_from_a_list_that_scrolls(desk, chain):
    page = desk("/places/offers", java_script_enabled=False)
    page.get_by_label("In some shops").check()

    page.get_by_text("Chosen shops:").click()
    page.get_by_role("checkbox", name="Sklep 170").check()

    assert page.locator("#stores").bounding_box()["height"] <= 320
    assert not page.get_by_label("Name, code or street").is_visible()


def test_the_log_of_a_shop_with_much_to_tell_fits_a_narrow_phone(desk, database, rosa):
    with database.transaction() as session:
        brands.record(
            session,
            rosa.id,
            actor="key_01m8aaaaaaaaaaaaaaaaaaaaaa",
            action="store.changed",
            object="sto_01m8aaaaaaaaaaaaaaaaaaaaaa",
            before={"texts": {"en": "x" * 120}, "address": "Łąkowa"},
            after={"texts": {"en": "y" * 120}, "address": ""},
            now=make.NOON,
        )
    page = desk("/settings/log")

    for screen in on_each(page):
        assert fits(page), screen
