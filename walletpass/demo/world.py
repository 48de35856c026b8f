"""The demo's shop: a brand with stores, staff, a card, and months of customers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final

from sqlalchemy.orm import Session

from walletpass import brands, customers, ledger, passes
from walletpass.brands import Brand, Duty, Role
from walletpass.brands.hours import WEEKDAYS
from walletpass.kernel.languages import Language
from walletpass.kernel.secrets import Secret
from walletpass.passes.starters import load_starter
from walletpass.services import Services
from walletpass.simulator import believable
from walletpass.wallets.apple import DemoAuthority
from walletpass.wallets.apple.holding import keep_identity
from walletpass.wallets.apple.publishing import publish_draft

SLUG: Final = "polana"
PASS_TYPE: Final = "pass.demo.walletpass.polana"  # noqa: S105 - no password
TEAM: Final = "DEMO12TEAM"
_SEED = 20
_HISTORY = timedelta(days=150)
_UNIT: Final[dict[Language, dict[str, str]]] = {
    "en": {"one": "point", "other": "points"},
    "ru": {"one": "балл", "few": "балла", "many": "баллов", "other": "балла"},
    "pl": {"one": "punkt", "few": "punkty", "many": "punktów", "other": "punktu"},
}
_STAFF: Final[Mapping[Role, str]] = {
    "owner": "Olga Zielińska",
    "marketer": "Marek Lis",
    "cashier": "Anna Nowak",
    "support": "Sonia Wójcik",
    "developer": "Dmitri Orlov",
}


_GROSZ_PER_POINT = 20_00  # five points for every hundred złoty


@dataclass(frozen=True)
class Guest:
    """The owner of a phone on the table."""

    first_name: str
    last_name: str
    language: Language
    points: int


_GUESTS: Final = (
    Guest("Ada", "Whitfield", "en", 270),
    Guest("Мария", "Соколова", "ru", 1240),
    Guest("Zofia", "Wiśniewska", "pl", 85),
    Guest("Leo", "Brandt", "en", 32),
)


@dataclass(frozen=True)
class SignIn:
    """How one member of the demo's staff signs in."""

    login: str
    password: str


@dataclass(frozen=True)
class World:
    """What a newcomer needs to find their way about the demo's shop."""

    brand: str
    api_key: str
    signins: Mapping[Role, SignIn]
    phones: tuple[str, ...]


def make_world(
    services: Services, authority: DemoAuthority, *, customers_count: int
) -> World:
    """Found the shop and give it a past, in one transaction."""
    now = services.now()
    identity = authority.new_identity(PASS_TYPE, TEAM, now=now)
    with services.database.transaction() as session:
        brand = _found(session, now)
        certificate = keep_identity(
            session, services.people.vault, brand.id, identity, now=now
        )
        assert certificate.pass_type_id is not None
        program = ledger.start_program(
            session,
            brand.id,
            name={"en": "Polana Club", "ru": "Клуб «Поляна»", "pl": "Klub Polana"},
            unit=_UNIT,
            now=now,
        )
        _publish_card(session, brand, program.id, certificate.pass_type_id, now)
        _open_stores(session, brand, now)
        signins = _take_on_staff(session, brand, now)
        _, key = brands.create_key(
            session, brand, name="demo", scopes=[brands.EVERY_SCOPE], now=now
        )
        guests = _seat_guests(session, services, brand, program.id)
        _admit_customers(session, services, brand, program.id, customers_count)
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
        accent="#1b3d26",
        benefit={
            "en": "Five points for every 100 zł, and something nice on your birthday.",
            "ru": "Пять баллов за каждые 100 zł и подарок ко дню рождения.",
            "pl": "Pięć punktów za każde 100 zł i coś miłego na urodziny.",
        },
        terms={
            "en": "One point is one grosz off your next basket. Points stay for a year.",
            "ru": "Один балл — один грош скидки. Баллы действуют год.",
            "pl": "Jeden punkt to grosz zniżki. Punkty są ważne przez rok.",
        },
        contact={
            "en": "polana@example.com",
            "ru": "polana@example.com",
            "pl": "polana@example.com",
        },
        website="https://polana.example",
        now=now,
    )


def _publish_card(
    session: Session, brand: Brand, program_id: str, pass_type_id: str, now: datetime
) -> None:
    starter = load_starter("grocery")
    for picture in starter.pictures.values():
        passes.keep_asset(session, brand.id, picture.content, now=now)
    template = passes.create_template(
        session,
        brand.id,
        program_id=program_id,
        pass_type_id=pass_type_id,
        name="Polana card",
        design=starter.design,
        now=now,
    )
    publish_draft(session, template, now=now, by="demo")
    brand.logo_sha = next(iter(starter.design.images["logo"].values()))


def _open_stores(session: Session, brand: Brand, now: datetime) -> None:
    for shop in believable.shop("pl", "grocery").stores:
        span = [f"{shop.opens:%H:%M}", f"{shop.closes:%H:%M}"]
        store = brands.open_store(
            session,
            brand,
            code=shop.code.lower(),
            name=shop.name,
            address=shop.address,
            latitude=shop.latitude,
            longitude=shop.longitude,
            hours={"week": {day: [span] for day in WEEKDAYS}},
            texts={
                "en": f"Polana is round the corner: {shop.address}",
                "ru": f"«Поляна» за углом: {shop.address}",
                "pl": f"Polana jest tuż obok: {shop.address}",
            },
            now=now,
        )
        brands.add_till(session, store, code="till-1", name="Till 1", now=now)


def _take_on_staff(session: Session, brand: Brand, now: datetime) -> dict[Role, SignIn]:
    signins = {}
    for role, name in _STAFF.items():
        signin = SignIn(f"{role}@{SLUG}", f"polana-{role}")
        brands.create_staff(
            session,
            brand,
            login=signin.login,
            name=name,
            password=Secret(signin.password),
            duties=[Duty(role)],
            now=now,
        )
        signins[role] = signin
    return signins


def _seat_guests(
    session: Session, services: Services, brand: Brand, program_id: str
) -> tuple[str, ...]:
    """Enrol the owners of the phones on the table; return their serial numbers."""
    now = services.now()
    serials = []
    for number, guest in enumerate(_GUESTS, start=1):
        customer = customers.enrol(
            session,
            services.people,
            brand=brand,
            now=now - _HISTORY,
            phone=f"+4850099900{number}",
            first_name=guest.first_name,
            last_name=guest.last_name,
            language=guest.language,
            source={"code": "till-1"},
        ).customer
        account_id = ledger.open_account(
            session, brand.id, program_id, customer.id, now=now - _HISTORY
        )
        ledger.earn(
            session,
            account_id,
            guest.points * 100,
            source=f"S1-guest-{number}",
            now=now - timedelta(days=number),
        )
        serials.append(_issue(session, services, customer))
    return tuple(serials)


def _admit_customers(
    session: Session, services: Services, brand: Brand, program_id: str, count: int
) -> None:
    """Give the shop a past: people who joined, came, bought, and stayed away."""
    now = services.now()
    shop = believable.shop("pl", "grocery")
    since, until = (now - _HISTORY).date(), now.date()
    people = list(
        believable.customers(shop, count, since=since, until=until, seed=_SEED)
    )
    accounts, enrolled = {}, []
    for person in people:
        joined = min(datetime.combine(person.joined_on, time(9), UTC), now)
        customer = customers.enrol(
            session,
            services.people,
            brand=brand,
            now=joined,
            phone=person.phone,
            first_name=person.given_name,
            last_name=person.family_name,
            language=person.language,
            source={"code": person.home.code},
        ).customer
        enrolled.append(customer)
        accounts[person.number] = ledger.open_account(
            session, brand.id, program_id, customer.id, now=joined
        )
    for visit in believable.visits(shop, people, until=until, seed=_SEED):
        _earn(session, accounts[visit.customer.number], visit)
    for customer in enrolled:
        _issue(session, services, customer)


def _issue(session: Session, services: Services, customer: customers.Customer) -> str:
    issued = passes.issue(
        session,
        customer,
        people=services.people,
        card_link=services.card_link,
        now=services.now(),
        source="till-1",
    )
    return issued.wallet_pass.serial_number


def _earn(session: Session, account_id: str, visit: believable.Visit) -> None:
    points = visit.total // _GROSZ_PER_POINT
    if points:
        ledger.earn(
            session,
            account_id,
            points * 100,
            source=visit.receipt,
            now=visit.at,
            actor=visit.till,
        )
