"""`walletpass customers import`: a file of people, into cards."""

from collections.abc import Mapping, Sequence
from itertools import chain, count
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

from walletpass import brands, passes
from walletpass.brands import Brand
from walletpass.cli.main import main
from walletpass.cli.opening import opened
from walletpass.customers import importing
from walletpass.customers.importing import (
    FIELDS,
    Preview,
    Totals,
)
from walletpass.services import Services


@main.group("customers")
def customers_group() -> None:
    """Bring customers in, take their data out, let them go."""


def _columns(
    _context: click.Context, _parameter: click.Parameter, given: Sequence[str]
) -> Mapping[str, str]:
    """Read what was said of columns: ``Тел. 1=phone``."""
    mapping = {}
    for text in given:
        header, equals, field = text.rpartition("=")
        if not equals or field not in FIELDS:
            raise click.BadParameter(
                f"{text!r} is not HEADER=FIELD with one of {', '.join(FIELDS)}."
            )
        mapping[header] = field
    return mapping


@customers_group.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--brand", required=True, help="The brand's slug.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--yes", is_flag=True, help="Do not ask before beginning.")
@click.option(
    "--column",
    "mapping",
    multiple=True,
    metavar="HEADER=FIELD",
    callback=_columns,
    help="What a header means that is not understood by itself. Repeat for each.",
)
@click.option(
    "--results",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write what became of each row, readable by you alone; beside FILE "
    "if left out. What is there already is kept, and the new one numbered.",
)
def import_file(
    file: Path,
    *,
    brand: str,
    dry_run: bool,
    yes: bool,
    mapping: Mapping[str, str],
    results: Path | None,
) -> None:
    """Import the customers in FILE and issue their cards.

    FILE is any table a shop can export: comma, semicolon or tab, UTF-8 or cp1251.
    Columns that are not understood are named before it begins, and left out. Killed
    half-way, the same command goes on where it stopped; run twice it changes nothing.
    It leaves with 1 where a row is refused.
    """
    with opened() as services:
        with services.database.snapshot() as session:
            owner = brands.brand_called(session, brand)
            passes.published_template(session, owner.id)
        seen = _preview(services, owner, file, mapping)
        _show(seen)
        if dry_run:
            _leave(seen.totals)
            return
        if not yes:
            click.confirm("Begin?", abort=True)
        job_id, totals = _run(services, owner, file, mapping)
        results = unused(results or file.with_suffix(".results.csv"))
        with services.database.snapshot() as session:
            job = importing.import_job(session, owner.id, job_id)
            importing.write_results(session, job, file, results, owner.default_language)
    click.echo(
        f"Done: {_told(totals)}. Row by row in {click.format_filename(results)}."
    )
    _leave(totals)


def _leave(totals: Totals) -> None:
    if totals.outcomes.get("refused"):
        raise click.exceptions.Exit(1)


def unused(path: Path) -> Path:
    """Return this name, with a number if there is such a file already."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(free for free in chain([path], numbered) if not free.exists())


def progress_bar(doing: str) -> Progress:
    """Return a bar that tells how far it is, beside what the command prints."""
    return Progress(
        TextColumn(doing),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )


def _preview(
    services: Services, owner: Brand, file: Path, mapping: Mapping[str, str]
) -> Preview:
    with progress_bar("Looking") as progress:
        rows = progress.add_task("rows", total=None)
        return importing.preview(
            services.database,
            services.people,
            owner,
            file,
            now=services.now(),
            mapping=mapping,
            on_progress=lambda done: progress.update(rows, completed=done),
        )


def _show(seen: Preview) -> None:
    console = Console(markup=False, emoji=False)  # headers are what others wrote
    read = ", ".join(f"{name!r} is {field}" for field, name in seen.columns.items())
    console.print(f"{seen.encoding}, separated by {seen.delimiter!r}: {read}.")
    if seen.ignored:
        console.print(f"Left out: {', '.join(map(repr, seen.ignored))}.")
    console.print(f"Would become: {_told(seen.totals)}.")
    if seen.problems:
        table = Table("row", "what is wrong", title="The first problems")
        for problem in seen.problems:
            table.add_row(str(problem.row), problem.sentence)
        console.print(table)


def _told(totals: Totals) -> str:
    counted = (f"{rows} {outcome}" for outcome, rows in totals.outcomes.items())
    return ", ".join(counted) or "nothing"


def _run(
    services: Services, owner: Brand, file: Path, mapping: Mapping[str, str]
) -> tuple[str, Totals]:
    from walletpass.jobs.keeping.newcomers import cards_for  # noqa: PLC0415

    with progress_bar("Importing") as progress:
        rows = progress.add_task("rows", total=None)
        return importing.run(
            services.database,
            services.people,
            owner,
            file,
            cards_for(services),
            clock=services.now,
            mapping=mapping,
            on_progress=lambda done, total: progress.update(
                rows, completed=done, total=total
            ),
        )
