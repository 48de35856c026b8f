"""Real servers for the stories: PostgreSQL and Redis, started for one test session.

A machine that lacks one skips the tests that need it and says which; where
``WALLETPASS_TEST_EVERYTHING`` is set, as in CI, that is a failure.
"""

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import psycopg
import pytest
import redis

EVERYTHING = bool(os.environ.get("WALLETPASS_TEST_EVERYTHING"))
_PATIENCE = 30  # seconds for a server to answer


def missing(part):
    """Skip the test for want of *part*, or fail where nothing may be missing."""
    message = f"this machine lacks {part}"
    if EVERYTHING:
        pytest.fail(message)
    pytest.skip(message)


def program(name):
    """Return where a program is, or do as for anything `missing`."""
    return shutil.which(name) or missing(name)


def free_port():
    """Return a port nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for_port(port):
    """Return as soon as somebody listens on the port."""
    _wait(
        lambda: socket.create_connection(("127.0.0.1", port), 1).close(),
        ConnectionRefusedError,
    )


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory) -> Iterator[str]:
    """Return the address of a PostgreSQL server of our own, without a database name."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not folders:
        missing("PostgreSQL")
    home = Path("/tmp") / f"walletpass-postgres-{os.getpid()}"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(mode=0o755)
    port = free_port()
    as_user = _unprivileged(home)
    subprocess.run(
        [*as_user, folders[-1] / "initdb", "-D", home / "data", "-U", "walletpass",
         "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"],
        check=True, capture_output=True,
    )  # fmt: skip
    server = subprocess.Popen(
        [*as_user, folders[-1] / "postgres", "-D", home / "data", "-p", str(port),
         "-h", "127.0.0.1", "-k", home, "-c", "fsync=off", "-c", "max_connections=200"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"postgresql://walletpass@127.0.0.1:{port}"
    _wait(lambda: psycopg.connect(f"{url}/postgres").close(), psycopg.OperationalError)
    yield url
    server.terminate()
    server.wait()
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def postgres(postgres_server, request) -> Iterator[str]:
    """Return the address of an empty PostgreSQL database for this test."""
    name = f"story_{abs(hash(request.node.nodeid))}"
    create_database(postgres_server, name)
    yield f"{postgres_server}/{name}"
    drop_database(postgres_server, name)


def create_database(server, name, template="template1"):
    """Make a database on the server, as a copy of *template*."""
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")


def drop_database(server, name):
    """Take a database away, whoever is still in it."""
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory) -> Iterator[str]:
    """Return the address of a Redis server of our own."""
    program = shutil.which("redis-server")
    if program is None:
        missing("Redis")
    port = free_port()
    server = subprocess.Popen(
        [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "",
         "--dir", str(tmp_path_factory.mktemp("redis"))],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    client = redis.Redis(port=port)
    _wait(client.ping, redis.ConnectionError)
    client.close()
    yield f"redis://127.0.0.1:{port}/0"
    server.terminate()
    server.wait()


def _unprivileged(home):
    """Return what lets PostgreSQL run, which refuses to be root."""
    if os.getuid() != 0:
        return []
    user = pwd.getpwnam("postgres")
    os.chown(home, user.pw_uid, user.pw_gid)
    return [
        "setpriv", "--reuid", str(user.pw_uid), "--regid", str(user.pw_gid),
        "--clear-groups",
    ]  # fmt: skip


def _wait(ask, refusal):
    deadline = monotonic() + _PATIENCE
    while True:
        try:
            ask()
        except refusal:
            if monotonic() > deadline:
                raise
            sleep(0.05)
        else:
            return
