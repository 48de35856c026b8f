"""`walletpass customers import`: a file of people, into cards."""

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from sqlalchemy.orm import Session

from walletpass import brands, ledger, passes
from walletpass.brands import Brand
from walletpass.cli.main import main
from walletpass.cli.opening import opened
from walletpass.customers import importing
from walletpass.customers.importing import IssueCards, Newcomer, Preview
from walletpass.services import Services


@main.group("customers")
def customers_group() -> None:
    """Bring customers in."""


@customers_group.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--brand", required=True, help="The brand's slug.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--yes", is_flag=True, help="Do not ask before beginning.")
@click.option(
    "--results",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write what became of each row; beside FILE if left out.",
)
def import_file(
    file: Path,
    brand: str,
    dry_run: bool,  # noqa: FBT001 - a flag on the command line
    yes: bool,  # noqa: FBT001 - the same
    results: Path | None,
) -> None:
    """Import the customers in FILE and issue their cards.

    FILE is any table a shop can export: comma, semicolon or tab, UTF-8 or cp1251. Killed
    half-way, the same command goes on where it stopped; run twice it changes nothing.
    """
    with opened() as services:
        with services.database.snapshot() as session:
            owner = brands.brand_called(session, brand)
        seen = importing.preview(
            services.database, services.people, owner, file, now=services.now()
        )
        _show(seen)
        if dry_run:
            return
        if not yes:
            click.confirm("Begin?", abort=True)
        _run(services, owner, file, results or file.with_suffix(".results.csv"))


def _run(services: Services, owner: Brand, file: Path, results: Path) -> None:
    columns = (
        TextColumn("Importing"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns) as progress:
        bar = progress.add_task("rows", total=None)
        job_id, totals = importing.run(
            services.database,
            services.people,
            owner,
            file,
            issue_cards(services),
            clock=services.now,
            on_progress=lambda done, rows: progress.update(
                bar, completed=done, total=rows
            ),
        )
    with services.database.snapshot() as session:
        job = importing.import_job(session, owner.id, job_id)
        importing.write_results(session, job, file, results, owner.default_language)
    told = ", ".join(f"{count} {name}" for name, count in totals.outcomes.items())
    click.echo(f"Done: {told}. Row by row in {results}.")


def issue_cards(services: Services) -> IssueCards:
    """Return what gives newcomers their cards and opening balances."""

    def issue(session: Session, newcomers: Sequence[Newcomer]) -> None:
        passes.issue_to_newcomers(
            session,
            [
                (
                    one.customer,
                    ledger.Opening(
                        one.customer.id, one.opening_balance_hundredths, one.row_ref
                    ),
                )
                for one in newcomers
            ],
            people=services.people,
            card_link=services.card_link,
            now=services.now(),
            source="import",
        )

    return issue


def _show(seen: Preview) -> None:
    console = Console()
    told = ", ".join(f"{count} {name}" for name, count in seen.totals.outcomes.items())
    console.print(f"{told}.")
    if seen.problems:
        table = Table("row", "what is wrong", title="The first problems")
        for problem in seen.problems:
            table.add_row(str(problem.row), problem.sentence)
        console.print(table)
