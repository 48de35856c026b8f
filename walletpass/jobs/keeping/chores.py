"""What each day owes by itself."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog
from sqlalchemy import delete, select

from walletpass import brands, campaigns, events, places, sales
from walletpass.customers import files
from walletpass.devices import Sighting
from walletpass.jobs.keepers import keeps
from walletpass.jobs.schedule import TidyUp, WatchCertificates
from walletpass.rewards import importing
from walletpass.services import Services
from walletpass.wallets.apple.holding import Held, Issuer, held_certificates, issuers

log = structlog.get_logger()

SIGHTINGS_KEPT = timedelta(days=180)
BATCH = 1_000
FILES = 20  # each is of some megabytes
_WORRYING, _PRESSING = 30, 7  # days left


@keeps(WatchCertificates)
def watch_certificates(services: Services, _job: WatchCertificates) -> None:
    """Say in the log how many days every certificate has left, louder as they go."""
    with services.database.snapshot() as session:
        held = held_certificates(session, now=services.now())
    for certificate in held:
        _say(certificate, "certificate", pass_type=certificate.pass_type_identifier)
    for issuer in issuers(held):
        _say(issuer, "intermediate", issuer=issuer.name)
    _tell_expiring(services, [one for one in held if one.days_left <= _WORRYING])


def _say(certificate: Held | Issuer, event: str, **facts: str) -> None:
    days = certificate.days_left
    level = "info" if days > _WORRYING else "warning"
    getattr(log, level if days > _PRESSING else "error")(
        event, **facts, fingerprint=certificate.fingerprint[:17], days_left=days
    )


def _tell_expiring(services: Services, expiring: Sequence[Held]) -> None:
    if not expiring:
        return
    with services.database.transaction() as session:
        for certificate in expiring:
            told = {
                "pass_type": certificate.pass_type_identifier,
                "days_left": certificate.days_left,
            }
            events.record(
                session,
                certificate.brand_id,
                "certificate.expiring",
                told,
                now=services.now(),
            )


@keeps(TidyUp)
def tidy_up(services: Services, _job: TidyUp) -> None:
    """Forget answers, sightings, events, files and rows that nobody will ask for again."""
    now = services.now()
    with services.database.transaction() as session:
        brands.forget_old(session, now=now)
    while _forget_sightings(services, before=now - SIGHTINGS_KEPT) == BATCH:
        pass
    while _forget_events(services, now) == BATCH:
        pass
    while _forget_imports(services, now) == BATCH:
        pass
    while _forget_files(services, now) == FILES:
        pass
    while _forget_positions(services, now) == BATCH:
        pass
    while _forget_asides(services, now) == BATCH:
        pass
    while _forget_tellings(services, now) == BATCH:
        pass


def _forget_asides(services: Services, now: datetime) -> int:
    with services.database.transaction() as session:
        return campaigns.forget_asides(session, now=now, limit=BATCH)


def _forget_tellings(services: Services, now: datetime) -> int:
    with services.database.transaction() as session:
        return sales.forget_tellings(session, now=now, limit=BATCH)


def _forget_positions(services: Services, now: datetime) -> int:
    with services.database.transaction() as session:
        return places.forget_positions(session, now=now, limit=BATCH)


def _forget_files(services: Services, now: datetime) -> int:
    with services.database.transaction() as session:
        return files.forget_old(session, now=now, limit=FILES)


def _forget_imports(services: Services, now: datetime) -> int:
    with services.database.transaction() as session:
        return importing.forget_old(session, now=now, limit=BATCH)


def _forget_events(services: Services, now: datetime) -> int:
    with services.database.transaction() as session:
        return events.forget_old(session, now=now, limit=BATCH)


def _forget_sightings(services: Services, *, before: datetime) -> int:
    """Forget a batch of old sightings, so that no till waits long; return how many."""
    old = (
        select(Sighting.id)
        .where(Sighting.at < before)
        .order_by(Sighting.at)
        .limit(BATCH)
    )
    with services.database.transaction() as session:
        gone = delete(Sighting).where(Sighting.id.in_(old)).returning(Sighting.id)
        return len(session.execute(gone).all())
