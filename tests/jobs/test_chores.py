from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from tests import make
from tests.make import NOON
from walletpass import devices
from walletpass.jobs.keeping.chores import (
    BATCH,
    SIGHTINGS_KEPT,
    tidy_up,
    watch_certificates,
)
from walletpass.jobs.schedule import TidyUp, WatchCertificates


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


@pytest.mark.parametrize(
    ("day", "certificate", "intermediate"),
    [
        (0, (365, "info"), (3650, "info")),
        (340, (25, "warning"), (3310, "info")),
        (360, (5, "error"), (3290, "info")),
        (3630, (-3265, "error"), (20, "warning")),
        (3651, (-3286, "error"), (-1, "error")),
    ],
)
def test_the_log_counts_certificates_and_their_issuers_down(
    database, day, certificate, intermediate
):
    with database.transaction() as session:
        make.signing_pass_type(session, make.brand(session))
    services = make.services(database, now=lambda: NOON + timedelta(days=day))

    with capture_logs() as lines:
        watch_certificates(services, WatchCertificates())

    told = {line["event"]: (line["days_left"], line["log_level"]) for line in lines}
    assert told == {"certificate": certificate, "intermediate": intermediate}
