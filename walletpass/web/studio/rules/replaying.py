"""The draft on the real past: what it would have given, to whom, and which rule why."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from walletpass import customers, ledger
from walletpass.rewards import replays
from walletpass.rewards.rules import money
from walletpass.web.studio.rules.desk import Desk, desk_of
from walletpass.web.studio.visiting import Visit, needs

DAYS: Final = (7, 30, 90, 365)
_USUAL: Final = 90
_MOST_MONTHS: Final = 24
_AT_ONCE: Final = 20_000
"""How many purchases are tried while a page is waited for: some seconds' worth."""


def open_on(door: Blueprint) -> None:
    """Open this door."""
    door.add_url_rule("/rules/<program_id>/replay", "replay_rules", replay)


@needs("program")
def replay(visit: Visit, program_id: str) -> ResponseReturnValue:
    """Run the draft, or what was in force without one, over the last days."""
    days = request.args.get("days", type=int)
    days = days if days in DAYS else _USUAL
    with visit.services.database.snapshot() as session:
        desk = desk_of(visit, session, program_id)
        asked = replays.Stretch(
            visit.brand_id, program_id, visit.now - timedelta(days), visit.now
        )
        stretch = replays.latest(session, asked, _AT_ONCE)
        version = replays.draft(session, stretch) if desk.draft else None
        report = replays.replay(session, stretch, version)
        names: Mapping[str, str] = customers.covered_names(
            session,
            visit.services.people,
            visit.brand_id,
            replays.people_in(report),
        )
        zone = visit.zone(session)
    return visit.page(
        "studio/rules/replay.html",
        here="rules",
        desk=desk,
        program=desk.program,
        report=report,
        months=report.months[:_MOST_MONTHS],
        changes=report.changes[:20],
        names=names,
        days=days,
        choices=DAYS,
        is_cut=stretch != asked,
        amount=_amounts(visit, desk, report),
        cost=lambda minor: (
            "—" if minor is None else money(minor, desk.currency, visit.say.language)
        ),
        zone=zone,
    )


def _amounts(visit: Visit, desk: Desk, report: replays.Report) -> Any:
    """Return what writes amounts: points by their name, or money."""
    language = visit.say.language
    if report.before.discount or report.after.discount:
        return lambda amount: money(amount, desk.currency, language)
    unit = desk.unit
    return lambda amount: ledger.in_words(amount, unit.scale, unit.names, language)
