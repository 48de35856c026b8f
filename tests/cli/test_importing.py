"""Customers from a file: looked at, brought in, carried on after a kill, and only once."""

import csv
import os
import stat
import subprocess
from collections import Counter
from time import monotonic, sleep

import pytest
from sqlalchemy import func, select

from tests.cli.conftest import BRAND
from tests.customers.dirty_file import write_dirty_file
from walletpass import ledger, passes
from walletpass.customers import Customer, ImportJob

ROWS = 900
_PATIENCE = 60


@pytest.fixture
def file(tmp_path):
    return tmp_path / "customers.csv"


@pytest.fixture
def answers(file):
    """Write the file; return what should become of each row."""
    return write_dirty_file(file, ROWS, country="PL")


def counted(shell):
    with shell.looking() as session:
        return {
            "customers": session.scalar(select(func.count()).select_from(Customer)),
            "cards": session.scalar(select(func.count()).select_from(passes.Pass)),
            "points": session.scalar(
                select(func.sum(ledger.Account.balance)).where(
                    ledger.Account.kind == "customer"
                )
            ),
        }


def results(path, delimiter=";"):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        _, *rows = csv.reader(stream, delimiter=delimiter)
    return {int(row[0]): row[1] for row in rows}


def test_a_dry_run_tells_everything_and_writes_nothing(ready, file, answers):
    told = ready.do("customers", "import", file, *BRAND, "--dry-run", leaves=1)

    for outcome, count in answers.count().items():
        assert f"{count} {outcome}" in told
    assert "'Numer telefonu' is phone" in told.replace("\n", " ")
    assert counted(ready)["customers"] == 0


def test_everyone_gets_a_card_with_the_balance_they_had(ready, file, answers):
    told = ready.do("customers", "import", file, *BRAND, "--yes", leaves=1)

    created = answers.count()["created"]
    assert f"{created} created" in told
    assert counted(ready) == {
        "customers": created,
        "cards": created,
        "points": sum(answers.balances.values()),
    }
    assert results(file.with_name("customers.results.csv")) == answers.outcomes
    ready.do("db", "check")


def test_a_file_without_a_refused_row_leaves_with_nothing_to_attend_to(ready, file):
    file.write_text("phone;name\n501502503;Ada\n", encoding="utf-8")

    for how, known in (("--dry-run", 0), ("--yes", 1)):
        ready.do("customers", "import", file, *BRAND, how, leaves=0)
        with ready.looking() as session:
            assert len(session.scalars(select(Customer)).all()) == known


def test_only_whoever_imports_may_read_what_became_of_the_rows(ready, file):
    file.write_text("phone;name\n501502503;Ada\n", encoding="utf-8")

    ready.do("customers", "import", file, *BRAND, "--yes")

    written = file.with_name("customers.results.csv")
    assert stat.S_IMODE(written.stat().st_mode) == 0o600


def test_again_it_changes_nothing(ready, file, answers, tmp_path):
    ready.do("customers", "import", file, *BRAND, "--yes", leaves=1)
    before = counted(ready)

    told = ready.do("customers", "import", file, *BRAND, "--yes", "--results",
                    tmp_path / "second.csv", leaves=1)  # fmt: skip

    assert "created" not in told
    assert counted(ready) == before
    assert Counter(results(tmp_path / "second.csv").values())["created"] == 0


@pytest.mark.parametrize("name", ["customers.results.csv", "named.csv"])
def test_again_it_keeps_what_became_of_each_row_the_first_time(
    ready, file, answers, tmp_path, name
):
    named = ("--results", tmp_path / name) if name == "named.csv" else ()
    command = ("customers", "import", file, *BRAND, "--yes", *named)

    first, *later = [ready.do(*command, leaves=1) for _ in range(3)]

    stem = name.removesuffix(".csv")
    assert name in first
    for number, told in enumerate(later, 2):
        assert f"{stem}-{number}.csv" in told.replace("\n", "")
        again = results(tmp_path / f"{stem}-{number}.csv")
        assert again.keys() == answers.outcomes.keys()
        assert "created" not in again.values()
    assert results(tmp_path / name) == answers.outcomes


@pytest.mark.long
def test_killed_half_way_it_carries_on_and_loses_nobody(ready, file, tmp_path):
    answers = write_dirty_file(file, 6 * ROWS, country="PL")
    command = ("customers", "import", file, *BRAND, "--yes")
    first = ready.start(*command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = monotonic() + _PATIENCE
    while not (settled := _settled(ready)) and first.poll() is None:
        assert monotonic() < deadline
        sleep(0.02)
    first.kill()
    first.wait()
    assert 0 < settled < 6 * ROWS

    ready.do(*command, leaves=1)

    created = answers.count()["created"]
    assert counted(ready) == {
        "customers": created,
        "cards": created,
        "points": sum(answers.balances.values()),
    }
    assert results(file.with_name("customers.results.csv")) == answers.outcomes
    with ready.looking() as session:
        assert session.scalar(select(func.count()).select_from(ImportJob)) == 1
    ready.do("db", "check")


def _settled(shell):
    with shell.looking() as session:
        return session.scalar(select(func.max(ImportJob.checkpoint))) or 0


def test_without_a_yes_nothing_begins(ready, file, answers):
    answer = ready.run("customers", "import", file, *BRAND, typed="n\n")

    assert answer.exit_code == 1
    assert counted(ready)["customers"] == 0
    assert answers.count()["created"] > 0


def test_a_brand_without_a_card_imports_nobody(founded, file, answers):
    answer = founded.run("customers", "import", file, *BRAND, "--yes")

    assert answer.exit_code == 1
    assert "no published template" in answer.stderr
    assert counted(founded)["customers"] == 0
    assert answers


def test_headers_of_their_own_can_be_explained(ready, file):
    file.write_text("Kontakt;Wartość\n+48 501 502 503;12,50\n")

    unexplained = ready.run("customers", "import", file, *BRAND, "--yes")
    ready.do("customers", "import", file, *BRAND, "--yes",
             "--column", "Kontakt=phone", "--column", "Wartość=balance")  # fmt: skip

    assert unexplained.exit_code == 1
    assert counted(ready) == {"customers": 1, "cards": 1, "points": 1250}


@pytest.mark.parametrize("column", ["Kontakt", "Kontakt=fax"])
def test_an_explanation_that_explains_nothing_is_refused(ready, file, column):
    file.write_text("Kontakt\n+48 501 502 503\n")

    answer = ready.run("customers", "import", file, *BRAND, "--column", column)

    assert answer.exit_code == 2
    assert "phone" in answer.stderr


def test_a_spreadsheet_is_asked_for_as_text(ready, file):
    file.write_bytes(b"PK\x03\x04" + bytes(100))

    answer = ready.run("customers", "import", file, *BRAND, "--yes")

    assert answer.exit_code == 1
    assert "Save the spreadsheet as CSV" in answer.stderr


def test_a_file_may_have_a_name_that_is_no_text(ready, tmp_path):
    """As an old Windows share names it: the bytes of another alphabet."""
    file = tmp_path / os.fsdecode("клиенты.csv".encode("cp1251"))
    file.write_text("phone;name\n+48 501 502 503;Ada\n")

    ready.do("customers", "import", file, *BRAND, "--yes")

    assert counted(ready)["customers"] == 1
    [became] = tmp_path.glob("*.results.csv")
    assert results(became) == {2: "created"}
