"""The shop's past: people who joined, came, bought, and stayed away."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final

from sqlalchemy.orm import Session

from walletpass import customers, ledger, passes
from walletpass.brands import brand_of
from walletpass.kernel.languages import Language
from walletpass.ledger import Program
from walletpass.services import Services
from walletpass.simulator import believable

_SEED: Final = 20
_HISTORY: Final = timedelta(days=150)
_GROSZ_PER_POINT: Final = 1_00  # a point for every złoty


@dataclass(frozen=True, slots=True)
class Guest:
    """The owner of a phone on the table."""

    first_name: str
    last_name: str
    language: Language
    points: int


GUESTS: Final = (
    Guest("Ada", "Whitfield", "en", 270),
    Guest("Мария", "Соколова", "ru", 1240),
    Guest("Zofia", "Wiśniewska", "pl", 85),
    Guest("Leo", "Brandt", "en", 32),
)


def seat_guests(
    session: Session, services: Services, program: Program
) -> tuple[str, ...]:
    """Enrol the owners of the phones on the table; return their serial numbers."""
    now = services.now()
    brand = brand_of(session, program.brand_id)
    serials = []
    for number, guest in enumerate(GUESTS, start=1):
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
            session, brand.id, program.id, customer.id, now=now - _HISTORY
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


def admit_customers(
    session: Session,
    services: Services,
    program: Program,
    shop: believable.Shop,
    *,
    count: int,
) -> None:
    """Let *count* people join over the last months, buy now and then, and hold a card."""
    now = services.now()
    brand = brand_of(session, program.brand_id)
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
            session, brand.id, program.id, customer.id, now=joined
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
