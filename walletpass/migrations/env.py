"""How alembic runs our migrations: on a connection it is handed."""

from alembic import context
from sqlalchemy import Connection, text

from walletpass.db import Base
from walletpass.migrations import tables

_ONE_AT_A_TIME = 7_201_001  # an advisory lock's number: any, but always the same

target = Base.metadata
assert tables.__all__  # importing them is what fills the metadata


def run(connection: Connection) -> None:
    """Run the steps asked for, guarded against waiting for ever and against a twin."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = '10s'"))
        connection.execute(text("SET LOCAL statement_timeout = '15min'"))
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})"))
    context.configure(
        connection=connection,
        target_metadata=target,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        transaction_per_migration=False,
    )
    context.run_migrations()


given = context.config.attributes["connection"]
assert isinstance(given, Connection)
run(given)
