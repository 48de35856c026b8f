"""Files of customers: kept sealed, one however often they are sent, imported in turns."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import func, select

from tests import make
from tests.customers.dirty_file import write_dirty_file
from tests.make import NOON
from walletpass import customers, passes
from walletpass.customers import files, importing
from walletpass.customers.files import CustomerFile, CustomerFilePart
from walletpass.jobs import keep, relay
from walletpass.jobs.keeping import newcomers
from walletpass.outbox import Lane, Promise

PEOPLE = make.people()


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        brand = make.brand(session, country="PL", default_language="en")
        make.template(session, brand)
        return brand


@pytest.fixture
def path(tmp_path):
    return tmp_path / "customers.csv"


@pytest.fixture
def hand_in(database, brand, path):
    """Hand in what stands at *path*, and return the file's id."""

    def hand_in(now=NOON, by="stf_1"):
        packed = files.pack(PEOPLE, path)
        with database.transaction() as session:
            return files.hand_in(
                session, brand.id, packed, name=" my\tlist.csv ", by=by, now=now
            ).file.id

    return hand_in


@pytest.fixture
def keep_all(database):
    def keep_all():
        services = make.services(database)
        while relay(services, lambda ticket: keep(services, ticket)):
            pass

    return keep_all


def test_a_file_comes_out_as_it_went_in_and_leaves_nothing_behind(
    database, brand, path, hand_in
):
    content = b"phone\n" + random.Random(5).randbytes(1_300_000)
    path.write_bytes(content)
    file_id = hand_in()

    with database.snapshot() as session:
        file = files.file_of(session, brand.id, file_id)
        parts = session.scalar(select(func.count()).select_from(CustomerFilePart))
        with files.laid_out(session, PEOPLE, file) as laid:
            out, mode = laid.read_bytes(), laid.stat().st_mode & 0o777
        with files.first_part(session, PEOPLE, file) as laid:
            beginning = laid.read_bytes()

    assert (out == content, parts, mode) == (True, 3, 0o600)
    assert content.startswith(beginning)
    assert not laid.parent.exists()
    assert (file.name, file.size) == ("my list.csv", len(content))


def test_the_same_content_handed_in_by_two_at_once_is_one_file(database, path, hand_in):
    path.write_text("phone\n512345678\n")
    ready = Barrier(4)

    def at_once(_):
        ready.wait()
        return hand_in()

    with ThreadPoolExecutor(4) as pool:
        ids = set(pool.map(at_once, range(4)))

    assert len(ids) == 1
    with database.snapshot() as session:
        assert session.scalar(select(func.count()).select_from(CustomerFile)) == 1


def test_an_import_begun_by_two_at_once_begins_once(database, brand, path, hand_in):
    path.write_text("phone\n512345678\n")
    file_id, ready = hand_in(), Barrier(2)

    def at_once(_):
        ready.wait()
        with database.transaction() as session:
            file = files.file_of(session, brand.id, file_id, locked=True)
            return files.begin(session, file, now=NOON)

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(at_once, range(2))) == [False, True]


def test_a_file_is_brought_in_turns_and_tells_the_same_as_in_one(
    database, brand, path, hand_in, keep_all, monkeypatch
):
    monkeypatch.setattr(newcomers, "ROWS_AT_ONCE", 200)
    answers = write_dirty_file(path, 700, country="PL")
    file_id = hand_in()
    keep_all()
    with database.transaction() as session:
        file = files.file_of(session, brand.id, file_id, locked=True)
        foreseen = importing.Totals.from_dict(file.seen["totals"])
        files.begin(session, file, now=NOON)

    keep_all()

    with database.snapshot() as session:
        file = files.file_of(session, brand.id, file_id)
        job = files.job_of(session, file)
        totals = importing.Totals.from_dict(job.totals)
        people = session.scalar(select(func.count()).select_from(customers.Customer))
        cards = session.scalar(select(func.count()).select_from(passes.Pass))
        told = {
            row.number: row.outcome
            for row in session.scalars(select(importing.ImportRow))
        }
    assert (file.state, job.state, file.job_id) == ("done", "done", job.id)
    assert totals == foreseen
    assert told == answers.outcomes
    assert people == cards == answers.count()["created"]


def test_an_import_stops_after_so_many_rows_and_goes_on_from_there(
    database, brand, path
):
    path.write_text("phone\n" + "".join(f"5123{n:05}\n" for n in range(450)))
    turns = []
    for _ in range(3):
        job_id, totals = importing.run(
            database, PEOPLE, brand, path, lambda _session, _people: None,
            clock=lambda: NOON, most=150,
        )  # fmt: skip
        with database.snapshot() as session:
            job = importing.import_job(session, brand.id, job_id)
            turns.append((job_id, totals.rows, job.state))

    assert len({job_id for job_id, *_ in turns}) == 1
    assert [turn[1:] for turn in turns] == [
        (200, "running"), (400, "running"), (450, "done"),
    ]  # fmt: skip


def test_who_hands_in_a_short_file_does_not_wait_behind_long_ones(
    database, path, hand_in
):
    for rows in (10, 20_000):
        path.write_text("phone\n" + "512345678\n" * rows)
        hand_in()

    with database.snapshot() as session:
        promises = session.scalars(select(Promise).order_by(Promise.id)).all()
    assert [(one.kind, one.lane) for one in promises] == [
        ("look-at-file", Lane.QUICK), ("look-at-file", Lane.BULK),
    ]  # fmt: skip


def test_a_look_that_took_long_is_not_kept_for_columns_named_since(
    database, brand, path, hand_in
):
    path.write_text("phone;kto\n512345678;Zofia\n")
    file_id = hand_in()
    seen = importing.preview(database, PEOPLE, brand, path, now=NOON)
    with database.transaction() as session:
        file = files.file_of(session, brand.id, file_id, locked=True)
        files.look_again(session, file, {"kto": "first_name"}, now=NOON)
        files.note_look(file, seen, {})
        assert (file.state, file.seen) == ("looking", None)
        files.note_look(file, seen, {"kto": "first_name"})
        assert file.state == "looked"


def test_files_nobody_came_back_to_are_forgotten_some_at_a_time(
    database, brand, path, hand_in
):
    for number in range(3):
        path.write_text(f"phone\n51234567{number}\n")
        hand_in(NOON + timedelta(days=number))
    later = NOON + files.KEPT + timedelta(days=1, hours=1)

    counts = []
    for _ in range(3):
        with database.transaction() as session:
            counts.append(files.forget_old(session, now=later, limit=1))

    assert counts == [1, 1, 0]
    with database.transaction() as session:
        rows = session.scalars(select(CustomerFile).order_by(CustomerFile.id)).all()
        assert [bool(one.forgotten_at) for one in rows] == [True, True, False]
        with pytest.raises(files.FileForgottenError):
            files.begin(session, rows[0], now=later)
        with (
            pytest.raises(files.FileForgottenError),
            files.laid_out(session, PEOPLE, rows[0]),
        ):
            pass
