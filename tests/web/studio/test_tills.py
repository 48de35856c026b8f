"""Tills and PINs in the settings."""

import re

import pytest

from tests import make
from walletpass import brands
from walletpass.kernel.secrets import Secret

from .conftest import words

ROOM = "/settings/tills"


@pytest.fixture
def store(database, rosa):
    with database.transaction() as session:
        return make.store(session, rosa, code="rynek", name="Rynek")


def add(owner, store, code="till-1", name="By the door"):
    return owner.post(ROOM, at=ROOM, store=store.id, code=code, name=name)


def till_of(database, rosa):
    with database.snapshot() as session:
        [till] = brands.tills_of(session, rosa.id)
        return till


def test_a_till_is_added_with_a_code_that_is_shown_once(owner, store, database):
    page = add(owner, store)
    code = re.search(r"<b>([0-9A-Z-]{10,12})</b>", page.text)[1]

    with database.transaction() as session:
        till, _ = brands.enrol_till(session, Secret(code), now=make.NOON)

    assert till.name == "By the door"
    told = words(owner.get(ROOM))
    assert "By the door Rynek" in told
    assert "Has its device" in told
    assert code not in told


def test_a_till_is_changed_given_another_code_and_retired(owner, store, database, rosa):
    add(owner, store)
    place = f"{ROOM}/{till_of(database, rosa).id}"
    owner.post(place, at=ROOM, name="Window", offline_allowance="12,5")
    kept = till_of(database, rosa)
    assert (kept.name, kept.offline_allowance) == ("Window", 12_50)

    assert "Code for Window, shown once" in words(owner.post(place, at=ROOM, do="code"))
    owner.post(place, at=ROOM, do="retire")

    assert till_of(database, rosa).status == "retired"


def test_only_the_owner_says_how_many_points_may_be_spent_offline(
    enter, owner, store, database, rosa
):
    add(owner, store)
    place = f"{ROOM}/{till_of(database, rosa).id}"
    owner.post(place, at=ROOM, name="Window", offline_allowance="10")
    marketer = enter("marketer", language="en")
    assert "The owner sets this." in words(marketer.get(ROOM))

    marketer.post(place, at=ROOM, name="Door", offline_allowance="9999")
    marketer.post(place, at=ROOM, name="Door")

    kept = till_of(database, rosa)
    assert (kept.name, kept.offline_allowance) == ("Door", 10_00)


def test_somebody_is_given_a_pin_and_loses_it(owner, store, hire, database, rosa):
    hire("cashier", name="Anna")
    with database.snapshot() as session:
        anna = next(
            one for one in brands.staff_of(session, rosa.id) if one.name == "Anna"
        )

    owner.post("/settings/pins", at=ROOM, person=anna.id, pin="4711")
    assert "Anna (has a PIN)" in words(owner.get(ROOM))
    owner.post("/settings/pins", at=ROOM, person=anna.id, pin="")

    assert "has a PIN)" not in words(owner.get(ROOM))


@pytest.mark.parametrize("pin", ["1", "1111", "123456", "abcd", "1" * 40, "１２３４"])
def test_a_pin_that_anybody_would_try_is_refused(owner, store, database, rosa, pin):
    with database.snapshot() as session:
        [person, *_] = brands.staff_of(session, rosa.id)

    answer = owner.post("/settings/pins", at=ROOM, person=person.id, pin=pin)

    assert answer.status_code == 422
    assert "PIN: 4 to 8 digits" in words(answer)
    assert pin not in words(answer)


@pytest.mark.parametrize(
    "wrong",
    [
        {"store": ""},
        {"store": "nowhere"},
        {"store": "\x00"},
        {"code": ""},
        {"code": "Ünfit code"},
        {"code": "x" * 99},
        {"name": ""},
        {"name": "x" * 200},
    ],
)
def test_a_till_that_cannot_be_is_told_so(owner, store, wrong):
    told = {"store": store.id, "code": "till-1", "name": "Door"} | wrong

    assert owner.post(ROOM, at=ROOM, **told).status_code == 422


def test_two_tills_of_one_code_are_told_apart(owner, store):
    add(owner, store)

    assert "This code is taken" in words(add(owner, store))


@pytest.mark.parametrize("points", ["-1", "many", "1e9", "9" * 16, "0.001"])
def test_an_allowance_that_cannot_be_is_told_so(owner, store, database, rosa, points):
    add(owner, store)
    till = till_of(database, rosa)

    answer = owner.post(
        f"{ROOM}/{till.id}", at=ROOM, name=till.name, offline_allowance=points
    )

    assert answer.status_code == 422
    assert "Points offline" in words(answer)


def test_another_brands_till_is_not_to_be_found(
    owner, store, database, rosa, enter, mint
):
    add(owner, store)
    stranger = enter("owner", mint)
    till = till_of(database, rosa)

    assert stranger.post(f"{ROOM}/{till.id}", at=ROOM, do="retire").status_code == 404
    assert add(stranger, store).status_code == 422
    assert till_of(database, rosa).status == "active"


@pytest.mark.parametrize("role", ["cashier", "support", "developer"])
def test_only_whoever_looks_after_stores_comes_in(enter, role):
    browser = enter(role)

    assert browser.get(ROOM).status_code == 403
    assert browser.post(ROOM).status_code == 403


def test_a_marketer_sees_tills_and_gives_no_pins(enter, store):
    browser = enter("marketer")

    assert 'name="pin"' not in browser.get(ROOM).text
    assert browser.post("/settings/pins", at=ROOM).status_code == 403
