"""The entry point, and what all commands have in common."""

from typing import Any

import click
from sqlalchemy.exc import DatabaseError, OperationalError

from walletpass.kernel.errors import WalletpassError


class _Polite(click.Group):
    """Turns foreseen errors into one readable sentence and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; say what went wrong in the words of the error."""
        try:
            return super().invoke(ctx)
        except WalletpassError as error:
            click.secho(f"{error.title}: {error}", fg="red", err=True)
        except DatabaseError as error:
            if type(error) not in (DatabaseError, OperationalError):
                raise  # a fault of ours
            click.secho(
                f"The database does not answer: {error.orig}", fg="red", err=True
            )
        except OSError as error:
            click.secho(_refusal(error), fg="red", err=True)
        raise click.exceptions.Exit(1)


def _refusal(error: OSError) -> str:
    """Say what the system would not do, and with which file."""
    reason = error.strerror or str(error) or type(error).__name__
    return f"{error.filename}: {reason}." if error.filename else f"{reason}."


@click.group(cls=_Polite, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="walletpass")
def main() -> None:
    """Put a shop's loyalty card into its customers' phones and keep it alive there.

    Every setting is an environment variable, WALLETPASS_…; README lists them. Commands
    leave with 0 when all is done, 1 when something needs attention, 2 when asked wrongly.
    """


from walletpass.cli import (  # noqa: E402, F401 - the commands join the group above
    benching,
    bundles,
    certificates,
    checkup,
    databases,
    demo,
    erasing,
    exporting,
    founding,
    importing,
    programs,
    purchasing,
    replaying,
    reporting,
    serving,
    setup,
    tills,
)
