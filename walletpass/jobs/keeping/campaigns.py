"""Beginning campaigns' runs at their time."""

from walletpass import campaigns
from walletpass.jobs.keepers import keeps
from walletpass.services import Services


@keeps(campaigns.BeginRun)
def begin_run(services: Services, job: campaigns.BeginRun) -> None:
    """Begin the run a schedule planned, and promise the next."""
    with services.database.transaction() as session:
        campaigns.begin_due(session, job, now=services.now())
