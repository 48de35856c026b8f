"""Tables of service: what went wrong, small gifts, whom to call, who was let in."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy.orm import Session

from walletpass import calls, ledger
from walletpass.db import Page
from walletpass.kernel.languages import say
from walletpass.passes import admission
from walletpass.rewards import mending, surprising
from walletpass.web.studio.tables.sheets import AT_ONCE, Asked, Cells, Sheet, moment
from walletpass.web.studio.visiting import Visit


def _issues(
    session: Session, visit: Visit, _asked: Asked, after: str | None
) -> Page[Cells]:
    page = mending.issues_page(session, visit.brand_id, after=after, limit=AT_ONCE)
    return Page(
        [
            (
                one.id,
                one.customer_id,
                one.trouble,
                one.state,
                one.source,
                f"{ledger.to_display(one.goodwill, 2)}",
                moment(one.opened_at),
                moment(one.made_good_at),
                moment(one.resolved_at),
            )
            for one in page.rows
        ],
        page.next,
    )


def _surprises(
    session: Session, visit: Visit, _asked: Asked, after: str | None
) -> Page[Cells]:
    page = surprising.surprises_page(
        session, visit.brand_id, after=after, limit=AT_ONCE
    )
    return Page(
        [
            (
                one.id,
                one.customer_id,
                one.staff_id,
                one.store_id,
                one.shift_on.isoformat(),
                f"{ledger.to_display(one.points, 2)}",
                one.reason,
                moment(one.given_at),
            )
            for one in page.rows
        ],
        page.next,
    )


def _calls(
    session: Session, visit: Visit, asked: Asked, after: str | None
) -> Page[Cells]:
    """Return calls as their room shows them, without a number to call."""
    if (show := asked.get("show")) == "closed":
        page = calls.closed_page(session, visit.brand_id, after=after, limit=AT_ONCE)
    else:
        duties = visit.person.duties if show == "mine" else None
        page = calls.open_page(
            session, visit.brand_id, duties, after=after, limit=AT_ONCE
        )
    return Page(
        [
            (
                one.id,
                one.customer_id,
                say(one.why, visit.say.language),
                one.purpose,
                one.due_on.isoformat(),
                one.store_id or "",
                one.role or "",
                one.state,
                one.note,
                moment(one.made_at),
                moment(one.closed_at),
            )
            for one in page.rows
        ],
        page.next,
    )


def _exceptions(
    session: Session, visit: Visit, asked: Asked, after: str | None
) -> Page[Cells]:
    page = admission.exceptions_page(
        session,
        visit.brand_id,
        asked.get("program", ""),
        wanted=asked.get("q", ""),
        after=after,
        limit=AT_ONCE,
    )
    return Page(
        [
            (
                one.id,
                one.reason,
                one.asked_by,
                one.approved_by or "",
                one.customer_id or "",
                moment(one.made_at),
                moment(one.used_at),
                moment(each.bought_at),
            )
            for each in page.rows
            for one in [each.invitation]
        ],
        page.next,
    )


SHEETS: Final[Mapping[str, Sheet]] = {
    "issues": Sheet(
        "points",
        (
            "id", "customer_id", "trouble", "state", "source", "goodwill", "opened_at",
            "made_good_at", "resolved_at",
        ),
        _issues,
    ),
    "surprises": Sheet(
        "points",
        (
            "id", "customer_id", "staff_id", "store_id", "shift_on", "points", "reason",
            "given_at",
        ),
        _surprises,
    ),
    "calls": Sheet(
        "customers",
        (
            "id", "customer_id", "why", "purpose", "due_on", "store_id", "role",
            "state", "note", "made_at", "closed_at",
        ),
        _calls,
        asked=("show",),
    ),
    "exceptions": Sheet(
        "program",
        (
            "id", "reason", "asked_by", "approved_by", "customer_id", "made_at",
            "used_at", "bought_at",
        ),
        _exceptions,
        asked=("program", "q"),
    ),
}  # fmt: skip
