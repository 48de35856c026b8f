"""What every test may ask for."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from walletpass.db import Base, Database, connect
from walletpass.migrations import tables

pytest_plugins = ["tests.servers"]

SERVER = os.environ.get("WALLETPASS_TEST_DATABASE_URL")
"""A PostgreSQL database to run on instead of files; its tables are dropped."""

settings.register_profile("house", deadline=None)  # a busy machine is no mistake
settings.load_profile("house")

assert tables.__all__  # a test of one floor needs the tables of them all


@pytest.fixture(scope="session")
def _empty_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("schema") / "empty.db"
    database = connect(f"sqlite:///{path}", synchronous="OFF")
    Base.metadata.create_all(database.engine)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path.read_bytes()


@pytest.fixture
def database(tmp_path: Path, _empty_file: bytes) -> Iterator[Database]:
    """Return an empty database with every table."""
    if SERVER:
        database = connect(SERVER)
        Base.metadata.drop_all(database.engine)
        Base.metadata.create_all(database.engine)
    else:
        (tmp_path / "test.db").write_bytes(_empty_file)
        database = connect(f"sqlite:///{tmp_path}/test.db", synchronous="OFF")
    yield database
    database.close()
