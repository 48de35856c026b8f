import re
from dataclasses import dataclass
from datetime import timedelta
from html import unescape

import pytest

from tests import make
from tests.make import NOON
from tests.web.pages.conftest import Clock
from tests.web.studio.conftest import look, publish
from walletpass import brands, ledger, passes, rewards
from walletpass.app import create_app
from walletpass.brands import Brand, Duty, Staff
from walletpass.jobs import keep, relay
from walletpass.kernel.secrets import Secret

from .counters import THEIR_PIN, chromium, counter, launch, playwright, site
from .rules import rule

__all__ = ["chromium", "counter", "launch", "look", "playwright", "rule", "site"]

PIN = THEIR_PIN


@dataclass
class Device:
    """A till in somebody's hands: follows every answer to its page, as browsers do."""

    client: object

    def get(self, address="", **headers):
        return self.client.get(
            f"/till{address}", headers=headers, follow_redirects=True
        )

    def post(self, address, headers=(), **form):
        return self.client.post(
            f"/till{address}",
            data=form,
            headers=dict(headers),
            follow_redirects=True,
        )

    def find(self, what, **form):
        return self.post("/find", what=what, **form)

    def send(self, page, action, **changes):
        """Send the form of a page whose address ends so, with these changes."""
        address, fields = form_in(page, action)
        return self.post(address.removeprefix("/till"), **(fields | changes))

    def press(self, page, action, **changes):
        """Send a form by the button that leads elsewhere than the form does."""
        for form in re.findall(r"<form.*?</form>", page.text, re.DOTALL):
            if found := re.search(rf'formaction="([^"]*{action})"', form):
                fields = fields_in(form) | changes
                return self.post(found[1].removeprefix("/till"), **fields)
        message = f"no button for {action} on {words(page)}"
        raise AssertionError(message)

    def follow(self, page, ending):
        """Follow the link whose address ends so."""
        found = re.search(rf'href="(/till[^"]*{ending})"', page.text)
        assert found, f"no link to {ending} on {words(page)}"
        return self.get(found[1].removeprefix("/till"))

    def offer(self, card, amount, what=None):
        """Type an amount and ask what points may pay of it."""
        return self.press(self.find(what or card.number), "/redeem", amount=amount)

    def put(self, card, amount, points, what=None, **facts):
        """Put points aside for a bill."""
        page = self.offer(card, amount, what)
        return self.send(page, "/put", points=points, **facts)

    def pay(self, page):
        """Say that the customer has paid the rest."""
        return self.send(page, "/sell")

    def quote(self, card, amount, **facts):
        return self.send(self.find(card.number), "/quote", amount=amount, **facts)

    def sell(self, card, amount, **facts):
        return self.send(self.quote(card, amount, **facts), "/sell")

    def sign_in(self, staff, pin=PIN):
        return self.post("/sign-in", who=staff.id, pin=pin)


def form_in(page, action):
    """Return the address and the fields of the form whose address ends like this."""
    for form in re.findall(r"<form.*?</form>", page.text, re.DOTALL):
        address = re.search(r'action="([^"]*)"', form)
        if address and re.search(f"{action}$", address[1]):
            return address[1], fields_in(form)
    message = f"no form for {action} on {words(page)}"
    raise AssertionError(message)


def fields_in(form):
    """Return what a form would send as it stands; of one name, all there are."""
    fields = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name = _attribute(tag, "name")
        is_off = 'type="radio"' in tag and "checked" not in tag
        if name and not is_off and 'type="checkbox"' not in tag:
            fields.setdefault(name, []).append(_attribute(tag, "value") or "")
    return fields


def _attribute(tag, name):
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return unescape(found[1]) if found else None


def words(answer):
    """Return what a page says, without its markup, in plain spaces."""
    body = answer.text.partition("<body")[2].partition(">")[2] or answer.text
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def tone(answer):
    return re.search(r'data-tone="(\w+)"', answer.text)[1]


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def services(database, clock):
    return make.services(database, now=clock, base_url="http://till.example")


@pytest.fixture
def app(services):
    return create_app(services)


@pytest.fixture
def rosa(database, look):
    """Return a brand with a card that can be had."""
    with database.transaction() as session:
        owner = make.brand(session, slug="rosa", name="Rosa", accent="#5b2349")
        publish(session, owner, look, "pass.com.example.rosa")
        begin(session, owner)
        return owner


def begin(session, owner):
    """Give a point for each PLN 1; twenty of them pay PLN 1, of half a basket at most."""
    yesterday = NOON - timedelta(days=1)
    rewards.begin(session, ledger.program_of(session, owner.id), now=yesterday)


@pytest.fixture
def use_currency(database, rosa):
    """Let the brand trade in another currency, with rules that go by it."""

    def use_currency(currency):
        with database.transaction() as session:
            session.get_one(Brand, rosa.id).currency = currency
            begin(session, rosa)

    return use_currency


@pytest.fixture
def mint(database, look):
    """Return another brand, with a card of its own."""
    with database.transaction() as session:
        owner = make.brand(session, slug="mint", name="Mint")
        publish(session, owner, look, "pass.com.example.mint")
        begin(session, owner)
        return owner


@pytest.fixture
def store(database, rosa):
    with database.transaction() as session:
        return make.store(session, rosa, code="market", name="Market Square")


@pytest.fixture
def till(database, store):
    with database.transaction() as session:
        return brands.add_till(session, store, code="till-1", name="Till 1", now=NOON)


@pytest.fixture
def code(database, till):
    """Return a fresh code for the till."""

    def code(of=till):
        with database.transaction() as session:
            place = brands.till_of(session, of.brand_id, of.id)
            return brands.new_enrol_code(place, now=NOON).reveal()

    return code


@pytest.fixture
def hire(database, rosa):
    """Take on somebody with a PIN."""

    def hire(name="Anna Nowak", role="cashier", brand=None, language="en", **facts):
        with database.transaction() as session:
            duties = [Duty(role, facts.pop("store_id", None))]
            person = make.staff(
                session, brand or rosa, role, name=name, duties=duties, **facts
            )
            brands.set_pin(person, Secret(PIN))
            person.language = language
            session.flush()
            return person

    return hire


@pytest.fixture
def anna(hire):
    return hire()


@pytest.fixture
def stranger(app):
    """Return a device that is no till yet."""
    return Device(app.test_client())


@pytest.fixture
def device(stranger, code):
    """Return an enrolled till at which nobody stands."""
    assert stranger.post("/enrol", code=code()).status_code == 200
    return stranger


@pytest.fixture
def anna_at(device, anna):
    """Return the till with Anna at it."""
    assert "Anna Nowak" in words(device.sign_in(anna))
    return device


@pytest.fixture
def ranks(database, rosa):
    """Let everybody be Silver, and Gold from 500 zloty in 30 days."""
    names = {"silver": {"en": "Silver"}, "gold": {"en": "Gold"}}
    ranks = [
        {"code": "silver", "name": names["silver"]},
        {"code": "gold", "name": names["gold"], "at": 500_00},
    ]
    with database.transaction() as session:
        program = ledger.program_of(session, rosa.id)
        rewards.save_draft(
            session, rosa.id, program.id, rewards.starting_rules("PLN"),
            rewards.Terms(), now=NOON, tiers={"by": "spend", "days": 30, "tiers": ranks},
        )  # fmt: skip
        rewards.publish_draft(session, rosa.id, program.id, now=NOON)


@pytest.fixture
def issue(database, rosa, services):
    """Give somebody a card of a brand, with points on it."""

    def issue(brand=None, points=0, **facts):
        with database.transaction() as session:
            owner = session.get_one(Brand, (brand or rosa).id)
            issued = passes.issue(
                session,
                make.customer(session, owner, **facts),
                people=make.people(),
                card_link=services.card_link,
                now=services.now(),
            )
            card = passes.card_of(session, owner.id, issued.wallet_pass.id)
            if points:
                ledger.earn(
                    session,
                    card.account_id,
                    points * 100,
                    source="opening",
                    now=services.now(),
                )
            return card

    return issue


@pytest.fixture
def card(issue):
    """Return Ada's card, with 266 points."""
    return issue(
        phone="+48500999001", first_name="Ada", last_name="Whitfield", points=266
    )


@pytest.fixture
def balance(database):
    def balance(card):
        with database.snapshot() as session:
            return ledger.pockets_of(session, card.account_id).balance / 100

    return balance


@pytest.fixture
def change(database):
    """Change somebody's row as the owner would."""

    def change(person, deed):
        with database.transaction() as session:
            deed(session.get_one(Staff, person.id))

    return change


@pytest.fixture
def keep_every_promise(services):
    def keep_every_promise():
        while relay(services, lambda ticket: keep(services, ticket)):
            pass

    return keep_every_promise
