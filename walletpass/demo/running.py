"""Running the demo: one command, one port, everything real."""

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path

from flask import Flask
from waitress.channel import HTTPChannel
from waitress.server import create_server
from waitress.task import WSGITask

from walletpass import migrations
from walletpass.app import create_app
from walletpass.bootstrap import build_services, settle
from walletpass.demo.folder import APNS_CA, AUTHORITY, FACTS, ROOT, Folder
from walletpass.demo.pages import open_on
from walletpass.demo.studio import Studio
from walletpass.demo.table import Table
from walletpass.demo.till import Till
from walletpass.demo.world import PASS_TYPE, TEAM, World, world_of
from walletpass.jobs import EmbeddedEngine
from walletpass.kernel.clock import utc_now
from walletpass.kernel.errors import UnavailableError
from walletpass.settings import Settings, read_settings
from walletpass.simulator.apns import ApnsStandIn
from walletpass.wallets.apple import DemoAuthority

THREADS = 16
_APPLE = Settings.model_fields["apns_url"].default
Say = Callable[[str], None]


class PortTakenError(UnavailableError):
    """We cannot serve at the port that was asked for."""

    code = "port-taken"
    title = "The port is not free"

    def __init__(self, port: int, reason: str) -> None:
        super().__init__(
            f"Port {port} cannot be opened ({reason.lower()}). Choose another with "
            "--port, or take any free one with --port 0."
        )
        self.port = port

    def facts(self) -> dict[str, object]:
        """Name the port."""
        return {"port": self.port}


def run_demo(
    data: Path, *, port: int, customers: int, reset: bool, say: Say, welcome: Say
) -> None:
    """Serve the demo from the folder *data* until interrupted.

    *say* hears what takes a moment, and *welcome* the address once all is ready.

    Raises:
        FolderTakenError: Another demo is running from the folder.
        PortTakenError: The port is not to be had.
    """
    for stop in (signal.SIGINT, signal.SIGTERM):  # a script's `&` ignores the first
        signal.signal(stop, signal.default_int_handler)
    os.umask(0o077)  # what is written here holds keys
    folder = Folder(data)
    with ExitStack() as stack:
        listener = stack.enter_context(_listener(port))
        stack.enter_context(folder.occupied())
        if reset:
            folder.clear()
        folder.forget(FACTS)  # whoever waits for it waits for us
        base_url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        authority = _authority(folder)
        settings, apns = _settings(folder, base_url, authority, stack)
        services = build_services(settings)
        stack.callback(services.database.close)
        stack.callback(services.apple_push.close)
        migrations.upgrade(services.database)
        world = world_of(folder, services, authority, customers, say=say)
        table = stack.enter_context(
            Table(services, world, authority.root_pem(), apns, settings.apns_url)
        )
        stack.enter_context(EmbeddedEngine(services))
        app = create_app(services)
        open_on(app, table, Till(services, world), Studio(services, world))
        stack.enter_context(_opening(table, folder, base_url, welcome))
        _serve(app, listener)


@contextmanager
def _listener(port: int) -> Iterator[socket.socket]:
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
            listener.listen()  # until then somebody else may be given the same port
        except OSError as fault:
            raise PortTakenError(port, fault.strerror or "refused") from None
        yield listener


def _authority(folder: Folder) -> DemoAuthority:
    """Return the demo's own certificate authority, made on the first run."""
    kept = folder.read(AUTHORITY)
    if kept is None:
        kept = DemoAuthority.create(now=utc_now()).to_pem()
        folder.write(AUTHORITY, kept)
    authority = DemoAuthority.from_pem(kept)
    folder.write(ROOT, authority.root_pem())
    return authority


def _settings(
    folder: Folder, base_url: str, authority: DemoAuthority, stack: ExitStack
) -> tuple[Settings, ApnsStandIn | None]:
    """Return the settings, and the stand-in for Apple unless the operator named one.

    A demo lives in its folder alone: it never touches the operator's real database.
    """
    ours = {
        "data_dir": folder.path,
        "base_url": base_url,
        "database_url": "",
        "engine": "embedded",
        "secret_key": folder.secret(),
    }
    asked = settle(**ours)
    if asked.apns_url != _APPLE:
        return asked, None
    apns = stack.enter_context(ApnsStandIn())
    apns.trust(authority.root_pem() + authority.intermediate_pem())
    ca_file = folder.write(APNS_CA, apns.ca_pem)
    return read_settings(**ours, apns_url=apns.url, apns_ca_file=ca_file), apns


@contextmanager
def _opening(
    table: Table, folder: Folder, base_url: str, welcome: Say
) -> Iterator[None]:
    """Lay the table while the server starts, then tell everybody that all is ready."""

    def open_up() -> None:
        if table.lay():
            _introduce(folder, table.world, base_url)
            welcome(base_url)

    thread = threading.Thread(target=open_up, name="opening")
    thread.start()
    try:
        yield
    finally:
        table.leave()
        thread.join()
        folder.forget(FACTS)


def _introduce(folder: Folder, world: World, base_url: str) -> None:
    """Write down what a program needs to find its way about."""
    folder.write_json(
        FACTS,
        {
            "base_url": base_url,
            "brand": world.brand,
            "api_key": world.api_key,
            "till_url": f"{base_url}/demo/counter",
            "signins": {role: asdict(one) for role, one in world.signins.items()},
            "root_certificate": str((folder.path / ROOT).resolve()),
            "pass_type_identifier": PASS_TYPE,
            "team_identifier": TEAM,
        },
    )


class _Task(WSGITask):  # type: ignore[misc]  # waitress has no types
    """Leaves the connection open after an answer that has no body: 204 and 304.

    Waitress ends every connection on which it could not tell the body's length, and
    counts these among them.
    """

    def set_close_on_finish(self) -> None:
        wants_end = self.request.headers.get("CONNECTION", "").lower() == "close"
        if self.has_body or self.version != "1.1" or wants_end:
            super().set_close_on_finish()


class _Channel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    task_class = _Task


def _serve(app: Flask, listener: socket.socket) -> None:
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a queue is no trouble
    server = create_server(app, sockets=[listener], threads=THREADS)
    server.channel_class = _Channel
    try:
        server.run()
    finally:
        server.close()
