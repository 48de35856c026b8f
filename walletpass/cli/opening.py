"""Opening the services for a command, and closing them behind it."""

from collections.abc import Iterator
from contextlib import contextmanager

from walletpass.bootstrap import build_services
from walletpass.kernel.logs import configure_logs
from walletpass.services import Services
from walletpass.settings import Settings, read_settings


@contextmanager
def opened() -> Iterator[Services]:
    """Hand a command the services that the environment describes."""
    with opened_with(read_settings()) as services:
        yield services


@contextmanager
def opened_with(settings: Settings) -> Iterator[Services]:
    """Hand a command the services these settings describe."""
    configure_logs(settings.log_format)
    services = build_services(settings)
    try:
        yield services
    finally:
        services.logbook.write()
        services.apple_push.close()
        services.database.close()
