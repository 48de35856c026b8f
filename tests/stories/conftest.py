"""One shop, in both shapes: embedded on SQLite, and distributed on PostgreSQL."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from time import monotonic, sleep

import pytest
import requests

from tests import make
from tests.servers import create_database, drop_database, free_port
from walletpass import brands, ledger, migrations, passes, rewards
from walletpass.bootstrap import build_services
from walletpass.brands import EVERY_SCOPE
from walletpass.passes.starters import load_starter
from walletpass.services import Services
from walletpass.settings import Settings
from walletpass.simulator import Fleet
from walletpass.simulator.apns import ApnsStandIn
from walletpass.wallets.apple import DemoAuthority
from walletpass.wallets.apple.holding import keep_identity
from walletpass.wallets.apple.publishing import publish_draft

PASS_TYPE, TEAM = "pass.test.walletpass.story", "STORY12345"
_PATIENCE = 40
_numbers = count(500_000)


@dataclass
class Shop:
    """A shop whose doors stand open: its till speaks the API, its phones Apple's."""

    base_url: str
    key: str
    slug: str
    services: Services
    apns: ApnsStandIn
    fleet: Fleet
    processes: "Processes"

    def post(self, path, body, **headers):
        answer = requests.post(
            f"{self.base_url}/api/v1/{path}",
            json=body,
            headers={"Authorization": f"Bearer {self.key}"} | headers,
            timeout=20,
        )
        assert answer.ok, answer.text
        return answer.json()

    def get(self, path):
        answer = requests.get(
            f"{self.base_url}/api/v1/{path}",
            headers={"Authorization": f"Bearer {self.key}"},
            timeout=20,
        )
        assert answer.ok, answer.text
        return answer.json()

    def enrol(self, **who):
        """Issue a card to somebody new."""
        phone = f"+48 501 {next(_numbers):06}"
        customer = self.post("customers", {"phone": phone} | who)
        return self.post("cards", {"customer_id": customer["id"]})

    def change(self, card, **told):
        answer = requests.patch(
            f"{self.base_url}/api/v1/customers/{card['customer_id']}",
            json=told,
            headers={"Authorization": f"Bearer {self.key}"},
            timeout=20,
        )
        assert answer.ok, answer.text

    def sell(self, card, points, source):
        return self.post(
            "entries",
            {"card_id": card["id"], "kind": "earn", "points": points, "source": source},
        )


class Processes:
    """The operating system's processes that make up a deployment."""

    def __init__(self, environment, commands):
        self._environment = environment
        self._commands = commands
        self.running = {}

    def start(self):
        for name, command in self._commands.items():
            self.running[name] = subprocess.Popen(
                [sys.executable, "-m", "walletpass", *command],
                env=self._environment,
                stdout=subprocess.DEVNULL,
                stderr=None if os.environ.get("STORY_LOGS") else subprocess.DEVNULL,
                start_new_session=True,
            )

    def stop(self, how=signal.SIGTERM):
        for process in self.running.values():
            with suppress(ProcessLookupError):
                os.killpg(process.pid, how)
        for process in self.running.values():
            process.wait(30)
        self.running = {}


@pytest.fixture(scope="session", params=["embedded", "distributed"])
def deployment(request, tmp_path_factory) -> Iterator[Settings]:
    """Return the settings of each shape there is."""
    port = free_port()
    shared = {
        "data_dir": tmp_path_factory.mktemp("shop"),
        "base_url": f"http://127.0.0.1:{port}",
        "secret_key": "a secret for the stories, long enough for anybody",
    }
    if request.param == "embedded":
        yield Settings(**shared)
        return
    server = request.getfixturevalue("postgres_server")
    create_database(server, "stories")
    yield Settings(
        **shared,
        engine="celery",
        database_url=f"{server}/stories",
        broker_url=request.getfixturevalue("redis_server"),
    )
    drop_database(server, "stories")


@pytest.fixture(scope="session")
def shop(deployment) -> Iterator[Shop]:
    """Return an open shop in this shape; each story brings its own customers."""
    with opened_shop(deployment, deployment.data_dir) as shop:
        yield shop


@contextmanager
def opened_shop(settings: Settings, folder: Path) -> Iterator[Shop]:
    """Found a shop, start its processes, and put phones and Apple's stand-in around it."""
    with ExitStack() as stack:
        apns = stack.enter_context(ApnsStandIn())
        (folder / "apns-ca.pem").write_bytes(apns.ca_pem)
        settings = settings.model_copy(
            update={"apns_url": apns.url, "apns_ca_file": folder / "apns-ca.pem"}
        )
        services = build_services(settings)
        stack.callback(services.database.close)
        stack.callback(services.apple_push.close)
        migrations.upgrade(services.database)
        authority, slug, key = found_shop(services)
        apns.trust(authority.root_pem() + authority.intermediate_pem())
        fleet = stack.enter_context(Fleet(authority.root_pem(), pace=0.1))
        apns.courier.watch(lambda push: fleet.deliver(push.token, push.topic))
        processes = Processes(_environment(settings), _commands(settings))
        stack.callback(processes.stop)
        processes.start()
        wait_for(settings.base_url)
        yield Shop(settings.base_url, key, slug, services, apns, fleet, processes)


def found_shop(services):
    now = services.now()
    authority = DemoAuthority.create(now=now)
    starter = load_starter("grocery")
    with services.database.transaction() as session:
        brand = make.brand(session, slug="corner", name="Corner", now=now)
        program = ledger.start_program(
            session, brand.id, name={"en": "Club"}, unit=make.UNIT, now=now
        )
        rewards.begin(session, program, now=now)
        certificate = keep_identity(
            session,
            services.people.vault,
            brand.id,
            authority.new_identity(PASS_TYPE, TEAM, now=now),
            now=now,
        )
        for picture in starter.pictures.values():
            passes.keep_asset(session, brand.id, picture.content, now=now)
        template = passes.create_template(
            session,
            brand.id,
            program_id=program.id,
            pass_type_id=certificate.pass_type_id,
            name="card",
            design=starter.design,
            now=now,
        )
        publish_draft(session, template, now=now)
        _, key = brands.create_key(
            session, brand, name="till", scopes=[EVERY_SCOPE], now=now
        )
    return authority, brand.slug, key.reveal()


def _environment(settings):
    given = {
        f"WALLETPASS_{name.upper()}": str(value)
        for name, value in settings.model_dump(exclude={"secret_key"}).items()
        if value not in (None, "")
    }
    given["WALLETPASS_SECRET_KEY"] = settings.secret_key.get_secret_value()
    return os.environ | given


def _commands(settings):
    port = settings.base_url.rsplit(":", 1)[1]
    serve = {"serve": ["serve", "--port", port]}
    if settings.engine == "embedded":
        return serve
    return serve | {"relay": ["relay"], "work": ["work"]}


def wait_for(base_url):
    """Wait until the service answers that it is well."""
    deadline = monotonic() + _PATIENCE
    while True:
        try:
            if requests.get(f"{base_url}/health", timeout=5).status_code != 503:
                return
        except requests.ConnectionError:
            pass
        assert monotonic() < deadline, "the service never answered"
        sleep(0.1)
