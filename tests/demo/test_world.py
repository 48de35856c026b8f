"""The shop that the demo makes up: complete, and fit to be believed."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from walletpass import (
    brands,
    insight,
    ledger,
    migrations,
    passes,
    rewards,
    segments,
)
from walletpass.bootstrap import build_services
from walletpass.brands import ROLES, SCOPES, SignedIn
from walletpass.customers import Customer
from walletpass.demo.folder import WORLD, Folder
from walletpass.demo.past import GUESTS
from walletpass.demo.world import PASS_TYPE, world_of
from walletpass.jobs.keeping import habits
from walletpass.kernel.clock import utc_now
from walletpass.kernel.languages import LANGUAGES
from walletpass.kernel.secrets import Secret
from walletpass.settings import read_settings
from walletpass.simulator import Trust, open_bundle, remarks
from walletpass.wallets.apple import DemoAuthority

CUSTOMERS = 12


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return Folder(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="module")
def authority():
    return DemoAuthority.create(now=utc_now())


@pytest.fixture(scope="module")
def services(folder):
    services = build_services(
        read_settings(data_dir=folder.path, base_url="http://127.0.0.1:8000")
    )
    migrations.upgrade(services.database)
    yield services
    services.apple_push.close()
    services.database.close()


@pytest.fixture(scope="module")
def made(folder, services, authority):
    """Return the world, and what was said while it was made."""
    said = []
    return world_of(folder, services, authority, CUSTOMERS, say=said.append), said


@pytest.fixture
def world(made):
    return made[0]


@pytest.fixture
def session(services):
    with services.database.snapshot() as session:
        yield session


@pytest.fixture
def polana(session, world):
    return brands.brand_called(session, world.brand)


def test_it_is_made_once_and_found_again(folder, services, authority, made):
    world, said = made

    again = world_of(folder, services, authority, CUSTOMERS, say=said.append)

    assert again == world
    assert len(said) == 1
    assert json.loads((folder.path / WORLD).read_bytes())["api_key"] == world.api_key


@pytest.mark.parametrize("role", ROLES)
def test_somebody_signs_in_for_every_role(services, world, role):
    signin = world.signins[role]
    with services.database.snapshot() as session:
        candidate = brands.candidate(session, signin.login)
    attempt = brands.try_password(candidate, Secret(signin.password))
    with services.database.transaction() as session:
        answer = brands.sign_in(session, attempt, now=utc_now())

    assert isinstance(answer, SignedIn)
    with services.database.snapshot() as session:
        assert {duty.role for duty in brands.roles_of(session, answer.staff.id)} == {
            role
        }


def test_the_key_is_live_and_opens_every_door(session, world):
    holder = brands.authenticate_key(session, world.api_key, now=utc_now())

    assert holder.mode == "live"
    for scope in SCOPES:
        brands.require(holder, scope)


def test_every_store_has_a_place_hours_tills_and_words(session, polana):
    stores = brands.stores_of(session, polana.id, at=utc_now())
    tills = brands.tills_of(session, polana.id)

    assert len(stores) == 3
    for store in stores:
        assert 52 < store.latitude < 53
        assert 20 < store.longitude < 22
        assert len(store.hours["week"]) == 7
        assert set(store.texts) == set(LANGUAGES)
        assert store.address in store.texts["pl"]
        assert sum(till.store_id == store.id for till in tills) == 2


def test_purchases_have_categories_that_segments_can_ask_for(session, polana):
    dairy = segments.parse({"is": "bought", "categories": ["dairy"]})
    nothing = segments.parse({"is": "bought", "categories": ["shoes"]})

    assert _many(session, polana, dairy) > 0
    assert _many(session, polana, nothing) == 0


def _many(session, brand, tree):
    audience = segments.audience(brand, tree, now=utc_now())
    return len(session.scalars(audience).all())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shop_speaks_every_language(polana, language):
    assert polana.benefit[language]
    assert polana.terms[language]
    assert polana.contact[language]


def test_every_customer_holds_a_card_and_the_books_balance(session, polana):
    held = session.scalar(select(func.count()).where(passes.Pass.brand_id == polana.id))

    assert held == CUSTOMERS + len(GUESTS)
    assert list(ledger.audit(session)) == []


def test_the_owners_of_the_phones_have_what_they_came_with(session, world):
    for serial, guest in zip(world.phones, GUESTS, strict=True):
        card = passes.card_behind_link(session, serial)
        account = session.get_one(ledger.Account, card.account_id)
        assert account.balance == guest.points * 100


def test_people_came_over_months_and_nothing_happened_in_the_future(session, polana):
    moments = session.scalars(
        select(ledger.Transaction.posted_at)
        .where(ledger.Transaction.brand_id == polana.id)
        .order_by(ledger.Transaction.posted_at)
    ).all()
    joined = session.scalars(select(Customer.enrolled_at)).all()

    assert moments[-1] <= utc_now()
    assert moments[-1] - moments[0] > timedelta(days=60)
    assert len(moments) > 30
    assert max(joined) <= utc_now()


def test_a_card_satisfies_the_strictest_phone(session, services, authority, world):
    card = passes.card_behind_link(session, world.phones[1])
    bundle = services.press.bundle(session, card, now=utc_now())

    opened = open_bundle(bundle, Trust(authority.root_pem()), utc_now())

    assert opened.pass_type == PASS_TYPE
    assert list(remarks(opened)) == []


def test_what_was_written_down_without_its_brand_is_waste_paper(
    tmp_path, authority, made
):
    folder = Folder(tmp_path)
    services = build_services(read_settings(data_dir=tmp_path))
    migrations.upgrade(services.database)
    folder.write(WORLD, b'{"brand": "polana", "api_key": "of a lost transaction"}')

    world = world_of(folder, services, authority, 0, say=lambda _: None)

    assert world.api_key.startswith("wp_live_")
    services.apple_push.close()
    services.database.close()


def test_its_program_sells_by_rules(session, world):
    brand = brands.brand_called(session, world.brand)
    program = ledger.program_of(session, brand.id)

    now = utc_now() + timedelta(seconds=1)
    version = rewards.version_in_force(session, program.id, now)

    assert version is not None
    assert [rule.code for rule in version.rules.document.rules] == ["every-purchase"]


def test_everybody_has_habits_once_the_chores_have_run(world, services):
    with services.database.snapshot() as session:
        brand = brands.brand_called(session, world.brand)
    habits.reckon_cycles(services, insight.ReckonCycles())

    habits.reckon_people(services, insight.ReckonPeople(brand.id))

    with services.database.snapshot() as session:
        counted = insight.census(session, brand.id)
        everybody = session.scalar(select(func.count()).select_from(Customer))
        told = session.scalars(select(insight.Profile)).all()
    assert sum(counted.values()) == everybody
    assert len([stage for stage, people in counted.items() if people]) > 1
    assert all(one.spent > 0 and one.hour is not None for one in told if one.visits)
