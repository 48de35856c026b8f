import sqlite3
import threading

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from tests import make
from walletpass.db import connect
from walletpass.db.database import _wait_for_pen
from walletpass.db.fair_lock import LET_AHEAD, FairLock
from walletpass.db.paging import (
    UnknownCursorError,
    decode_cursor,
    encode_cursor,
    page_of,
)


@pytest.fixture
def bare(tmp_path):
    database = connect(f"sqlite:///{tmp_path}/bare.db", synchronous="OFF")
    with database.transaction() as session:
        session.execute(text("CREATE TABLE notes (n INTEGER)"))
    yield database
    database.close()


def _count(session):
    return session.execute(text("SELECT count(*) FROM notes")).scalar_one()


def test_a_transaction_that_fails_leaves_nothing(bare):
    def write_and_fail():
        with bare.transaction() as session:
            session.execute(text("INSERT INTO notes VALUES (1)"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()

    with bare.snapshot() as session:
        assert _count(session) == 0


def test_a_snapshot_sees_one_moment(bare):
    with bare.snapshot() as before:
        assert _count(before) == 0
        with bare.transaction() as session:
            session.execute(text("INSERT INTO notes VALUES (1)"))
        assert _count(before) == 0

    with bare.snapshot() as after:
        assert _count(after) == 1


def test_a_glance_sees_what_was_committed_a_moment_ago(database):
    with database.glance() as connection:
        assert _brands(connection) == 0
        with database.transaction() as session:
            make.brand(session)
        assert _brands(connection) == 1


def test_connections_that_were_glanced_over_are_transactional_again(database):
    def found_and_fail():
        with database.transaction() as session:
            make.brand(session)
            raise RuntimeError

    for _ in range(3):
        with database.glance() as connection:
            assert _brands(connection) == 0
        with pytest.raises(RuntimeError):
            found_and_fail()

    with database.snapshot() as session:
        assert _brands(session) == 0


def _brands(session):
    return session.execute(text("SELECT count(*) FROM brands")).scalar_one()


def test_many_writers_at_once_lose_nothing(bare):
    def write():
        for _ in range(25):
            with bare.transaction() as session:
                total = _count(session)
                session.execute(text("INSERT INTO notes VALUES (:n)"), {"n": total})

    writers = [threading.Thread(target=write) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    with bare.snapshot() as session:
        numbers = (
            session.execute(text("SELECT n FROM notes ORDER BY n")).scalars().all()
        )
    assert numbers == list(range(200))


def test_a_writer_in_another_process_is_waited_for(bare, tmp_path):
    other = connect(f"sqlite:///{tmp_path}/bare.db", synchronous="OFF")
    held, asked = threading.Event(), threading.Event()

    def write_elsewhere():
        with other.transaction() as session:
            session.execute(text("INSERT INTO notes VALUES (1)"))
            held.set()
            asked.wait()

    elsewhere = threading.Thread(target=write_elsewhere)
    elsewhere.start()
    held.wait()
    threading.Timer(0.05, asked.set).start()
    with bare.transaction() as session:
        assert _count(session) == 1
    elsewhere.join()
    other.close()


def test_a_pen_that_is_never_let_go_is_a_database_out_of_reach(
    bare, tmp_path, monkeypatch
):
    monkeypatch.setattr("walletpass.db.database.BUSY_TIMEOUT", 20)
    other = connect(f"sqlite:///{tmp_path}/bare.db", synchronous="OFF")

    with other.transaction() as session:
        assert _count(session) == 0
        with (
            pytest.raises(OperationalError, match="locked"),
            bare.transaction() as waiting,
        ):
            _count(waiting)

    other.close()


def test_a_database_that_somebody_writes_to_is_writable(bare, tmp_path):
    other = connect(f"sqlite:///{tmp_path}/bare.db", synchronous="OFF")

    with other.transaction() as session:
        assert _count(session) == 0
        assert bare.is_writable()

    assert bare.is_writable()
    assert bare.folder() == tmp_path
    other.close()


def test_asking_whether_a_database_is_writable_leaves_it_as_it_was(bare):
    bare.is_writable()

    with bare.transaction() as session:
        session.execute(text("INSERT INTO notes VALUES (1)"))
    with bare.snapshot() as session:
        assert _count(session) == 1


def test_a_file_that_may_only_be_read_is_not_writable(bare, tmp_path):
    kept = connect(f"sqlite:///file:{tmp_path}/bare.db?mode=ro&uri=true")

    assert not kept.is_writable()
    assert kept.folder() == tmp_path
    kept.close()


@pytest.mark.parametrize(("read_only", "is_writable"), [("on", False), ("off", True)])
def test_a_server_that_only_lets_read_is_not_writable(postgres, read_only, is_writable):
    url = postgres.replace("postgresql://", "postgresql+psycopg://", 1)
    setting = f"-c%20default_transaction_read_only%3D{read_only}"
    server = connect(f"{url}?options={setting}")

    for _ in range(2):
        with server.snapshot() as session:
            assert session.scalar(text("SELECT 1")) == 1
        assert server.is_writable() is is_writable
    assert server.folder() is None
    server.close()


def test_the_fair_lock_serves_in_the_order_of_arrival():
    lock, served, queued = FairLock(10), [], []

    def wait_in_line(number):
        with lock:
            served.append(number)

    with lock:
        for number in range(5):
            waiter = threading.Thread(target=wait_in_line, args=(number,))
            waiter.start()
            while len(lock._waiting) <= number:
                pass
            queued.append(waiter)
    for waiter in queued:
        waiter.join()

    assert served == [0, 1, 2, 3, 4]


def test_nobody_waits_in_line_for_ever():
    lock = FairLock(0.02)

    def wait_in_line():
        with lock:
            pass

    with lock, pytest.raises(OperationalError, match="locked"):
        wait_in_line()

    wait_in_line()


def test_a_writer_that_is_locked_out_asks_for_the_pen_no_longer_than_it_says(
    bare, tmp_path, monkeypatch
):
    """Two patiences, one after the other, would keep every thread of a server."""
    monkeypatch.setattr("walletpass.db.database.BUSY_TIMEOUT", 20)
    other = connect(f"sqlite:///{tmp_path}/bare.db", synchronous="OFF")
    waits = []

    def note(statement, *_):
        waits.append(statement)

    with other.transaction() as session, bare.glance() as connection:
        assert _count(session) == 0
        driver = connection.connection.driver_connection
        driver.set_trace_callback(note)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            _wait_for_pen(connection.connection)

    other.close()
    assert waits.count("PRAGMA busy_timeout = 20") == 1
    assert waits[-1] == "PRAGMA busy_timeout = 20", "nothing is asked after that"


def test_a_page_says_where_the_next_begins_and_the_last_says_nothing():
    first = page_of(["a", "b", "c"], 2, str)
    last = page_of(["c"], 2, str)

    assert first.rows == ["a", "b"]
    assert decode_cursor(first.next) == "b"
    assert last.next is None


@pytest.mark.parametrize(
    "cursor", ["%%%", "é", "a" * 5, "\x00", encode_cursor("ent\x00")]
)
def test_a_cursor_that_is_not_ours_is_refused(cursor):
    with pytest.raises(UnknownCursorError):
        decode_cursor(cursor)


@pytest.mark.parametrize("key", ["ent_01", "Ж", "", "a" * 500])
def test_cursors_come_back_as_they_went(key):
    assert decode_cursor(encode_cursor(key)) == key


def test_who_stands_back_lets_others_go_ahead_and_yet_has_a_turn():
    lock, served, waiters = FairLock(10), [], []

    def wait_in_line(name, *, is_patient):
        if is_patient:
            lock.stand_back()
        with lock:
            served.append(name)

    with lock:
        for number in range(LET_AHEAD + 5):
            is_patient = number in (0, 1)
            waiter = threading.Thread(
                target=wait_in_line, args=(number,), kwargs={"is_patient": is_patient}
            )
            waiter.start()
            while len(lock._waiting) + len(lock._behind) <= number:
                pass
            waiters.append(waiter)
    for waiter in waiters:
        waiter.join()

    people = list(range(2, LET_AHEAD + 5))
    assert served == [*people[:LET_AHEAD], 0, *people[LET_AHEAD:], 1]


def test_who_stands_back_waits_no_longer_than_others():
    lock, told = FairLock(0.02), []

    def wait_in_line():
        lock.stand_back()
        try:
            with lock:
                pass
        except OperationalError as refusal:
            told.append(str(refusal.orig))

    with lock:
        waiter = threading.Thread(target=wait_in_line)
        waiter.start()
        waiter.join()

    with lock:
        assert told == ["the pen is locked"]
    assert not lock._behind
