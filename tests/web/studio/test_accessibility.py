"""What axe finds in the studio: nothing serious, light or dark, wide or narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import make
from tests.campaigns import making
from tests.campaigns.journeys.road import HELLO
from walletpass import brands

from .test_screens import chromium, desk, site

__all__ = ["chromium", "desk", "site"]

pytestmark = pytest.mark.long

GRAVE = ("serious", "critical")
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture
def rooms(database, rosa):
    """Return the addresses of the studio's rooms, with something in each."""
    with database.transaction() as session:
        brand = brands.brand_of(session, rosa.id)
        store = make.store(session, brand)
        customer = make.customer(session, brand, first_name="Ada")
        campaign = making.drafted(session, brand)
        segment = campaign.draft["audience"]["segment"]
        route = {"steps": HELLO}
        journey = making.drafted(
            session, brand, kind="journey", variants=[], route=route
        )
        return (
            "",
            "/cards",
            f"/customers/{customer.id}",
            "/campaigns",
            "/campaigns/new",
            f"/campaigns/{campaign.id}",
            f"/campaigns/{journey.id}",
            f"/campaigns/{campaign.id}/outcomes",
            f"/campaigns/{campaign.id}/report",
            "/segments",
            "/segments/new",
            f"/segments/{segment}",
            "/places",
            f"/places/{store.id}",
            "/designs",
            "/rules",
            "/reports",
            "/settings/people",
            "/settings/manners",
            "/settings/log",
            "/begin",
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(desk, rooms, scheme):
    page = desk("", language="pl")
    page.emulate_media(color_scheme=scheme)
    axe, found = Axe(), {}
    for room in rooms:
        for size in (WIDE, NARROW):
            page.set_viewport_size(size)
            answer = page.goto(f"/studio{room}")
            assert answer.status == 200, room
            grave = [
                (fault["id"], fault["nodes"][0]["html"][:120])
                for fault in axe.run(page).response["violations"]
                if fault["impact"] in GRAVE
            ]
            if grave:
                found[room, size["width"]] = grave

    assert found == {}
