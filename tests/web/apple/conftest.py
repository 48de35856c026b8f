from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from flask import Response

from tests import make
from tests.make import NOON
from tests.web.serving import door, serving
from walletpass import devices, passes
from walletpass.app import create_app
from walletpass.brands import Brand
from walletpass.simulator import Fleet, VirtualIPhone

TOKEN = "a1" * 32
PASS_TYPE = "pass.com.example.card"
PKPASS = "application/vnd.apple.pkpass"


@dataclass
class Clock:
    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span) -> None:
        self.now += timedelta(**span)


@dataclass
class Wallet:
    """What a phone asks of the web service concerning one card, request by request."""

    client: object
    card: passes.CardRow
    library_id: str = "d3b07384d113edec49eaa6238ad5ff00"
    shown: dict = field(default_factory=dict)

    def __post_init__(self):
        token = make.people().keyring.authentication_token(*self.names)
        self.shown = {"Authorization": f"ApplePass {token}"}

    @property
    def names(self):
        return self.card.pass_type_identifier, self.card.serial_number

    @property
    def list_path(self):
        kind, _ = self.names
        return f"/apple/v1/devices/{self.library_id}/registrations/{kind}"

    @property
    def registration_path(self):
        return f"{self.list_path}/{self.card.serial_number}"

    @property
    def pass_path(self):
        return "/apple/v1/passes/{}/{}".format(*self.names)

    def register(self, token=TOKEN, **asked):
        asked = {"json": {"pushToken": token}, "headers": self.shown} | asked
        return self.client.post(self.registration_path, **asked)

    def unregister(self, **asked):
        return self.client.delete(
            self.registration_path, **({"headers": self.shown} | asked)
        )

    def list(self, tag=None):
        query = {} if tag is None else {"passesUpdatedSince": tag}
        return self.client.get(self.list_path, query_string=query)

    def fetch(self, since=None, method="GET", **asked):
        headers = dict(self.shown)
        if since is not None:
            headers["If-Modified-Since"] = since
        return self.client.open(
            self.pass_path, method=method, **({"headers": headers} | asked)
        )


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def services(database, clock):
    return make.services(database, now=clock)


@pytest.fixture
def app(services):
    return create_app(services)


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def club(database):
    """Return a published template whose cards can be signed."""
    with database.transaction() as session:
        owner = make.brand(session)
        kind = make.signing_pass_type(session, owner)
        return make.template(session, owner, kind, files=make.icons())


@pytest.fixture
def issue(database, client, club):
    """Issue another card of the club, to somebody else."""

    def issue():
        with database.transaction() as session:
            owner = session.get_one(Brand, club.brand_id)
            return Wallet(client, make.card(session, owner, of=club))

    return issue


@pytest.fixture
def wallet(issue):
    return issue()


@pytest.fixture
def earn(database, clock):
    """Let the holder of a card earn, so that the card changes."""

    def earn(wallet, points=50):
        with database.transaction() as session:
            wallet.card = make.earning(session, wallet.card, points, now=clock())

    return earn


@pytest.fixture
def timeline(database, services):
    """Return what is known of a card, newest first."""

    def timeline(wallet):
        services.logbook.write()
        with database.snapshot() as session:
            return devices.timeline(session, wallet.card.id)

    return timeline


@pytest.fixture
def address(database, clock):
    """Serve our doors, and a link under which a card's bundle may be downloaded."""
    ours, address = door()
    services = make.services(database, now=clock, base_url=address)
    app = create_app(services)

    @app.get("/test/<serial_number>.pkpass")
    def download(serial_number):
        with database.snapshot() as session:
            card = passes.card_behind_link(session, serial_number)
            bundle = services.press.bundle(session, card, now=clock())
        headers = {"Cache-Control": "no-store"}
        return Response(bundle, 200, headers, content_type=PKPASS)

    with serving(app, at=ours):
        yield address


@pytest.fixture
def fleet(clock):
    root = make.authority().root.public_bytes(Encoding.PEM)
    with Fleet(root, threads=2, pace=0.001, clock=clock) as fleet:
        yield fleet
        assert fleet.settle()


@dataclass
class Ada:
    """Somebody with a phone, whom Apple's pushes reach."""

    phone: VirtualIPhone
    fleet: Fleet
    address: str

    def link(self, wallet):
        return f"{self.address}/test/{wallet.card.serial_number}.pkpass"

    def add(self, wallet):
        card = self.phone.add(self.link(wallet))
        assert self.phone.settle()
        return card

    def pushed(self):
        assert self.fleet.deliver(self.phone.push_token(PASS_TYPE), PASS_TYPE)
        assert self.fleet.settle()


@pytest.fixture
def ada(fleet, address):
    phone = fleet.phone("Ada")
    yield Ada(phone, fleet, address)
    assert [complaint.text for complaint in phone.log] == []
