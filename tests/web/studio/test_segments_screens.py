"""The room of segments in a real browser: typed into, on every screen, without scripts."""

import pytest
from playwright.sync_api import expect

from tests import make
from tests.screens import fits, on_each, unfold
from walletpass import segments

from .test_screens import chromium, desk, site

__all__ = ["chromium", "desk", "site"]

pytestmark = pytest.mark.long

REGULARS = {
    "all": [
        {"is": "enrolled", "days": 400},
        {
            "any": [
                {"is": "stage", "stages": ["new", "loyal"]},
                {
                    "not": {
                        "any": [
                            {"is": "birthday", "month": 3},
                            {"is": "bought", "at_least": 4, "categories": ["tea"]},
                        ]
                    }
                },
            ]
        },
        {"is": "balance", "at_most": 12_500},
    ]
}


@pytest.fixture
def kept(database, rosa):
    """Keep two segments, and enrol some people."""
    with database.transaction() as session:
        for number, name in enumerate(("Ada", "Jan", "Olga", "Wojciech")):
            make.customer(
                session, rosa, first_name=name, language=("pl", "ru")[number % 2]
            )
        told = (
            ("Regulars who love coffee, and have points to spend", REGULARS),
            ("Everybody who speaks Polish", {"is": "language", "languages": ["pl"]}),
        )
        return [
            segments.save(
                session, rosa.id, name=name, tree=tree, made_by="key_1", now=make.NOON
            ).id
            for name, tree in told
        ]


def rooms(kept):
    return (
        "/segments",
        "/segments?show=retired",
        "/segments/new",
        *(f"/segments/{one}" for one in kept),
    )


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_the_rooms_fit_on_every_screen(desk, kept, language):
    page = desk("/segments", language=language)

    for room in rooms(kept):
        page.goto(f"/studio{room}")
        unfold(page)
        for screen in on_each(page):
            assert fits(page), (room, screen)


def test_the_count_follows_what_is_chosen_and_the_field_keeps_its_cursor(desk, kept):
    page = desk(f"/segments/{kept[1]}")
    assert page.locator(".howmany b").inner_text() == "2"

    page.get_by_label("Name").fill("Those who speak Polish or Russian")
    page.get_by_label("Russian", exact=True).check()

    page.get_by_text("Counted. Not saved yet.").wait_for()
    assert page.locator(".howmany b").inner_text() == "4"
    page.get_by_role("button", name="Save a new version").click()
    page.get_by_text("Saved. This is version 2.").wait_for()


def test_a_condition_is_added_by_keyboard_and_its_fault_stands_beside_it(desk, kept):
    page = desk("/segments/new")

    page.get_by_label("One more condition").select_option("bought")
    page.get_by_role("button", name="Add it").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("At least", exact=True)).to_be_focused(timeout=30_000)
    page.keyboard.type("often")

    said = page.locator("#n-0-at_least-said")
    said.get_by_text("Write a number here.").wait_for()
    assert page.locator("#n-0-at_least").get_attribute("aria-invalid") == "true"
    assert page.evaluate("document.activeElement.id") == "n-0-at_least"


def test_without_scripts_a_segment_is_made(desk, kept):
    page = desk("/segments", java_script_enabled=False)

    page.get_by_role("link", name="New segment").click()
    page.get_by_label("Name").fill("Poles")
    page.get_by_label("One more condition").select_option("language")
    page.get_by_role("button", name="Add it").click()
    page.get_by_label("Polish", exact=True).check()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Save the segment").click()

    page.wait_for_url("**/segments/seg_*")
    assert page.locator(".howmany b").inner_text() == "2"


def test_every_box_of_the_rooms_has_a_name_of_its_own(desk, kept):
    page = desk("/segments")

    for room in rooms(kept):
        page.goto(f"/studio{room}")
        unfold(page)
        nameless = page.evaluate(
            "[...document.querySelectorAll('main input:not([type=hidden]), main select,"
            " main textarea, main button')]"
            ".filter(e => !(e.labels?.length || e.textContent.trim())).length"
        )
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
        assert (nameless, len(ids)) == (0, len(set(ids))), room
