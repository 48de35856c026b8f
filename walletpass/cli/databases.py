"""`walletpass db …`: the database's history, its truth, and its copies."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import click
from rich.console import Console
from sqlalchemy import make_url

from walletpass import brands, ledger, migrations, rewards, sales
from walletpass.bootstrap import settle
from walletpass.cli.main import main
from walletpass.cli.opening import opened, opened_with
from walletpass.services import Services

_PAGES_AT_ONCE = 4096  # 16 MB between two looks at the bar


@main.group()
def db() -> None:
    """Upgrade, check, back up and restore the database."""


@db.command()
def upgrade() -> None:
    """Make the database, or bring it up to this release."""
    with opened_with(settle()) as services:
        migrations.upgrade(services.database)
    click.echo(f"The database is at revision {migrations.head()}.")


@db.command()
@click.pass_context
def check(context: click.Context) -> None:
    """Recount every balance, sale and reward, and read every audit log's chain."""
    console = Console(stderr=True)
    with opened() as services, console.status("Recounting every balance…"):
        faults = _faults(services)
    for fault in faults:
        click.secho(fault, fg="red", err=True)
    if faults:
        context.exit(1)
    click.echo("Every balance is the sum of its entries, and every audit log is whole.")


def _faults(services: Services) -> list[str]:
    with services.database.snapshot() as session:
        faults = [
            f"{wrong.what} {wrong.id}: {wrong.found} found, {wrong.expected} expected."
            for wrong in ledger.audit(session)
        ]
        faults += [
            f"The figures of {name} do not add up."
            for name in (*sales.audit(session), *rewards.audit(session))
        ]
        for brand in brands.all_brands(session):
            broken = brands.verify_chain(session, brand.id)
            if broken is not None:
                faults.append(
                    f"The audit log of {brand.slug} breaks at record {broken}."
                )
    return faults


@db.command()
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
def backup(target: Path) -> None:
    """Copy the database to TARGET while everything runs."""
    url = settle().database
    if target.exists():
        raise click.UsageError(f"{target} is already there. Choose another name.")
    if source := _sqlite_file(url):
        if not source.exists():
            raise click.UsageError(f"There is no database at {source} to copy.")
        _copy(source, target)
    else:
        _run(url, "pg_dump", "--format=custom", f"--file={target}")
    click.echo(
        f"Copied to {target}. Without its secret key (WALLETPASS_SECRET_KEY, or the "
        "file secret_key in the data folder) nobody can read it: keep that too, apart."
    )


@db.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.confirmation_option(prompt="This replaces everything in the database. Go on?")
def restore(source: Path) -> None:
    """Replace the database by the copy SOURCE. Stop the service first."""
    url = settle().database
    if target := _sqlite_file(url):
        _require_sound(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy(source, target)
    else:
        _run(
            url, "pg_restore", "--clean", "--if-exists", "--single-transaction", source
        )
    click.echo(f"Restored from {source}. Run `walletpass db check`.")


def _sqlite_file(url: str) -> Path | None:
    parts = make_url(url)
    if parts.get_backend_name() != "sqlite":
        return None
    assert parts.database is not None
    return Path(parts.database)


def _copy(source: Path, target: Path) -> None:
    """Copy one moment of a database, whatever is written meanwhile.

    Raises:
        click.ClickException: One of them cannot be opened, or is no database.
    """
    try:
        _copy_all(source, target)
    except sqlite3.DatabaseError as fault:
        raise click.ClickException(
            f"{source} cannot be copied to {target}: {fault}."
        ) from None


def _copy_all(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(source, isolation_level=None)) as original,
        closing(sqlite3.connect(target)) as copy,
        click.progressbar(length=source.stat().st_size, label="Copying") as bar,
    ):
        (page_size,) = original.execute("PRAGMA page_size").fetchone()

        def progress(_status: int, remaining: int, total: int) -> None:
            bar.length = total * page_size
            bar.update((total - remaining) * page_size - bar.pos)

        original.execute("BEGIN")  # until the end, this connection sees one moment
        original.execute("SELECT count(*) FROM sqlite_master").fetchone()
        original.backup(copy, pages=_PAGES_AT_ONCE, progress=progress)


def _require_sound(source: Path) -> None:
    """Refuse a file that is damaged, or is no database of ours.

    Raises:
        click.ClickException: It is.
    """
    try:
        with closing(
            sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
        ) as copy:
            (verdict,) = copy.execute("PRAGMA quick_check(1)").fetchone()
            copy.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as fault:
        verdict = str(fault)
    if verdict != "ok":
        raise click.ClickException(f"{source} is no sound backup: {verdict}.")


def _run(url: str, program: str, *arguments: str | Path) -> None:
    """Run one of PostgreSQL's own programs on the database, its password kept apart."""
    parts = make_url(url).set(drivername="postgresql")
    password = parts.password
    address = parts.set(password=None).render_as_string()
    environment = os.environ | ({"PGPASSWORD": password} if password else {})
    command = [program, f"--dbname={address}", *arguments]
    try:
        subprocess.run(command, check=True, env=environment)  # noqa: S603 - as named here
    except FileNotFoundError:
        raise click.ClickException(
            f"{program} is not installed: it comes with PostgreSQL's client."
        ) from None
    except subprocess.CalledProcessError as failure:
        raise click.ClickException(
            f"{program} gave up with status {failure.returncode}."
        ) from None
