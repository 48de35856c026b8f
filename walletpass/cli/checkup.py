"""`walletpass doctor`: is everything well, and if not, what to do."""

from collections.abc import Iterator
from dataclasses import dataclass

import click

from walletpass import brands, migrations, outbox
from walletpass.cli.main import main
from walletpass.cli.opening import opened
from walletpass.services import Services
from walletpass.settings import read_settings
from walletpass.wallets.apple.holding import held_certificates

_SOON = 30  # days a certificate has left


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, and what to do if it is not well."""

    is_well: bool
    what: str
    remedy: str = ""


@main.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Look at settings, database, certificates, promises and alarms."""
    settings = read_settings()
    with opened() as services:
        findings = [_address(settings.base_url), *_database(services)]
    for finding in findings:
        mark, colour = ("✓", "green") if finding.is_well else ("✗", "red")
        click.secho(f"{mark} {finding.what}", fg=colour)
        if finding.remedy:
            click.echo(f"    {finding.remedy}")
    if not all(finding.is_well for finding in findings):
        context.exit(1)


def _address(base_url: str) -> Finding:
    if base_url.startswith("https://"):
        return Finding(True, f"Phones reach us at {base_url}.")
    return Finding(
        False,
        f"{base_url} is not https: phones refuse it.",
        "Set WALLETPASS_BASE_URL to the public https address.",
    )


def _database(services: Services) -> Iterator[Finding]:
    if not migrations.is_current(services.database):
        yield Finding(
            False,
            "The database is older than this release.",
            "Run `walletpass db upgrade`.",
        )
        return
    yield Finding(True, f"The database is at revision {migrations.head()}.")
    now = services.now()
    with services.database.snapshot() as session:
        held = held_certificates(session, now=now)
        standing = outbox.waiting(session)
        raised = brands.alarms(session)
    if not held:
        yield Finding(
            False, "No certificate signs cards.", "Begin with `walletpass certs csr`."
        )
    for one in held:
        yield Finding(
            one.days_left > _SOON,
            f"{one.pass_type_identifier} ({one.fingerprint[:16]}) has "
            f"{one.days_left} days left.",
            "" if one.days_left > _SOON else "Renew it: `walletpass certs csr`.",
        )
    yield Finding(
        standing.parked == 0,
        f"{standing.waiting} promises wait, {standing.parked} are parked.",
        "" if standing.parked == 0 else "See the `trouble` column of table `outbox`.",
    )
    for alarm in raised:
        yield Finding(False, alarm.message)
