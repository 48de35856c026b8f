"""Maps of shops: drawn from the list beside them, picked on, and asking nobody unbidden."""

import http.server
import threading
from contextlib import contextmanager
from dataclasses import replace

import pytest

from tests import make
from tests.web.serving import serving
from walletpass import brands
from walletpass.app import create_app
from walletpass.services import Tiles

from .conftest import Browser
from .test_pictures import png
from .test_places_screens import SHOPS, shops
from .test_screens import chromium, desk, site

__all__ = ["chromium", "desk", "shops", "site"]

BOXES = ("latitude", "longitude")
TILES = Tiles(
    "https://tile.example:8443/{z}/{x}/{y}.png", "© Surveyors", "https://tile.example/"
)


def policy(answer):
    rules = answer.headers["Content-Security-Policy"].split(";")
    return {rule.split()[0]: rule.split()[1:] for rule in rules}


@pytest.fixture
def tiled(services, hire):
    """Return the browser of an owner where tiles are set."""
    browser = Browser(create_app(replace(services, tiles=TILES)).test_client())
    assert browser.sign_in(hire("owner", language="en")).status_code == 303
    return browser


def test_without_tiles_no_page_names_another_host(owner, shops):
    for room in ("/places", "/places/new", f"/places/{shops[0]}"):
        page = owner.get(room)
        assert policy(page)["img-src"] == ["'self'", "data:"]
        assert "data-tiles" not in page.text


def test_pages_with_a_map_alone_show_tiles_of_exactly_that_host(tiled, shops):
    for room in ("/places", "/places/new", f"/places/{shops[0]}"):
        page = tiled.get(room)
        assert policy(page)["img-src"] == [
            "'self'",
            "data:",
            "https://tile.example:8443",
        ]
        assert f'data-tiles="{TILES.template}"' in page.text
        assert (
            '<a href="https://tile.example/" rel="noopener noreferrer">© Surveyors'
            in (page.text)
        )
    for room in ("", "/places/offers", "/cards"):
        assert policy(tiled.get(room))["img-src"] == ["'self'", "data:"]


def test_shops_are_found_by_name_code_or_street_and_the_map_shows_those(owner, shops):
    found = owner.get("/places?q=świętokrzyska podwórza")
    nothing = owner.get("/places?q=nowhere")

    assert found.text.count("data-latitude=") == 1
    assert "1 of 5 shops." in found.text
    assert "No shop answers to that" in nothing.text


def test_another_brands_shops_are_on_no_map(owner, database, mint, shops):
    with database.transaction() as session:
        make.store(session, brands.brand_of(session, mint.id), name="Theirs")

    for room in ("/places", "/places/new"):
        assert "Theirs" not in owner.get(room).text


@pytest.mark.long
def test_the_map_draws_each_shop_with_its_name_and_state(desk, shops):
    page = desk("/places")

    for name, *_ in SHOPS:
        assert page.locator(".pin__name", has_text=name).is_visible()
    assert page.locator(".map .pin--hidden").count() == 1
    assert page.locator(".map .pin[data-beacons]").count() == 1
    page.locator(".map .leaflet-marker-icon").nth(1).click()
    popup = page.locator(".leaflet-popup a")
    popup.click()
    page.wait_for_url("**/places/sto_*")


@pytest.mark.long
def test_hundreds_of_shops_come_in_bubbles_that_open(desk, database, rosa):
    with database.transaction() as session:
        for index in range(300):
            make.store(
                session,
                rosa,
                name=f"Shop {index}",
                latitude=52 + index % 17 / 50,
                longitude=21 + index % 19 / 50,
            )
    page = desk("/places")

    counts = [int(text) for text in page.locator(".bubble").all_inner_texts()]
    assert sum(counts) + page.locator(".map .pin").count() == 300
    assert len(counts) < 120
    page.locator(".bubble").first.click()
    page.wait_for_function(
        f"document.querySelectorAll('.map .bubble').length != {len(counts)}"
    )
    page.get_by_role("button", name="Show all on the map").click()
    page.wait_for_function(
        f"document.querySelectorAll('.map .bubble').length == {len(counts)}"
    )


@pytest.mark.long
def test_a_press_on_the_map_fills_the_boxes_and_typing_moves_the_mark(desk, shops):
    page = desk(f"/places/{shops[0]}")
    ground = page.get_by_role("group", name="A map to pick")
    ground.click(position={"x": 80, "y": 60})
    picked = [float(page.locator(f"#{box}").input_value()) for box in BOXES]

    assert picked[0] > SHOPS[0][1]  # north of where it was, and west
    assert picked[1] < SHOPS[0][2]
    before = page.locator(".map .pin--open").bounding_box()
    page.locator("#latitude").fill("52,2497")
    page.locator("#latitude").blur()
    page.wait_for_function("document.querySelectorAll('.map .ring').length == 1")
    assert page.locator(".map .pin--open").bounding_box() != before
    page.get_by_role("button", name="Save the shop").click()
    page.wait_for_load_state()
    assert page.locator("#longitude").input_value() == str(picked[1])


@pytest.mark.long
def test_the_mark_can_be_dragged(desk, shops):
    page = desk(f"/places/{shops[0]}")
    mark = page.locator(".map .pin--open")
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    page.mouse.move(box["x"] + 14, box["y"] + 14)
    page.mouse.down()
    page.mouse.move(box["x"] + 74, box["y"] + 44, steps=5)
    page.mouse.up()

    assert float(page.locator("#latitude").input_value()) < SHOPS[0][1]
    assert float(page.locator("#longitude").input_value()) > SHOPS[0][2]


@pytest.mark.long
def test_tiles_come_from_their_host_and_learn_only_our_address(
    chromium, services, hire, shops
):
    with surveyors() as (host, asked):
        tiles = Tiles(f"{host}/{{z}}/{{x}}/{{y}}.png", "Surveyors")
        app = create_app(replace(services, tiles=tiles))
        browser = Browser(app.test_client())
        browser.sign_in(hire("owner", language="en"))
        with serving(app) as address:
            context = chromium.new_context()
            key = browser.client.get_cookie("walletpass_studio", path="/studio").value
            context.add_cookies(
                [
                    {
                        "name": "walletpass_studio",
                        "value": key,
                        "url": f"{address}/studio",
                    }
                ]
            )
            page = context.new_page()
            page.goto(f"{address}/studio/places")
            page.locator(".leaflet-tile-loaded").first.wait_for()
            context.close()

    assert asked
    assert {referrer for _path, referrer in asked} == {f"{address}/"}


@contextmanager
def surveyors():
    """Serve the same tile everywhere; tell what was asked, and what was told of us."""
    asked, tile = [], png(256, 256)

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.path, self.headers["Referer"]))
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.end_headers()
            self.wfile.write(tile)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.long
def test_without_tiles_lines_of_degrees_stand_in_for_the_ground(desk, shops):
    page = desk("/places")
    page.wait_for_selector(".map .rule__text")

    degrees = page.locator(".map .rule__text").all_inner_texts()

    assert {"52.20°", "21.00°"} <= set(degrees)
    assert page.get_by_text("WALLETPASS_TILE_URL").is_visible()


@pytest.mark.long
def test_a_pasted_link_fills_both_boxes_and_moves_the_mark(desk, shops):
    page = desk(f"/places/{shops[0]}")
    page.wait_for_selector(".map .rule__text")

    page.get_by_label("Where it is, pasted from a map").fill(
        "https://www.google.com/maps/place/Praga/@52.1,21.9,17z/data=!8m2!3d52.252!4d21.045"
    )

    assert [page.locator(f"#{box}").input_value() for box in BOXES] == [
        "52.252",
        "21.045",
    ]


def test_without_scripts_the_drawing_has_lines_of_degrees(owner, shops):
    page = owner.get("/places").text

    assert ">52.20°</text>" in page
    assert ">21.00°</text>" in page


def test_only_whoever_runs_the_brand_is_told_how_to_have_a_map(
    enter, owner, tiled, shops
):
    manager = enter("manager", language="en")

    assert "WALLETPASS_TILE_URL" in owner.get("/places").text
    assert "WALLETPASS_TILE_URL" not in manager.get("/places").text
    assert "WALLETPASS_TILE_URL" not in tiled.get("/places").text
