"""What somebody needs is sealed, and staff see what they may."""

import pytest

from tests import make
from tests.make import NOON
from walletpass import customers

PEOPLE = make.people()


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        return make.brand(session)


@pytest.fixture
def ada(database, brand):
    with database.transaction() as session:
        return make.customer(session, brand)


def declare(database, who, kind, value, *, is_shown=True):
    with database.transaction() as session:
        customers.declare_need(
            session,
            PEOPLE,
            who,
            kind=kind,
            value=value,
            is_shown=is_shown,
            source="card",
            now=NOON,
        )


def needs(database, who, *, for_staff=True):
    with database.snapshot() as session:
        who = session.get_one(customers.Customer, who.id)
        found = customers.needs_of(session, PEOPLE, who, for_staff=for_staff)
    return {need.kind: need.value for need in found}


def test_staff_see_only_what_its_owner_lets_them(database, ada):
    declare(database, ada, "diet", "gluten free")
    declare(database, ada, "size", "tall M", is_shown=False)

    assert needs(database, ada) == {"diet": "gluten free"}
    assert needs(database, ada, for_staff=False) == {
        "diet": "gluten free",
        "size": "tall M",
    }


def test_a_need_is_sealed_replaced_and_taken_away(database, ada):
    declare(database, ada, "diet", "vegan")
    declare(database, ada, "diet", "gluten free")

    with database.snapshot() as session:
        row = session.connection().exec_driver_sql("SELECT * FROM needs").one()
    assert b"gluten" not in b"".join(cell for cell in row if isinstance(cell, bytes))
    declare(database, ada, "diet", None)
    assert needs(database, ada) == {}


def test_needs_of_both_are_one_persons_and_parted_again(database, brand, ada):
    with database.transaction() as session:
        web = make.customer(session, brand)
    declare(database, ada, "diet", "vegan")
    declare(database, web, "size", "M")

    with database.transaction() as session:
        made = customers.merge(
            session, PEOPLE, brand.id, web.id, ada.id, actor="k", reason="", now=NOON
        ).merge
    assert needs(database, ada) == {"diet": "vegan", "size": "M"}
    with database.transaction() as session:
        customers.unmerge(session, PEOPLE, brand.id, made.id, actor="k", now=NOON)
    assert (needs(database, ada), needs(database, web)) == (
        {"diet": "vegan"},
        {"size": "M"},
    )


def test_who_is_erased_needs_nothing(database, ada):
    declare(database, ada, "diet", "vegan")
    with database.transaction() as session:
        customers.erase(session, session.get_one(customers.Customer, ada.id), now=NOON)

    with database.snapshot() as session:
        assert session.query(customers.Need).count() == 0


@pytest.mark.parametrize("value", ["", "  ", "x" * 121, "a\u202eb"])
def test_a_text_that_says_no_need_is_refused(database, ada, value):
    with pytest.raises(customers.UnfitNeedError):
        declare(database, ada, "diet", value)
