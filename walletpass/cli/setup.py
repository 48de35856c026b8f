"""`walletpass setup`: where an empty installation begins, in a browser."""

import click

from walletpass import brands
from walletpass.cli.main import main
from walletpass.cli.opening import opened
from walletpass.services import Services


@main.command("setup")
def setup() -> None:
    """Tell where to found the first brand, and the code that opens that page.

    The code works as long as nobody has founded a brand, and for one brand. Others are
    founded with `walletpass brands create`.
    """
    with opened() as services:
        invitation = how_to_begin(services)
    if not invitation:
        raise click.ClickException(
            "This installation is set up. Sign in at "
            f"{services.base_url}/studio/sign-in."
        )
    click.echo(invitation)


def how_to_begin(services: Services) -> str:
    """Return what to say to whoever started an empty installation; else nothing."""
    with services.database.snapshot() as session:
        if brands.is_set_up(session):
            return ""
    code = brands.setup_code(services.people.keyring)
    return (
        f"Nobody is here yet. Begin at {services.base_url}/studio/setup\n"
        f"with the setup code {code.reveal()}"
    )
