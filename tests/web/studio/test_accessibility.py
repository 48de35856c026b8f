"""What axe finds in the studio: nothing serious, light or dark, wide or narrow."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import make
from tests.campaigns import making
from tests.campaigns.journeys.road import HELLO
from tests.make import NOON
from tests.screens import fits
from walletpass import brands, calls, campaigns, ledger, places, webhooks
from walletpass.brands import Duty
from walletpass.campaigns import Campaign
from walletpass.customers import files, importing
from walletpass.events import Event
from walletpass.passes import admission

from .test_campaigns import keep_all
from .test_screens import chromium, desk, site

__all__ = ["chromium", "desk", "site"]

pytestmark = pytest.mark.long

GRAVE = ("serious", "critical")
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture
def file(database, rosa, tmp_path):
    """Return the id of a file of customers that was looked at, with faults in it."""
    path, people = tmp_path / "customers.csv", make.people()
    path.write_text("Telefon;Imię;Uwagi\n512345678;Ewa;vip\n12;Jan;\n")
    packed = files.pack(people, path)
    seen = importing.preview(database, people, rosa, path, now=NOON)
    with database.transaction() as session:
        handed = files.hand_in(
            session, rosa.id, packed, name="lista.csv", by="olga", now=NOON
        )
        files.note_look(handed.file, seen, {})
        return handed.file.id


@pytest.fixture
def told(database, rosa):
    """Return the rooms of a webhook that was not answered, and of an exception made."""
    with database.transaction() as session:
        program = ledger.program_of(session, rosa.id)
        boss = make.staff(session, rosa, "owner", name="Olga Owner")
        admission.set_policy(
            session, rosa.id, program.id, "invitation", exceptions_per_month=1
        )
        admission.make_exception(
            session, rosa.id, program.id, reason="moved here", asked_by="till:1",
            approver=admission.Approver(boss.id, frozenset({Duty("owner")})), now=NOON,
        )  # fmt: skip
        hook = webhooks.subscribe(
            session, rosa.id, mode="push", topics=["*"], now=NOON,
            url="https://shop.example/hooks",
        )  # fmt: skip
        event = Event(
            id="evt_1", brand_id=rosa.id, name="points.earned", data={}, sequence=1,
            occurred_at=NOON,
        )  # fmt: skip
        session.add(event)
        session.flush()
        session.add(
            webhooks.Delivery(
                id="whd_1", brand_id=rosa.id, endpoint_id=hook.subscriber.id,
                event_row_id=event.row_id, sequence=1, stream="", state="parked",
                due_at=NOON, trouble="its name is not known", created_at=NOON,
            )
        )  # fmt: skip
        place = f"/settings/hooks/{hook.subscriber.id}"
        return place, f"{place}?q=moon", f"/rules/{program.id}/admission?q=moved"


@pytest.fixture
def rooms(database, rosa, services, file, told):
    """Return the addresses of the studio's rooms, with something in each."""
    with database.transaction() as session:
        brand = brands.brand_of(session, rosa.id)
        store = make.store(session, brand)
        customer = make.customer(session, brand, first_name="Ada")
        for wanted in ("open", "done"):
            why = {"en": "Wish her well"}
            call = calls.Call(why=why, due_on=NOON.date())
            task = calls.make(session, brand.id, customer.id, call, by="olga", now=NOON)
            change = calls.TaskChange(state=wanted)
            calls.change(session, brand.id, task.id, change, by="olga", now=NOON)
        offer = places.offer(
            session,
            brand.id,
            words={"en": "Two for one"},
            store_ids=None,
            shows_from=make.NOON,
            shows_until=make.NOON + timedelta(days=1),
            holdout=0.1,
            now=make.NOON,
        )
        campaign = making.drafted(session, brand)
        segment = campaign.draft["audience"]["segment"]
        route = {"steps": HELLO}
        journey = making.drafted(
            session, brand, kind="journey", variants=[], route=route
        )
        walked = making.drafted(
            session, brand, kind="journey", variants=[], route=route,
            holdout=0.5,
        )  # fmt: skip
        walked_id = walked.id
    set_out(services, walked_id)
    with database.snapshot() as session:
        return (
            "",
            "/cards",
            f"/customers/{customer.id}",
            f"/customers/{customer.id}/call",
            "/calls",
            "/calls?show=closed",
            "/customers/import",
            f"/customers/import/{file}",
            "/campaigns",
            "/campaigns/new",
            "/campaigns/back-in-stock",
            "/my-card",
            f"/campaigns/{campaign.id}",
            f"/campaigns/{journey.id}",
            f"/campaigns/{walked_id}",
            f"/campaigns/{walked_id}/report",
            f"/campaigns/{campaign.id}/outcomes",
            f"/campaigns/{campaign.id}/report",
            "/segments",
            "/segments/new",
            f"/segments/{segment}",
            "/places",
            f"/places/{store.id}",
            "/places/new",
            "/places/offers",
            f"/places/offers/{offer.id}",
            "/places/trial",
            "/designs",
            "/rules",
            "/rewards",
            "/coupons",
            "/acts",
            "/kindness",
            "/reports",
            "/stages",
            "/stages/moved?from=joined&to=new",
            "/campaigns?q=nothing",
            "/settings/tills",
            "/settings/people",
            "/settings/keys",
            "/settings/hooks",
            *told,
            "/settings/manners",
            "/settings/log",
            "/begin",
        )


def set_out(services, campaign_id):
    """Rehearse, approve and start a journey, and keep all that is promised of it."""

    def do(deed, **more):
        with services.database.transaction() as session:
            campaign = session.get_one(Campaign, campaign_id)
            brand = brands.brand_of(session, campaign.brand_id)
            deed(session, brand, campaign_id, by="olga", now=NOON, **more)
        keep_all(services)

    do(campaigns.rehearse, revision=1)
    do(campaigns.approve, revision=1)
    do(campaigns.start)


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_the_very_first_page(chromium, site, scheme):
    page = chromium.new_page(locale="pl", color_scheme=scheme)
    axe = Axe()
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        page.goto(f"{site}/studio/setup")
        grave = [
            fault["id"]
            for fault in axe.run(page).response["violations"]
            if fault["impact"] in GRAVE
        ]
        assert grave == []
        assert fits(page)
    page.close()
