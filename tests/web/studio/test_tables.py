"""Lists to take along: complete, narrowed as on the screen, noted, and nobody else's."""

import csv
import io

import pytest

from tests import make
from tests.campaigns import making
from tests.make import NOON
from walletpass import brands, segments
from walletpass.rewards import acts, coupons
from walletpass.rewards.acts import Description, Told
from walletpass.rewards.coupons import Offer
from walletpass.web.studio.tables.door import SHEETS

from .conftest import words

ROLES_OF = {
    "customers": {"owner", "marketer", "cashier", "support"},
    "staff": {"owner"},
    "stores": {"owner", "marketer"},
    "tills": {"owner", "marketer"},
    "campaigns": {"owner", "marketer"},
    "segments": {"owner", "marketer"},
    "outcomes": {"owner", "marketer"},
    "coupons": {"owner"},
    "acts": {"owner", "support"},
    "moves": {"owner", "marketer"},
}


def table(browser, name, **asked):
    """Return a table as a program reads it: a row of names, and rows of cells."""
    answer = browser.client.get(f"/studio/tables/{name}.csv", query_string=asked)
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))


@pytest.fixture
def furnish(database):
    """Put one thing of each kind into a brand, and return its marks."""

    def furnish(brand, mark):
        with database.transaction() as session:
            brand = brands.brand_of(session, brand.id)
            store = make.store(
                session, brand, code=f"{mark}-store", name=f"{mark} shop"
            )
            brands.add_till(
                session, store, code=f"{mark}-till", name=f"{mark} till", now=NOON
            )
            make.staff(session, brand, "cashier", name=f"{mark} cashier")
            customer = make.customer(session, brand, first_name=mark)
            tree = {"is": "language", "languages": ["en"]}
            segments.save(
                session, brand.id, name=f"{mark} readers", tree=tree,
                made_by="key_1", now=NOON,
            )  # fmt: skip
            making.drafted(session, brand)
            return customer.id

    return furnish


def test_each_table_is_for_the_roles_that_see_its_screen(enter, database, rosa):
    for role in brands.ROLES:
        browser = enter(role, language="en")
        for name in SHEETS:
            if name == "outcomes":
                continue
            answer = browser.get(f"/tables/{name}.csv")
            seen = 200 if role in ROLES_OF[name] else 403
            assert answer.status_code == seen, (role, name)


def test_nobody_signed_in_gets_none(browser):
    assert browser.get("/tables/customers.csv").status_code == 303


def test_a_table_there_is_not_is_not_found(owner):
    assert owner.get("/tables/passwords.csv").status_code == 404
    assert owner.get("/tables/outcomes.csv?run=run_of_nobody").status_code == 404


def test_no_table_shows_rows_of_another_brand(owner, rosa, mint, furnish):
    ours, theirs = furnish(rosa, "Rosa"), furnish(mint, "Mint")

    for name in set(SHEETS) - {"outcomes", "coupons", "acts", "moves"}:
        answer = owner.get(f"/tables/{name}.csv").data.decode()
        assert "Mint" not in answer, name
        assert theirs not in answer, name
        assert len(table(owner, name)) >= 1, name
    assert ours in owner.get("/tables/customers.csv").data.decode()


def test_that_a_table_was_taken_stands_in_the_log_with_what_was_asked(
    owner, database, rosa
):
    table(owner, "campaigns", q="coffee", status="draft", colour="red")

    with database.snapshot() as session:
        deed = brands.audit_page(session, rosa.id).rows[0]
    assert (deed.action, deed.object) == ("table.taken", "campaigns")
    assert deed.after == {"q": "coffee", "status": "draft"}
    assert "took a table along" in words(owner.get("/settings/log"))


def test_spreadsheets_take_no_cell_for_a_formula(owner, database, rosa):
    with database.transaction() as session:
        brand = brands.brand_of(session, rosa.id)
        make.store(session, brand, name='=HYPERLINK("http://bad.example")')
        make.staff(session, brand, "cashier", name="+1 (evil)")

    [store] = table(owner, "stores")

    assert store["name"] == '\'=HYPERLINK("http://bad.example")'
    assert "'+1 (evil)" in {one["name"] for one in table(owner, "staff")}


def test_what_is_personal_is_covered_for_whoever_may_not_see_it(enter, database, rosa):
    with database.transaction() as session:
        make.customer(
            session,
            brands.brand_of(session, rosa.id),
            first_name="Wojciech",
            phone="+48500999007",
        )

    [seen] = table(enter("owner"), "customers")
    [covered] = table(enter("marketer"), "customers")

    assert (seen["name"], seen["phone"]) == ("Wojciech", "'+48500999007")
    assert "Wojciech" not in covered["name"]
    assert "500999007" not in covered["phone"].replace(" ", "")
    assert seen["id"] == covered["id"]


def test_however_many_rows_each_comes_once(owner, database, rosa, monkeypatch):
    with database.transaction() as session:
        brand = brands.brand_of(session, rosa.id)
        for number in range(23):
            make.customer(session, brand, first_name=f"Guest {number}")
            make.staff(session, brand, "cashier", name=f"Cashier {number % 3}")
            store = make.store(session, brand, code=f"s{number}")
            brands.add_till(session, store, code="t", name=f"Till {number}", now=NOON)
    for module in ("people", "shops"):
        monkeypatch.setattr(f"walletpass.web.studio.tables.{module}.AT_ONCE", 5)

    for name, many in (("customers", 23), ("staff", 24), ("tills", 23)):
        ids = [row["id"] for row in table(owner, name)]
        assert len(ids) == len(set(ids)) == many, name


def test_coupons_and_acts_are_told_with_their_state_and_without_a_code(
    owner, database, rosa, services
):
    with database.transaction() as session:
        brand = brands.brand_of(session, rosa.id)
        customer = make.customer(session, brand)
        reward = coupons.add_reward(
            session, brand.id, Offer(code="tea", name={"en": "Tea"}, kind="item", sku="t"),
            program_id=make.ledger.program_of(session, brand.id).id, now=NOON,
        )  # fmt: skip
        keyring = services.people.keyring
        coupons.issue(
            session, keyring, brand.id, reward.id, customer.id, source="gift", now=NOON,
            is_gift=True,
        )  # fmt: skip
        acts.add_kind(
            session,
            brand.id,
            Description(code="review", name={"en": "A review"}, told_by=["api"]),
            now=NOON,
        )
        told = Told("review", customer.id, via="api", source="r-1", by="key_1")
        acts.report(session, keyring, brand.id, told, now=NOON)

    [coupon], [act] = table(owner, "coupons"), table(owner, "acts")

    assert (coupon["reward"], coupon["state"]) == ("tea", "issued")
    assert set(coupon) == set(SHEETS["coupons"].header)
    assert (act["kind"], act["state"]) == ("review", "candidate")
    assert table(owner, "acts", state="rejected") == []


@pytest.mark.parametrize(
    ("room", "found", "lost"),
    [
        ("/campaigns", "Кофе по пятницам", "tea"),
        ("/segments", "Любят кофе", "tea"),
        ("/settings/people", "Анна Кофейная", "tea"),
        ("/settings/tills", "Касса кофе", "tea"),
    ],
)
def test_lists_are_searched_by_words_of_any_language(
    owner, database, rosa, room, found, lost
):
    with database.transaction() as session:
        brand = brands.brand_of(session, rosa.id)
        store = make.store(session, brand)
        brands.add_till(session, store, code="t1", name="Касса кофе", now=NOON)
        make.staff(session, brand, "cashier", name="Анна Кофейная")
        campaign = making.drafted(session, brand)
        campaign.name = "Кофе по пятницам"
        segments.save(
            session, brand.id, name="Любят кофе", made_by="key_1", now=NOON,
            tree={"is": "language", "languages": ["ru"]},
        )  # fmt: skip

    assert found in words(owner.get(f"{room}?q=кофе"))
    assert found in words(owner.get(f"{room}?q=КОФЕ"))
    assert found not in words(owner.get(f"{room}?q={lost}")).replace(lost, "")
    assert f"Nothing here is called “{lost}”" in words(owner.get(f"{room}?q={lost}"))
    assert "percent_" not in words(owner.get(f"{room}?q=%25_"))


def test_staff_come_in_pages_by_name(owner, database, rosa):
    with database.transaction() as session:
        brand = brands.brand_of(session, rosa.id)
        for number in range(60):
            make.staff(session, brand, "cashier", name=f"Cashier {number:02}")

    first = owner.get("/settings/people")
    address = first.text.partition('href="/studio/settings/people?after=')[2]
    second = owner.get(f"/settings/people?after={address.partition(chr(34))[0]}")

    assert "Cashier 49" in words(first)
    assert "Cashier 50" not in words(first)
    assert "Cashier 50" in words(second)
    assert "Back to the beginning" in words(second)
    assert owner.get("/settings/people?after=bm9ib2R5").status_code == 404
