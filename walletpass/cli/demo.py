"""`walletpass demo`."""

from functools import partial
from pathlib import Path

import click

from walletpass.cli.main import main


@main.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where to serve it; 0 takes any that is free.",
)
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("data/demo"),
    show_default=True,
    help="Folder for its database, certificates and demo.json.",
)
@click.option(
    "--customers",
    type=click.IntRange(min=0),
    default=60,
    show_default=True,
    help="How many to make up.",
)
@click.option("--reset", is_flag=True, help="Begin again with an empty folder.")
def demo(port: int, data: Path, customers: int, reset: bool) -> None:  # noqa: FBT001 - click
    """Show everything: a shop with a past, four phones, and a till to sell at."""
    from walletpass.demo import run_demo  # noqa: PLC0415 - the other commands stay light

    run_demo(
        data,
        port=port,
        customers=customers,
        reset=reset,
        say=click.echo,
        welcome=partial(_welcome, data),
    )


def _welcome(data: Path, address: str) -> None:
    click.echo(f"Open {address}/demo and press “Sell 50 points”.")
    click.echo(f"Keys and passwords are in {data / 'demo.json'}. Stop with Ctrl-C.")
