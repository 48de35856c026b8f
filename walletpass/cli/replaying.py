"""`walletpass rules replay`: rules tried on the real past, before anybody gets them."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import click
import orjson
from rich.console import Console
from rich.table import Table
from sqlalchemy.orm import Session

from walletpass import brands, customers, ledger
from walletpass.cli.main import main
from walletpass.cli.opening import opened
from walletpass.customers.importing.results import private
from walletpass.rewards import Version, replays
from walletpass.rewards.replays import Change, Report, Stretch
from walletpass.rewards.rules import money
from walletpass.services import Services

_DAYS: Final = timedelta(days=90)
_LARGEST: Final = 2_000_000
_SOMETHING_DIFFERS: Final = 1


@main.group("rules")
def rules_group() -> None:
    """Try earning rules before they are published."""


@rules_group.command("replay")
@click.option("--brand", required=True, help="The brand's slug.")
@click.option("--program", help="The program's id; the first one if left out.")
@click.option("--draft", is_flag=True, help="Try what is drafted.")
@click.option(
    "--document",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Try the rules in this file of JSON.",
)
@click.option("--version", "number", type=int, help="Try a version published before.")
@click.option(
    "--from",
    "first",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The first day, by the brand's clock; 90 days ago if left out.",
)
@click.option(
    "--to",
    "last",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The last day, by the brand's clock; today if left out.",
)
@click.option(
    "--changes",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write every entry that would differ here, one object a line.",
)
@click.option("--json", "as_json", is_flag=True, help="One object, for programs.")
def replay_rules(
    *,
    brand: str,
    program: str | None,
    draft: bool,
    document: Path | None,
    number: int | None,
    first: datetime | None,
    last: datetime | None,
    changes: Path | None,
    as_json: bool,
) -> None:
    """Run rules over the real past, and tell who would have got more, and who less.

    Every purchase is asked about anew by the code of the till; nothing is written. With
    no rules named, those that were in force are tried: then nothing may differ, and if
    anything does, this leaves with 1.
    """
    if draft + (document is not None) + (number is not None) > 1:
        raise click.UsageError("Name one of --draft, --document and --version.")
    began = time.monotonic()
    with opened() as services, services.database.snapshot() as session:
        owner = brands.brand_called(session, brand)
        scheme = ledger.program_of(session, owner.id, program)
        since, until = _span(owner, services, first, last)
        stretch = Stretch(owner.id, scheme.id, since, until)
        version = _chosen(session, stretch, document, number, draft=draft)
        with _noted(changes, scheme.scale) as note, _progress() as tell:
            report = replays.replay(
                session, stretch, version, on_change=note, on_progress=tell
            )
        told = replays.plain(
            report, scheme.scale, _names(session, services, owner.id, report)
        )
    seconds = round(time.monotonic() - began, 1)
    if as_json:
        click.echo(orjson.dumps(told | {"seconds": seconds}))
    else:
        _tell(told, seconds)
    if version is None and report.changed:
        raise click.exceptions.Exit(_SOMETHING_DIFFERS)


def _span(
    owner: brands.Brand,
    services: Services,
    first: datetime | None,
    last: datetime | None,
) -> tuple[datetime, datetime]:
    zone, now = ZoneInfo(owner.timezone), services.now()
    until = now
    if last:
        until = (last + timedelta(days=1)).replace(tzinfo=zone).astimezone(UTC)
    since = first.replace(tzinfo=zone).astimezone(UTC) if first else until - _DAYS
    if since >= until:
        raise click.UsageError("The first day is after the last.")
    return since, until


def _chosen(
    session: Session,
    stretch: Stretch,
    document: Path | None,
    number: int | None,
    *,
    draft: bool,
) -> Version | None:
    if draft:
        return replays.draft(session, stretch)
    if number is not None:
        return replays.numbered(session, stretch, number)
    if document is None:
        return None
    if document.stat().st_size > _LARGEST:
        raise click.UsageError(f"{document} is larger than any rules need to be.")
    return replays.written(session, stretch, document.read_bytes())


@contextmanager
def _noted(path: Path | None, scale: int) -> Iterator[Callable[[Change], None] | None]:
    """Write differences to a file, if one is wanted."""
    with ExitStack() as stack:
        if path is None:
            yield None
            return
        stream = stack.enter_context(open(path, "w", encoding="utf-8", opener=private))
        shown = replays.Shown(scale, is_money=False)

        def note(change: Change) -> None:
            line = orjson.dumps(replays.plain_change(change, shown)).decode()
            stream.write(f"{line}\n")

        yield note


@contextmanager
def _progress() -> Iterator[Callable[[int], None]]:
    with Console(stderr=True).status("Replaying…") as told:
        yield lambda count: told.update(f"{count:,} purchases replayed…")


def _names(
    session: Session, services: Services, brand_id: str, report: Report
) -> Mapping[str, str]:
    ids = replays.people_in(report)
    return customers.covered_names(session, services.people, brand_id, ids)


def _tell(told: dict[str, Any], seconds: float) -> None:
    console = Console()
    console.print(
        f"{told['purchases']:,} purchases and {told['returns']:,} returns of "
        f"{told['customers']:,} customers, {told['since']:%Y-%m-%d %H:%M} to "
        f"{told['until']:%Y-%m-%d %H:%M} UTC, in {seconds} s."
    )
    if not told["changed"]:
        console.print("Nothing differs.")
    console.print(_sums(told), _months(told), _rules(told), _people(told))
    if told["changes"]:
        console.print(_changes(told))


def _sums(told: dict[str, Any]) -> Table:
    table = Table("", "was", "would be", title="In all")
    for words, name in (
        ("purchases that earn", "earning"),
        ("points, less returns", "points"),
    ):
        table.add_row(words, *(f"{told[side][name]:,}" for side in ("before", "after")))
    costs = [told[side]["cost"] for side in ("before", "after")]
    table.add_row(
        "what they are worth",
        *(
            "-" if cost is None else money(cost, told["currency"], "en")
            for cost in costs
        ),
    )
    table.add_row("entries that differ", "", f"{told['changed']:,}")
    return table


def _months(told: dict[str, Any]) -> Table:
    table = Table(
        "month", "issued", "owed", "would be issued", "would be owed",
        title="Month by month, as though none were spent",
    )  # fmt: skip
    for month in told["months"]:
        was, would = month["before"], month["after"]
        amounts = was["issued"], was["owed"], would["issued"], would["owed"]
        table.add_row(month["month"], *(f"{amount:,}" for amount in amounts))
    return table


def _rules(told: dict[str, Any]) -> Table:
    table = Table("rule", "times", "gave", "times", "would give", title="By rule")
    for rule in told["rules"]:
        table.add_row(
            rule["rule"],
            f"{rule['times_before']:,}",
            f"{rule['before']:,}",
            f"{rule['times_after']:,}",
            f"{rule['after']:,}",
        )
    return table


def _people(told: dict[str, Any]) -> Table:
    table = Table("", "customers", "together", "most", title="Who gains, who loses")
    for words, side in (("get more", "gaining"), ("get less", "losing")):
        crowd = told[side]
        most = ", ".join(
            f"{person['name'] or person['customer_id']}: "
            f"{person['before']:,} → {person['after']:,}"
            for person in crowd["biggest"]
        )
        table.add_row(words, f"{crowd['count']:,}", f"{crowd['sum']:,}", most)
    return table


def _changes(told: dict[str, Any]) -> Table:
    shown = told["changes"][:20]
    table = Table(
        "receipt", "at (UTC)", "was", "would be", "because of",
        title=f"The first {len(shown)} of {told['changed']:,} entries that differ",
    )  # fmt: skip
    for change in shown:
        table.add_row(
            f"{change['receipt']}{' (return)' if change['is_return'] else ''}",
            f"{change['at']:%Y-%m-%d %H:%M}",
            f"{change['before']:,}",
            f"{change['after']:,}",
            ", ".join(
                f"{rule['rule']} {rule['before']:,} → {rule['after']:,}"
                for rule in change["rules"]
            )
            or "nothing in the rules",
        )
    return table
