"""Telling the purchases of files, a part at a time."""

from sqlalchemy.orm import Session

from walletpass import passes
from walletpass.jobs.keepers import keeps
from walletpass.rewards import Holder, importing
from walletpass.sales import PresentedVia
from walletpass.services import Services


@keeps(importing.ImportPurchases)
def import_purchases(services: Services, job: importing.ImportPurchases) -> None:
    """Tell the purchases of one part of a file, and promise the next."""
    with services.database.transaction() as session:
        importing.settle(
            session,
            services.people,
            finder(services),
            job.import_id,
            job.part,
            now=services.now(),
        )


def finder(services: Services) -> importing.Find:
    """Return what finds whose a row is; a card that was voided is nobody's."""

    def find(
        session: Session, brand_id: str, who: importing.Who
    ) -> tuple[Holder, PresentedVia | None]:
        shown = passes.presented(session, services.people, brand_id, who)
        shown.check()
        return shown.holder, shown.via

    return find
