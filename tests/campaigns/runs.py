"""Runs for tests: an audience with cards on phones, and batches kept in turn."""

from sqlalchemy import delete, select

from tests import make
from tests.campaigns import making
from tests.make import NOON
from walletpass import brands, campaigns, customers
from walletpass.campaigns.models import Delivery, Run
from walletpass.outbox import Promise, read

YES = [customers.Choice("wallet", given=True)]


def audience(session, count, brand=None, **facts):
    """Enrol so many customers who agreed to messages and have their card on a phone."""
    brand = brand or make.brand(session)
    template = make.template(session, brand)
    return brand, [spoken_to(session, brand, template, **facts) for _ in range(count)]


def spoken_to(session, brand, template, **facts):
    card = make.card(session, brand, of=template, **facts)
    make.registered(session, card, f"phone-{card.id}", card.id[-16:] * 4)
    return agreeing(session, card.customer_id)


def agreeing(session, customer_id, now=NOON):
    customer = session.get_one(customers.Customer, customer_id)
    customers.record_consents(session, customer, YES, source="test", now=now)
    return customer


def started(session, brand, *, now=NOON, **changes):
    """Let a campaign run at once; return its run."""
    campaign = making.running(
        session, making.drafted(session, brand, **changes), now=now
    )
    return session.scalars(select(Run).where(Run.campaign_id == campaign.id)).one()


def lead(database, *, now=NOON):
    """Keep what runs have promised and is due, until nothing is."""
    while jobs := promised(database, now):
        for promise_id, job in jobs:
            with database.transaction() as session:
                keep(session, job, now)
            settle(database, promise_id)


def settle(database, promise_id):
    with database.transaction() as session:
        session.execute(delete(Promise).where(Promise.id == promise_id))


def keep(session, job, now):
    match job:
        case campaigns.FreezeBatch():
            campaigns.freeze_batch(session, job, now=now)
        case campaigns.SendBatch():
            campaigns.send_batch(session, make.people().keyring, job, now=now)
        case campaigns.CallOff():
            campaigns.call_off(session, job, now=now)
        case campaigns.FinishRun():
            campaigns.finish_if_over(session, job.brand_id, job.campaign_id, now=now)


def promised(database, now):
    """Return what runs have promised and is due: each promise's id, and what it says."""
    kinds = ("freeze-batch", "send-batch", "finish-run", "call-off")
    with database.snapshot() as session:
        found = session.scalars(
            select(Promise)
            .where(Promise.kind.in_(kinds), Promise.due_at <= now)
            .order_by(Promise.id)
        )
        return [(one.id, read(one.kind, one.payload)) for one in found]


def outcomes(database, run_id):
    """Return what became of everybody in a run: state and reason, by customer."""
    with database.snapshot() as session:
        rows = session.scalars(select(Delivery).where(Delivery.run_id == run_id))
        return {row.customer_id: (row.state, row.reason) for row in rows}


def brand_of(session, run):
    return brands.brand_of(session, run.brand_id)
