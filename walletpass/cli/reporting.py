"""`walletpass reports`: what a campaign brought, in a file that anybody can check."""

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

import click
from rich.console import Console
from rich.table import Table

from walletpass import brands
from walletpass.campaigns import measuring
from walletpass.campaigns.measuring import Difference, Report, Verified
from walletpass.cli.main import main
from walletpass.cli.opening import opened
from walletpass.customers.importing.results import private

_SOMETHING_DIFFERS: Final = 1
_MOST_SHOWN: Final = 20


@main.group("reports")
def reports_group() -> None:
    """Tell what campaigns brought, and check what others tell."""


def _margin(
    _context: click.Context, _option: click.Parameter, told: str | None
) -> str | None:
    if told is None:
        return None
    try:
        margin = Decimal(told)
    except InvalidOperation:
        margin = Decimal(0)
    if not (margin.is_finite() and 0 < margin <= 1):
        raise click.BadParameter("Write a part of one, such as 0.3.")
    return str(margin)


@reports_group.command("export")
@click.option("--brand", required=True, help="The brand's slug.")
@click.option("--campaign", required=True, help="The campaign's id.")
@click.option("--run", "run_id", help="One run of it alone, by its id.")
@click.option(
    "--margin",
    callback=_margin,
    help="What part of a sale is left, such as 0.3, if the campaign does not say.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("report.zip"),
    show_default=True,
    help="Where to write.",
)
def export_report(
    *, brand: str, campaign: str, run_id: str | None, margin: str | None, out: Path
) -> None:
    """Write a campaign's report with the rows behind it, and no name among them.

    Whoever has the file can make the report again, with `walletpass reports verify`.
    """
    unfinished = out.with_name(f"{out.name}.part")
    unfinished.unlink(missing_ok=True)
    with opened() as services:
        with (
            services.database.snapshot() as session,
            open(unfinished, "wb", opener=private) as target,
            Console(stderr=True).status("Counting…"),
        ):
            owner = brands.brand_called(session, brand)
            found = measuring.export(
                session,
                owner.id,
                campaign,
                target,
                now=services.now(),
                run_id=run_id,
                store_margin=margin,
            )
        unfinished.replace(out)
        with services.database.transaction() as session:
            brands.record(
                session,
                owner.id,
                actor="command line",
                action="report.export",
                object=campaign,
                after={"customers": found.figures.stages.eligible},
                now=services.now(),
            )
    _tell(found, out)


def _tell(found: Report, out: Path) -> None:
    for sentence in found.sentences("en"):
        click.echo(sentence)
    count = found.figures.stages.eligible
    click.echo(f"{count:,} customers in {out}.")


@reports_group.command("verify")
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def verify_report(path: Path) -> None:
    """Make the report in a file again from its rows, and say where it differs.

    It asks nothing but the file. It leaves with 1 if any figure differs, to the cent, or
    if a row cannot be as it is.
    """
    with Console(stderr=True).status("Counting again…"):
        found = measuring.verify(path)
    _tell_contamination(found)
    if found.is_right:
        click.secho(
            f"Every figure follows from the {found.rows:,} rows.{_how_dealt(found)}",
            fg="green",
        )
        return
    _tell_faults(found)
    raise click.exceptions.Exit(_SOMETHING_DIFFERS)


def _how_dealt(found: Verified) -> str:
    if found.dealt_by_salt:
        return " The salt deals everybody into the arm they were in."
    return " Who was held out cannot be checked before the campaign has ended."


def _tell_contamination(found: Verified) -> None:
    if found.held_but_told:
        click.secho(
            f"{found.held_but_told:,} of the held-out were told all the same: "
            f"{', '.join(found.contaminated[:_MOST_SHOWN])}",
            fg="yellow",
        )


def _tell_faults(found: Verified) -> None:
    console = Console()
    click.secho("This report does not follow from its rows.", fg="red")
    if found.differences:
        shown = found.differences[:_MOST_SHOWN]
        table = Table("figure", "told", "the rows come to")
        for each in shown:
            table.add_row(*_cells(each))
        console.print(table)
        _tell_rest(len(found.differences) - len(shown), "figures")
    for fault in found.faults[:_MOST_SHOWN]:
        click.echo(fault)
    _tell_rest(found.faulty - min(len(found.faults), _MOST_SHOWN), "rows")


def _cells(each: Difference) -> tuple[str, str, str]:
    return each.figure, _shown(each.told), _shown(each.rebuilt)


def _shown(figure: Any) -> str:
    return "-" if figure is None else str(figure)


def _tell_rest(count: int, of_what: str) -> None:
    if count > 0:
        click.echo(f"… and {count:,} more {of_what}.")
