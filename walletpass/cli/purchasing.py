"""`walletpass purchases import`: a file of past sales, each told once."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NoReturn

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import brands
from walletpass.cli.importing import progress_bar, unused
from walletpass.cli.main import main
from walletpass.cli.opening import opened
from walletpass.customers.importing.cells import unsaid
from walletpass.customers.importing.results import private
from walletpass.rewards import importing
from walletpass.rewards.importing import Outcome, PurchaseImportRow, Told
from walletpass.services import Services

_ACTOR: Final = "command line"
_KINDS: Final = {
    ".csv": "text/csv",
    ".tsv": "text/csv",
    ".ndjson": "application/x-ndjson",
    ".jsonl": "application/x-ndjson",
}
_SHOWN: Final = 10

Row = tuple[int, Outcome, str | None, Mapping[str, Any] | None]


@main.group("purchases")
def purchases_group() -> None:
    """Bring past purchases in."""


@purchases_group.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--brand", required=True, help="The brand's slug.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option(
    "--results",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write what became of each row; beside FILE if left out.",
)
def import_file(file: Path, *, brand: str, dry_run: bool, results: Path | None) -> None:
    """Tell the purchases in FILE, each once, and credit what their rules gave.

    FILE is JSON lines (.ndjson, .jsonl), each a purchase as the API takes it, or a table
    (.csv) with the columns `source`, `receipt`, `net` and whatever else a purchase has;
    rows of one receipt that follow each other are its articles. Either may be gzipped
    (.gz). Run twice, or after it was killed, it changes nothing that was done. It leaves
    with 1 where a row is refused.
    """
    with opened() as services:
        with services.database.snapshot() as session:
            owner = brands.brand_called(session, brand)
        told = _read(services, file)
        settled = _tried if dry_run else _settled
        with progress_bar("Telling") as progress:
            bar = progress.add_task("purchases", total=told.rows)
            rows = []
            for some in settled(services, owner.id, told):
                rows += some
                progress.update(bar, completed=len(rows))
    results = unused(results or file.with_suffix(".results.csv"))
    _write(rows, results)
    count = {name: sum(row[1] == name for row in rows) for name in _OUTCOMES}
    click.echo(
        f"{'Would become' if dry_run else 'Done'}: {count['created']} counted, "
        f"{count['repeated']} known already, {count['refused']} refused. "
        f"Row by row in {click.format_filename(results)}."
    )
    said = [(number, problem) for number, _, _, problem in rows if problem]
    for number, problem in said[:_SHOWN]:
        click.echo(f"Row {number}: {_sentence(problem)}", err=True)
    if count["refused"]:
        raise click.exceptions.Exit(1)


_OUTCOMES: Final[tuple[Outcome, ...]] = ("created", "repeated", "refused")


def _read(services: Services, file: Path) -> Told:
    from walletpass.web.api.files import packed, unpacked  # noqa: PLC0415

    content, name = file.read_bytes(), file
    if file.suffix == ".gz":
        content, name = unpacked(content), file.with_suffix("")
    kind = _KINDS.get(name.suffix.lower())
    if kind is None:
        message = f"Name it so that one sees what it is: {', '.join(_KINDS)}."
        raise click.BadParameter(message, param_hint="FILE")
    return packed(services.people, content, kind)


def _settled(services: Services, brand_id: str, told: Told) -> Iterator[list[Row]]:
    """Tell one part after another, each for good, and return what became of its rows."""
    from walletpass.jobs.keeping.imports import tell_part  # noqa: PLC0415

    with services.database.transaction() as session:
        begun = importing.begin(session, brand_id, told, by=_ACTOR, now=services.now())
        job_id = begun.job.id
    after = 0
    for number in range(1, len(told.parts) + 1):
        tell_part(services, job_id, number)
        with services.database.snapshot() as session:
            rows = _rows(session, job_id, after)
        after = rows[-1][0] if rows else after
        yield rows


class _Undone(Exception):  # noqa: N818 - not an error: a trial on its way out
    def __init__(self, rows: list[Row]) -> None:
        super().__init__()
        self.rows = rows


def _tried(services: Services, brand_id: str, told: Told) -> Iterator[list[Row]]:
    """Tell each part by itself, undo it, and return what would become of its rows."""
    for part in told.parts:
        alone = Told("tried", told.rows, [part])
        try:
            with services.database.transaction() as session:
                _try(services, session, brand_id, alone)
        except _Undone as trial:
            yield trial.rows


def _try(services: Services, session: Session, brand_id: str, part: Told) -> NoReturn:
    from walletpass.jobs.keeping.imports import finder  # noqa: PLC0415

    job = importing.begin(session, brand_id, part, by=_ACTOR, now=services.now()).job
    find = finder(services)
    importing.settle(session, services.people, find, job.id, 1, now=services.now())
    raise _Undone(_rows(session, job.id, 0))


def _rows(session: Session, job_id: str, after: int) -> list[Row]:
    found = session.scalars(
        select(PurchaseImportRow)
        .where(PurchaseImportRow.import_id == job_id, PurchaseImportRow.number > after)
        .order_by(PurchaseImportRow.number)
    )
    return [(row.number, row.outcome, row.purchase_id, row.problem) for row in found]


def _write(rows: Sequence[Row], target: Path) -> None:
    with open(target, "w", encoding="utf-8-sig", newline="", opener=private) as stream:
        writer = csv.writer(stream)
        writer.writerow(["row", "outcome", "purchase_id", "problem"])
        for number, outcome, purchase_id, problem in rows:
            said = unsaid(_sentence(problem)) if problem else ""
            writer.writerow([number, outcome, purchase_id or "", said])


def _sentence(problem: Mapping[str, Any]) -> str:
    faults = problem.get("errors", ())
    told = "; ".join(f"{one['field']}: {one['message']}" for one in faults)
    return str(problem.get("detail") or told)
