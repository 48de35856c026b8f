"""One hundred thousand rows of a badly kept file, killed again and again on the way."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests import make
from walletpass import customers
from walletpass.customers import importing
from walletpass.customers.models import Consent, Identity

from .dirty_file import POLISH, RUSSIAN, write_dirty_file
from .import_in_process import CARDS, issue

ROOT = Path(__file__).parents[2]
ROWS = 100_000
KILLS = 5
MOST_GROWTH = 48 << 10  # kilobytes; the file's rows themselves take more


def start(database, brand, path):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.customers.import_in_process",
         database.engine.url.render_as_string(hide_password=False), brand.id, str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )  # fmt: skip


def kill_after(process, batches):
    with process:
        for _ in range(batches):
            assert process.stdout.readline().strip().isdigit()
        process.kill()


def settled(database):
    """Return the rows settled, the customers and the cards, after checking they fit."""
    with database.snapshot() as session:
        job = session.scalars(select(importing.ImportJob)).one()
        outcomes = importing.Totals.from_dict(job.totals)
        people, cards, last = (
            session.scalar(select(what))
            for what in (
                func.count(customers.Customer.id),
                func.count(CARDS.c.row_ref),
                func.max(importing.ImportRow.number),
            )
        )
    assert job.checkpoint == last
    assert people == cards == outcomes.outcomes["created"]
    return outcomes.rows


@pytest.mark.long
def test_a_long_dirty_file_is_imported_exactly_once_however_often_it_is_killed(
    database, tmp_path
):
    CARDS.metadata.drop_all(database.engine)
    CARDS.metadata.create_all(database.engine)
    with database.transaction() as session:
        brand = make.brand(session, country="RU")
    path = tmp_path / "customers.csv"
    answers = write_dirty_file(path, ROWS, encoding="cp1251", seed=20261120)

    chance, before = random.Random(7), 0
    for _ in range(KILLS):
        kill_after(start(database, brand, path), chance.randrange(3, 40))
        after = settled(database)
        assert after > before
        before = after
    *progress, growth = start(database, brand, path).communicate()[0].splitlines()

    assert int(progress[0]) == before + 200
    assert int(growth.removeprefix("grew ")) < MOST_GROWTH
    assert settled(database) == len(answers.outcomes)
    with database.snapshot() as session:
        check_rows(session, answers)
        check_people(session, brand, answers)


def check_rows(session, answers):
    rows = session.scalars(select(importing.ImportRow)).all()
    assert {row.number: row.outcome for row in rows} == answers.outcomes
    told = ("refused", "created")
    codes = {row.number: row.codes for row in rows if row.codes and row.outcome in told}
    assert codes == answers.codes


def check_people(session, brand, answers):
    people = make.people()
    points = dict(session.execute(select(CARDS.c.customer_id, CARDS.c.points)).all())
    assert sorted(points.values()) == sorted(answers.balances.values())
    for phone, balance in random.Random(3).sample(
        sorted(answers.balances.items()), 200
    ):
        customer = customers.find_by_phone(session, people, brand, phone)
        assert points[customer.id] == balance
        first = customers.name_of(people, customer).first
        assert first.isalpha() is (phone not in answers.nameless)
    per_customer = select(func.count(Consent.id)).group_by(
        Consent.customer_id, Consent.channel
    )
    assert set(session.scalars(per_customer)) == {1}
    phones = select(func.count(Identity.id)).where(Identity.kind == "phone")
    assert session.scalar(phones) == len(answers.balances)


@pytest.mark.parametrize(
    ("country", "encoding", "delimiter"),
    [
        ("RU", "utf-8", ";"),
        ("RU", "utf-16", "\t"),
        ("PL", "cp1250", "\t"),
        ("PL", "utf-8-sig", ","),
        ("PL", "utf-8", "|"),
    ],
)
def test_any_encoding_and_delimiter_bring_the_same_people(
    database, tmp_path, country, encoding, delimiter
):
    CARDS.metadata.drop_all(database.engine)
    CARDS.metadata.create_all(database.engine)
    with database.transaction() as session:
        brand = make.brand(session, country=country)
    path = tmp_path / "customers.csv"
    answers = write_dirty_file(
        path, 1000, country=country, encoding=encoding, delimiter=delimiter
    )
    importing.run(database, make.people(), brand, path, issue, clock=lambda: make.NOON)
    with database.snapshot() as session:
        check_rows(session, answers)
        check_people(session, brand, answers)
        names = {
            customers.name_of(make.people(), customer).first
            for customer in session.scalars(select(customers.Customer))
        }
    assert names == {*(RUSSIAN if country == "RU" else POLISH)[0], ""}
