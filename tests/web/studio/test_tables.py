"""Lists to take along: complete, narrowed as on the screen, noted, and nobody else's."""

import csv
import io
from datetime import timedelta

import pytest

from tests import make
from tests.campaigns import making
from tests.make import NOON
from walletpass import brands, calls, places, segments, webhooks
from walletpass.rewards import acts, coupons, mending
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
    "coupons": {"owner", "support"},
    "rewards": {"owner"},
    "acts": {"owner", "support"},
    "imports": {"owner", "marketer"},
    "moves": {"owner", "marketer"},
    "reports": {"owner", "marketer"},
    "place-offers": {"owner", "marketer"},
    "issues": {"owner", "support"},
    "surprises": {"owner", "support"},
    "calls": {"owner", "marketer", "cashier", "support"},
    "keys": {"owner", "developer"},
    "webhooks": {"owner", "developer"},
    "deliveries": {"owner", "developer"},
    "exceptions": {"owner"},
    "versions": {"owner"},
    "designs": {"owner", "marketer", "developer"},
    "awaited": {"owner", "marketer"},
}

OF_ONE = {"outcomes", "deliveries", "exceptions", "versions"}
"""Tables of one run, one webhook, one program: without it there is none."""


def table(browser, name, **asked):
    """Return a table as a program reads it: a row of names, and rows of cells."""
    answer = browser.client.get(f"/studio/tables/{name}.csv", query_string=asked)
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))


FURNISHED = (
    "customers", "staff", "stores", "tills", "campaigns", "segments", "rewards",
    "coupons", "acts", "issues", "calls", "keys", "webhooks", "place-offers",
)  # fmt: skip


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
            _furnish_gifts(session, brand, customer, mark)
            _furnish_desk(session, brand, customer, mark)
            return customer.id

    return furnish


def _furnish_gifts(session, brand, customer, mark):
    keyring = make.people().keyring
    reward = coupons.add_reward(
        session, brand.id, Offer(code="tea", name={"en": f"{mark} tea"}, kind="badge"),
        program_id=make.ledger.program_of(session, brand.id).id, now=NOON,
    )  # fmt: skip
    coupons.issue(
        session, keyring, brand.id, reward.id, customer.id, source=mark, now=NOON,
        is_gift=True,
    )  # fmt: skip
    told = Description(code="review", name={"en": "A review"}, told_by=["api"])
    acts.add_kind(session, brand.id, told, now=NOON)
    seen = Told("review", customer.id, via="api", source=mark, by="key_1")
    acts.report(session, keyring, brand.id, seen, now=NOON)


def _furnish_desk(session, brand, customer, mark):
    mending.open_issue(
        session, brand.id, customer.id, "late", source=mark, by="ada", now=NOON
    )
    call = calls.Call(why={"en": f"Ask {mark}"}, due_on=NOON.date(), purpose="service")
    calls.make(session, brand.id, customer.id, call, by="crm", now=NOON)
    brands.create_key(session, brand, name=f"{mark} till", scopes=["*"], now=NOON)
    webhooks.subscribe(
        session, brand.id, mode="push", topics=["points.*"], description=mark,
        url=f"https://{mark.lower()}.example/hook?word=hush", now=NOON,
    )  # fmt: skip
    places.offer(
        session, brand.id, words={"en": f"{mark} cakes"}, store_ids=None, shows_from=NOON,
        shows_until=NOON + timedelta(5), now=NOON,
    )  # fmt: skip


def test_each_table_is_for_the_roles_that_see_its_screen(enter, database, rosa):
    for role in brands.ROLES:
        browser = enter(role, language="en")
        for name in SHEETS:
            if name in OF_ONE:
                continue
            answer = browser.get(f"/tables/{name}.csv")
            seen = 200 if role in ROLES_OF[name] else 403
            assert answer.status_code == seen, (role, name)


def test_nobody_signed_in_gets_none(browser):
    assert browser.get("/tables/customers.csv").status_code == 303


def test_a_table_there_is_not_is_not_found(owner):
    assert owner.get("/tables/passwords.csv").status_code == 404
    assert owner.get("/tables/outcomes.csv?run=run_of_nobody").status_code == 404
    assert owner.get("/tables/deliveries.csv?hook=hook_of_nobody").status_code == 404
    assert owner.get("/tables/exceptions.csv?program=prg_none").status_code == 404
    assert owner.get("/tables/versions.csv?program=prg_none").status_code == 404


def test_no_table_shows_rows_of_another_brand(owner, rosa, mint, furnish):
    ours, theirs = furnish(rosa, "Rosa"), furnish(mint, "Mint")

    for name in FURNISHED:
        answer = owner.get(f"/tables/{name}.csv").data.decode()
        assert "Mint" not in answer, name
        assert theirs not in answer, name
        assert len(table(owner, name)) >= 1, name
    assert ours in owner.get("/tables/customers.csv").data.decode()


def test_no_table_of_programs_holds_a_secret(owner, database, rosa, furnish):
    furnish(rosa, "Rosa")
    with database.transaction() as session:
        brand = brands.brand_of(session, rosa.id)
        key, text = brands.create_key(
            session, brand, name="=cmd", scopes=["cards:read"], now=NOON
        )
        endpoint = webhooks.webhooks_of(session, rosa.id)[0].endpoint
        vault = make.people().vault
        _, secret = webhooks.add_secret(session, vault, endpoint, now=NOON)

    told, hook = table(owner, "keys"), table(owner, "webhooks")[0]
    raw = owner.get("/tables/keys.csv").text + owner.get("/tables/webhooks.csv").text

    [made] = [one for one in told if one["id"] == key.id]
    assert {one["name"] for one in told} == {"'=cmd", "Rosa till"}
    assert (made["prefix"], made["scopes"]) == (key.prefix, "cards:read")
    assert text.reveal() not in raw
    assert text.reveal().rpartition("_")[2] not in raw
    assert secret.reveal() not in raw
    assert hook["url"] == "https://rosa.example/hook"
    assert "hush" not in raw


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


def test_a_table_is_narrowed_as_its_screen_is(owner, database, rosa, furnish):
    furnish(rosa, "Rosa")
    with database.transaction() as session:
        brand = brands.brand_of(session, rosa.id)
        make.store(session, brand, code="market", name="Market hall")
        brands.create_key(session, brand, name="Webshop", scopes=["*"], now=NOON)
        program = make.ledger.program_of(session, brand.id).id
        for code, name in (("cake", "Ciasto"), ("coffee", "Кофе")):
            offered = Offer(code=code, name={"pl": name}, kind="badge")
            coupons.add_reward(session, brand.id, offered, program_id=program, now=NOON)
        [tea] = [
            one for one in coupons.rewards_of(session, brand.id) if one.code == "tea"
        ]

    def named(name, column, **asked):
        return [one[column] for one in table(owner, name, **asked)]

    assert named("stores", "code", q="hall") == ["market"]
    assert named("keys", "name", q="webSHOP") == ["Webshop"]
    assert named("rewards", "code", q="кофе") == ["coffee"]
    assert set(named("rewards", "code")) == {"coffee", "cake", "tea"}
    assert named("place-offers", "words", q="cakes") == ["Rosa cakes"]
    assert named("place-offers", "words", q="tea") == []
    assert named("coupons", "reward", reward=tea.id) == ["tea"]
    assert named("coupons", "reward", reward="rwd_none") == []
    assert named("calls", "why", show="all") == ["Ask Rosa"]
    assert named("calls", "why", show="closed") == []


@pytest.mark.parametrize(
    ("room", "found", "lost"),
    [
        ("/rewards", "Кофе в подарок", "tea"),
        ("/settings/keys", "Сайт кофе", "tea"),
        ("/places/offers", "Второй кофе даром", "tea"),
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
        coupons.add_reward(
            session, brand.id, Offer(code="k", name={"ru": "Кофе в подарок"}, kind="badge"),
            program_id=make.ledger.program_of(session, brand.id).id, now=NOON,
        )  # fmt: skip
        brands.create_key(session, brand, name="Сайт кофе", scopes=["*"], now=NOON)
        places.offer(
            session, brand.id, words={"ru": "Второй кофе даром"}, store_ids=None, shows_from=NOON,
            shows_until=NOON + timedelta(5), now=NOON,
        )  # fmt: skip
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
