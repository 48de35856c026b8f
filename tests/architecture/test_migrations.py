"""The database's history has one head, goes up and down, and matches the tables."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from walletpass import migrations
from walletpass.db import Base, connect

BOOKKEEPING = {"alembic_version"}


def test_there_is_one_head_and_every_step_is_numbered():
    script = ScriptDirectory.from_config(migrations._config())
    steps = list(script.walk_revisions())

    assert len(script.get_heads()) == 1
    for step in steps:
        assert Path(step.path).name.startswith(f"{step.revision}_")
        assert step.revision.isdigit()


def test_upgrading_gives_exactly_the_tables_and_downgrading_takes_them_away(tmp_path):
    database = connect(f"sqlite:///{tmp_path}/history.db", synchronous="OFF")
    assert not migrations.is_current(database)

    migrations.upgrade(database)

    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    assert migrations.is_current(database)

    migrations.downgrade(database, "base")

    assert set(inspect(database.engine).get_table_names()) <= BOOKKEEPING
    database.close()


def test_every_business_row_carries_its_brand():
    plumbing = {"outbox", "brands"}

    without = {
        table.name
        for table in Base.metadata.tables.values()
        if "brand_id" not in table.c and table.name not in plumbing
    }

    assert without == set()
