"""The room of reports: what campaigns brought, and what nobody can know."""

import csv
import io
import re
from collections import Counter

import pytest

from tests.campaigns.measuring.people import SALT
from tests.campaigns.measuring.shop import DAY, shop
from tests.make import NOON
from walletpass import brands, customers, sales
from walletpass.campaigns import Campaign, Delivery, Run, measuring
from walletpass.campaigns.assigning import Lots
from walletpass.sales import Line, Sale

from .conftest import words

ROOM = "/reports"
LATER = NOON + 8 * DAY
HELD_BELOW = 5_000


def measured(database, brand, people, *, size=120, **document):
    """Let a campaign run: all it was meant for buy, and one in five of the held-out."""
    told = shop(database, brand, people, holdout=0.5, **document)
    run, lots = told.run(), Lots(SALT)
    counts = Counter[str]()
    with database.transaction() as session:
        for number in range(size):
            who = customers.enrol(session, people, brand=told.brand, now=NOON).customer
            bucket = lots.bucket(who.id)
            is_held = bucket < HELD_BELOW
            counts["held" if is_held else "sent"] += 1
            session.add(
                Delivery(
                    run_id=run.id,
                    customer_id=who.id,
                    brand_id=brand.id,
                    campaign_id=told.campaign_id,
                    arm="held" if is_held else "treated",
                    bucket=bucket,
                    variant="ab"[number % 2],
                    state="held" if is_held else "sent",
                    reason="held" if is_held else "sent",
                    due_at=NOON,
                    decided_at=NOON,
                )
            )
            session.flush()
            if is_held and number % 5:
                continue
            sale = Sale(
                "till-7",
                f"{told.campaign_id}-{number}",
                "PLN",
                [Line(10_00 + number)],
                occurred_at=NOON + DAY,
                customer_id=who.id,
            )
            sales.record(session, brand.id, sale, now=NOON + DAY)
        session.get_one(Run, run.id).counts = counts
    return told


@pytest.fixture
def autumn(database, rosa, services):
    """A campaign of Rosa's that ran."""
    return measured(database, rosa, services.people)


@pytest.fixture
def at_end(clock, owner):
    clock.now = LATER
    owner.come_back()


def test_a_room_without_reports_says_what_to_do_first(owner):
    told = words(owner.get(ROOM))

    assert "No campaign has run yet" in told
    assert "Go to campaigns" in told


def test_a_campaign_that_ran_is_listed_with_what_it_brought(owner, autumn, at_end):
    told = words(owner.get(ROOM))

    assert "Autumn" in told
    assert re.search(r"Finished (\d+) \1 ~\d+ \d+ to \d+", told), told


def test_chips_show_campaigns_of_one_kind(owner, autumn):
    assert "Autumn" in words(owner.get(f"{ROOM}?status=finished"))
    told = words(owner.get(f"{ROOM}?status=running"))

    assert "Autumn" not in told
    assert "No campaign of this kind has run" in told


def test_older_campaigns_are_on_the_next_page(owner, database, rosa, monkeypatch):
    monkeypatch.setattr("walletpass.web.studio.reports.overview._PAGE", 2)
    told = [shop(database, rosa) for _ in range(3)]
    for each in told:
        each.run()
    first = owner.get(ROOM)
    [onward] = re.findall(r'href="/studio(/reports\?after=[^"]+)"', first.text)
    shown = [first.text, owner.get(onward).text]

    newest_first = sorted((each.campaign_id for each in told), reverse=True)
    pages = [re.findall(r"campaigns/(cam_\w+)/report", page) for page in shown]
    assert pages == [newest_first[:2], newest_first[2:]]
    assert "Back to the beginning" in words(owner.get(onward))


def test_reports_are_found_by_name_and_taken_along_with_what_was_measured(
    owner, database, rosa, autumn, at_end, mint, services
):
    measured(database, mint, services.people, size=10)
    with database.transaction() as session:
        session.get_one(Campaign, autumn.campaign_id).name = "=Осень"

    assert "=Осень" in words(owner.get(f"{ROOM}?q=осень"))
    assert "Nothing here is called “zima”" in words(owner.get(f"{ROOM}?q=zima"))
    answer = owner.get("/tables/reports.csv?q=осень&status=finished")
    [row] = csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")))
    with database.snapshot() as session:
        found = measuring.report(
            session, rosa.id, autumn.campaign_id, now=LATER, resample=False
        ).figures
    more = found.incremental.buyers.band
    assert row["name"] == "'=Осень"
    assert (row["eligible"], row["bought"]) == ("120", str(found.stages.bought))
    assert (row["more_buyers"], row["low"], row["high"]) == (
        str(more.total), str(more.low), str(more.high),
    )  # fmt: skip
    all_of_them = owner.get("/tables/reports.csv").text
    assert all_of_them.count("cam_") == 1


def test_too_many_people_for_a_list_are_left_to_the_report(owner, autumn, monkeypatch):
    monkeypatch.setattr("walletpass.web.studio.reports.overview._MOST_COUNTED", 119)

    assert "many people: the report itself counts them" in words(owner.get(ROOM))


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_a_report_begins_with_its_answer(enter, autumn, at_end, language, database):
    page = enter("marketer", language=language).get(
        f"/campaigns/{autumn.campaign_id}/report"
    )

    with database.snapshot() as session:
        found = measuring.report(
            session, autumn.brand.id, autumn.campaign_id, now=LATER
        )
    answer, *further = found.sentences(language)
    [heading] = re.findall(r"<h1[^>]*>(.*?)</h1>", page.text, re.DOTALL)
    assert heading == answer
    assert all(" ".join(one.split()) in words(page) for one in further)


def test_a_report_tells_both_ways_to_count_and_how_far_to_trust_them(
    owner, autumn, at_end
):
    page = owner.get(f"/campaigns/{autumn.campaign_id}/report")

    told = words(page)
    assert re.search(r"Buyers (\d+) ~\d+ \d+ to \d+", told)
    assert re.search(r"Return on cost \(ROMI\) -?\d+% ~-?\d+% -?\d+% to -?\d+%", told)
    assert "wallets tell nobody what was looked at" in told
    assert "no phone fetched it yet" in told
    assert "the days are not over" in told
    assert SALT.hex() in told
    assert "Not final yet" not in told
    assert 'class="chart__band"' in page.text
    assert re.search(r"Variant Messages .* a \d+ 0 100% \S+%? .* b \d+ 0 100%", told)


def test_before_its_time_is_up_a_report_is_not_final(owner, autumn, clock):
    clock.now = NOON + 2 * DAY
    owner.come_back()

    told = words(owner.get(f"/campaigns/{autumn.campaign_id}/report"))

    assert "Not final yet" in told


def test_as_long_as_it_runs_the_salt_is_not_told(owner, autumn, database):
    with database.transaction() as session:
        session.get_one(Campaign, autumn.campaign_id).status = "running"

    told = words(owner.get(f"/campaigns/{autumn.campaign_id}/report"))

    assert SALT.hex() not in told
    assert "told once the campaign has ended" in told


def test_where_nobody_was_held_out_nothing_is_claimed(owner, database, rosa, at_end):
    told = shop(database, rosa, holdout=0)
    run = told.run()
    told.buys(told.delivery(run, told.customer()))

    page = words(owner.get(f"/campaigns/{told.campaign_id}/report"))

    assert "Too few to tell: nobody was held out" in page
    assert "— not knowable nobody was held out" in page
    assert "~" not in page
    assert (
        "Bought in days 1–30 — not knowable the days are not over — not knowable nobody is in this group"
        in page
    )
    assert (
        "Paid with points, beyond the held-out — not knowable nobody was held out"
        in page
    )


def test_of_a_campaign_that_never_ran_there_is_nothing_to_tell(owner, database, rosa):
    told = shop(database, rosa)

    page = words(owner.get(f"/campaigns/{told.campaign_id}/report"))

    assert "There is nothing to tell of “Autumn” yet" in page
    assert told.campaign_id not in owner.get(ROOM).text


def test_whoever_was_not_sent_to_is_counted_by_reason(owner, database, rosa, at_end):
    told = shop(database, rosa)
    run = told.run()
    for reason in ("no-phone", "no-phone", "cap-week"):
        told.delivery(run, told.customer(), state="suppressed", reason=reason)
    told.delivery(run, told.customer(), arm="held")

    page = owner.get(f"/campaigns/{told.campaign_id}/report")

    text = words(page)
    assert "In the audience 4 Held out by chance, before anything was sent 1" in text
    assert "Not sent, with a reason 3" in text
    assert f"outcomes?run={run.id}&amp;reason=no-phone" in page.text
    assert "no card, or no phone with it 2" in text


def test_one_run_has_a_report_of_its_own(owner, autumn, at_end):
    second = autumn.run(at=NOON + DAY)
    autumn.delivery(second, autumn.customer(), at=NOON + DAY)
    address = f"/campaigns/{autumn.campaign_id}/report"

    assert "In the audience 121" in words(owner.get(address))
    assert "In the audience 1 " in words(owner.get(f"{address}?run={second.id}"))
    assert owner.get(f"{address}?run=run_none").status_code == 404


def test_whoever_downloads_the_rows_can_make_the_report_again(
    owner, autumn, at_end, tmp_path, database
):
    answer = owner.get(f"/campaigns/{autumn.campaign_id}/report/rows")
    path = tmp_path / "report.zip"
    path.write_bytes(answer.data)
    answer.close()

    found = measuring.verify(path)

    assert found.is_right, (found.faults, found.differences)
    assert (found.rows, found.dealt_by_salt) == (120, True)
    assert "attachment" in answer.headers["Content-Disposition"]
    with database.snapshot() as session:
        newest = brands.audit_page(session, autumn.brand.id, limit=1).rows[0]
    assert (newest.action, newest.after) == ("report.export", {"customers": 120})


def test_another_brand_has_no_report_of_it(enter, mint, autumn):
    stranger = enter("owner", brand=mint, language="en")

    assert autumn.campaign_id not in stranger.get(ROOM).text
    for rest in ("", "/rows"):
        address = f"/campaigns/{autumn.campaign_id}/report{rest}"
        assert stranger.get(address).status_code == 404


@pytest.mark.parametrize("role", ["cashier", "support", "developer"])
def test_reports_need_their_permission(enter, autumn, role):
    browser = enter(role)

    for address in (
        ROOM,
        f"/campaigns/{autumn.campaign_id}/report",
        f"/campaigns/{autumn.campaign_id}/report/rows",
    ):
        assert browser.get(address).status_code == 403
    assert "/studio/reports" not in browser.get("").text
