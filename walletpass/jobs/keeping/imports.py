"""Telling the purchases of files, a part at a time."""

from sqlalchemy.orm import Session

from walletpass import passes
from walletpass.db import until_it_goes
from walletpass.jobs.keepers import keeps
from walletpass.rewards import Holder, importing
from walletpass.sales import PresentedVia
from walletpass.services import Services


@keeps(importing.ImportPurchases)
def import_purchases(services: Services, job: importing.ImportPurchases) -> None:
    """Tell the purchases of one part of a file, and promise the next."""
    tell_part(services, job.import_id, job.part)


def tell_part(services: Services, import_id: str, part: int) -> None:
    """Tell the purchases of one part, in a transaction that gives way to tills."""

    def tell() -> None:
        with services.database.transaction() as session:
            importing.settle(
                session,
                services.people,
                finder(services),
                import_id,
                part,
                now=services.now(),
            )

    until_it_goes(tell)


def finder(services: Services) -> importing.Find:
    """Return what finds whose a row is; a card that was voided is nobody's."""

    def find(
        session: Session, brand_id: str, who: importing.Who
    ) -> tuple[Holder, PresentedVia | None]:
        shown = passes.presented(session, services.people, brand_id, who)
        shown.check()
        return shown.holder, shown.via

    return find
