"""A till with a key, at the integrator's door."""

from dataclasses import dataclass

import pytest

from tests import make
from tests.make import NOON
from walletpass import brands
from walletpass.app import create_app
from walletpass.jobs import keep, relay

from .document import Document


@dataclass
class Till:
    """A program that holds a key and speaks JSON, and trusts the API's document."""

    client: object
    key: str
    services: object
    brand_id: str

    def ask(self, method, path, body=None, key=None, **headers):
        given = {"Authorization": f"Bearer {key or self.key}"} | {
            name.replace("_", "-"): text for name, text in headers.items()
        }
        address = f"/api/v1/{path}"
        answer = self.client.open(address, method=method, json=body, headers=given)
        _document(self.client).check(method, address.partition("?")[0], answer)
        return answer

    def post(self, path, body, **headers):
        return self.ask("POST", path, body, **headers)

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def card(self, **who):
        customer = self.post("customers", who).json
        return self.post("cards", {"customer_id": customer["id"]}).json

    def entry(self, card, kind, points, source, **headers):
        body = {"card_id": card["id"], "kind": kind, "source": source}
        if points is not None:
            body["points"] = points
        return self.post("entries", body, **headers)

    def keep_every_promise(self):
        while relay(self.services, lambda ticket: keep(self.services, ticket)):
            pass


def _document(client):
    """Return the document, which is the same for every application there is."""
    if not _read:
        _read.append(Document(client.get("/api/openapi.json").json))
    return _read[0]


_read = []


def a_till(database, services, client, identifier, **key):
    with database.transaction() as session:
        brand = make.brand(session)
        kind = make.signing_pass_type(session, brand, identifier)
        make.template(session, brand, kind, files=make.icons())
        _, text = brands.create_key(
            session, brand, name="till", scopes=["*"], now=NOON, **key
        )
    return Till(client, text.reveal(), services, brand.id)


@pytest.fixture
def services(database):
    return make.services(database)


@pytest.fixture
def client(services):
    return create_app(services).test_client()


@pytest.fixture
def till(database, services, client):
    return a_till(database, services, client, "pass.com.example.card")


@pytest.fixture
def stranger(database, services, client):
    """A till of another brand in the same installation."""
    return a_till(database, services, client, "pass.com.example.other")
