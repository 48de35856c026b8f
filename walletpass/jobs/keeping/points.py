"""Keeping accounts in step with the calendar, a batch at a time."""

from walletpass import ledger, outbox
from walletpass.jobs.keepers import keeps
from walletpass.services import Services

BATCH = 200


@keeps(ledger.SettleAccount)
def settle_account(services: Services, job: ledger.SettleAccount) -> None:
    """Let go of a reservation whose time is over."""
    now = services.now()
    with services.database.transaction() as session:
        ledger.settle(session, [job.account_id], now=now)


@keeps(ledger.SettleAccounts)
def settle_accounts(services: Services, job: ledger.SettleAccounts) -> None:
    """Settle the next batch of accounts and promise those after it."""
    now = services.now()
    with services.database.transaction() as session:
        if job.program_id is None:
            batch = ledger.due_accounts(session, now=now, limit=BATCH)
            rest = job
        else:
            batch = ledger.accounts_of(
                session, job.program_id, after=job.after, limit=BATCH
            )
            rest = ledger.SettleAccounts(job.program_id, max(batch, default=""))
        ledger.settle(session, batch, now=now)
        if len(batch) == BATCH:
            outbox.add(session, rest, now=now)
