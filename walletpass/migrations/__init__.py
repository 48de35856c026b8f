"""The database's history: numbered steps, each suiting the release before it.

migrations.upgrade(database)
migrations.is_current(database)
"""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from walletpass.db import Database


def upgrade(database: Database, revision: str = "head") -> None:
    """Bring the database up to *revision*, waiting for another that is doing so."""
    with database.engine.begin() as connection:
        command.upgrade(_config(connection), revision)


def downgrade(database: Database, revision: str) -> None:
    """Take the database back down to *revision* (``base`` empties it)."""
    with database.engine.begin() as connection:
        command.downgrade(_config(connection), revision)


def head() -> str:
    """Return the newest revision this release knows."""
    found = ScriptDirectory.from_config(_config()).get_current_head()
    assert found is not None
    return found


def is_current(database: Database) -> bool:
    """Tell whether the database has every step this release needs."""
    with database.glance() as connection:
        context = MigrationContext.configure(connection)
        return context.get_current_revision() == head()


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", "walletpass:migrations")
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config
