"""Letting rules take effect when their moment comes."""

from walletpass import rewards
from walletpass.jobs.keepers import keeps
from walletpass.services import Services


@keeps(rewards.BringIntoForce)
def bring_into_force(services: Services, job: rewards.BringIntoForce) -> None:
    """Let the ledger know what a version says of idle customers."""
    now = services.now()
    with services.database.transaction() as session:
        rewards.bring_into_force(session, job.version_id, now=now)
