"""Finding somebody by name, though names are sealed."""

from datetime import timedelta
from itertools import count

import pytest

from tests import make
from walletpass import customers
from walletpass.customers import calling


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        return make.brand(session)


@pytest.fixture
def enrol(database, brand):
    minutes = count()

    def enrol(first, last=""):
        now = make.NOON + timedelta(minutes=next(minutes))
        who = {"first_name": first, "last_name": last}
        with database.transaction() as session:
            return make.customer(session, brand, now=now, **who).id

    return enrol


@pytest.fixture
def called(database, brand):
    def called(text, most=9, **facts):
        with database.snapshot() as session:
            people = make.people()
            return customers.called(session, people, brand.id, text, most=most, **facts)

    return called


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        (("Łukasz", "Żółć"), "lukasz zolc"),
        (("Zoë", "Müller"), "muller"),
        (("Алёна", "Иванова"), "алена ив"),
        (("Anna-Maria", "O'Neil"), "maria neil"),
        (("Ada", ""), "ad"),
    ],
)
def test_names_are_found_as_they_are_said(enrol, called, name, asked):
    person = enrol(*name)

    assert called(asked) == [person]


@pytest.mark.parametrize("asked", ["", "a", "ada a", "da", "ada ada", "   ", "123"])
def test_too_little_or_another_name_finds_nobody(enrol, called, asked):
    enrol("Ada", "Whitfield")

    assert called(asked) == []


def test_who_came_last_comes_first(enrol, called):
    first, second, third = enrol("Ada"), enrol("Ada"), enrol("Ada")

    assert called("ada", lately=[first]) == [first, third, second]
    assert called("ada", most=2) == [third, second]


def test_only_so_many_names_are_opened(enrol, called, monkeypatch):
    monkeypatch.setattr(calling, "OPENED", 2)
    regular, lost, *_ = enrol("Ada"), enrol("Ada"), enrol("Borys"), enrol("Celina")

    assert lost not in called("ada", lately=[regular])
    assert called("ada", lately=[regular]) == [regular]


def test_who_was_erased_has_no_name(database, brand, enrol, called):
    person = enrol("Ada")
    with database.transaction() as session:
        customer = customers.customer_of(session, brand.id, person)
        customers.erase(session, customer, now=make.NOON)

    assert called("ada") == []
