"""Settings in, services out: the one place that chooses."""

import atexit
import gc

from sqlalchemy import select

from walletpass.courier import HttpCaller
from walletpass.customers import Customer, People
from walletpass.db import connect
from walletpass.devices import Logbook
from walletpass.kernel.clock import Clock, utc_now
from walletpass.kernel.logs import configure_logs
from walletpass.kernel.sealing import Vault
from walletpass.kernel.secrets import Keyring
from walletpass.passes import Certificate
from walletpass.services import Services, Tiles
from walletpass.settings import Settings, read_settings
from walletpass.wallets.apple.press import ApplePress
from walletpass.wallets.apple.push import HttpApplePush


def settle(**given: object) -> Settings:
    """Return the settings, with log lines written the way they ask from now on.

    Every process begins here, so that none writes lines nobody looked through for
    secrets.

    Raises:
        WrongSettingsError: With one line per fault.
    """
    settings = read_settings(**given)
    configure_logs(settings.log_format)
    return settings


def build_services(settings: Settings, *, clock: Clock = utc_now) -> Services:
    """Return the services these settings describe. Nothing is started yet."""
    if settings.database.startswith("sqlite"):
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    keyring = Keyring(settings.secret())
    people = People(vault=Vault(keyring.key("vault")), keyring=keyring)
    database = connect(settings.database)
    return Services(
        database=database,
        now=clock,
        people=people,
        base_url=settings.base_url,
        press=ApplePress(people, f"{settings.base_url}/apple"),
        apple_push=HttpApplePush(settings.apns_url, settings.apns_ca_file),
        logbook=Logbook(database),
        webhook_caller=HttpCaller(private_allowed=settings.webhook_private_addresses),
        api_rate=settings.api_rate,
        tiles=_tiles(settings),
    )


def _tiles(settings: Settings) -> Tiles | None:
    if not settings.tile_url:
        return None
    return Tiles(
        settings.tile_url, settings.tile_attribution, settings.tile_attribution_url
    )


def require_same_secret(services: Services) -> None:
    """Refuse to work with another secret than the one this database was begun with.

    Whoever joined meanwhile would be sealed with a key of the wrong secret, and a phone
    we know would not be found and get a second card.

    Raises:
        UnreadableError: What is stored cannot be opened.
    """
    with services.database.snapshot() as session:
        for sealed in (Certificate.key_sealed, Customer.data_key):
            if stored := session.scalar(select(sealed).where(sealed != b"").limit(1)):
                services.people.vault.open(stored)


def stay_loaded() -> None:
    """Let the garbage collector pass over what is loaded by now: it stays to the end.

    It looks at everything there is time and again while a batch of many rows is read,
    which takes longer than the batch.
    """
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)
