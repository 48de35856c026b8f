from datetime import datetime, timedelta

import pytest
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from tests import make
from tests.make import NOON
from walletpass import migrations
from walletpass.app import create_app


class Clock:
    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span) -> None:
        self.now += timedelta(**span)


def stamp(database, revision):
    """Say that the database is at this step of its history."""
    script = ScriptDirectory.from_config(migrations._config())
    with database.engine.begin() as connection:
        MigrationContext.configure(connection).stamp(script, revision)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def services(database, clock):
    stamp(database, "head")
    yield make.services(database, now=clock)
    stamp(database, "base")


@pytest.fixture
def client(services):
    return create_app(services).test_client()
