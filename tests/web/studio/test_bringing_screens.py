"""Bringing customers in a real browser: followed to its end, on every screen, by hand."""

import pytest

from tests.screens import fits, on_each, unfold

from .test_bringing import FILE, ROOM
from .test_screens import chromium, desk, site

__all__ = ["chromium", "desk", "site"]

pytestmark = pytest.mark.long

LONG = "Uwagi o kliencie, których nikt nie czyta do samego końca"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a list of customers with quite a long name, of 2026.csv"
    path.write_text(FILE.replace("Uwagi", LONG), encoding="cp1250")
    return path


def hand_in(page, path):
    page.set_input_files("#file", path)
    page.get_by_role("button", name="Look at the file").click()
    page.wait_for_url("**/customers/import/fil_*")


def test_a_list_becomes_customers_while_one_watches(desk, path, keep_every_promise):
    page = desk("/cards")
    page.get_by_role("link", name="Bring them from a file").first.click()
    hand_in(page, path)
    assert page.get_by_text("This page follows by itself.").is_visible()

    keep_every_promise()
    page.get_by_role("button", name="Bring 2 customers").click()
    page.get_by_role("progressbar").wait_for()
    keep_every_promise()

    page.get_by_text("2 new customers have a card").wait_for()
    with page.expect_download() as taking:
        page.get_by_role("link", name="Take the refused rows").click()
    told = taking.value.path().read_text("utf-8-sig")
    assert taking.value.suggested_filename == "refused.csv"
    assert told.count("\n") == 4
    assert "Check the phone number." in told


def test_without_scripts_one_looks_again(desk, path, keep_every_promise):
    page = desk(ROOM, java_script_enabled=False)
    hand_in(page, path)
    keep_every_promise()

    page.get_by_role("link", name="Look again").click()

    assert page.get_by_role("button", name="Bring 2 customers").is_visible()


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_its_pages_fit_every_screen(desk, path, keep_every_promise, language):
    page = desk(ROOM, language=language)
    page.set_input_files("#file", path)
    page.locator("form[enctype] .button").click()
    page.wait_for_url("**/customers/import/fil_*")
    keep_every_promise()
    there = page.url
    for address in (ROOM, there.partition("/studio")[2], "/coupons"):
        page.goto(f"/studio{address}")
        unfold(page)
        for screen in on_each(page):
            assert fits(page), (address, screen)
