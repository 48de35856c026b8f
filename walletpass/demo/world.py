"""The demo's shop: a brand with a card, stores, staff, a key, and people."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final, Self

from sqlalchemy import update
from sqlalchemy.orm import Session

from walletpass import brands, ledger, passes
from walletpass.brands import Brand, Duty, Role, UnknownBrandError
from walletpass.brands.hours import WEEKDAYS
from walletpass.demo import sayings
from walletpass.demo.folder import WORLD, Folder
from walletpass.demo.looks import first_design
from walletpass.demo.offers import offer
from walletpass.demo.past import HISTORY, admit_customers, seat_guests
from walletpass.kernel.secrets import Secret
from walletpass.ledger import Program
from walletpass.outbox import Promise
from walletpass.passes.starters import load_starter
from walletpass.services import Services
from walletpass.simulator import believable
from walletpass.wallets.apple import DemoAuthority
from walletpass.wallets.apple.holding import keep_identity
from walletpass.wallets.apple.publishing import publish_draft

SLUG: Final = "polana"
PASS_TYPE: Final = "pass.demo.walletpass.polana"  # noqa: S105 - no password
TEAM: Final = "DEMO12TEAM"
ACCENT: Final = "#1b3d26"
_STAFF: Final[Mapping[Role, str]] = {
    "owner": "Olga Zielińska",
    "marketer": "Marek Lis",
    "cashier": "Anna Nowak",
    "support": "Sonia Wójcik",
    "developer": "Dmitri Orlov",
}


_PINS: Final[Mapping[str, str]] = {"owner": "1379", "cashier": "2580"}


@dataclass(frozen=True)
class SignIn:
    """How one member of the demo's staff signs in; with a *pin*, at tills too."""

    login: str
    password: str
    pin: str = ""


@dataclass(frozen=True)
class World:
    """What a newcomer needs to find their way about; *phones* are serial numbers."""

    brand: str
    api_key: str
    signins: Mapping[str, SignIn]
    phones: tuple[str, ...]

    @classmethod
    def read(cls, written: bytes) -> Self:
        """Return the world that was written down as JSON."""
        plain = json.loads(written)
        signins = {role: SignIn(**one) for role, one in plain["signins"].items()}
        return cls(plain["brand"], plain["api_key"], signins, tuple(plain["phones"]))


def world_of(
    folder: Folder,
    services: Services,
    authority: DemoAuthority,
    customers: int,
    *,
    say: Callable[[str], None],
) -> World:
    """Return the folder's shop, made with so many customers on the first run.

    The key is known only while it is made, so it is written down just before the
    commit: a file whose brand never came to be is waste paper.
    """
    written = folder.read(WORLD)
    if written is not None and _is_founded(services):
        return World.read(written)
    say(f"Making a shop with a past, and {customers} customers…")
    with services.database.transaction() as session:
        world = _made(session, services, authority, customers)
        # what the past promised is due from now on, not since then
        session.execute(update(Promise).values(due_at=services.now()))
        folder.write_json(WORLD, asdict(world))
    return world


def _is_founded(services: Services) -> bool:
    with services.database.snapshot() as session:
        try:
            brands.brand_called(session, SLUG)
        except UnknownBrandError:
            return False
    return True


def _made(
    session: Session, services: Services, authority: DemoAuthority, customers: int
) -> World:
    now = services.now()
    shop = believable.shop("pl", "grocery")
    brand = _found(session, now)
    identity = authority.new_identity(PASS_TYPE, TEAM, now=now)
    certificate = keep_identity(
        session, services.people.vault, brand.id, identity, now=now
    )
    program = ledger.start_program(
        session, brand.id, name=sayings.CLUB, unit=sayings.POINTS, now=now
    )
    offer(session, program, since=now - HISTORY)
    assert certificate.pass_type_id is not None
    _publish_card(session, program, certificate.pass_type_id, shop, now=now)
    _open_stores(session, brand, shop, now)
    signins = _take_on_staff(session, brand, now)
    _, key = brands.create_key(
        session, brand, name="demo", scopes=[brands.EVERY_SCOPE], now=now
    )
    guests = seat_guests(session, services, program)
    admit_customers(session, services, program, shop, count=customers)
    return World(brand.slug, key.reveal(), signins, guests)


def _found(session: Session, now: datetime) -> Brand:
    return brands.found(
        session,
        slug=SLUG,
        name="Polana",
        currency="PLN",
        country="PL",
        timezone="Europe/Warsaw",
        languages=("en", "ru", "pl"),
        default_language="en",
        accent=ACCENT,
        benefit=sayings.BENEFIT,
        terms=sayings.TERMS,
        contact=sayings.CONTACT,
        website="https://polana.example",
        now=now,
    )


def _publish_card(
    session: Session,
    program: Program,
    pass_type_id: str,
    shop: believable.Shop,
    *,
    now: datetime,
) -> None:
    starter = load_starter("grocery")
    brand = brands.brand_of(session, program.brand_id)
    for picture in starter.pictures.values():
        passes.keep_asset(session, brand.id, picture.content, now=now)
    template = passes.create_template(
        session,
        brand.id,
        program_id=program.id,
        pass_type_id=pass_type_id,
        name="Polana card",
        design=first_design(starter.design, shop.stores),
        now=now,
    )
    publish_draft(session, template, now=now, by="demo")
    brand.logo_sha = next(iter(starter.design.images["logo"].values()))


def _open_stores(
    session: Session, brand: Brand, shop: believable.Shop, now: datetime
) -> None:
    for place in shop.stores:
        span = [f"{place.opens:%H:%M}", f"{place.closes:%H:%M}"]
        store = brands.open_store(
            session,
            brand,
            code=place.code.lower(),
            name=place.name,
            address=place.address,
            latitude=place.latitude,
            longitude=place.longitude,
            hours={"week": {day: [span] for day in WEEKDAYS}},
            texts=sayings.round_the_corner(place.address),
            now=now,
        )
        for number in (1, 2):
            brands.add_till(
                session, store, code=f"till-{number}", name=f"Till {number}", now=now
            )


def _take_on_staff(session: Session, brand: Brand, now: datetime) -> dict[str, SignIn]:
    signins: dict[str, SignIn] = {}
    for role, name in _STAFF.items():
        pin = _PINS.get(role, "")
        signin = SignIn(f"{role}@{SLUG}", f"polana-{role}", pin)
        person = brands.create_staff(
            session,
            brand,
            login=signin.login,
            name=name,
            password=Secret(signin.password),
            duties=[Duty(role)],
            now=now,
        )
        if pin:
            brands.set_pin(person, Secret(pin))
        signins[role] = signin
    return signins
