"""The first steps of a brand: each is shown as done once it is, and may be gone on with."""

from datetime import timedelta
from io import BytesIO

import pytest
from sqlalchemy import select

from tests import make
from tests.campaigns import making
from tests.make import NOON
from walletpass import brands, passes, rewards
from walletpass.passes import Template
from walletpass.wallets.apple import DemoAuthority
from walletpass.wallets.apple.holding import held_certificates
from walletpass.web.studio.beginning import steps_of

from .conftest import words


@pytest.fixture
def fresh(database):
    """Return a brand that was founded a moment ago and has nothing else."""
    with database.transaction() as session:
        brand = make.brand(session, slug="kawa", name="Kawa")
        rewards.start(session, brand.id, "points", name={"en": "Kawa"}, now=NOON)
        return brand


@pytest.fixture
def founder(enter, fresh):
    return enter("owner", fresh, language="en")


@pytest.fixture
def done(database, fresh):
    def done(brand=fresh):
        with database.snapshot() as session:
            kept = brands.brand_of(session, brand.id)
            return [step.name for step in steps_of(session, kept) if step.is_done]

    return done


def test_a_new_brand_is_led_by_the_hand_from_its_first_page(founder):
    home = founder.get("")

    assert "First steps: 1 of 8 are done" in words(home)
    assert "First the certificate, or demo keys." in words(founder.get("/begin"))


def test_with_demo_keys_one_goes_on_at_once_and_is_told_what_they_are(
    founder, done, database, fresh, clock
):
    assert "no real iPhone takes the card" in words(founder.get("/begin"))

    founder.post("/begin/demo-keys")
    founder.post("/begin/demo-keys")

    assert done() == ["brand", "certificate"]
    with database.snapshot() as session:
        held = held_certificates(session, now=clock(), brand_id=fresh.id)
        deeds = brands.audit_page(session, fresh.id).rows
    assert len(held) == 1
    assert deeds[0].action == "certificate.demo-made"


def test_files_that_make_no_certificate_are_refused_with_the_reason(founder, done):
    answer = founder.client.post(
        "/studio/begin/certificate",
        data={
            "csrf_token": founder.token("/begin"),
            "files": (BytesIO(b"not a key"), "key.p12"),
        },
    )

    assert answer.status_code == 422
    assert "These files do not make a certificate to sign with." in words(answer)
    assert done() == ["brand"]


def test_the_brand_is_described_anew(founder, database, fresh):
    founder.post(
        "/begin/brand",
        name="Kawa i ciasto",
        accent="#225544",
        timezone="Europe/Berlin",
        spoken=["pl", "en"],
    )

    with database.snapshot() as session:
        brand = brands.brand_of(session, fresh.id)
        assert (brand.name, brand.accent) == ("Kawa i ciasto", "#225544")
        assert (brand.timezone, brand.languages) == ("Europe/Berlin", ["en", "pl"])


@pytest.mark.parametrize(
    "wrong", [{"timezone": "Moon/Base"}, {"spoken": []}, {"name": ""}]
)
def test_what_cannot_be_so_changes_nothing(founder, database, fresh, wrong):
    facts = {"name": "K", "accent": "#225544", "timezone": "UTC", "spoken": ["en"]}

    answer = founder.post("/begin/brand", **(facts | wrong))

    assert answer.status_code == 422
    assert "nothing was changed" in words(answer)
    with database.snapshot() as session:
        assert brands.brand_of(session, fresh.id).name == "Kawa"


def test_a_store_is_opened_where_the_map_says(founder, done, database, fresh):
    place = {"name": "Main", "code": "main", "longitude": "21.01"}
    refused = founder.post("/begin/store", latitude="north", **place)
    assert refused.status_code == 422
    assert 'value="21.01"' in refused.text

    founder.post("/begin/store", latitude="52,23", **place)

    assert done() == ["brand", "store"]
    with database.snapshot() as session:
        [store] = brands.stores_of(session, fresh.id)
    assert (store.latitude, store.longitude) == (52.23, 21.01)


def test_from_nothing_to_a_card_in_a_phone(
    founder, done, database, fresh, app, services
):
    founder.post("/begin/demo-keys")
    started = founder.post(
        "/designs/new", trade="restaurant", name="Kawa", style="store_card"
    )
    design = founder.client.get(started.location)
    stamp = design.text.partition('name="stamp" value="')[2].partition('"')[0]
    published = founder.client.post(
        f"{started.location}/publish",
        data={"csrf_token": founder.token("/begin"), "stamp": stamp},
    )
    assert published.status_code == 303
    assert done() == ["brand", "certificate", "card"]
    assert "http://studio.example/join/kawa" in words(founder.get("/begin"))

    with database.transaction() as session:
        brand = brands.brand_of(session, fresh.id)
        issued = passes.issue(
            session,
            make.customer(session, brand, phone="+48500999001"),
            people=make.people(),
            card_link=services.card_link,
            now=NOON,
        )
        card = passes.card_of(session, brand.id, issued.wallet_pass.id)
        make.registered(session, card)

    assert done() == ["brand", "certificate", "card", "phone"]


def test_once_all_is_done_nobody_is_led_any_more(owner, rosa, database, card):
    with database.transaction() as session:
        make.registered(session, card)
        brand = session.get_one(brands.Brand, rosa.id)
        store = make.store(session, brand)
        brands.add_till(session, store, code="till-1", name="Till 1", now=NOON)
        make.customer(session, brand)
        making.running(session, making.drafted(session, brand))

    assert "First steps" not in words(owner.get(""))
    assert "All is ready" in words(owner.get("/begin"))


def test_what_may_wait_is_mentioned_only_while_a_brand_is_new(
    enter, database, rosa, card, clock
):
    with database.transaction() as session:
        make.registered(session, card)
        rosa = session.get_one(brands.Brand, rosa.id)
        rosa.created_at = clock() - timedelta(days=59)
    owner = enter("owner", rosa, language="en")
    assert "First steps: 4 of 8 are done" in words(owner.get(""))

    with database.transaction() as session:
        session.get_one(brands.Brand, rosa.id).created_at -= timedelta(days=1)

    assert "First steps" not in words(owner.get(""))


def test_whoever_began_with_demo_keys_goes_on_with_a_certificate_of_their_own(
    founder, database, fresh, clock
):
    founder.post("/begin/demo-keys")
    founder.post("/designs/new", trade="restaurant", name="Kawa", style="store_card")
    with database.snapshot() as session:
        trial = passes.pass_type_of(session, fresh.id)
    assert "Everything works here except a real iPhone" in words(founder.get("/begin"))

    identity = DemoAuthority.create(now=clock()).new_identity(
        "pass.com.example.kawa", "KAWA123456", now=clock()
    )
    founder.client.post(
        "/studio/begin/certificate",
        data={
            "csrf_token": founder.token("/begin"),
            "files": (BytesIO(identity.client_pem()), "pass.pem"),
        },
    )

    with database.snapshot() as session:
        ours = passes.pass_type_of(session, fresh.id)
        [template] = session.scalars(
            select(Template).where(Template.brand_id == fresh.id)
        )
    assert (trial.team_identifier, ours.team_identifier) == (
        passes.TRIAL_TEAM,
        "KAWA123456",
    )
    assert template.pass_type_id == ours.id
    assert "except a real iPhone" not in words(founder.get("/begin"))


def test_only_an_owner_takes_these_steps(enter, rosa):
    marketer = enter("marketer", language="en")

    assert marketer.get("/begin").status_code == 403
    assert marketer.post("/begin/demo-keys").status_code == 403
    assert "First steps" not in words(marketer.get(""))


def test_what_one_brand_does_another_has_still_to_do(founder, done, rosa, mint):
    assert done(mint) == ["brand", "certificate", "card"]
    assert done() == ["brand"]
