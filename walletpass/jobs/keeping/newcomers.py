"""Looking at files of customers, and bringing them in, some rows at a time."""

from collections.abc import Sequence
from contextlib import ExitStack
from typing import Final

from sqlalchemy.orm import Session

from walletpass import brands, ledger, passes
from walletpass.customers import files, importing
from walletpass.customers.files import CustomerFile
from walletpass.customers.importing import IssueCards, Newcomer
from walletpass.jobs.keepers import keeps
from walletpass.services import Services

ROWS_AT_ONCE: Final = 4_000  # some ten seconds' worth, well within a ticket's lease
MOST_PROBLEMS: Final = 2_000


@keeps(files.LookAtFile)
def look_at_file(services: Services, job: files.LookAtFile) -> None:
    """Find out what importing a file would do, and keep that for its page."""
    with ExitStack() as until_read:
        with services.database.snapshot() as session:
            file = session.get_one(CustomerFile, job.file_id)
            if file.state != "looking" or file.forgotten_at is not None:
                return
            brand, mapping = brands.brand_of(session, file.brand_id), file.mapping
            path = until_read.enter_context(
                files.laid_out(session, services.people, file)
            )
        found = importing.preview(
            services.database,
            services.people,
            brand,
            path,
            now=services.now(),
            mapping=mapping,
            most_problems=MOST_PROBLEMS,
        )
    with services.database.transaction() as session:
        file = session.get_one(CustomerFile, job.file_id, with_for_update=True)
        files.note_look(file, found, mapping)


@keeps(files.BringCustomers)
def bring_customers(services: Services, job: files.BringCustomers) -> None:
    """Import some rows of a file, and promise the next.

    A second time, it goes on where the first one came to: the file's own import knows.
    """
    with ExitStack() as until_read:
        with services.database.snapshot() as session:
            file = session.get_one(CustomerFile, job.file_id)
            under_way = files.job_of(session, file)
            is_over = under_way is not None and under_way.state == "done"
            brand = brands.brand_of(session, file.brand_id)
            if file.state != "running":
                return
            path = until_read.enter_context(
                files.laid_out(session, services.people, file)
            )
        if not is_over:
            importing.run(
                services.database,
                services.people,
                brand,
                path,
                cards_for(services),
                clock=services.now,
                mapping=file.mapping,
                name=file.name,
                most=ROWS_AT_ONCE,
            )
    with services.database.transaction() as session:
        file = session.get_one(CustomerFile, job.file_id, with_for_update=True)
        files.note_turn(session, file, now=services.now())


def cards_for(services: Services) -> IssueCards:
    """Return what gives newcomers their cards and opening balances."""

    def issue(session: Session, newcomers: Sequence[Newcomer]) -> None:
        passes.issue_to_newcomers(
            session,
            [(one.customer, _opening(one)) for one in newcomers],
            people=services.people,
            card_link=services.card_link,
            now=services.now(),
            source="import",
        )

    return issue


def _opening(one: Newcomer) -> ledger.Opening:
    return ledger.Opening(one.customer.id, one.opening_balance_hundredths, one.row_ref)
