from datetime import timedelta

from tests import make
from tests.make import NOON
from walletpass import devices
from walletpass.jobs.keeping.chores import BATCH, SIGHTINGS_KEPT, tidy_up
from walletpass.jobs.schedule import TidyUp


def test_old_sightings_are_forgotten_and_recent_ones_kept(database):
    services = make.services(database)
    with database.transaction() as session:
        card = make.card(session)
        for _ in range(BATCH + 5):
            long_ago = NOON - SIGHTINGS_KEPT - timedelta(days=1)
            devices.sighted(session, card, "fetched", now=long_ago)
        devices.sighted(session, card, "fetched", now=NOON)

    tidy_up(services, TidyUp())

    with database.snapshot() as session:
        kinds = [seen.kind for seen in devices.timeline(session, card.id)]
    assert kinds.count("fetched") == 1
