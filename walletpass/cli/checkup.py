"""`walletpass doctor`: is everything well, and if not, what to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

import click
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from walletpass import brands, migrations, outbox, passes
from walletpass.bootstrap import settle
from walletpass.brands import Brand
from walletpass.cli.main import main
from walletpass.cli.opening import opened_with
from walletpass.kernel.errors import WalletpassError
from walletpass.passes import errors_among
from walletpass.services import Services
from walletpass.settings import Settings, WrongSettingsError
from walletpass.wallets.apple import read_chain, verify
from walletpass.wallets.apple.holding import (
    Held,
    best_certificate,
    held_certificates,
    issuers,
    leading,
)

_SOON = 30  # days a certificate has left
_NEWER_ISSUER: Final = (
    "Ask Apple for a certificate with `walletpass certs csr`, and import it with the "
    "newer intermediate."
)
_LATE = timedelta(minutes=5)
_BROKER_PATIENCE: Final = 3  # seconds
_APPLE: Final = Settings.model_fields["apns_url"].default


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; with a *remedy* it is not well, unless that *may_wait*."""

    what: str
    remedy: str = ""
    may_wait: bool = False

    @property
    def is_ill(self) -> bool:
        """Whether something is to be put right now."""
        return bool(self.remedy) and not self.may_wait

    @property
    def mark(self) -> tuple[str, str]:
        """The sign before it, and its colour."""
        if self.is_ill:
            return "✗", "red"
        return ("!", "yellow") if self.remedy else ("✓", "green")


@main.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Look at settings, database, certificates, cards, promises and alarms."""
    findings = _all_findings()
    for finding in findings:
        mark, colour = finding.mark
        click.secho(f"{mark} {finding.what}", fg=colour)
        if finding.remedy:
            click.echo(f"    {finding.remedy}")
    if any(finding.is_ill for finding in findings):
        context.exit(1)


def _all_findings() -> list[Finding]:
    try:
        settings = settle()
        with opened_with(settings) as services:
            return [*_surroundings(settings), *_findings(services)]
    except WrongSettingsError as wrong:
        remedy = "Put it right; README lists every setting."
        return [Finding(fault, remedy) for fault in wrong.faults]


def _surroundings(settings: Settings) -> Iterator[Finding]:
    yield _address(settings.base_url)
    yield _push_address(settings.apns_url)
    if settings.engine == "celery":
        yield _broker(settings.broker_url)


def _findings(services: Services) -> Iterator[Finding]:
    try:
        yield from _stored(services)
    except DatabaseError as fault:
        told, *_ = str(fault.orig).splitlines()
        yield Finding(
            f"The database does not answer: {told}",
            "Start it, or put WALLETPASS_DATABASE_URL right.",
        )


def _stored(services: Services) -> Iterator[Finding]:
    if not migrations.is_current(services.database):
        yield Finding(
            "The database is not of this release.", "Run `walletpass db upgrade`."
        )
        return
    yield Finding(f"The database is at revision {migrations.head()}.")
    now = services.now()
    with services.database.snapshot() as session:
        yield from _certificates(held_certificates(session, now=now))
        for brand in brands.all_brands(session):
            yield _card(session, services, brand, now)
        yield _promises(outbox.waiting(session), now)
        for alarm in brands.alarms(session):
            yield Finding(
                f"Since {alarm.raised_at:%Y-%m-%d %H:%M} UTC: {alarm.subject}",
                alarm.message,
            )


def _address(base_url: str) -> Finding:
    if base_url.startswith("https://"):
        return Finding(f"Phones reach us at {base_url}.")
    return Finding(
        f"{base_url} is not https: phones refuse it.",
        "Set WALLETPASS_BASE_URL to the public https address.",
    )


def _push_address(apns_url: str) -> Finding:
    parts = urlsplit(apns_url)
    remedy = f"Unset WALLETPASS_APNS_URL: Apple's address is {_APPLE}."
    if parts.scheme != "https":
        return Finding(f"{apns_url} is not https: Apple takes no push there.", remedy)
    if parts.path or parts.query or "@" in parts.netloc:
        return Finding(f"{apns_url} is more than a host: no push arrives.", remedy)
    return Finding(f"Pushes go to {apns_url}.")


def _broker(broker_url: str) -> Finding:
    """Connect to the broker once, as the relay does."""
    from kombu.exceptions import KombuError  # noqa: PLC0415

    from walletpass.jobs.engines.celery import celery_app  # noqa: PLC0415

    try:
        with celery_app(broker_url).connection_for_write() as broker:
            told = broker.as_uri()  # without its password
            broker.ensure_connection(max_retries=1, timeout=_BROKER_PATIENCE)
    except (KombuError, OSError, LookupError, ValueError, ImportError) as fault:
        return Finding(
            f"The broker does not answer: {fault}",
            "Start it, or put WALLETPASS_BROKER_URL right.",
        )
    return Finding(f"The broker answers at {told}.")


def _certificates(held: Sequence[Held]) -> Iterator[Finding]:
    if not held:
        yield Finding(
            "No certificate signs cards.", "Begin with `walletpass certs csr`."
        )
    signing = leading(held)
    for one in held:
        told = (
            f"{one.pass_type_identifier} ({one.fingerprint[:17]}) has "
            f"{one.days_left} days left."
        )
        if one is not signing[one.pass_type_identifier]:
            yield Finding(f"{told} Another one took its place.")
            continue
        if one.is_demo:
            yield Finding(
                f"{one.pass_type_identifier} is signed by a demo certificate, which no "
                "phone trusts.",
                "Before real cards, import Apple's with `walletpass certs import`.",
                may_wait=True,
            )
        if one.days_left > _SOON:
            yield Finding(told)
        else:
            yield Finding(told, "Renew it: `walletpass certs csr`.")
    for issuer in issuers(held):
        told = (
            f"The intermediate {issuer.name} ({issuer.fingerprint[:17]}) has "
            f"{issuer.days_left} days left."
        )
        yield Finding(told, "" if issuer.days_left > _SOON else _NEWER_ISSUER)


def _card(session: Session, services: Services, brand: Brand, now: datetime) -> Finding:
    """Build the brand's newest card and look at it as a phone would.

    Only whether a phone trusts its issuer is not looked at.
    """
    newest = passes.cards(session, brand.id, limit=1).rows
    if not newest:
        return Finding(f"{brand.name} has issued no card yet.")
    [card] = newest
    try:
        bundle = services.press.bundle(session, card, now=now)
        certificate = best_certificate(session, card.pass_type_id, now=now)
    except WalletpassError as error:
        return Finding(f"{brand.name}'s newest card cannot be built.", str(error))
    trusted = read_chain(certificate.chain.encode())[1:]
    if faults := errors_among(verify(bundle, trusted=trusted, now=now)):
        return Finding(
            f"{brand.name}'s newest card would be refused: {faults[0].message}",
            faults[0].remedy,
        )
    return Finding(f"{brand.name}'s newest card is whole and rightly signed.")


def _promises(standing: outbox.Waiting, now: datetime) -> Finding:
    told = f"{standing.waiting} promises wait, {standing.parked} are parked."
    if standing.parked:
        return Finding(
            told,
            "Put right what the column `trouble` of the table `outbox` tells, then "
            "start `walletpass serve` or `relay` again: they are tried anew.",
        )
    due = standing.oldest_due_at
    if due is not None and now - due > _LATE:
        return Finding(
            f"{told} The oldest was due at {due:%Y-%m-%d %H:%M} UTC.",
            "Nobody keeps them: start `walletpass serve`, or `relay` and `work`.",
        )
    return Finding(told)
