"""Keeping cards in step with what is true."""

from datetime import timedelta

from walletpass import customers, devices, insight, ledger, outbox, passes
from walletpass.jobs.keepers import keeps
from walletpass.jobs.keeping.habits import SWEEP, SWEPT_AFTER
from walletpass.passes import messages
from walletpass.rewards import acts, tiers
from walletpass.services import Services

BATCH = 500
FEW = 20  # composed within some 25 ms of one core


@keeps(ledger.BalanceChanged)
def show_balance(services: Services, job: ledger.BalanceChanged) -> None:
    """Refresh the cards that show an account's balance; their holder has been here."""
    with services.database.snapshot() as session:
        pass_ids = passes.passes_showing(session, job.account_id)
    _refresh(services, pass_ids, "balance", sweeps=True)


@keeps(customers.CustomerChanged)
def show_customer(services: Services, job: customers.CustomerChanged) -> None:
    """Refresh the cards of somebody who is called otherwise, or was somebody else too."""
    with services.database.snapshot() as session:
        pass_ids = passes.passes_held_by(session, job.customer_id)
    _refresh(services, pass_ids, "customer")
    _reckon(services, job.customer_id)


def _reckon(services: Services, customer_id: str) -> None:
    """Reckon somebody's habits anew: what they chose, or whom they are, is another."""
    with services.database.transaction() as session:
        customer = session.get_one(customers.Customer, customer_id)
        names = session.scalars(customers.selves(customer_id)).all()
        insight.reckon(session, customer.brand_id, names, now=services.now())


@keeps(acts.Thanked)
def show_thanks(services: Services, job: acts.Thanked) -> None:
    """Refresh the cards of somebody who was thanked."""
    with services.database.snapshot() as session:
        pass_ids = passes.passes_held_by(session, job.customer_id)
    _refresh(services, pass_ids, "thanks")


@keeps(tiers.TierChanged)
def show_tier(services: Services, job: tiers.TierChanged) -> None:
    """Let the card of somebody who has another tier look and read as it says."""
    now = services.now()
    with services.database.transaction() as session:
        pass_ids = passes.dress_for_tier(
            session, job.program_id, job.customer_id, now=now
        )
    _refresh(services, pass_ids, "tier")


@keeps(passes.RefreshPasses)
def refresh_passes(services: Services, job: passes.RefreshPasses) -> None:
    """Refresh these cards, few at a time, so that no till waits long for its turn.

    Begun anew after a crash, it finds that those it came to say nothing new.
    """
    for begun in range(0, len(job.pass_ids), FEW):
        _refresh(services, job.pass_ids[begun : begun + FEW], job.cause)
    if job.again_at is not None:
        again = passes.RefreshPasses(job.pass_ids, job.cause)
        with services.database.transaction() as session:
            now = services.now()
            after = max(job.again_at - now, timedelta())
            outbox.add(session, again, now=now, after=after, lane=outbox.Lane.BULK)


@keeps(messages.WithdrawMessage)
def withdraw_message(services: Services, job: messages.WithdrawMessage) -> None:
    """Take a message back from the next cards it shows on."""
    now = services.now()
    with services.database.transaction() as session:
        messages.withdraw_next(
            session, job.brand_id, job.message_id, job.after, now=now
        )


@keeps(passes.RefreshTemplate)
def refresh_template(services: Services, job: passes.RefreshTemplate) -> None:
    """Refresh the next cards of a template and promise those after them."""
    with services.database.snapshot() as session:
        current = session.get_one(passes.Template, job.template_id).version_id
        batch = passes.next_of_template(session, job.template_id, job.after, BATCH)
    if current != job.through_version_id or not batch:
        return
    rest = passes.RefreshTemplate(
        job.template_id, job.through_version_id, job.cause, after=batch[-1]
    )
    _refresh(services, batch, job.cause, rest)


def _refresh(
    services: Services,
    pass_ids: tuple[str, ...],
    cause: str,
    rest: passes.RefreshTemplate | None = None,
    *,
    sweeps: bool = False,
) -> None:
    now = services.now()
    with services.database.transaction() as session:
        if sweeps:
            outbox.add(
                session,
                insight.SweepHabits(),
                now=now,
                key=SWEEP,
                after=SWEPT_AFTER,
            )
        if rest is not None:
            outbox.add(session, rest, now=now)
        changed = passes.refresh(
            session,
            pass_ids,
            cause=cause,
            people=services.people,
            card_link=services.card_link,
            now=now,
        )
        for news in changed:
            listening = devices.devices_holding(session, news.pass_ids)
            devices.promise_push(session, news.pass_type_id, listening, now=now)
