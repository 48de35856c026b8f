"""Tables of what was published: versions of rules, and designs of cards."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy.orm import Session

from walletpass import brands, rewards
from walletpass.db import Page
from walletpass.db.paging import decode_number
from walletpass.web.studio.designs.drafts import standing_of
from walletpass.web.studio.designs.listing import templates_page
from walletpass.web.studio.tables.sheets import AT_ONCE, Asked, Cells, Sheet, moment
from walletpass.web.studio.visiting import Visit

_FEWER: Final = 50  # the cards of each are counted, as on the screen


def _versions(
    session: Session, visit: Visit, asked: Asked, after: str | None
) -> Page[Cells]:
    page = rewards.versions_page(
        session,
        visit.brand_id,
        asked.get("program", ""),
        before=None if after is None else decode_number(after),
        limit=AT_ONCE,
    )
    staff = {one.id: one.name for one in brands.staff_of(session, visit.brand_id)}
    return Page(
        [
            (
                one.id,
                f"{one.number}",
                moment(one.effective_from),
                moment(one.published_at),
                staff.get(one.published_by or "", one.published_by or ""),
            )
            for one in page.rows
        ],
        page.next,
    )


def _designs(
    session: Session, visit: Visit, asked: Asked, after: str | None
) -> Page[Cells]:
    page = templates_page(
        session,
        visit.brand_id,
        wanted=asked.get("q", ""),
        after=after,
        limit=_FEWER,
    )
    rows = []
    for one in page.rows:
        standing = standing_of(session, one)
        version = standing.version
        rows.append(
            (
                one.id,
                one.name,
                f"{version.number}" if version else "",
                moment(version.published_at) if version else "",
                "yes" if version is None or standing.is_ahead else "no",
                f"{standing.cards}",
            )
        )
    return Page(rows, page.next)


SHEETS: Final[Mapping[str, Sheet]] = {
    "versions": Sheet(
        "program",
        ("id", "number", "effective_from", "published_at", "published_by"),
        _versions,
        asked=("program",),
    ),
    "designs": Sheet(
        "templates",
        ("id", "name", "version", "published_at", "unpublished_changes", "cards"),
        _designs,
        asked=("q",),
    ),
}
