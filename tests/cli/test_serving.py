"""Processes that run for days, and stop cleanly when they are asked to."""

import re
import signal
import socket
import subprocess
from contextlib import ExitStack, contextmanager
from time import monotonic, sleep

import pytest
import requests
from sqlalchemy import func, select

from tests.cli.conftest import BRAND, Shell
from tests.servers import free_port
from walletpass import devices, outbox
from walletpass.jobs.schedule import TidyUp

pytestmark = pytest.mark.long

_PATIENCE = 40


def wait_until(ask, what):
    deadline = monotonic() + _PATIENCE
    while not (answer := ask()):
        assert monotonic() < deadline, what
        sleep(0.05)
    return answer


@contextmanager
def running(shell, *command):
    """Run a command as a process; end it by force if the test did not."""
    process = shell.start(*command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        yield process
    finally:
        process.kill()
        process.communicate(timeout=_PATIENCE)


def ended(process):
    """Ask a process to stop; return its exit code and all it said."""
    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=_PATIENCE)
    return process.returncode, said


def answers(address):
    def ask():
        try:
            return requests.get(f"{address}/api/openapi.json", timeout=5)
        except requests.ConnectionError:
            return None

    return ask


def promise(shell):
    with shell.opened() as services, services.database.transaction() as session:
        outbox.add(session, TidyUp(), now=services.now())
    assert waiting(shell) == 1


def waiting(shell):
    with shell.looking() as session:
        return outbox.waiting(session).waiting


def sightings(shell):
    with shell.looking() as session:
        return session.scalar(
            select(func.count())
            .select_from(devices.Sighting)
            .where(devices.Sighting.kind == "downloaded")
        )


def test_one_process_serves_cards_and_keeps_promises(ready):
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    ready.environment["WALLETPASS_BASE_URL"] = address
    key = ready.do("keys", "create", "till", *BRAND).strip()
    promise(ready)

    with running(ready, "serve", "--port", port) as process:
        wait_until(answers(address), "no answer")
        card = issue(address, key)
        wait_until(lambda: not waiting(ready), "promises were not kept")
        for _ in range(3):
            bundle = requests.get(card["pass_url"], timeout=10)
        code, said = ended(process)

    assert code == 0, said
    assert bundle.headers["Content-Type"] == "application/vnd.apple.pkpass"
    assert "Traceback" not in said
    assert sightings(ready), "an engine writes what it collected before it ends"


def issue(address, key):
    door = f"{address}/api/v1"
    shown = {"Authorization": f"Bearer {key}"}
    who = {"phone": "+48 501 502 503"}
    ada = requests.post(f"{door}/customers", json=who, headers=shown, timeout=10).json()
    asked = {"customer_id": ada["id"]}
    card = requests.post(f"{door}/cards", json=asked, headers=shown, timeout=10)
    assert card.status_code == 201, card.text
    return card.json()


def test_a_server_killed_on_the_spot_leaves_nothing_that_holds_its_port(ready):
    port = free_port()
    address = f"http://127.0.0.1:{port}"

    with running(ready, "serve", "--port", port) as process:
        wait_until(answers(address), "no answer")
        process.kill()
        process.communicate(timeout=_PATIENCE)  # whoever still lives would write on
        with running(ready, "serve", "--port", port) as successor:
            assert wait_until(answers(address), "no answer").ok
            code, said = ended(successor)

    assert code == 0, said


def test_serving_makes_the_database_on_its_first_day(empty):
    port = free_port()

    with running(empty, "serve", "--port", port) as process:
        answer = wait_until(answers(f"http://127.0.0.1:{port}"), "no answer")
        code, said = ended(process)

    assert answer.ok
    assert code == 0, said
    assert empty.run("db", "check").exit_code == 0


def test_a_crowd_that_is_connected_and_silent_stops_nobody(ready):
    port = free_port()
    address = f"http://127.0.0.1:{port}"

    with running(ready, "serve", "--port", port) as process, ExitStack() as crowd:
        wait_until(answers(address), "no answer")
        for _ in range(1100):
            line = socket.create_connection(("127.0.0.1", port), _PATIENCE)
            crowd.enter_context(line)
        answer = requests.get(f"{address}/health", timeout=10)
        code, said = ended(process)

    assert answer.ok
    assert code == 0, said


def test_a_body_that_never_ends_does_not_keep_it_from_stopping(ready):
    port = free_port()

    with running(ready, "serve", "--port", port) as process:
        wait_until(answers(f"http://127.0.0.1:{port}"), "no answer")
        with socket.create_connection(("127.0.0.1", port)) as line:
            line.sendall(b"POST /apple/v1/log HTTP/1.1\r\nHost: x\r\n")
            line.sendall(b"Content-Length: 100\r\n\r\n{")
            code, said = ended(process)

    assert code == 0, said
    assert "Killing" not in said, said


def test_two_processes_cannot_share_one_sqlite_file(ready):
    answer = ready.run("serve", "--workers", "2")

    assert answer.exit_code == 2
    assert "WALLETPASS_ENGINE=celery" in answer.stderr


def test_a_port_that_is_taken_is_one_sentence(ready):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        answer = ready.run("serve", "--port", port)

    assert answer.exit_code == 1
    assert re.search(rf"127.0.0.1:{port} cannot be opened", answer.stderr)


@pytest.mark.parametrize("command", ["relay", "work"])
def test_what_only_many_machines_need_says_so(ready, command):
    answer = ready.run(command)

    assert answer.exit_code == 2
    assert "WALLETPASS_ENGINE=celery" in answer.stderr


@pytest.fixture
def distributed(tmp_path, postgres, redis_server):
    """Return a shell in the shape of a chain: PostgreSQL, a broker, many processes."""
    shell = Shell(
        tmp_path / "data",
        {
            "WALLETPASS_ENGINE": "celery",
            "WALLETPASS_DATABASE_URL": postgres,
            "WALLETPASS_BROKER_URL": redis_server,
            "WALLETPASS_SECRET_KEY": "a secret that every machine holds, long enough",
        },
    )
    shell.do("db", "upgrade")
    shell.do("brands", "create", "kawa", "--name", "Kawa", "--currency", "PLN",
             "--country", "PL", "--timezone", "Europe/Warsaw")  # fmt: skip
    shell.do("certs", "demo", tmp_path / "ca", *BRAND, "--pass-type", "pass.com.kawa")
    shell.do("brands", "card", "kawa", "--trade", "grocery")
    return shell


def test_a_relay_and_a_worker_keep_promises_and_stop_when_asked(distributed):
    promise(distributed)

    with (
        running(distributed, "relay") as relay,
        running(distributed, "work", "--hands", "2") as work,
    ):
        wait_until(lambda: not waiting(distributed), "promises were not kept")
        ends = [ended(relay), ended(work)]

    assert [code for code, _ in ends] == [0, 0], ends
    assert not any("Traceback" in said for _, said in ends), ends


def test_several_processes_serve_one_postgresql(distributed):
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    distributed.environment["WALLETPASS_BASE_URL"] = address
    key = distributed.do("keys", "create", "till", *BRAND).strip()

    with running(distributed, "serve", "--port", port, "--workers", "2") as process:
        wait_until(answers(address), "no answer")
        card = issue(address, key)
        bundle = requests.get(card["pass_url"], timeout=10)
        code, said = ended(process)

    assert bundle.ok
    assert code == 0, said
    assert said.count("Spawning worker-") == 2
    assert sightings(distributed) == 1
