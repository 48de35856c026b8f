"""Lists of the studio: looked through, paged both ways, and taken along as they are shown."""

import re
from datetime import timedelta
from html import unescape

import pytest

from tests import make
from tests.campaigns import making
from tests.insight.test_moving import moved
from tests.make import NOON
from walletpass import brands, campaigns, ledger, rewards, sales
from walletpass.brands import Duty
from walletpass.campaigns import Delivery
from walletpass.passes import admission
from walletpass.rewards import Terms, mending, surprising
from walletpass.sales import Article

from .conftest import words
from .test_tables import table


def onward(page, like):
    """Return the one address on a page that looks like this."""
    found = re.findall(r'href="([^"]+)"', unescape(page.text))
    [address] = {one for one in found if re.search(like, one)}
    return address


@pytest.fixture
def program_id(database, rosa):
    with database.snapshot() as session:
        return ledger.program_of(session, rosa.id).id


@pytest.fixture
def excepted(database):
    """Make exceptions of a brand, one for each reason."""

    def excepted(brand, *reasons, approver="Olga Owner"):
        with database.transaction() as session:
            brand = brands.brand_of(session, brand.id)
            program = ledger.program_of(session, brand.id).id
            admission.set_policy(
                session, brand.id, program, "first_purchase", exceptions_per_month=100
            )
            boss = make.staff(session, brand, "owner", name=approver)
            for reason in reasons:
                admission.make_exception(
                    session, brand.id, program, reason=reason, asked_by="till:1",
                    approver=admission.Approver(boss.id, frozenset({Duty("owner")})),
                    now=NOON,
                )  # fmt: skip

    return excepted


def test_exceptions_are_searched_by_reason_and_by_who_approved(
    owner, excepted, rosa, mint, program_id
):
    excepted(rosa, "moved here", "a birthday")
    excepted(rosa, "lost a card", approver="Йоланта")
    excepted(mint, "moved there")
    room = f"/rules/{program_id}/admission"

    assert "lost a card" in words(owner.get(room))
    found = words(owner.get(f"{room}?q=MOVED"))
    assert "moved here" in found
    assert "a birthday" not in found
    assert "moved there" not in found
    assert "lost a card" in words(owner.get(f"{room}?q=йоланта"))
    assert "Nothing here is called “moon”" in words(owner.get(f"{room}?q=moon"))
    [one] = table(owner, "exceptions", program=program_id, q="birthday")
    assert one["reason"] == "a birthday"
    link = owner.get(f"{room}?q=moved").text.partition("tables/exceptions.csv")[2]
    assert "q=moved" in link.partition('"')[0]


def test_exceptions_are_paged_forth_and_back_to_the_beginning(
    owner, excepted, rosa, program_id
):
    excepted(rosa, *(f"reason {number:02}" for number in range(52)))
    room = f"/rules/{program_id}/admission"

    first = owner.get(f"{room}?q=reason")
    second = owner.client.get(onward(first, r"after="))

    seen = [re.findall(r"reason \d\d", page.text) for page in (first, second)]
    assert [len(each) for each in seen] == [50, 2]
    assert len({*seen[0], *seen[1]}) == 52
    assert "Back to the beginning" not in words(first)
    back = onward(second, rf"{room}\?q=reason#")
    assert words(owner.client.get(back)) == words(first)


@pytest.fixture
def kind(database, rosa):
    """Let many things go wrong, and many be given."""
    with database.transaction() as session:
        brand = brands.brand_of(session, rosa.id)
        store, who = make.store(session, brand), make.customer(session, brand)
        ada = make.staff(session, brand, "cashier", name="Ada")
        program = ledger.program_of(session, brand.id).id
        surprising.set_budget(session, brand.id, program, points=0, times=100)
        for number in range(32):
            at = NOON + timedelta(seconds=number)
            mending.open_issue(
                session, brand.id, who.id, "late", source=f"mail {number:02}",
                by="ada", now=at,
            )  # fmt: skip
            treat = surprising.Treat(
                ada.id, store.id, who.id, f"smile {number:02}", f"{number}"
            )
            surprising.surprise(session, brand.id, treat, now=at)


def test_issues_and_surprises_are_paged_each_by_itself(owner, kind):
    first = owner.get("/kindness")
    later = owner.client.get(onward(first, r"[?&]surprises="))
    both = owner.client.get(onward(later, r"[?&]after=[^#]*$"))

    def seen(page):
        told = (re.findall(rf"{one} (\d\d)", page.text) for one in ("mail", "smile"))
        return [(max(each), min(each)) for each in told]

    assert seen(first) == [("31", "02"), ("31", "12")]
    assert seen(later) == [("31", "02"), ("11", "00")]
    assert seen(both) == [("01", "00"), ("11", "00")]
    assert "Back to the beginning" not in words(first)
    assert words(later).count("Back to the beginning") == 1
    assert words(both).count("Back to the beginning") == 2
    again = owner.client.get(onward(both, r"[?&]after=.*#surprises"))
    assert seen(again) == [("01", "00"), ("31", "12")]


def test_outcomes_are_taken_along_and_paged_by_the_reason_shown(owner, database, rosa):
    with database.transaction() as session:
        brand = brands.brand_of(session, rosa.id)
        campaign = making.drafted(session, brand)
        making.running(session, campaign)
        run = campaigns.runs_page(session, campaign).rows[0]
        run.counts = {"no-phone": 52, "cap-week": 1}
        for number in range(53):
            session.add(
                Delivery(
                    run_id=run.id, customer_id=make.customer(session, brand).id,
                    brand_id=brand.id, campaign_id=campaign.id, arm="treated", bucket=1,
                    variant="a", state="suppressed", due_at=NOON,
                    reason="no-phone" if number else "cap-week",
                )
            )  # fmt: skip
        address, run_id = f"/campaigns/{campaign.id}/outcomes", run.id

    first = owner.get(f"{address}?run={run_id}&reason=no-phone")
    second = owner.client.get(onward(first, r"after="))

    assert first.text.count("<tr>") == 51
    assert second.text.count("<tr>") == 3
    assert "Back to the beginning" in words(second)
    link = first.text.partition("tables/outcomes.csv")[2].partition('"')[0]
    assert "reason=no-phone" in link
    assert len(table(owner, "outcomes", run=run_id, reason="no-phone")) == 52
    assert len(table(owner, "outcomes", run=run_id)) == 53
    assert table(owner, "outcomes", run=run_id, reason="moon") == []


def test_versions_of_rules_are_paged_and_taken_along(owner, database, rosa, program_id):
    with database.transaction() as session:
        for number in range(22):
            rewards.save_draft(
                session, rosa.id, program_id, rewards.starting_rules("PLN"), Terms(),
                now=NOON + timedelta(minutes=number),
            )  # fmt: skip
            rewards.publish_draft(
                session, rosa.id, program_id, now=NOON + timedelta(minutes=number)
            )
    room = f"/rules/{program_id}"

    first = owner.get(room)
    second = owner.client.get(onward(first, r"after="))

    assert "Version 22" in words(first)
    assert "Version 2 ·" in words(second)
    assert "Version 3 ·" not in words(second)
    assert "Back to the beginning" in words(second)
    told = table(owner, "versions", program=program_id)
    assert [one["number"] for one in told] == [f"{n}" for n in range(22, 0, -1)]


def test_designs_are_searched_paged_and_taken_along(
    owner, database, rosa, template, monkeypatch
):
    with database.transaction() as session:
        kept = session.merge(template)
        for day, name in enumerate(("Karta wiosenna", "Весенняя карта"), start=1):
            make.passes.create_template(
                session, rosa.id, program_id=kept.program_id,
                pass_type_id=kept.pass_type_id, name=name,
                design=make.passes.Design.model_validate(kept.draft), now=NOON + timedelta(day),
            )  # fmt: skip
    monkeypatch.setattr("walletpass.web.studio.designs.listing._PAGE", 2)

    found = words(owner.get("/designs?q=ВЕСЕННЯЯ"))
    assert "Весенняя карта" in found
    assert "Karta wiosenna" not in found
    assert "Nothing here is called “moon”" in words(owner.get("/designs?q=moon"))

    first = owner.get("/designs")
    second = owner.client.get(onward(first, r"after="))
    assert "Весенняя карта" not in words(first)
    assert "Весенняя карта" in words(second)
    assert "Back to the beginning" in words(second)

    [plain] = table(owner, "designs", q="rosa")
    assert (plain["version"], plain["unpublished_changes"]) == ("1", "no")
    assert [one["version"] for one in table(owner, "designs", q="karta")] == [""]


def test_what_people_wait_for_is_taken_along(owner, database, rosa, mint, clock):
    with database.transaction() as session:
        for brand in (rosa, mint):
            kept = brands.brand_of(session, brand.id)
            store = make.store(session, kept, code=f"{brand.slug}-1")
            for many, article in enumerate(
                (Article("DR-7", "navy", "M", store.id), Article(f"of {brand.slug}"))
            ):
                for _ in range(2 - many):
                    who = make.customer(session, kept).id
                    sales.watch(session, kept.id, who, article, now=clock())

    told = table(owner, "awaited")

    assert [tuple(one.values()) for one in told] == [
        ("DR-7", "navy", "M", "rosa-1", "2"),
        ("of rosa", "", "", "", "1"),
    ]
    assert "tables/awaited.csv" in owner.get("/campaigns/back-in-stock").text


def test_moves_are_looked_through_for_somebody(
    owner, enter, database, rosa, mint, clock
):
    with database.transaction() as session:
        brand = brands.brand_of(session, rosa.id)
        ada = make.customer(session, brand, first_name="Ada", phone="+48500111222")
        ola = make.customer(session, brand, first_name="Ola", phone="+48500111333")
        other = brands.brand_of(session, mint.id)
        eve = make.customer(session, other, first_name="Eve", phone="+48500111444")
        days = (clock() - NOON) // timedelta(1)
        for home, who in ((brand, ada), (brand, ola), (other, eve)):
            moved(session, home, who, "active", "cooling", 3 - days)
        ids = {"ada": ada.id, "ola": ola.id, "eve": eve.id}
    way = "/stages/moved?from=active&to=cooling&days=30"

    found = owner.post(way, at=way, wanted="+48 500 111 222")

    assert ids["ada"] in found.text
    assert ids["ola"] not in found.text
    assert "Show all" in words(found)
    elsewhere = owner.post(
        "/stages/moved?from=active&to=new&days=30", wanted="Ada", at=way
    )
    assert "Nothing here is about “Ada”" in words(elsewhere)
    stranger = owner.post(way, at=way, wanted="+48500111444")
    assert "Nothing here is about" in words(stranger)
    assert ids["eve"] not in stranger.text
    assert enter("support").post(way, wanted="Ada").status_code == 403
