"""Rows: one parameter holds what differs among many that are written at once."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import String, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from tests.make import NOON
from walletpass.db import Prepared, Rows, in_each_dialect
from walletpass.outbox.models import Promise

pytestmark = pytest.mark.parametrize(
    "database", ["sqlite", "postgresql"], indirect=True
)

NAMES = ("key", "payload", "due_at", "parked_at", "attempts", "leased")
ROWS = Rows(Promise, *NAMES)
SAME = {"kind": "é 日", "lane": "quick", "made_at": NOON, "failures": 0}
ADD = Prepared(ROWS.into(insert(Promise), *SAME))
LATER = NOON + timedelta(hours=1, microseconds=7)
TOLD = [
    ("a", '{"it\'s": "\\"said\\" 日"}', NOON, None, 0, True),
    ("b", "", LATER, LATER, 2**31 - 1, False),
    (None, "[]", LATER, None, 1, False),
]


def promised(session):
    kept = select(*(getattr(Promise, name) for name in NAMES)).order_by(Promise.id)
    return [tuple(row) for row in session.execute(kept)]


def test_values_go_in_as_their_types_and_what_is_alike_once(database):
    with database.transaction() as session:
        written = ADD.run(session, SAME | {"rows": TOLD})
        kept = promised(session)
        same = session.execute(select(Promise.kind, Promise.made_at)).all()

    assert written == len(TOLD)
    assert kept == TOLD
    assert {tuple(row) for row in same} == {("é 日", NOON)}


def test_none_are_no_trouble_and_thousands_are_one_statement(database):
    many = [(str(number), "", NOON, None, number, False) for number in range(5_000)]
    with database.transaction() as session:
        assert ADD.run(session, SAME | {"rows": []}) == 0
        assert ADD.run(session, SAME | {"rows": many}) == len(many)
        assert promised(session) == many


def test_a_row_that_is_there_is_an_error_or_left_alone(database):
    leave = in_each_dialect(
        lambda insert: ROWS.into(insert(Promise), *SAME).on_conflict_do_nothing()
    )
    with database.transaction() as session:
        ADD.run(session, SAME | {"rows": TOLD})
        with pytest.raises(IntegrityError), session.begin_nested():
            ADD.run(session, SAME | {"rows": TOLD[:1]})
        again = [("c", "", NOON, None, 0, False), *TOLD[:2]]

        assert Prepared(leave).run(session, SAME | {"rows": again}) == 1
        assert [row[0] for row in promised(session)] == ["a", "b", None, "c"]


def test_an_update_goes_through_them_row_by_row(database):
    held = Rows(Promise, "key", "attempts", "parked_at").held(
        bindparam("of_kind", type_=String()).label("kind")
    )
    park = Prepared(
        update(Promise)
        .where(Promise.kind == held.c.kind, Promise.key == held.c.key)
        .values(
            attempts=held.c.attempts, parked_at=held.c.parked_at, lane=bindparam("to")
        )
    )
    with database.transaction() as session:
        ADD.run(session, SAME | {"rows": TOLD})
        told = [("b", 5, None), ("a", 6, LATER), ("nobody", 7, NOON)]
        park.run(session, {"rows": told, "of_kind": "é 日", "to": "bulk"})
        kept = session.execute(
            select(Promise.key, Promise.attempts, Promise.parked_at, Promise.lane)
        )

        assert {tuple(row) for row in kept} == {
            ("a", 6, LATER, "bulk"),
            ("b", 5, None, "bulk"),
            (None, 1, None, "quick"),
        }


def test_a_moment_without_a_zone_is_refused_as_ever(database):
    nowhere = datetime(2026, 1, 1)  # noqa: DTZ001 - that is the fault
    with (
        pytest.raises(ValueError, match="no time zone"),
        database.transaction() as session,
    ):
        ADD.run(session, SAME | {"rows": [("a", "", nowhere, None, 0, False)]})
