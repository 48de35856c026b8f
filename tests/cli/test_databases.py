"""The database: made, checked, copied while it is written, and brought back."""

import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.servers import missing
from walletpass import brands, ledger, migrations, sales
from walletpass.customers import enrol


def earn(shell, points, source):
    """Let a new customer earn; return their account."""
    with shell.opened() as services, services.database.transaction() as session:
        now = services.now()
        kawa = brands.brand_called(session, "kawa")
        ada = enrol(session, services.people, brand=kawa, now=now).customer
        program = ledger.program_of(session, kawa.id)
        account = ledger.open_account(session, kawa.id, program.id, ada.id, now=now)
        ledger.earn(session, account, points * 100, source=source, now=now)
        return account


def balances(shell):
    with shell.looking() as session:
        kawa = brands.brand_called(session, "kawa")
        movements = ledger.statement(session, kawa.id, limit=500).rows
        return sorted(movement.points // 100 for movement in movements)


def change(shell, statement):
    with closing(sqlite3.connect(shell.folder / "walletpass.db")) as connection:
        connection.execute(statement)
        connection.commit()


def test_upgrading_makes_the_database_and_again_changes_nothing(empty):
    for _ in range(2):
        assert f"revision {migrations.head()}" in empty.do("db", "upgrade")

    assert empty.run("db", "check").exit_code == 0


def test_a_balance_that_was_meddled_with_is_found(founded):
    account = earn(founded, 50, "receipt-1")
    assert founded.run("db", "check").exit_code == 0

    change(founded, "UPDATE accounts SET balance = 6000 WHERE kind = 'customer'")
    answer = founded.run("db", "check")

    assert answer.exit_code == 1
    assert f"account {account}: 6000 found, 5000 expected" in answer.stderr


def test_a_sale_that_was_meddled_with_is_found(founded):
    with founded.opened() as services, services.database.transaction() as session:
        kawa = brands.brand_called(session, "kawa")
        sale = sales.Sale("till-7", "991", "PLN", [sales.Line(450)])
        bought = sales.record(session, kawa.id, sale, now=services.now())
    assert founded.run("db", "check").exit_code == 0

    change(founded, "UPDATE purchase_lines SET net = 45")
    answer = founded.run("db", "check")

    assert answer.exit_code == 1
    assert f"The figures of purchase {bought.id} do not add up" in answer.stderr


def test_a_lopsided_transaction_is_found(founded):
    earn(founded, 50, "receipt-1")

    change(founded, "UPDATE entries SET points = -4900 WHERE points < 0")

    assert founded.run("db", "check").exit_code == 1


def test_an_audit_log_that_was_meddled_with_is_found(founded):
    with founded.opened() as services, services.database.transaction() as session:
        kawa = brands.brand_called(session, "kawa")
        for number in range(3):
            brands.record(session, kawa.id, actor="stf_1", action=f"deed-{number}",
                          object="x", now=services.now())  # fmt: skip
    assert founded.run("db", "check").exit_code == 0

    change(founded, "UPDATE audit_log SET actor = 'stf_2' WHERE seq = 2")
    answer = founded.run("db", "check")

    assert answer.exit_code == 1
    assert "The audit log of kawa breaks at record 2" in answer.stderr


def test_a_backup_brings_everything_back(founded, tmp_path):
    earn(founded, 50, "receipt-1")
    founded.do("db", "backup", tmp_path / "copy.db")
    earn(founded, 70, "receipt-2")
    assert balances(founded) == [50, 70]

    founded.do("db", "restore", tmp_path / "copy.db", "--yes")

    assert balances(founded) == [50]
    founded.do("db", "check")


def test_a_backup_restores_into_an_empty_folder(founded, tmp_path):
    earn(founded, 50, "receipt-1")
    founded.do("db", "backup", tmp_path / "copy.db")
    elsewhere = Shell(tmp_path / "elsewhere")

    elsewhere.do("db", "restore", tmp_path / "copy.db", "--yes")

    assert balances(elsewhere) == [50]


def test_a_backup_taken_while_tills_write_is_one_moment(founded, tmp_path, monkeypatch):
    for name, value in founded.environment.items():  # both threads leave it like this
        monkeypatch.setenv(name, value)
    busy, done = threading.Event(), threading.Event()

    def sell():
        number = 0
        while not done.is_set():
            number += 1
            earn(founded, number, f"receipt-{number}")
            if number > 3:
                busy.set()

    till = threading.Thread(target=sell)
    till.start()
    try:
        busy.wait()
        founded.do("db", "backup", tmp_path / "copy.db")
    finally:
        done.set()
        till.join()
    founded.do("db", "restore", tmp_path / "copy.db", "--yes")

    kept = balances(founded)
    assert kept == list(range(1, len(kept) + 1))
    assert len(kept) >= 3
    founded.do("db", "check")


def test_no_backup_overwrites_another(founded, tmp_path):
    (tmp_path / "copy.db").write_text("last year's")

    answer = founded.run("db", "backup", tmp_path / "copy.db")

    assert answer.exit_code == 2
    assert (tmp_path / "copy.db").read_text() == "last year's"


def test_restoring_asks_first(founded, tmp_path):
    founded.do("db", "backup", tmp_path / "copy.db")
    earn(founded, 50, "receipt-1")

    assert (
        founded.run("db", "restore", tmp_path / "copy.db", typed="n\n").exit_code == 1
    )
    assert balances(founded) == [50]


@pytest.mark.parametrize("damage", ["no database", "damaged", "of something else"])
def test_what_is_no_backup_replaces_nothing(founded, tmp_path, damage):
    copy = tmp_path / "copy.db"
    founded.do("db", "backup", copy)
    if damage == "no database":
        copy.write_text("hello")
    elif damage == "damaged":
        whole = copy.read_bytes()
        copy.write_bytes(whole[: len(whole) // 2])
    else:
        copy.unlink()
        with closing(sqlite3.connect(copy)) as other:
            other.execute("CREATE TABLE recipes (name TEXT)")
    earn(founded, 50, "receipt-1")

    answer = founded.run("db", "restore", copy, "--yes")

    assert answer.exit_code == 1
    assert "is no sound backup" in answer.stderr
    assert balances(founded) == [50]


@pytest.fixture
def on_postgres(tmp_path, postgres, _postgres_tools):
    shell = Shell(tmp_path / "data", {"WALLETPASS_DATABASE_URL": postgres})
    shell.do("db", "upgrade")
    shell.do("brands", "create", "kawa", "--name", "Kawa", "--currency", "PLN",
             "--country", "PL", "--timezone", "Europe/Warsaw")  # fmt: skip
    return shell


@pytest.fixture
def _postgres_tools(monkeypatch):
    """Put the newest pg_dump first, as it must not be older than the server."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    for folder in folders:
        monkeypatch.setenv("PATH", str(folder), prepend=":")
    if not shutil.which("pg_dump"):
        missing("pg_dump")


def test_a_backup_of_postgresql_brings_everything_back(on_postgres, tmp_path):
    earn(on_postgres, 50, "receipt-1")
    on_postgres.do("db", "backup", tmp_path / "copy.dump")
    earn(on_postgres, 70, "receipt-2")

    on_postgres.do("db", "restore", tmp_path / "copy.dump", "--yes")

    assert balances(on_postgres) == [50]
    on_postgres.do("db", "check")


def test_a_missing_pg_dump_is_named(on_postgres, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    answer = on_postgres.run("db", "backup", tmp_path / "copy.dump")

    assert answer.exit_code == 1
    assert "pg_dump is not installed" in answer.stderr
