"""Things with sensible defaults, for tests that care about something else."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from sqlalchemy.orm import Session

from walletpass import brands, customers, ledger
from walletpass.kernel.sealing import Vault
from walletpass.kernel.secrets import Keyring, Secret

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
PASSWORD = Secret("correct horse battery")

_numbers = count(1)


def people() -> customers.People:
    """Return what it takes to read people; the same every time."""
    keyring = Keyring(Secret("a secret key for tests"))
    return customers.People(Vault(keyring.key("vault")), keyring)


def brand(session: Session, **facts: Any) -> brands.Brand:
    """Found a brand: Polish, in three languages, unless told otherwise."""
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "slug": f"brand-{number}",
        "name": f"Brand {number}",
        "currency": "PLN",
        "country": "PL",
        "timezone": "Europe/Warsaw",
        "languages": ("en", "ru", "pl"),
        "default_language": "en",
        "now": NOON,
    }
    return brands.found(session, **(defaults | facts))


def store(session: Session, owner: brands.Brand, **facts: Any) -> brands.Store:
    """Open a store of the brand, in Warsaw."""
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "code": f"store-{number}",
        "name": f"Store {number}",
        "latitude": 52.2297,
        "longitude": 21.0122,
        "now": NOON,
    }
    return brands.open_store(session, owner, **(defaults | facts))


def staff(
    session: Session, employer: brands.Brand, role: brands.Role = "owner", **facts: Any
) -> brands.Staff:
    """Take on someone with one role everywhere and the password `PASSWORD`."""
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "login": f"staff-{number}",
        "name": f"Staff {number}",
        "password": PASSWORD,
        "duties": [brands.Duty(role)],
        "now": NOON,
    }
    return brands.create_staff(session, employer, **(defaults | facts))


def key_holder(
    session: Session, owner: brands.Brand, *scopes: str, **facts: Any
) -> brands.KeyHolder:
    """Give a program a key, and show it."""
    _, text = brands.create_key(
        session, owner, name="till", scopes=scopes or ["*"], now=NOON, **facts
    )
    return brands.authenticate_key(session, text.reveal(), now=NOON)


def customer(
    session: Session, owner: brands.Brand, **facts: Any
) -> customers.Customer:
    """Enrol somebody: anonymous, unless told otherwise."""
    return customers.enrol(
        session, people(), brand=owner, **({"now": NOON} | facts)
    ).customer


UNIT = {
    "en": {"one": "point", "other": "points"},
    "ru": {"one": "балл", "few": "балла", "many": "баллов", "other": "балла"},
    "pl": {"one": "punkt", "few": "punkty", "many": "punktów", "other": "punktu"},
}


def program(session: Session, owner: brands.Brand, **facts: Any) -> ledger.Program:
    """Start a points program of the brand."""
    defaults: dict[str, Any] = {
        "name": {"en": "Corner Club", "ru": "Уголок", "pl": "Róg"},
        "unit": UNIT,
        "now": NOON,
    }
    return ledger.start_program(session, owner.id, **(defaults | facts))


def account(session: Session, points: int = 0) -> str:
    """Return the id of a new customer's account, holding so many points."""
    owner = brand(session)
    scheme, who = program(session, owner), customer(session, owner)
    account_id = ledger.open_account(session, owner.id, scheme.id, who.id, now=NOON)
    if points:
        ledger.earn(session, account_id, points * 100, source="opening", now=NOON)
    return account_id
