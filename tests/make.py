"""Things with sensible defaults, for tests that care about something else."""

from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from itertools import count
from typing import Any

from PIL import Image
from sqlalchemy.orm import Session

from walletpass import brands, customers, devices, ledger, passes
from walletpass.courier import HttpCaller
from walletpass.db import Database
from walletpass.kernel.ids import new_id
from walletpass.kernel.sealing import Vault
from walletpass.kernel.secrets import Keyring, Secret
from walletpass.services import Services
from walletpass.wallets.apple import DemoAuthority, SigningIdentity
from walletpass.wallets.apple.holding import keep_identity
from walletpass.wallets.apple.press import ApplePress
from walletpass.wallets.apple.push import HttpApplePush

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


def customer(session: Session, owner: brands.Brand, **facts: Any) -> customers.Customer:
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


LINK = "https://cards.example/card/{code}"
DESIGN: dict[str, Any] = {
    "organization": {"en": "Corner Market"},
    "description": {"en": "Corner Club card"},
    "colours": {"background": "#0b3d2e", "foreground": "#ffffff", "label": "#ccddee"},
    "fields": {
        "header": [
            {
                "key": "balance",
                "label": {"en": "Points"},
                "value": "{balance}",
                "change_message": {"en": "You now have %@ points"},
            }
        ],
        "secondary": [{"key": "name", "label": {"en": "Name"}, "value": "{name}"}],
    },
}


def pass_type(
    session: Session, owner: brands.Brand, identifier: str | None = None
) -> passes.PassType:
    """Return the brand's pass type of this name, or a new one with a name of its own."""
    kind = passes.PassType(
        id=new_id("pty", NOON),
        brand_id=owner.id,
        identifier=identifier or f"pass.com.example.card-{next(_numbers)}",
        team_identifier="EXAMPLE123",
        created_at=NOON,
    )
    session.add(kind)
    session.flush()
    return kind


def template(
    session: Session,
    owner: brands.Brand,
    kind: passes.PassType | None = None,
    *,
    files: dict[str, bytes] | None = None,
    now: datetime = NOON,
    **design: Any,
) -> passes.Template:
    """Publish a template of the brand, with a program and a pass type if it has none."""
    made = passes.create_template(
        session,
        owner.id,
        program_id=program(session, owner).id,
        pass_type_id=(kind or pass_type(session, owner)).id,
        name="Club card",
        design=passes.Design.model_validate(DESIGN | design),
        now=now,
    )
    passes.publish(session, made, files or {}, now=now)
    return made


@cache
def icons() -> dict[str, bytes]:
    """Return the pictures without which Wallet would refuse a card."""
    drawn = {}
    for scale in (1, 2, 3):
        canvas = BytesIO()
        Image.new("RGB", (38 * scale, 38 * scale), "#0b3d2e").save(canvas, "PNG")
        drawn["icon.png" if scale == 1 else f"icon@{scale}x.png"] = canvas.getvalue()
    return drawn


def card(
    session: Session,
    owner: brands.Brand | None = None,
    *,
    of: passes.Template | None = None,
    now: datetime = NOON,
    **facts: Any,
) -> passes.CardRow:
    """Issue a card to a new customer of the brand, of a new template if none is given."""
    owner = owner or brand(session)
    made = of or template(session, owner, now=now)
    issued = passes.issue(
        session,
        customer(session, owner, **facts),
        people=people(),
        card_link=LINK,
        template_id=made.id,
        now=now,
    )
    return passes.card_of(session, owner.id, issued.wallet_pass.id)


def earning(
    session: Session, card: passes.CardRow, points: int = 50, *, now: datetime = NOON
) -> passes.CardRow:
    """Let the card's holder earn, and refresh it as a keeper would; return it anew."""
    source = f"receipt-{next(_numbers)}"
    ledger.earn(session, card.account_id, points * 100, source=source, now=now)
    for news in passes.refresh(
        session, [card.id], cause="balance", people=people(), card_link=LINK, now=now
    ):
        listening = devices.devices_holding(session, news.pass_ids)
        devices.promise_push(session, news.pass_type_id, listening, now=now)
    return passes.card_of(session, card.brand_id, card.id)


def registered(
    session: Session,
    card: passes.CardRow,
    library_id: str = "phone-1",
    push_token: str = "a1" * 32,
    now: datetime = NOON,
) -> str:
    """Register a device for news of the card; return the device's id."""
    return devices.register(
        session, card, library_id=library_id, push_token=push_token, now=now
    ).device_id


BASE_URL = "https://cards.example"


def services(database: Database, **facts: Any) -> Services:
    """Return services on this database at `NOON`, that sign for real and push nowhere."""
    who = people()
    defaults: dict[str, Any] = {
        "database": database,
        "now": lambda: NOON,
        "people": who,
        "base_url": BASE_URL,
        "press": ApplePress(who, f"{facts.get('base_url', BASE_URL)}/apple"),
        "apple_push": HttpApplePush("https://push.invalid"),
        "logbook": devices.Logbook(database),
        "webhook_caller": HttpCaller(private_allowed=False),
    }
    return Services(**(defaults | facts))


@cache
def authority() -> DemoAuthority:
    """Return the certificate authority of all tests, made once."""
    return DemoAuthority.create(now=NOON)


@cache
def identity(pass_type_identifier: str, *, nfc: bool = False) -> SigningIdentity:
    """Return the right to sign this pass type's cards, made once."""
    return authority().new_identity(
        pass_type_identifier, "EXAMPLE123", now=NOON, nfc=nfc
    )


def signing_pass_type(
    session: Session, owner: brands.Brand, identifier: str = "pass.com.example.card"
) -> passes.PassType:
    """Return a pass type of the brand together with a certificate that signs for it."""
    kept = keep_identity(
        session, people().vault, owner.id, identity(identifier), now=NOON
    )
    return session.get_one(passes.PassType, kept.pass_type_id)
