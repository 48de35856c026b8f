"""Prepared statements say and hear the same as those that are looked up each time."""

from contextlib import suppress
from datetime import datetime

import pytest
from sqlalchemy import bindparam, func, insert, literal, select
from sqlalchemy.exc import IntegrityError

from tests.make import NOON
from walletpass.db import Prepared
from walletpass.outbox.models import Promise

pytestmark = pytest.mark.parametrize(
    "database", ["sqlite", "postgresql"], indirect=True
)

ADD = Prepared(insert(Promise))
ROW = {
    "kind": "é 日",
    "lane": "quick",
    "key": None,
    "payload": "{}",
    "made_at": NOON,
    "due_at": NOON,
    "attempts": 0,
    "failures": 0,
    "leased": True,
}
ADDED_LATER = {name: ROW[name] for name in ROW.keys() - {"attempts", "failures"}}


def test_values_go_in_and_come_out_as_their_types(database):
    asked = select(
        Promise.kind,
        Promise.made_at,
        Promise.key,
        Promise.leased,
        (Promise.attempts + 5).label("more"),
        literal("percent % and :colon"),
    ).where(Promise.lane == bindparam("lane"), Promise.attempts == 0)
    with database.transaction() as session:
        ADD.run(session, ROW)
        found = Prepared(asked).first(session, {"lane": "quick"})
        plainly = session.execute(asked, {"lane": "quick"}).one()

    assert tuple(found) == tuple(plainly)
    assert (found.made_at, found.leased, found.more) == (NOON, True, 5)


def test_a_moment_without_a_zone_is_refused_as_ever(database):
    with (
        pytest.raises(ValueError, match="no time zone"),
        database.transaction() as session,
    ):
        ADD.run(session, ROW | {"due_at": datetime(2026, 1, 1)})  # noqa: DTZ001


def test_several_rows_go_in_at_once(database):
    with database.transaction() as session:
        ADD.run_for_each(session, [ROW | {"attempts": turn} for turn in range(3)])

    with database.snapshot() as session:
        assert session.scalars(select(Promise.attempts)).all() == [0, 1, 2]


def test_rows_share_what_is_the_same_for_all_of_them(database):
    same = {name: ROW[name] for name in ROW.keys() - {"attempts", "payload", "due_at"}}
    rows = [
        {"attempts": turn, "payload": f"{turn}", "due_at": NOON} for turn in range(3)
    ]
    with database.transaction() as session:
        ADD.run_for_each(session, rows, same=same)

    with database.snapshot() as session:
        found = session.scalars(select(Promise).order_by(Promise.attempts)).all()
        told = [(one.attempts, one.payload, one.due_at, one.kind) for one in found]
        assert told == [(turn, f"{turn}", NOON, ROW["kind"]) for turn in range(3)]
        assert {one.made_at for one in found} == {NOON}


def test_a_parameter_that_neither_all_nor_each_name_is_a_fault_of_ours(database):
    same = {name: ROW[name] for name in ROW.keys() - {"attempts", "payload"}}
    with (
        pytest.raises((AssertionError, KeyError)),
        database.transaction() as session,
    ):
        ADD.run_for_each(session, [{"attempts": 1}], same=same)


def test_plain_tuples_are_told_as_the_driver_tells_them(database):
    with database.transaction() as session:
        ADD.run(session, ROW)

    plain = Prepared(select(Promise.kind, Promise.attempts, Promise.leased))
    with database.snapshot() as session:
        assert plain.tuples(session, {}) == [(ROW["kind"], 0, True)]
        with pytest.raises(AssertionError, match="other words"):
            Prepared(select(Promise.payload, Promise.kind, Promise.due_at)).tuples(
                session, {}
            )


def test_what_an_insert_returns_is_read_by_name(database):
    returning = Prepared(insert(Promise).returning(Promise.id, Promise.due_at))
    with database.transaction() as session:
        made = returning.first(session, ROW)

    assert made.due_at == NOON
    assert made.id > 0


def test_nothing_found_is_none(database):
    nobody = Prepared(select(Promise.id).where(Promise.kind == bindparam("kind")))
    with database.snapshot() as session:
        assert nobody.first(session, {"kind": "nothing"}) is None
        assert nobody.rows(session, {"kind": "nothing"}) == []


def test_a_parameter_left_out_or_too_many_is_a_fault_of_ours(database):
    with database.transaction() as session:
        ADD.run(session, ROW)
        for wrong in ({"kind": "x"}, ROW | {"parked_at": NOON}):
            with pytest.raises((AssertionError, KeyError)):
                ADD.run(session, wrong)


def test_what_a_column_would_begin_with_is_never_left_to_chance(database):
    with (
        pytest.raises(AssertionError, match="begin with"),
        database.transaction() as session,
    ):
        Prepared(insert(Promise)).run(session, ADDED_LATER)


def test_errors_are_sqlalchemys_and_hide_what_was_said(database):
    with database.transaction() as session:
        ADD.run(session, ROW | {"key": "one"})

    with database.transaction() as session, session.begin_nested() as savepoint:
        with pytest.raises(IntegrityError) as told:
            ADD.run(session, ROW | {"key": "one", "payload": "secret"})
        savepoint.rollback()

    assert "secret" not in str(told.value)


def test_what_was_said_goes_with_its_transaction_or_savepoint(database):
    with database.transaction() as session:
        ADD.run(session, ROW)
        with suppress(ZeroDivisionError), session.begin_nested():
            ADD.run(session, ROW)
            raise ZeroDivisionError
    with suppress(ZeroDivisionError), database.transaction() as session:
        ADD.run(session, ROW)
        raise ZeroDivisionError
    with database.transaction() as session:
        ADD.run(session, ROW)

    with database.snapshot() as session:
        assert session.scalar(select(func.count(Promise.id))) == 2
