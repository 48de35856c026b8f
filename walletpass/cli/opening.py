"""Opening the services for a command, and closing them behind it."""

from collections.abc import Iterator
from contextlib import contextmanager

from walletpass import migrations
from walletpass.bootstrap import build_services, require_same_secret, settle
from walletpass.kernel.errors import UnavailableError
from walletpass.services import Services
from walletpass.settings import Settings


class OldDatabaseError(UnavailableError):
    """The database lacks tables or columns that this release works with."""

    code = "old-database"
    title = "The database is not of this release"

    def __init__(self) -> None:
        super().__init__("Run `walletpass db upgrade`, then try again.")


@contextmanager
def opened() -> Iterator[Services]:
    """Hand a command the services that the environment describes.

    Raises:
        OldDatabaseError: The database was not made, or upgraded, by this release.
        UnreadableError: It was begun with another secret.
    """
    with opened_with(settle()) as services:
        if not migrations.is_current(services.database):
            raise OldDatabaseError
        require_same_secret(services)
        yield services


@contextmanager
def opened_with(settings: Settings) -> Iterator[Services]:
    """Hand a command the services these settings describe, whatever the database is."""
    services = build_services(settings)
    try:
        yield services
    finally:
        services.logbook.write()
        services.apple_push.close()
        services.database.close()
