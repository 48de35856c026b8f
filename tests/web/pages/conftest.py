import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import unescape

import pytest

from tests import make
from tests.make import NOON
from walletpass import passes
from walletpass.app import create_app
from walletpass.passes.starters import load_starter
from walletpass.wallets.apple.images import crops, files

TERMS = {"en": "A point is a grosz.", "ru": "Балл — грош.", "pl": "Punkt to grosz."}


@dataclass
class Clock:
    now: datetime = NOON

    def __call__(self):
        return self.now

    def pass_by(self, **span):
        self.now += timedelta(**span)


@dataclass
class Visitor:
    """Somebody with a browser: keeps cookies, follows one step at a time."""

    client: object
    headers: dict = field(default_factory=dict)

    def get(self, address, **headers):
        return self.client.get(address, headers=self.headers | headers)

    def join(self, address="/join/rosa", headers=(), **answers):
        """Open the form, answer it and send it."""
        form = self.form_at(address) | answers
        return self.send(form, address, headers)

    def form_at(self, address="/join/rosa"):
        """Return what the form carries by itself."""
        hidden = r'<input type="hidden" name="(\w+)" value="([^"]*)"'
        return dict(re.findall(hidden, self.get(address).text))

    def send(self, form, address="/join/rosa", headers=()):
        return self.client.post(
            address, data=form, headers=self.headers | dict(headers)
        )

    def card_after(self, answer):
        """Download the card that an answer to joining leads to; return its serial."""
        assert answer.status_code == 303, answer.text
        page = self.get(answer.location)
        [file] = set(re.findall(r'href="([^"]+\.pkpass)"', page.text))
        bundle = self.get(file)
        assert bundle.content_type == "application/vnd.apple.pkpass"
        return code_in(answer).partition("-")[0]


def code_in(answer):
    return re.search(r"/card/([^/?]+)", answer.location)[1]


def words(answer):
    """Return what a page says, without its markup, in plain spaces."""
    body = answer.text.partition("<body>")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


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
def visit(app):
    """Let somebody new in, with a browser of their own."""

    def visit(language="en", keepsake=None, browser="a browser"):
        client = app.test_client()
        if keepsake:
            client.set_cookie("walletpass_card", keepsake)
        spoken = {"Accept-Language": language, "User-Agent": browser}
        return Visitor(client, spoken)

    return visit


@pytest.fixture
def visitor(visit):
    return visit()


@pytest.fixture(scope="session")
def look():
    """Return a card's design and its pictures in every size, made once."""
    starter = load_starter("beauty")
    return starter.design, files(crops(starter.design, starter.pictures))


@pytest.fixture
def rosa(database, look):
    """Return a brand with a card that can be had."""
    with database.transaction() as session:
        owner = make.brand(
            session,
            slug="rosa",
            name="Rosa",
            accent="#5b2349",
            benefit={"en": "Five points.", "pl": "Pięć punktów.", "ru": "Пять баллов."},
            terms=TERMS,
            contact={"en": "hello@rosa.example"},
            website="https://rosa.example",
        )
        kind = make.signing_pass_type(session, owner)
        design, pictures = look
        template = passes.create_template(
            session,
            owner.id,
            program_id=make.program(session, owner).id,
            pass_type_id=kind.id,
            name="Rosa",
            design=design,
            now=NOON,
        )
        passes.publish(session, template, pictures, now=NOON)
        return owner


@pytest.fixture
def card(database, rosa):
    """Return the card of somebody who joined."""
    with database.transaction() as session:
        issued = passes.issue(
            session,
            make.customer(session, rosa, phone="+48500999001", first_name="Ada"),
            people=make.people(),
            card_link=make.LINK,
            now=NOON,
        )
        return passes.card_of(session, rosa.id, issued.wallet_pass.id)


@pytest.fixture
def code(card):
    return make.people().keyring.card_code(card.serial_number)
