"""Whether an instance may serve, and what needs a person."""

from dataclasses import dataclass, replace
from datetime import timedelta
from errno import ENOSPC
from types import SimpleNamespace

import pytest

from tests import make
from tests.make import NOON
from walletpass import brands, migrations, outbox
from walletpass.app import create_app
from walletpass.db import connect
from walletpass.web.ops import health
from walletpass.web.ops.schema import newest_step

from .conftest import stamp


@outbox.message("test-errand")
@dataclass(frozen=True)
class Errand:
    number: int


def _told(client):
    answer = client.get("/health")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.status_code, answer.json


def test_all_is_well(client):
    status, told = _told(client)

    assert (status, told["status"], told["reasons"]) == (200, "ok", [])
    assert set(told["checks"]) == {
        "database",
        "disk",
        "migrations",
        "outbox",
        "alarms",
        "certificates",
    }
    assert {check["status"] for check in told["checks"].values()} == {"ok"}


def test_the_newest_step_is_the_one_migrations_know():
    assert newest_step() == migrations.head()


def test_a_database_of_another_release_keeps_us_from_serving(client, database):
    stamp(database, "base")

    status, told = _told(client)

    assert (status, told["status"]) == (503, "failing")
    assert "walletpass db upgrade" in told["reasons"][0]
    assert told["checks"]["migrations"]["revision"] is None
    assert "outbox" not in told["checks"]


def test_a_silent_database_keeps_us_from_serving_and_tells_no_secret(client):
    silent = make.services(
        connect("postgresql+psycopg://ada:secret@127.0.0.1:9/walletpass")
    )

    answer = create_app(silent).test_client().get("/health")

    assert answer.status_code == 503
    assert answer.json["reasons"] == ["The database does not answer."]
    assert b"secret" not in answer.data


def test_a_database_that_takes_no_writing_keeps_us_from_serving(services):
    folder = services.database.folder()
    kept = connect(f"sqlite:///file:{folder}/test.db?mode=ro&uri=true")

    status, told = _told(create_app(replace(services, database=kept)).test_client())

    assert (status, told["status"]) == (503, "failing")
    assert told["reasons"] == [
        "The database takes no writing: it is read only, or a standby."
    ]
    assert told["checks"]["migrations"]["status"] == "ok"
    kept.close()


@pytest.mark.parametrize(
    ("megabytes", "status", "standing"),
    [
        (500, 200, "ok"),
        (499, 200, "attention"),
        (20, 200, "attention"),
        (19, 503, "failing"),
        (0, 503, "failing"),
    ],
)
def test_a_disk_that_fills_up_is_told_before_it_is_full(
    client, monkeypatch, megabytes, status, standing
):
    left = SimpleNamespace(free=megabytes * 1_000_000)
    monkeypatch.setattr(health, "disk_usage", lambda folder: left)

    found, told = _told(client)

    assert (found, told["status"]) == (status, standing)
    assert told["checks"]["disk"]["free_megabytes"] == megabytes
    reason = f"The disk of the database has {megabytes} MB left."
    assert told["reasons"] == ([] if standing == "ok" else [reason])


def test_a_folder_that_takes_no_file_keeps_us_from_serving(client, monkeypatch):
    def full(**_where):
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(health, "TemporaryFile", full)

    status, told = _told(client)

    assert (status, told["status"]) == (503, "failing")
    assert told["reasons"] == [
        "Nothing can be written beside the database: No space left on device."
    ]


def test_promises_that_wait_their_turn_are_no_trouble(client, database):
    with database.transaction() as session:
        outbox.add(session, Errand(1), now=NOON)
        outbox.add(session, Errand(2), now=NOON, after=timedelta(days=1))

    status, told = _told(client)

    assert (status, told["status"]) == (200, "ok")
    assert told["checks"]["outbox"] == {
        "status": "ok",
        "waiting": 2,
        "parked": 0,
        "oldest_due_seconds": 0,
    }


def test_a_promise_long_due_needs_a_person_and_closes_no_door(client, database, clock):
    with database.transaction() as session:
        outbox.add(session, Errand(1), now=NOON)
    clock.pass_by(minutes=17)

    status, told = _told(client)

    assert (status, told["status"]) == (200, "attention")
    assert told["reasons"] == ["A promise has been due for 17 minutes."]
    assert told["checks"]["outbox"]["oldest_due_seconds"] == 17 * 60


def test_a_parked_promise_needs_a_person(client, database):
    with database.transaction() as session:
        outbox.add(session, Errand(1), now=NOON)
    with database.transaction() as session:
        [ticket] = outbox.claim(session, now=NOON)
        outbox.postpone(session, ticket, trouble="a secret", until=None, now=NOON)

    status, told = _told(client)

    assert (status, told["status"]) == (200, "attention")
    assert told["reasons"] == ["1 promises are parked: nobody tries them."]
    assert "secret" not in str(told)


def test_an_alarm_needs_a_person(client, database):
    with database.transaction() as session:
        owner = make.brand(session)
        brands.raise_alarm(session, owner.id, "push:x", "a secret", now=NOON)

    status, told = _told(client)

    assert (status, told["status"]) == (200, "attention")
    assert told["checks"]["alarms"] == {"status": "attention", "count": 1}
    assert "secret" not in str(told)


@pytest.mark.parametrize(
    ("days", "reasons"),
    [
        (0, []),
        (334, []),
        (335, ["A certificate has 30 days left."]),
        (365, ["A certificate has 0 days left."]),
        (366, ["A certificate has expired: cards of its pass type are not updated."]),
    ],
)
def test_a_certificate_is_counted_down(client, database, clock, days, reasons):
    with database.transaction() as session:
        make.signing_pass_type(session, make.brand(session))
    clock.pass_by(days=days)

    status, told = _told(client)

    assert (status, told["status"]) == (200, "attention" if reasons else "ok")
    assert told["reasons"] == reasons


def test_a_renewed_certificate_silences_the_one_before(client, database, clock):
    with database.transaction() as session:
        owner = make.brand(session)
        make.signing_pass_type(session, owner)
        clock.pass_by(days=360)
        renewed = make.authority().new_identity(
            "pass.com.example.card", "EXAMPLE123", now=clock()
        )
        make.keep_identity(session, make.people().vault, owner.id, renewed, now=clock())

    _, told = _told(client)

    assert told["checks"]["certificates"]["status"] == "ok"
    assert told["checks"]["certificates"]["pass_types"] == 1
