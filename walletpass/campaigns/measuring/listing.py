"""Which campaigns there is a report of: those that ran, the newest first."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from walletpass.campaigns.models import Campaign, Run, Status
from walletpass.db import Page, page_of, says
from walletpass.db.paging import decode_cursor


@dataclass(frozen=True, slots=True)
class Ran:
    """A campaign that ran, how many were eligible in its runs, and how many were sent to.

    Whoever is in several runs counts in each.
    """

    campaign: Campaign
    eligible: int
    sent: int


def ran_page(
    session: Session,
    brand_id: str,
    *,
    statuses: Collection[Status] = (),
    wanted: str = "",
    after: str | None = None,
    limit: int = 50,
) -> Page[Ran]:
    """Return a page of the brand's campaigns that ran, of these statuses if any are named.

    All of them, or those whose names say what is *wanted*.

    Raises:
        UnknownCursorError: *after* is no cursor of ours.
    """
    query = select(Campaign).where(
        Campaign.brand_id == brand_id,
        exists().where(Run.campaign_id == Campaign.id),
    )
    if statuses:
        query = query.where(Campaign.status.in_(statuses))
    if wanted:
        query = query.where(says(wanted, Campaign.name))
    if after is not None:
        query = query.where(Campaign.id < decode_cursor(after))
    query = query.order_by(Campaign.id.desc()).limit(limit + 1)
    page = page_of(session.scalars(query).all(), limit, lambda row: row.id)
    return Page(_counted(session, page.rows), page.next)


def _counted(session: Session, rows: Iterable[Campaign]) -> list[Ran]:
    eligible: Counter[str] = Counter()
    sent: Counter[str] = Counter()
    found = {row.id: row for row in rows}
    for campaign_id, counts in session.execute(
        select(Run.campaign_id, Run.counts).where(Run.campaign_id.in_(found))
    ):
        eligible[campaign_id] += sum(counts.values())
        sent[campaign_id] += counts.get("sent", 0)
    return [Ran(found[each], eligible[each], sent[each]) for each in found]
