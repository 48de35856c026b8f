"""The very first page: open to whoever holds the code, once, and shut for ever after."""

import pytest

from walletpass import brands, ledger
from walletpass.web.studio.founding.lands import currencies, land_for, lands, zones

from .conftest import words

FACTS = {
    "name": "Żółta Łódź",
    "slug": "",
    "country": "PL",
    "currency": "PLN",
    "timezone": "Europe/Warsaw",
    "spoken": ["pl", "en"],
    "kind": "cashback",
    "person": "Olga Lis",
    "login": "Olga",
    "password": "coffee and cake",
}


@pytest.fixture
def code(services):
    return brands.setup_code(services.people.keyring).reveal()


def set_up(browser, code, **facts):
    return browser.post("/setup", at="/setup", **(FACTS | {"code": code} | facts))


def everybody(database):
    with database.snapshot() as session:
        return brands.all_brands(session)


@pytest.mark.parametrize("door", ["/sign-in", ""])
def test_an_empty_installation_leads_to_its_first_page(browser, door):
    answer = browser.client.get(f"/studio{door}", follow_redirects=True)

    assert answer.request.path == "/studio/setup"
    assert "let us open your shop" in words(answer).lower()


def test_the_front_door_leads_to_the_studio(browser):
    answer = browser.client.get("/")

    assert (answer.status_code, answer.location) == (303, "/studio")


def test_who_holds_the_code_has_a_brand_a_program_and_is_let_in(
    browser, code, database
):
    answer = set_up(browser, code)

    assert (answer.status_code, answer.location) == (303, "/studio/begin")
    assert "First steps" in words(browser.get("/begin"))
    [brand] = everybody(database)
    with database.snapshot() as session:
        [olga] = brands.staff_of(session, brand.id)
        program = ledger.program_of(session, brand.id)
        deeds = [one.action for one in brands.audit_page(session, brand.id).rows]
    assert (brand.slug, brand.languages) == ("zolta-lodz", ["en", "pl"])
    assert (olga.login, olga.language) == ("olga", "en")
    assert (program.kind, program.scale) == ("cashback", 2)
    assert set(deeds) == {"brand.founded", "staff.taken-on", "staff.signed-in"}


def test_a_wrong_code_founds_nothing_and_keeps_what_was_typed(browser, database):
    answer = set_up(browser, "AAAA-AAAA-AAAA-AAAA")

    assert answer.status_code == 403
    assert "This is not the code of this installation." in words(answer)
    assert 'value="Żółta Łódź"' in answer.text
    assert FACTS["password"] not in answer.text
    assert everybody(database) == []


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"name": " "}, "Give the shop a name"),
        ({"slug": "Rosa & Co"}, "Use up to 40 Latin letters"),
        ({"country": "XX"}, "Choose a country"),
        ({"currency": "ZZZ"}, "Choose a currency"),
        ({"timezone": "Moon/Base"}, "Choose a time zone"),
        ({"spoken": []}, "Tick one language"),
        ({"person": ""}, "Tell your name"),
        ({"login": " "}, "Use 1 to 120 characters"),
        ({"password": "short"}, "Choose a password"),
    ],
)
def test_what_cannot_be_so_is_told_at_its_field_and_nothing_is_kept(
    browser, code, database, wrong, complaint
):
    answer = set_up(browser, code, **wrong)

    assert answer.status_code == 422
    assert complaint in words(answer)
    assert everybody(database) == []
    assert browser.get("/begin").status_code == 303  # nobody was let in


def test_afterwards_the_page_is_shut_whatever_code_is_shown(
    browser, code, database, app
):
    set_up(browser, code)
    stranger = type(browser)(app.test_client())

    assert stranger.get("/setup").location == "/studio/sign-in"
    token = stranger.token("/sign-in")
    late = stranger.post("/setup", at="/sign-in", **(FACTS | {"code": code}))

    assert token
    assert late.status_code == 409
    assert "Somebody has founded a brand here" in words(late)
    assert stranger.get("").status_code == 303
    assert len(everybody(database)) == 1


def test_guessing_is_slowed_down(browser):
    tried = [set_up(browser, "AAAA").status_code for _ in range(22)]

    assert (tried[0], tried[-1]) == (403, 429)


def test_a_form_from_another_site_founds_nothing(browser, code, database):
    answer = browser.client.post("/studio/setup", data=FACTS | {"code": code})

    assert answer.status_code == 400
    assert everybody(database) == []


@pytest.mark.parametrize(
    ("asked", "language", "code"),
    [(["ru-KZ", "ru"], "ru", "KZ"), (["pl"], "pl", "PL"), (["xx-QQ"], "en", "US")],
)
def test_where_somebody_probably_is_stands_in_the_form(asked, language, code):
    land = land_for(asked, language)

    assert land.code == code
    assert land.zone in zones()
    assert land.currency in dict(currencies(language))


def test_every_land_has_money_that_can_be_chosen():
    offered = dict(currencies("en"))

    assert all(land.currency in offered for land in lands("en"))
