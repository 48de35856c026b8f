"""Rehearsing campaigns, beginning their runs in time, and leading those on in batches."""

from walletpass import campaigns
from walletpass.jobs.keepers import keeps
from walletpass.services import Services

CAMPAIGNS = 100


@keeps(campaigns.BeginRun)
def begin_run(services: Services, job: campaigns.BeginRun) -> None:
    """Begin the run a schedule planned, and promise the next."""
    with services.database.transaction() as session:
        campaigns.begin_due(session, job, now=services.now())


@keeps(campaigns.FireTriggers)
def fire_triggers(services: Services, job: campaigns.FireTriggers) -> None:
    """Fire the next campaigns that have a trigger, and promise those after them."""
    with services.database.transaction() as session:
        campaigns.promise_firing(session, job, now=services.now(), limit=CAMPAIGNS)


@keeps(campaigns.FireCampaign)
def fire_campaign(services: Services, job: campaigns.FireCampaign) -> None:
    """Begin a run for those whose turn it is."""
    with services.database.transaction() as session:
        campaigns.fire(session, job.campaign_id, now=services.now())


@keeps(campaigns.FreezeBatch)
def freeze_batch(services: Services, job: campaigns.FreezeBatch) -> None:
    """Write down the next customers of a run's audience."""
    with services.database.transaction() as session:
        campaigns.freeze_batch(session, job, now=services.now())


@keeps(campaigns.SendBatch)
def send_batch(services: Services, job: campaigns.SendBatch) -> None:
    """Speak to the next customers whose turn has come."""
    with services.database.transaction() as session:
        campaigns.send_batch(session, services.people.keyring, job, now=services.now())


@keeps(campaigns.FinishRun)
def finish_run(services: Services, job: campaigns.FinishRun) -> None:
    """Finish the campaign of a run that is over, if it has no other to come."""
    with services.database.transaction() as session:
        campaigns.finish_if_over(
            session, job.brand_id, job.campaign_id, now=services.now()
        )


@keeps(campaigns.ReviewAside)
def review_aside(services: Services, job: campaigns.ReviewAside) -> None:
    """Ask once more who may hear what is about to show."""
    with services.database.transaction() as session:
        campaigns.review_aside(session, job, now=services.now())


@keeps(campaigns.RehearseCampaign)
def rehearse_campaign(services: Services, job: campaigns.RehearseCampaign) -> None:
    """Look at the next customers of a rehearsal, and write down how far it is."""
    with services.database.snapshot() as session:
        looked = campaigns.look_on(session, job.rehearsal_id)
    if looked is None:
        return
    with services.database.transaction() as session:
        campaigns.keep_on(session, looked, now=services.now())


@keeps(campaigns.CallOff)
def call_off(services: Services, job: campaigns.CallOff) -> None:
    """Write down for the next of a cancelled run that they are not told."""
    with services.database.transaction() as session:
        campaigns.call_off(session, job, now=services.now())
