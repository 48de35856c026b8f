import re
from dataclasses import dataclass
from html import unescape

import pytest

from tests import make
from tests.make import NOON
from tests.web.pages.conftest import Clock
from walletpass import passes
from walletpass.app import create_app
from walletpass.brands import Brand
from walletpass.jobs import keep, relay
from walletpass.passes import Design, Template
from walletpass.passes.starters import load_starter
from walletpass.wallets.apple.images import crops, files

from .editor import Editor


@dataclass
class Browser:
    """Somebody at a desk: keeps cookies, and sends each form with its page's token."""

    client: object
    login: str = ""

    def get(self, address, **headers):
        return self.client.get(f"/studio{address}", headers=headers)

    def token(self, address="/sign-in"):
        """Return the token in the forms of the page at this address."""
        page = self.get(address)
        found = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
        return found[1] if found else self.token("")

    def post(self, address, at=None, **form):
        form = {"csrf_token": self.token(at or "")} | form
        return self.client.post(f"/studio{address}", data=form)

    def come_back(self):
        """Sign in once more, as on another day."""
        assert self.sign_in(self.login).status_code == 303

    def sign_in(self, login, password=None, address="/sign-in"):
        self.login = login
        return self.client.post(
            f"/studio{address}",
            data={
                "csrf_token": self.token(),
                "login": login,
                "password": password or make.PASSWORD.reveal(),
            },
        )


def words(answer):
    """Return what a page says, without its markup, in plain spaces."""
    body = answer.text.partition("<body")[2] or answer.text
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def services(database, clock):
    return make.services(database, now=clock, base_url="http://studio.example")


@pytest.fixture
def app(services):
    return create_app(services)


@pytest.fixture
def browser(app):
    """Return a browser in which nobody is signed in."""
    return Browser(app.test_client())


@pytest.fixture
def hire(database, rosa):
    """Take on somebody with a role, and return their login."""

    def hire(role, brand=None, **facts):
        with database.transaction() as session:
            return make.staff(session, brand or rosa, role, **facts).login

    return hire


@pytest.fixture
def enter(app, hire):
    """Return the browser of somebody with this role, signed in."""

    def enter(role="owner", brand=None, **facts):
        browser = Browser(app.test_client())
        assert browser.sign_in(hire(role, brand, **facts)).status_code == 303
        return browser

    return enter


@pytest.fixture
def owner(enter):
    return enter("owner", name="Olga Zielińska", language="en")


@pytest.fixture(scope="session")
def look():
    """Return a starter card and its pictures in every size, made once."""
    starter = load_starter("beauty")
    return starter, files(crops(starter.design, starter.pictures))


@pytest.fixture
def rosa(database, look):
    """Return a brand with a card that can be had."""
    with database.transaction() as session:
        owner = make.brand(
            session,
            slug="rosa",
            name="Rosa",
            accent="#5b2349",
            timezone="Europe/Warsaw",
        )
        publish(session, owner, look, "pass.com.example.rosa")
        return owner


@pytest.fixture
def mint(database, look):
    """Return another brand, with a card of its own."""
    with database.transaction() as session:
        owner = make.brand(session, slug="mint", name="Mint")
        publish(session, owner, look, "pass.com.example.mint")
        return owner


def publish(session, owner, look, pass_type):
    starter, pictures = look
    for picture in starter.pictures.values():
        passes.keep_asset(session, owner.id, picture.content, now=NOON)
    template = passes.create_template(
        session,
        owner.id,
        program_id=make.program(session, owner).id,
        pass_type_id=make.signing_pass_type(session, owner, pass_type).id,
        name=f"{owner.name} card",
        design=starter.design,
        now=NOON,
    )
    passes.publish(session, template, pictures, now=NOON)
    return template


@pytest.fixture
def issue(database, rosa, services):
    """Give somebody a card of a brand."""

    def issue(brand=None, **facts):
        with database.transaction() as session:
            owner = session.get_one(Brand, (brand or rosa).id)
            issued = passes.issue(
                session,
                make.customer(session, owner, **facts),
                people=make.people(),
                card_link=services.card_link,
                now=services.now(),
            )
            return passes.card_of(session, owner.id, issued.wallet_pass.id)

    return issue


@pytest.fixture
def card(issue):
    """Return Ada's card."""
    return issue(phone="+48500999001", first_name="Ada", last_name="Whitfield")


@pytest.fixture
def keep_every_promise(services):
    def keep_every_promise():
        while relay(services, lambda ticket: keep(services, ticket)):
            pass

    return keep_every_promise


@pytest.fixture
def template(database, rosa):
    with database.snapshot() as session:
        return passes.published_template(session, rosa.id)


@pytest.fixture
def draft(database, template):
    """Return the draft as it is now."""

    def draft():
        with database.snapshot() as session:
            return Design.model_validate(session.get_one(Template, template.id).draft)

    return draft


@pytest.fixture
def editor(owner, template):
    return Editor(owner, template)
