"""Whoever writes a lot gives way to whoever writes a little, and begins anew."""

from types import SimpleNamespace

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from tests import make
from walletpass.brands import Brand
from walletpass.db import give_way, until_it_goes


def lock(session, brand):
    session.scalars(select(Brand).where(Brand.id == brand.id).with_for_update()).one()


def test_who_gives_way_waits_for_nobody_for_long_and_then_does_it_all(
    postgresql_database,
):
    database = postgresql_database
    with database.transaction() as session:
        one, two = (make.brand(session, slug=slug) for slug in ("one", "two"))
    ends = []

    def write_a_lot():
        with database.transaction() as session:
            give_way(session)
            lock(session, one)
            if not ends:
                till = database.transaction()
                ends.append(till)
                lock(till.__enter__(), two)
            try:
                lock(session, two)
            except OperationalError:
                ends.pop().__exit__(None, None, None)
                ends.append("the till is done")
                raise
        return "all is done"

    assert until_it_goes(write_a_lot) == "all is done"
    assert ends == ["the till is done"]


def test_it_gives_up_in_the_end():
    tries = []

    def wait_in_vain():
        tries.append(1)
        raise OperationalError(None, None, SimpleNamespace(sqlstate="40P01"))

    with pytest.raises(OperationalError):
        until_it_goes(wait_in_vain)
    assert len(tries) == 5


def test_what_else_goes_wrong_is_not_tried_again():
    tries = []

    def be_away():
        tries.append(1)
        raise OperationalError(None, None, SimpleNamespace(sqlstate="08006"))

    with pytest.raises(OperationalError):
        until_it_goes(be_away)
    assert len(tries) == 1
