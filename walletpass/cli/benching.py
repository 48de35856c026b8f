"""`walletpass bench …`: how fast we are, and what would be possible.

The benches bring servers and clients along, so each is imported when it is run.
"""
# ruff: noqa: PLC0415

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from walletpass.cli.main import main

if TYPE_CHECKING:
    from walletpass.bench import Measure

_as_json = click.option(
    "--json", "as_json", is_flag=True, help="One object a line, for programs."
)


def _rounds(default: int) -> Callable[[click.decorators.FC], click.decorators.FC]:
    return click.option(
        "--rounds",
        type=click.IntRange(min=1),
        default=default,
        show_default=True,
        help="Turns that we and the limit take; the median counts.",
    )


def _size(
    name: str, default: int, of_what: str, least: int = 1
) -> Callable[[click.decorators.FC], click.decorators.FC]:
    return click.option(
        name,
        type=click.IntRange(min=least),
        default=default,
        show_default=True,
        help=of_what,
    )


@main.group()
def bench() -> None:
    """Measure this machine: our figures beside its own limit.

    Nothing of yours is touched: each bench makes a shop of its own and throws it away.
    """


@bench.command("sign")
@_rounds(15)
@_size("--cards", 400, "Distinct cards in each turn.")
@_as_json
def sign(rounds: int, cards: int, *, as_json: bool) -> None:
    """Build and sign cards, beside bare RSA signatures of the same key."""
    from walletpass.bench import bench_signing

    with _bar() as tell:
        measures = bench_signing(rounds=rounds, cards=cards, on_progress=tell)
    _show(measures, as_json=as_json)


@bench.command("push")
@_rounds(9)
@_size("--pushes", 3000, "Distinct tokens in each turn.")
@_as_json
def push(rounds: int, pushes: int, *, as_json: bool) -> None:
    """Push over HTTP/2 and TLS, beside the bare client and beside aioapns."""
    from walletpass.bench import bench_pushing

    with _bar() as tell:
        measures = bench_pushing(
            rounds=rounds, pushes=pushes, on_progress=tell, note=_note
        )
    _show(measures, as_json=as_json)


@bench.command("serve")
@_rounds(9)
@_size("--requests", 1000, "Requests in each turn.")
@_size("--fetches", 100_000, "Cards to fetch while memory is watched; 0 for none.", 0)
@_as_json
def serve(rounds: int, requests: int, fetches: int, *, as_json: bool) -> None:
    """Serve cards, beside signing alone and beside a route that does nothing."""
    from walletpass.bench import bench_serving

    with _bar() as tell:
        measures = bench_serving(
            rounds=rounds,
            requests=requests,
            fetches=fetches,
            on_progress=tell,
            note=_note,
        )
    _show(measures, as_json=as_json)


@bench.command("ledger")
@_rounds(9)
@_size("--entries", 300, "Sales in each turn.")
@_as_json
def ledger(rounds: int, entries: int, *, as_json: bool) -> None:
    """Post entries to the books, beside a bare transaction on the same file."""
    from walletpass.bench import bench_booking

    with _bar() as tell:
        measures = bench_booking(rounds=rounds, entries=entries, on_progress=tell)
    _show(measures, as_json=as_json)


@bench.command("sale")
@_rounds(9)
@_size("--sales", 200, "Purchases in each turn.")
@_as_json
def sale(rounds: int, sales: int, *, as_json: bool) -> None:
    """Make whole sales, beside a bare transaction on the same file."""
    from walletpass.bench import bench_selling

    with _bar() as tell:
        measures = bench_selling(rounds=rounds, purchases=sales, on_progress=tell)
    _show(measures, as_json=as_json)


@bench.command("growth")
@_rounds(5)
@_size("--sales", 200, "Purchases in each turn.")
@_size("--customers", 100_000, "Customers of the big shop.")
@_size("--movements", 10_000, "Movements on the account with a history.")
@_as_json
def growth(
    rounds: int, sales: int, customers: int, movements: int, *, as_json: bool
) -> None:
    """Make whole sales in a big shop and on an old account, beside a small and a new one."""
    from walletpass.bench import bench_growth

    with _bar() as tell:
        measures = bench_growth(
            rounds=rounds,
            purchases=sales,
            customers=customers,
            movements=movements,
            on_progress=tell,
        )
    _show(measures, as_json=as_json)


@bench.command("scan")
@_rounds(5)
@_size("--scans", 200, "Customers in each turn, at four tills.", 4)
@_size("--customers", 1000, "Holders of a card there are.")
@click.option("--campaign", is_flag=True, help="Tell them all something meanwhile.")
@_as_json
def scan(
    rounds: int, scans: int, customers: int, *, campaign: bool, as_json: bool
) -> None:
    """Scan at four tills that sell meanwhile, beside bare answers of Flask.

    The figure is the slowest twentieth, in milliseconds: here the ratio says how many
    times a bare answer it takes.
    """
    from walletpass.bench import bench_scanning

    with _bar() as tell:
        measures = bench_scanning(
            rounds=rounds,
            scans=scans,
            customers=customers,
            campaign=campaign,
            on_progress=tell,
        )
    _show(measures, as_json=as_json)


@bench.command("segment")
@_rounds(5)
@_size("--customers", 100_000, "Customers of the shop.", 100)
@_as_json
def segment(rounds: int, customers: int, *, as_json: bool) -> None:
    """Count who is in a segment, beside the best SQL written by hand.

    The figure is in microseconds: here the ratio says how many times as long it takes.
    """
    from walletpass.bench import bench_asking

    with _bar() as tell:
        measures = bench_asking(rounds=rounds, customers=customers, on_progress=tell)
    _show(measures, as_json=as_json)


@bench.command("campaign")
@_rounds(3)
@_size("--cards", 100_000, "Cards of the big audience; the small one has a tenth.", 10)
@_as_json
def campaign(rounds: int, cards: int, *, as_json: bool) -> None:
    """Run a campaign over many cards, beside bare SQL, a small audience, and its memory."""
    from walletpass.bench import bench_campaign

    with _bar() as tell:
        measures = bench_campaign(rounds=rounds, cards=cards, on_progress=tell)
    _show(measures, as_json=as_json)


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    columns = TextColumn("Measuring"), BarColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True)) as progress:
        rounds = progress.add_task("rounds", total=None)
        yield lambda done, total: progress.update(rounds, completed=done, total=total)


def _note(text: str) -> None:
    click.echo(text, err=True)


def _show(measures: "Sequence[Measure]", *, as_json: bool) -> None:
    if as_json:
        for each in measures:
            click.echo(json.dumps(each.to_dict()))
        return
    table = Table("measure", "we reach", "the limit", "ratio", "the limit is")
    table.columns[0].no_wrap = True
    for each in measures:
        table.add_row(
            each.measure,
            f"{each.value:,.0f} {each.unit}",
            f"{each.limit:,.0f} {each.unit}",
            f"{each.ratio:.2f}",
            each.beside,
        )
    Console().print(table)
