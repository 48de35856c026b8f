"""Whether the database has every step this release needs."""

from functools import cache
from importlib.resources import as_file, files

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.orm import Session


@cache
def newest_step() -> str | None:
    """Return the last step of the database's history in this release."""
    with as_file(files("walletpass") / "migrations") as folder:
        return ScriptDirectory(folder).get_current_head()


def step_of(session: Session) -> str | None:
    """Return the step the database is at, None before the first."""
    return MigrationContext.configure(session.connection()).get_current_revision()
