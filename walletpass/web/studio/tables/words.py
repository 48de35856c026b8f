"""Tables of what the brand says: campaigns, segments, what it brought, who was told."""

from collections.abc import Mapping
from typing import Final, get_args

from sqlalchemy.orm import Session

from walletpass import campaigns, segments
from walletpass.campaigns import Status, measuring
from walletpass.db import Page
from walletpass.web.studio.campaigns.overview import spoken
from walletpass.web.studio.reports.overview import CHIPS
from walletpass.web.studio.tables.sheets import AT_ONCE, Asked, Cells, Sheet, moment
from walletpass.web.studio.visiting import Visit

_FEWER: Final = 50  # each is counted, as on the screen
_MEASURED: Final = 5  # each is measured, however many it reached


def _campaigns(
    session: Session, visit: Visit, asked: Asked, after: str | None
) -> Page[Cells]:
    page = campaigns.campaigns_page(
        session,
        visit.brand_id,
        status=next(
            (one for one in get_args(Status) if one == asked.get("status")), None
        ),
        wanted=asked.get("q", ""),
        after=after,
        limit=AT_ONCE,
    )
    sent = spoken(session, page.rows)
    return Page(
        [
            (
                one.id,
                one.name,
                one.kind,
                one.status,
                f"{sent[one.id]}",
                moment(one.created_at),
                moment(one.updated_at),
            )
            for one in page.rows
        ],
        page.next,
    )


def _segments(
    session: Session, visit: Visit, asked: Asked, after: str | None
) -> Page[Cells]:
    brand = visit.brand(session)
    names = segments.names_of(session, brand)
    page = segments.segments_page(
        session, brand.id, wanted=asked.get("q", ""), after=after, limit=_FEWER
    )
    rows = []
    for one in page.rows:
        tree = segments.parse(segments.current(session, brand.id, one.id).tree)
        many = (
            ""
            if one.retired_at
            else segments.count(session, brand, tree, now=visit.now)
        )
        said = segments.describe(tree, visit.say.language, names)
        rows.append((one.id, one.name, said, f"{many}", moment(one.retired_at)))
    return Page(rows, page.next)


def _outcomes(
    session: Session, visit: Visit, asked: Asked, after: str | None
) -> Page[Cells]:
    """Return what became of everybody in a run: by their ids, without a name."""
    page = campaigns.outcomes(
        session,
        visit.brand_id,
        asked.get("run", ""),
        after=after,
        limit=AT_ONCE,
        reason=asked.get("reason"),  # type: ignore[arg-type]  # an unknown one finds nobody
    )
    zone = visit.zone(session)
    hidden = campaigns.hidden_deliveries(
        session, visit.brand_id, page.rows, now=visit.now
    )
    told = [(one, hidden.get(campaigns.turn_of(one))) for one in page.rows]
    return Page(
        [
            (
                one.customer_id,
                one.arm,
                one.variant,
                one.state,
                one.reason,
                campaigns.sentence_of(
                    one,
                    visit.say.language,
                    hidden=at.astimezone(zone) if at else None,
                ),
                moment(one.due_at),
                moment(one.decided_at),
            )
            for one, at in told
        ],
        page.next,
    )


def _reports(
    session: Session, visit: Visit, asked: Asked, after: str | None
) -> Page[Cells]:
    """Return what each campaign brought; empty where nobody can tell."""
    page = measuring.ran_page(
        session,
        visit.brand_id,
        statuses=CHIPS.get(asked.get("status", ""), ()),
        wanted=asked.get("q", ""),
        after=after,
        limit=_MEASURED,
    )
    rows = []
    for ran in page.rows:
        one = ran.campaign
        found = measuring.report(
            session, visit.brand_id, one.id, now=visit.now, resample=False
        ).figures
        more = found.incremental.buyers
        band = (more.band.total, more.band.low, more.band.high) if more else ("",) * 3
        told = (ran.eligible, ran.sent, found.stages.bought, *band)
        rows.append((one.id, one.name, one.kind, one.status, *map(str, told)))
    return Page(rows, page.next)


SHEETS: Final[Mapping[str, Sheet]] = {
    "campaigns": Sheet(
        "campaigns",
        ("id", "name", "kind", "status", "sent", "created_at", "changed_at"),
        _campaigns,
        asked=("q", "status"),
    ),
    "segments": Sheet(
        "campaigns",
        ("id", "name", "asks", "people", "retired_at"),
        _segments,
        asked=("q",),
    ),
    "reports": Sheet(
        "reports",
        (
            "id", "name", "kind", "status", "eligible", "sent", "bought", "more_buyers",
            "low", "high",
        ),
        _reports,
        asked=("q", "status"),
    ),
    "outcomes": Sheet(
        "campaigns",
        (
            "customer_id", "arm", "variant", "state", "reason", "sentence", "due_at",
            "decided_at",
        ),
        _outcomes,
        asked=("run", "reason"),
    ),
}  # fmt: skip
