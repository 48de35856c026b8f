"""A shop to measure with: real cards of a realistic weight, in a folder that vanishes."""

import os
import random
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageOps
from sqlalchemy.orm import Session

from walletpass import brands, customers, ledger, migrations, passes
from walletpass.bootstrap import build_services, stay_loaded
from walletpass.brands import Brand
from walletpass.passes import CardRow, Design
from walletpass.passes.pictures import read_picture
from walletpass.passes.starters import load_starter
from walletpass.services import Services
from walletpass.settings import Settings
from walletpass.simulator import believable
from walletpass.wallets.apple import DemoAuthority
from walletpass.wallets.apple.holding import keep_identity
from walletpass.wallets.apple.publishing import publish_draft

PASS_TYPE = "pass.test.walletpass.bench"  # noqa: S105 - no password
_TEAM = "BENCH12345"
_STORES = 10  # as many as a phone looks at
_SEED = 7


@dataclass(frozen=True)
class Shop:
    """A brand whose cards can be built, signed, served and booked upon."""

    settings: Settings
    services: Services
    authority: DemoAuthority
    cards: Sequence[CardRow]

    def environment(self) -> dict[str, str]:
        """Return the environment in which a process serves this very shop."""
        named = {
            "WALLETPASS_DATA_DIR": str(self.settings.data_dir),
            "WALLETPASS_BASE_URL": self.settings.base_url,
            "WALLETPASS_SECRET_KEY": self.settings.secret().reveal(),
        }
        ours = "WALLETPASS_"
        inherited = {
            name: value for name, value in os.environ.items() if ours not in name
        }
        return inherited | named


@contextmanager
def open_shop(cards: int) -> Iterator[Shop]:
    """Open a shop with so many cards, each somebody else's, in three languages."""
    with TemporaryDirectory(prefix="walletpass-bench-") as folder:
        settings = Settings(
            data_dir=Path(folder),
            database_url="",
            base_url="https://cards.example",
            secret_key=secrets.token_urlsafe(48),
            engine="embedded",
        )
        services = build_services(settings)
        migrations.upgrade(services.database)
        now = services.now()
        authority = DemoAuthority.create(now=now)
        with services.database.transaction() as session:
            brand = _found(session, services, authority, now)
            _issue(session, services, brand, cards, now)
        with services.database.snapshot() as session:
            issued = _all_cards(session, brand.id)
        stay_loaded()
        try:
            yield Shop(settings, services, authority, issued)
        finally:
            services.apple_push.close()
            services.database.close()


def _found(
    session: Session, services: Services, authority: DemoAuthority, now: datetime
) -> Brand:
    """Found the brand, and publish its card."""
    brand = brands.found(
        session,
        slug="bench",
        name="Bench",
        currency="PLN",
        country="PL",
        timezone="Europe/Warsaw",
        languages=("en", "ru", "pl"),
        now=now,
    )
    program = ledger.start_program(
        session, brand.id, name={"en": "Club"}, unit=ledger.POINTS, now=now
    )
    identity = authority.new_identity(PASS_TYPE, _TEAM, now=now)
    keep_identity(session, services.people.vault, brand.id, identity, now=now)
    for number in range(_STORES):
        brands.open_store(
            session,
            brand,
            code=f"store-{number}",
            name=f"Store {number}",
            latitude=52.2 + number / 100,
            longitude=21.0 + number / 100,
            texts={"en": f"Round the corner: {number} Meadow Street, until 22:00"},
            now=now,
        )
    template = passes.create_template(
        session,
        brand.id,
        program_id=program.id,
        pass_type_id=passes.pass_type_of(session, brand.id).id,
        name="Bench card",
        design=_design(session, brand, now),
        now=now,
    )
    publish_draft(session, template, now=now)
    return brand


def _design(session: Session, brand: Brand, now: datetime) -> Design:
    """Return a starter in three languages, with a strip as heavy as a photograph."""
    starter = load_starter("restaurant")
    strip = read_picture(_photograph()).content
    for content in (strip, *(each.content for each in starter.pictures.values())):
        passes.keep_asset(session, brand.id, content, now=now)
    heavy = {"strip": {"*": read_picture(strip).digest}}
    return starter.design.model_copy(update={"images": starter.design.images | heavy})


def _photograph() -> bytes:
    """Draw blots that weigh, in all three sizes, what makes 70 KB with the logos."""
    chance, width, height = random.Random(_SEED), 23, 9  # noqa: S311 - the same each time
    blots = Image.frombytes(
        "RGB", (width, height), chance.randbytes(3 * width * height)
    )
    smooth = blots.resize((1125, 432), Image.Resampling.BICUBIC)
    drawn = BytesIO()
    ImageOps.posterize(smooth, 1).save(drawn, "PNG")
    return drawn.getvalue()


def _issue(
    session: Session, services: Services, brand: Brand, count: int, now: datetime
) -> None:
    shop = believable.shop("pl", "restaurant")
    joined = (now - timedelta(days=100)).date()
    people = believable.customers(
        shop, count, since=joined, until=now.date(), seed=_SEED
    )
    enrolled = [
        customers.enrol(
            session,
            services.people,
            brand=brand,
            now=now,
            first_name=person.given_name,
            last_name=person.family_name,
            language=person.language,
        ).customer
        for person in people
    ]
    passes.issue_to_newcomers(
        session,
        [
            (customer, ledger.Opening(customer.id, number * 100, "opening"))
            for number, customer in enumerate(enrolled, start=1)
        ],
        people=services.people,
        card_link=services.card_link,
        now=now,
    )


def _all_cards(session: Session, brand_id: str) -> list[CardRow]:
    cards: list[CardRow] = []
    page = passes.cards(session, brand_id, limit=500)
    while page.rows:
        cards += page.rows
        page = passes.cards(session, brand_id, before=cards[-1].id, limit=500)
    return cards
