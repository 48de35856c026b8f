"""Running the demo: one command, one port, everything real."""

import json
import shutil
import socket
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from waitress.server import create_server

from walletpass import migrations
from walletpass.app import create_app
from walletpass.bootstrap import build_services
from walletpass.demo.pages import demo_pages
from walletpass.demo.table import Table
from walletpass.demo.world import PASS_TYPE, TEAM, SignIn, World, make_world
from walletpass.jobs import EmbeddedEngine
from walletpass.kernel.clock import utc_now
from walletpass.services import Services
from walletpass.settings import Settings, read_settings
from walletpass.simulator.apns import ApnsStandIn
from walletpass.wallets.apple import DemoAuthority

THREADS = 16
_APPLE = Settings.model_fields["apns_url"].default
_AUTHORITY, _ROOT, _APNS_CA = "demo-authority.pem", "demo-root.pem", "demo-apns-ca.pem"
Say = Callable[[str], None]


def run_demo(data: Path, *, port: int, customers: int, reset: bool, say: Say) -> None:
    """Serve the demo from the folder *data* until interrupted."""
    if reset and data.exists():
        shutil.rmtree(data)
    data.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        listener = stack.enter_context(_listener(port))
        base_url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        authority = _authority(data)
        settings, apns = _settings(data, base_url, authority, stack)
        services = build_services(settings)
        stack.callback(services.database.close)
        stack.callback(services.apple_push.close)
        migrations.upgrade(services.database)
        world = _world(data, services, authority, customers)
        table = stack.enter_context(
            Table(services, world, (data / _ROOT).read_bytes(), apns)
        )
        app = create_app(services)
        app.register_blueprint(demo_pages(table))
        stack.enter_context(EmbeddedEngine(services))
        server = create_server(app, sockets=[listener], threads=THREADS)
        stack.callback(server.close)
        _introduce(data, world, base_url)
        threading.Thread(target=table.lay, name="table", daemon=True).start()
        say(base_url)
        server.run()


def _listener(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    return listener


def _authority(data: Path) -> DemoAuthority:
    """Return the demo's own certificate authority, made on the first run."""
    kept = data / _AUTHORITY
    if not kept.exists():
        kept.touch(mode=0o600)
        authority = DemoAuthority.create(now=utc_now())
        kept.write_bytes(authority.to_pem())
    authority = DemoAuthority.from_pem(kept.read_bytes())
    (data / _ROOT).write_bytes(authority.root_pem())
    return authority


def _settings(
    data: Path, base_url: str, authority: DemoAuthority, stack: ExitStack
) -> tuple[Settings, ApnsStandIn | None]:
    """Return the settings, and the stand-in for Apple unless the operator named one."""
    asked = read_settings(data_dir=data, base_url=base_url)
    if asked.apns_url != _APPLE:
        return asked, None
    apns = stack.enter_context(ApnsStandIn())
    apns.trust(authority.root_pem() + authority.intermediate_pem())
    (data / _APNS_CA).write_bytes(apns.ca_pem)
    settings = read_settings(
        data_dir=data,
        base_url=base_url,
        apns_url=apns.url,
        apns_ca_file=data / _APNS_CA,
    )
    return settings, apns


def _world(
    data: Path, services: Services, authority: DemoAuthority, customers: int
) -> World:
    """Return the shop, made on the first run and found again afterwards."""
    kept = data / "demo-world.json"
    if kept.exists():
        plain = json.loads(kept.read_text())
        signins = {role: SignIn(**one) for role, one in plain["signins"].items()}
        return World(plain["brand"], plain["api_key"], signins, tuple(plain["phones"]))
    world = make_world(services, authority, customers_count=customers)
    kept.touch(mode=0o600)
    kept.write_text(json.dumps(asdict(world)))
    return world


def _introduce(data: Path, world: World, base_url: str) -> None:
    """Write down what a program needs to find its way about."""
    facts = {
        "base_url": base_url,
        "brand": world.brand,
        "api_key": world.api_key,
        "signins": {role: asdict(one) for role, one in world.signins.items()},
        "root_certificate": str((data / _ROOT).resolve()),
        "pass_type_identifier": PASS_TYPE,
        "team_identifier": TEAM,
    }
    draft = data / "demo.json.new"
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(facts, indent=2))
    draft.replace(data / "demo.json")  # whole, or not at all
