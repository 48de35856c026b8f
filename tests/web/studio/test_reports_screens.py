"""The room of reports in a real browser: on every screen, folded out, in the dark."""

import pytest

from tests.campaigns.measuring.shop import DAY
from tests.make import NOON
from tests.screens import fits, on_each, unfold

from .test_reports import autumn
from .test_screens import chromium, desk, site

__all__ = ["autumn", "chromium", "desk", "site"]

pytestmark = pytest.mark.long


@pytest.mark.parametrize(
    ("scheme", "language"), [("light", "ru"), ("dark", "pl"), ("light", "en")]
)
def test_reports_fit_every_screen(desk, autumn, clock, scheme, language):
    clock.now = NOON + 100 * DAY
    page = desk(language=language, color_scheme=scheme)
    for room in ("/reports", f"/campaigns/{autumn.campaign_id}/report"):
        page.goto(f"/studio{room}")
        unfold(page)

        for screen in on_each(page):
            assert fits(page), (room, screen)


def test_from_the_list_to_the_formulas_by_keyboard_without_scripts(desk, autumn, clock):
    clock.now = NOON + 100 * DAY
    page = desk("/reports", java_script_enabled=False)
    page.get_by_role("link", name="Autumn").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/campaigns/{autumn.campaign_id}/report")
    assert not page.get_by_text("ROMI = (margin").is_visible()

    page.get_by_text("How it is counted (formula 1)").focus()
    page.keyboard.press("Enter")

    page.get_by_text("ROMI = (margin").wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the raw rows").press("Enter")
    assert download.value.suggested_filename == f"report-{autumn.campaign_id}.zip"
