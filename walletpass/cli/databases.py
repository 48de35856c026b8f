"""`walletpass db …`: the database's history, its truth, and its copies."""

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import click

from walletpass import brands, ledger, migrations
from walletpass.cli.main import main
from walletpass.cli.opening import opened
from walletpass.services import Services
from walletpass.settings import read_settings


@main.group()
def db() -> None:
    """Upgrade, check, back up and restore the database."""


@db.command()
def upgrade() -> None:
    """Bring the database up to this release."""
    with opened() as services:
        migrations.upgrade(services.database)
    click.echo(f"The database is at revision {migrations.head()}.")


@db.command()
@click.pass_context
def check(context: click.Context) -> None:
    """Recount every balance and read every audit log's chain."""
    with opened() as services:
        faults = _faults(services)
    for fault in faults:
        click.secho(fault, fg="red", err=True)
    if faults:
        context.exit(1)
    click.echo("Every balance is the sum of its entries, and every audit log is whole.")


def _faults(services: Services) -> list[str]:
    if not migrations.is_current(services.database):
        return ["The database is older than this release: run `walletpass db upgrade`."]
    with services.database.snapshot() as session:
        faults = [
            f"{wrong.what} {wrong.id}: {wrong.found} found, {wrong.expected} expected."
            for wrong in ledger.audit(session)
        ]
        for brand in brands.all_brands(session):
            broken = brands.verify_chain(session, brand.id)
            if broken is not None:
                faults.append(f"The audit log of {brand.slug} breaks at {broken}.")
    return faults


@db.command()
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
def backup(target: Path) -> None:
    """Copy the database to TARGET while everything runs."""
    url = read_settings().database
    if target.exists():
        raise click.UsageError(f"{target} is already there. Choose another name.")
    if url.startswith("sqlite"):
        with (
            closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
    else:
        _run("pg_dump", "--format=custom", f"--file={target}", _libpq(url))
    click.echo(f"Copied to {target}. Keep WALLETPASS_SECRET_KEY with it, apart.")


@db.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.confirmation_option(prompt="This replaces everything in the database. Go on?")
def restore(source: Path) -> None:
    """Replace the database by the copy SOURCE. Stop the service first."""
    url = read_settings().database
    if url.startswith("sqlite"):
        with (
            closing(sqlite3.connect(source)) as copy,
            closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as target,
        ):
            copy.backup(target)
    else:
        _run("pg_restore", "--clean", "--if-exists", f"--dbname={_libpq(url)}", str(source))
    click.echo(f"Restored from {source}.")


def _libpq(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


def _run(*command: str) -> None:
    try:
        subprocess.run(command, check=True)  # noqa: S603 - PostgreSQL's own tools
    except FileNotFoundError:
        raise click.ClickException(
            f"{command[0]} is not installed: it comes with PostgreSQL's client."
        ) from None
    except subprocess.CalledProcessError as failure:
        raise click.ClickException(
            f"{command[0]} gave up with status {failure.returncode}."
        ) from None
