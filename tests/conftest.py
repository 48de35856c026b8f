"""What every test may ask for."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import text

from tests.desks import Desk
from tests.servers import (  # the fixtures are for every test below
    create_database,
    postgres,
    postgres_server,
    redis_server,
)
from tests.thrift import (
    pytest_collection_finish,
    pytest_collection_modifyitems,
    thrift,
)
from walletpass.db import Base, Database, connect
from walletpass.migrations import tables

# people look for new examples on every run; CI tries the same ones each time, so that
# what lands does not hang on luck
settings.register_profile("patient", deadline=None)
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady" if os.environ.get("CI") else "patient")

__all__ = [
    "postgres",
    "postgres_server",
    "pytest_collection_finish",
    "pytest_collection_modifyitems",
    "redis_server",
    "thrift",
]

ON_BOTH = {
    "sales", "ledger", "rewards", "coupons", "happenings", "devices", "outbox", "events",
    "replays", "webhooks", "insight", "triggers", "segments", "campaigns", "messages",
    "measuring", "places", "journeys", "files",
}  # fmt: skip
"""Floors whose guarantees rest on locks: their tests run on PostgreSQL as well."""

assert tables.__all__  # a test of one floor needs the tables of them all


def pytest_generate_tests(metafunc):
    """Give the tests that rest on locks each database in turn."""
    floor = Path(metafunc.definition.path).parent.name
    if "database" in metafunc.fixturenames and floor in ON_BOTH:
        metafunc.parametrize("database", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def database(request) -> Database:
    """Return an empty database with every table: SQLite, unless the test asks for more."""
    kind = getattr(request, "param", "sqlite")
    return request.getfixturevalue(f"{kind}_database")


@pytest.fixture(scope="session")
def _empty_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("schema") / "empty.db"
    database = connect(f"sqlite:///{path}", synchronous="OFF")
    Base.metadata.create_all(database.engine)
    database.forget_traces()
    database.close()
    return path.read_bytes()


@pytest.fixture(scope="session")
def _desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("desk") / "test.db")
    yield desk
    desk.clear()


@pytest.fixture
def sqlite_database(_desk: Desk, _empty_file: bytes) -> Iterator[Database]:
    """Return an empty SQLite database, in a file that nobody else has open."""
    yield _desk.laid_with(_empty_file)
    _desk.clear()


@pytest.fixture(scope="session")
def _tables_on_postgres(postgres_server: str) -> Iterator[Database]:
    create_database(postgres_server, "shared_by_tests")
    url = f"{postgres_server}/shared_by_tests"
    database = connect(url.replace("postgresql://", "postgresql+psycopg://", 1))
    Base.metadata.create_all(database.engine)
    yield database
    database.close()


@pytest.fixture
def postgresql_database(_tables_on_postgres: Database) -> Database:
    """Return a PostgreSQL database whose tables are empty."""
    names = ", ".join(Base.metadata.tables)
    with _tables_on_postgres.transaction() as session:
        session.execute(text(f"TRUNCATE {names}"))
    return _tables_on_postgres
