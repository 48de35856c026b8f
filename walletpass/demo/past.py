"""The shop's past: people who joined, came, bought, and stayed away."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final

from sqlalchemy.orm import Session

from walletpass import customers, passes, rewards
from walletpass.brands import brand_of, stores_of
from walletpass.demo.nights import by_night
from walletpass.kernel.languages import Language
from walletpass.ledger import Program
from walletpass.rewards import Holder
from walletpass.sales import Line, Sale
from walletpass.services import Services
from walletpass.simulator import believable

_SEED: Final = 20
HISTORY: Final = timedelta(days=150)


@dataclass(frozen=True, slots=True)
class Guest:
    """The owner of a phone on the table."""

    first_name: str
    last_name: str
    language: Language
    points: int
    wants_offers: bool


GUESTS: Final = (
    Guest("Ada", "Whitfield", "en", 270, wants_offers=True),
    Guest("Мария", "Соколова", "ru", 1240, wants_offers=True),
    Guest("Zofia", "Wiśniewska", "pl", 85, wants_offers=True),
    Guest("Leo", "Brandt", "en", 32, wants_offers=False),
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
            now=now - HISTORY,
            phone=f"+4850099900{number}",
            first_name=guest.first_name,
            last_name=guest.last_name,
            language=guest.language,
            source={"code": "till-1"},
        ).customer
        _buy(
            session,
            Holder(program.id, customer.id),
            Sale("s1", f"S1-guest-{number}", brand.currency, net=guest.points * 100),
            brand.id,
            at=now - timedelta(days=number),
        )
        said = customers.Choice("wallet", given=guest.wants_offers)
        customers.record_consents(
            session, customer, [said], source="till-1", now=now - HISTORY
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
    since, until = (now - HISTORY).date(), now.date()
    people = list(
        believable.customers(shop, count, since=since, until=until, seed=_SEED)
    )
    holders, enrolled, joined_at = {}, [], {}
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
        joined_at[customer.id] = joined
        holders[person.number] = Holder(program.id, customer.id)
    stores = {store.code: store.id for store in stores_of(session, brand.id, at=now)}
    visits = believable.visits(shop, people, until=until, seed=_SEED)
    for visit in by_night(session, brand, joined_at, visits, until=now):
        sale = _sale(visit, brand.currency, stores[visit.store.code.lower()])
        _buy(session, holders[visit.customer.number], sale, brand.id, at=visit.at)
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


def _sale(visit: believable.Visit, currency: str, store_id: str) -> Sale:
    lines = [
        Line(
            line.product.price * line.quantity,
            line.quantity * 1000,
            sku=line.product.sku,
            name=line.product.name,
            category=line.product.category,
        )
        for line in visit.lines
    ]
    return Sale(
        visit.store.code.lower(),
        visit.receipt,
        currency,
        lines,
        store_id=store_id,
        presented_via="wallet",
    )


def _buy(
    session: Session, holder: Holder, sale: Sale, brand_id: str, *, at: datetime
) -> None:
    rewards.credit(session, brand_id, sale, holder, now=at)
