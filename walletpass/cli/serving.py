"""`walletpass serve|relay|work`: the processes that run for days."""

import os
import signal
import sys
import threading

import click
import structlog

from walletpass import migrations
from walletpass.cli.main import main
from walletpass.cli.opening import opened
from walletpass.jobs import Schedule, relay as relay_once

log = structlog.get_logger()

_LOOK_EVERY = 0.5  # seconds


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option(
    "--workers",
    default=1,
    show_default=True,
    help="Processes; more than one needs PostgreSQL and the celery engine.",
)
@click.option("--threads", default=8, show_default=True, help="In each process.")
def serve(host: str, port: int, workers: int, threads: int) -> None:
    """Serve everything, and in the embedded shape keep all promises too."""
    with opened() as services:
        if not migrations.is_current(services.database):
            migrations.upgrade(services.database)
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi",
        "--host", host, "--port", str(port), "--workers", str(workers),
        "--blocking-threads", str(threads), "--no-ws", "--respawn-failed-workers",
        "walletpass.app:application_from_environment", "--factory",
    ]  # fmt: skip
    os.execv(sys.executable, command)  # noqa: S606 - granian takes our place


@main.command("relay")
def relay_for_ever() -> None:
    """Hand out what is due to the workers, until stopped. Any number may run."""
    from walletpass.jobs.engines.celery import celery_app, sender  # noqa: PLC0415
    from walletpass.settings import read_settings  # noqa: PLC0415

    stopping = _until_stopped()
    with opened() as services:
        engine = sender(celery_app(read_settings().broker_url))
        schedule = Schedule()
        while not stopping.is_set():
            try:
                schedule.tick(services)
                while relay_once(services, engine):
                    pass
            except Exception:
                log.exception("relay stumbled")
            stopping.wait(_LOOK_EVERY)


@main.command()
@click.option("--hands", default=4, show_default=True, help="Promises at a time.")
def work(hands: int) -> None:
    """Keep promises that a relay hands out, until stopped. Any number may run."""
    from walletpass.jobs.engines.celery import celery_app, serve_tickets  # noqa: PLC0415
    from walletpass.settings import read_settings  # noqa: PLC0415

    with opened() as services:
        app = celery_app(read_settings().broker_url)
        serve_tickets(app, services)
        app.worker_main(
            ["worker", "--pool=threads", f"--concurrency={hands}", "--loglevel=WARNING",
             "--without-gossip", "--without-mingle", "--without-heartbeat"]
        )  # fmt: skip


def _until_stopped() -> threading.Event:
    stopping = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stopping.set())
    return stopping
