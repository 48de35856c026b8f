"""The audit log, newest first: by whom, about what, and whether its chain is whole."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands
from walletpass.brands import AuditRecord, Permission
from walletpass.db import Page
from walletpass.web.studio.settings.tabs import room
from walletpass.web.studio.tables.sheets import AT_ONCE, Cells, streamed
from walletpass.web.studio.visiting import Visit, needs

_LONGEST: Final = 120
_HEADER: Final = ("number", "at", "who", "action", "object", "before", "after", "ip")
SUBJECTS: Final[Mapping[str, tuple[str, ...]]] = {
    "people": ("staff", "brand", "team"),
    "customers": ("customer", "points", "exception", "issue", "goodwill", "call"),
    "cards": ("card", "design", "certificate"),
    "speaking": ("campaign", "segment", "message", "manners", "club"),
    "places": ("beacon", "place-offer", "place-trial"),
    "rules": ("rules", "tiers", "program", "welcome", "referral-terms", "issue-policy"),
    "rewards": (
        "back-in-stock",
        "reward",
        "act-kind",
        "act",
        "draw",
        "coupon",
        "surprise-budget",
    ),
    "tills": ("till", "store"),
    "programs": ("key", "webhook", "webhooks", "hook"),
    "taken": ("table", "report", "customers"),
}
"""What one may ask the log about, and the first words of the actions it means."""

_PAGES: Final[Mapping[str, tuple[str, str, Permission]]] = {
    "cam": ("studio.campaign", "campaign_id", "campaigns"),
    "seg": ("studio.segment", "segment_id", "campaigns"),
    "cus": ("studio.customer", "customer_id", "customers"),
    "pas": ("studio.one_card", "card_id", "customers"),
    "tpl": ("studio.design", "template_id", "templates"),
    "sto": ("studio.store", "store_id", "stores"),
}
"""The page of each kind of thing, and what it takes to open it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose deeds, and about what, somebody wants to see."""

    by: str | None
    about: str | None
    thing: str | None

    def page(
        self, session: Session, brand_id: str, after: str | None, limit: int = 50
    ) -> Page[AuditRecord]:
        """Return a page of what was asked for."""
        return brands.audit_page(
            session,
            brand_id,
            after=after,
            limit=limit,
            actor=self.by,
            subjects=SUBJECTS[self.about] if self.about else (),
            thing=self.thing,
        )

    def address(self, **changed: Any) -> str:
        """Return the address of the same question, with something of it *changed*."""
        kept = {"by": self.by, "about": self.about, "thing": self.thing}
        return url_for("studio.log", **(kept | changed))


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/settings/log", view_func=log)
    door.add_url_rule("/settings/log.csv", "log_file", file)


def _asked() -> Asked:
    about = request.args.get("about")
    return Asked(
        by=request.args.get("by", "")[:_LONGEST] or None,
        about=about if about in SUBJECTS else None,
        thing=request.args.get("thing", "").strip()[:_LONGEST] or None,
    )


@needs("audit")
def log(visit: Visit) -> ResponseReturnValue:
    """Show a page of deeds, and check the chain when asked to."""
    is_checked, asked = "check" in request.args, _asked()
    after = request.args.get("after")
    with visit.services.database.snapshot() as session:
        deeds = asked.page(session, visit.brand_id, after)
        return room(
            visit,
            "log",
            deeds=deeds.rows,
            next=deeds.next,
            is_first=after is None,
            names=_names(session, visit.brand_id),
            shown=_shown,
            asked=asked,
            subjects=SUBJECTS,
            address_of=lambda thing: _address_of(visit, thing),
            is_checked=is_checked,
            broken=brands.verify_chain(session, visit.brand_id) if is_checked else None,
            zone=visit.zone(session),
        )


def _address_of(visit: Visit, thing: str) -> str:
    """Return the page of a thing, by what its id begins with, for who may open it."""
    kind, _, _ = thing.partition("_")
    if kind not in _PAGES:
        return ""
    view, name, permission = _PAGES[kind]
    told: dict[str, Any] = {name: thing}
    return url_for(view, **told) if visit.person.may(permission) else ""


def _shown(value: Any) -> str:
    """Return a fact as people read it: no braces, quotes or empty places."""
    if value is None or value in ("", [], {}):
        return "–"
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_shown(one)}" for name, one in value.items())
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    return str(value)


def _names(session: Session, brand_id: str) -> Mapping[str, str]:
    """Return who acts by a name people know: staff, and programs by their keys' names."""
    staff = {one.id: one.name for one in brands.staff_of(session, brand_id)}
    return {**staff, **brands.key_names(session, brand_id)}


@needs("audit")
def file(visit: Visit) -> ResponseReturnValue:
    """Return all that was asked for as a table, a page in memory at a time.

    Spreadsheets take none of its cells for a formula.
    """
    asked = _asked()
    with visit.services.database.transaction() as session:
        visit.record(session, "table.taken", "audit-log")
    return streamed("audit-log", _HEADER, _pages(visit, asked))


def _pages(visit: Visit, asked: Asked) -> Iterator[Sequence[Cells]]:
    after: str | None = None
    while True:
        with visit.services.database.snapshot() as session:
            page = asked.page(session, visit.brand_id, after, AT_ONCE)
            names = _names(session, visit.brand_id)
            rows = [_cells(deed, names) for deed in page.rows]
        yield rows
        after = page.next
        if after is None:
            return


def _cells(deed: AuditRecord, names: Mapping[str, str]) -> tuple[str, ...]:
    return (
        str(deed.seq),
        deed.at.isoformat(timespec="seconds"),
        names.get(deed.actor, deed.actor),
        deed.action,
        deed.object,
        _facts(deed.before),
        _facts(deed.after),
        deed.ip or "",
    )


def _facts(facts: Mapping[str, Any] | None) -> str:
    return json.dumps(facts, ensure_ascii=False) if facts else ""
