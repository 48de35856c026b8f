"""`walletpass serve|relay|work`: the processes that run for days."""

import os
import resource
import signal
import socket
import sys
import threading
import time
from contextlib import suppress

import click
import structlog

from walletpass import migrations, outbox
from walletpass.bootstrap import require_same_secret, settle, stay_loaded
from walletpass.cli.main import main
from walletpass.cli.opening import opened_with
from walletpass.cli.setup import how_to_begin
from walletpass.jobs import Crew, Schedule
from walletpass.jobs import relay as relay_once
from walletpass.outbox import Lane
from walletpass.server import IN_WORKER, server_command
from walletpass.settings import Settings

log = structlog.get_logger()

_LOOK_EVERY = 0.5  # seconds
_LETTING_GO = 2  # seconds


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Processes; more than one needs PostgreSQL and the celery engine.",
)
def serve(host: str, port: int, workers: int) -> None:
    """Serve everything, and in the embedded shape keep all promises too.

    Stop it with SIGTERM or Ctrl-C: it answers what it has begun, finishes the promises
    in hand, and leaves the others for the next start.
    """
    settings = settle()
    if workers > 1 and settings.engine == "embedded":
        raise click.UsageError(
            "More than one worker needs WALLETPASS_ENGINE=celery: embedded, one process "
            "keeps all promises and writes to the database alone."
        )
    _require_free(host, port)
    with opened_with(settings) as services:
        migrations.upgrade(services.database)
        require_same_secret(services)
        invitation = how_to_begin(services)
    command = server_command(IN_WORKER, host=host, port=port, workers=workers)
    click.echo(f"Serving http://{host}:{port}. Phones ask {settings.base_url}.")
    if invitation:
        click.echo(invitation)
    sys.stdout.flush()
    _allow_many_connections()
    os.execv(command[0], command)  # noqa: S606 - the server takes our place


def _allow_many_connections() -> None:
    """Use what the system lets us have: where it begins with less, phones would wait."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):  # some say that there is no limit, and have one
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _require_free(host: str, port: int) -> None:
    """Refuse an address that another process holds, before anything is begun.

    The workers of a server that was just killed let go of it in a moment.

    Raises:
        click.ClickException: It is held, or is not ours.
    """
    deadline = time.monotonic() + _LETTING_GO
    while (fault := _fault_of_opening(host, port)) is not None:
        if time.monotonic() > deadline:
            raise click.ClickException(
                f"{host}:{port} cannot be opened ({fault}). Choose another --port."
            )
        time.sleep(_LETTING_GO / 10)


def _fault_of_opening(host: str, port: int) -> str | None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((host, port))
    except OSError as fault:
        return fault.strerror or str(fault)
    return None


@main.command("relay")
def relay_for_ever() -> None:
    """Hand out what is due to the workers, until stopped. Any number may run."""
    from walletpass.jobs.engines.celery import celery_app, sender  # noqa: PLC0415

    settings = _distributed()
    stopping = _until_stopped()
    with opened_with(settings) as services:
        require_same_secret(services)
        engine = sender(celery_app(settings.broker_url))
        schedule = Schedule()
        with services.database.transaction() as session:
            outbox.revive(session, now=services.now())
        click.echo("Relaying. Stop with Ctrl-C.")
        while not stopping.is_set():
            try:
                schedule.tick(services)
                while not stopping.is_set() and relay_once(
                    services, engine, lanes=[Lane.QUICK]
                ):
                    pass
            except Exception:
                log.exception("relay stumbled")
            stopping.wait(_LOOK_EVERY)


@main.command()
@click.option(
    "--hands",
    type=click.IntRange(min=1),
    default=4,
    show_default=True,
    help="Promises at a time, pushes and webhooks aside.",
)
def work(hands: int) -> None:
    """Keep promises that a relay hands out, until stopped. Any number may run.

    Pushes and webhooks have hands of their own and wait for no relay.
    """
    from walletpass.jobs.engines.celery import celery_app, serve_tickets  # noqa: PLC0415

    settings = _distributed()
    with opened_with(settings) as services:
        require_same_secret(services)
        app = celery_app(settings.broker_url)
        serve_tickets(app, services)
        stay_loaded()
        click.echo("Working. Stop with Ctrl-C.")
        with (
            Crew(services, Lane.BULK),
            Crew(services, Lane.SLOW),
            Crew(services, Lane.OUTSIDE),
        ):
            app.worker_main(
                ["worker", "--pool=threads", f"--concurrency={hands}",
                 "--loglevel=WARNING", "--without-gossip", "--without-mingle",
                 "--without-heartbeat"]
            )  # fmt: skip


def _distributed() -> Settings:
    settings = settle()
    if settings.engine != "celery":
        raise click.UsageError(
            "This is for WALLETPASS_ENGINE=celery: embedded, `walletpass serve` keeps "
            "all promises itself."
        )
    return settings


def _until_stopped() -> threading.Event:
    stopping = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stopping.set())
    return stopping
