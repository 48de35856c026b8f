"""All campaigns that ran, each with what it brought."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass.campaigns import Campaign, Status, measuring
from walletpass.campaigns.measuring import Ran
from walletpass.web.studio.reports.telling import Told, teller_of
from walletpass.web.studio.searching import wanted_here
from walletpass.web.studio.visiting import Visit, needs

CHIPS: Final[Mapping[str, tuple[Status, ...]]] = {
    "running": ("running", "paused"),
    "finished": ("finished",),
    "cancelled": ("cancelled",),
}
_PAGE: Final = 20
_MOST_COUNTED: Final = 5_000
"""So many customers are counted for one page: about a third of a second."""


def open_on(door: Blueprint) -> None:
    """Open this door."""
    door.add_url_rule("/reports", "reports", overview)


@needs("reports")
def overview(visit: Visit) -> ResponseReturnValue:
    """Show the campaigns that ran, the newest first."""
    chosen = request.args.get("status", "")
    status = chosen if chosen in CHIPS else None
    wanted = wanted_here()
    with visit.services.database.snapshot() as session:
        page = measuring.ran_page(
            session,
            visit.brand_id,
            statuses=CHIPS[status] if status else (),
            wanted=wanted,
            after=request.args.get("after"),
            limit=_PAGE,
        )
        return visit.page(
            "studio/reports/overview.html",
            here="reports",
            rows=list(_rows(session, visit, page.rows)),
            next=page.next,
            is_first="after" not in request.args,
            wanted=wanted,
            status=status,
            chips=tuple(CHIPS),
        )


def _rows(
    session: Session, visit: Visit, found: Sequence[Ran]
) -> Iterator[tuple[Campaign, int, Told, Told]]:
    """Yield each campaign, how many were sent to, who bought, and how many buyers more.

    What a page may count goes to the newest; a report itself counts however many.
    """
    left = _MOST_COUNTED
    for ran in found:
        if ran.eligible > left:
            many = Told(why=visit.say("reports.why.many"))
            yield ran.campaign, ran.sent, many, many
            continue
        left -= ran.eligible
        report = measuring.report(
            session, visit.brand_id, ran.campaign.id, now=visit.now, resample=False
        )
        tell, figures = teller_of(report, visit.say), report.figures
        bought = tell.count(figures.stages.bought)
        effect = tell.buyers(figures.incremental.buyers)
        yield ran.campaign, ran.sent, bought, effect
