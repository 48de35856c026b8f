from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import brands
from walletpass.kernel.geo import ImpossiblePlaceError


def test_a_brand_keeps_its_facts_in_one_spelling(database):
    with database.transaction() as session:
        make.brand(
            session,
            slug=" Kawa ",
            name="  Kawa   i  Herbata ",
            currency="pln",
            country="pl",
            accent="#AABBCC",
            languages=("ru", "en", "ru"),
            benefit={"en": "Every tenth coffee is on us", "pl": " "},
        )
    with database.snapshot() as session:
        brand = brands.brand_called(session, "kawa")

    assert (brand.name, brand.currency, brand.country) == (
        "Kawa i Herbata",
        "PLN",
        "PL",
    )
    assert brand.accent == "#aabbcc"
    assert brand.languages == ["en", "ru"]
    assert brand.benefit == {"en": "Every tenth coffee is on us"}


@pytest.mark.parametrize(
    ("field", "unfit"),
    [
        ("slug", "two words"),
        ("slug", "-kawa"),
        ("slug", "k" * 41),
        ("slug", "кава"),
        ("name", "  "),
        ("name", "k" * 121),
        ("currency", "EURO"),
        ("country", "Poland"),
        ("timezone", "Warsaw"),
        ("timezone", "../etc/passwd"),
        ("timezone", ""),
        ("accent", "blue"),
        ("website", "javascript:alert(1)"),
        ("languages", ["de"]),
        ("languages", []),
        ("default_language", "de"),
        ("benefit", {"de": "Rabatt"}),
        ("contact", {"en": "x" * 20_001}),
    ],
)
def test_a_fact_that_cannot_be_right_is_refused_by_its_name(database, field, unfit):
    with (
        database.transaction() as session,
        pytest.raises(brands.UnfitFieldError) as refusal,
    ):
        make.brand(session, **{field: unfit})

    assert refusal.value.facts() == {"field": field}


def test_a_brand_never_takes_on_an_unfit_fact_later(database):
    with database.transaction() as session:
        brand = make.brand(session)
        with pytest.raises(brands.UnfitFieldError):
            brand.timezone = "Mars/Olympus"
        assert brand.timezone == "Europe/Warsaw"


def test_two_brands_cannot_share_a_slug(database):
    with database.transaction() as session:
        make.brand(session, slug="kawa")
        with pytest.raises(brands.TakenError) as refusal:
            make.brand(session, slug="KAWA")
        assert refusal.value.facts() == {"field": "slug"}
        assert len(brands.all_brands(session)) == 1


def test_an_unknown_brand_is_not_found(database):
    with database.snapshot() as session:
        for slug in ("nobody", "", "ka\0wa"):
            with pytest.raises(brands.UnknownBrandError):
                brands.brand_called(session, slug)
        with pytest.raises(brands.UnknownBrandError):
            brands.brand_of(session, "brd_nobody")


def test_each_version_of_the_terms_stays_readable(database):
    with database.transaction() as session:
        brand = make.brand(session, terms={"en": "Be kind."})
        assert brand.terms_version == 1
        assert brands.change_terms(session, brand, {"en": "Be kind."}, now=NOON) == 1
        assert brands.change_terms(session, brand, {"en": "Be kinder."}, now=NOON) == 2
    with database.snapshot() as session:
        assert brands.terms_of(session, brand.id, 1) == {"en": "Be kind."}
        assert brands.terms_of(session, brand.id, 2) == {"en": "Be kinder."}
        assert brands.terms_of(session, brand.id, 3) == {}


def test_a_store_is_open_for_cards_between_its_first_and_its_last_day(database):
    with database.transaction() as session:
        brand = make.brand(session)
        make.store(session, brand, code="always")
        make.store(session, brand, code="closing", active_to=NOON)
        make.store(session, brand, code="opening", active_from=NOON)
        make.store(session, brand, code="later", active_from=NOON + timedelta(days=1))
        make.store(session, make.brand(session), code="elsewhere")
    with database.snapshot() as session:
        active = brands.stores_of(session, brand.id, at=NOON)
        every = brands.stores_of(session, brand.id)

    assert [store.code for store in active] == ["always", "opening"]
    assert [store.code for store in every] == ["always", "closing", "later", "opening"]


def test_a_store_takes_the_time_zone_of_its_brand(database):
    with database.transaction() as session:
        brand = make.brand(session, timezone="Asia/Vladivostok")
        assert make.store(session, brand).timezone == "Asia/Vladivostok"
        assert (
            make.store(session, brand, timezone="Europe/Oslo").timezone == "Europe/Oslo"
        )


@pytest.mark.parametrize("place", [{"latitude": 91}, {"longitude": -180.5}])
def test_a_store_stands_on_the_globe(database, place):
    with database.transaction() as session, pytest.raises(ImpossiblePlaceError):
        make.store(session, make.brand(session), **place)


def test_a_code_names_one_store_of_a_brand_and_one_till_of_a_store(database):
    with database.transaction() as session:
        first, second = make.brand(session), make.brand(session)
        store = make.store(session, first, code="centre")
        make.store(session, second, code="centre")
        with pytest.raises(brands.TakenError):
            make.store(session, first, code="centre")
        brands.add_till(session, store, code="1", name="Till 1", now=NOON)
        with pytest.raises(brands.TakenError):
            brands.add_till(session, store, code="1", name="Another", now=NOON)
        assert [till.name for till in brands.tills_of(session, first.id)] == ["Till 1"]
        assert brands.tills_of(session, second.id) == []


def test_a_store_of_another_brand_is_not_found(database):
    with database.transaction() as session:
        mine, theirs = make.brand(session), make.brand(session)
        store = make.store(session, theirs)
        with pytest.raises(brands.UnknownStoreError):
            brands.store_of(session, mine.id, store.id)
        assert brands.store_of(session, theirs.id, store.id) is store
