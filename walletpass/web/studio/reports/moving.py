"""Who came closer and who drifted away: moves between the stages of a customer's life."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final, Literal

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import customers, insight
from walletpass.db import Page
from walletpass.insight import CLOSENESS, STAGES, Stage, Way
from walletpass.web.studio.somebody import of_whom, person_wanted
from walletpass.web.studio.visiting import Visit, needs

STRETCHES: Final[Sequence[int]] = (7, 30, 90, 365)
_USUAL: Final = 30
_PAGE: Final = 50
JOINED: Final = "joined"

Tone = Literal["gain", "loss", "new"]


@dataclass(frozen=True, slots=True)
class Flow:
    """So many people who went one way; *part* is of the broadest way, up to 100."""

    way: Way
    count: int
    part: int
    tone: Tone


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/stages", "stages", stages)
    door.add_url_rule("/stages/moved", "stage_moves", moved)
    door.add_url_rule("/stages/moved", "find_moves", find, methods=["POST"])


@needs("reports")
def stages(visit: Visit) -> ResponseReturnValue:
    """Show how many went from which stage to which, and what each stage gained and lost."""
    days = days_in(request.args)
    with visit.services.database.snapshot() as session:
        since = visit.now - timedelta(days)
        ways = insight.moves_between(
            session, visit.brand_id, since=since, until=visit.now
        )
        return visit.page(
            "studio/reports/stages.html",
            here="reports",
            days=days,
            stretches=STRETCHES,
            flows=list(_flows(ways)),
            totals=_totals(ways),
            stages=STAGES,
            now_in=insight.census(session, visit.brand_id),
            learnt=insight.learnt_between(
                session, visit.brand_id, since=since, until=visit.now
            ),
            came=_sums(ways, 1),
            left=_sums(ways, 0),
            joined=JOINED,
            may_look=visit.person.may("customers"),
        )


def days_in(asked: Mapping[str, str]) -> int:
    """Return over how many days somebody looks back."""
    given = asked.get("days", "")
    return next((each for each in STRETCHES if str(each) == given), _USUAL)


def _flows(ways: Mapping[Way, int]) -> Iterator[Flow]:
    """Yield the ways people went, the broadest first."""
    broadest = max(ways.values(), default=1)
    for way, count in sorted(ways.items(), key=lambda each: -each[1]):
        yield Flow(way, count, max(1, round(100 * count / broadest)), _tone(way))


def _tone(way: Way) -> Tone:
    left, came = way
    if left is None:
        return "new"
    return "gain" if CLOSENESS[came] > CLOSENESS[left] else "loss"


def _totals(ways: Mapping[Way, int]) -> Mapping[Tone, int]:
    totals: dict[Tone, int] = {"gain": 0, "loss": 0, "new": 0}
    for way, count in ways.items():
        totals[_tone(way)] += count
    return totals


def _sums(ways: Mapping[Way, int], side: int) -> Mapping[Stage, int]:
    return {
        stage: sum(count for way, count in ways.items() if way[side] == stage)
        for stage in STAGES
    }


@needs("reports")
def moved(visit: Visit) -> ResponseReturnValue:
    """Show who went one way, the last first."""
    return _moved(visit)


@needs("reports")
def find(visit: Visit) -> ResponseReturnValue:
    """Show whether somebody went this way: a name has no place in an address."""
    return _moved(visit, person_wanted())


def _moved(visit: Visit, wanted: str = "") -> ResponseReturnValue:
    visit.demand("customers")
    days, way = days_in(request.args), way_in(request.args)
    if way is None:
        abort(404)
    with visit.services.database.snapshot() as session:
        going = partial(
            insight.moves_page,
            session,
            visit.brand_id,
            way,
            since=visit.now - timedelta(days),
            until=visit.now,
        )
        page: Page[insight.StageMove]
        if wanted:
            theirs = of_whom(visit, session, wanted, lambda one: going(customer_id=one))
            page = Page(theirs, None)
        else:
            page = going(after=request.args.get("after"), limit=_PAGE)
        return visit.page(
            "studio/reports/moved.html",
            here="reports",
            days=days,
            way=way,
            told=way[0] or JOINED,
            rows=_people(session, visit, page.rows),
            next=page.next,
            is_first="after" not in request.args,
            wanted=wanted,
            zone=visit.zone(session),
        )


def way_in(asked: Mapping[str, str]) -> Way | None:
    """Return which way somebody asks about; none where it is no way at all."""
    came = next((each for each in STAGES if each == asked.get("to")), None)
    left = next((each for each in STAGES if each == asked.get("from")), None)
    if came is None or (left is None and asked.get("from") != JOINED):
        return None
    return left, came


def _people(
    session: Session, visit: Visit, rows: Sequence[insight.StageMove]
) -> Sequence[tuple[str, str, datetime]]:
    """Return each move with whose it was: their id and, covered, their name."""
    names = customers.covered_names(
        session,
        visit.services.people,
        visit.brand_id,
        {move.customer_id for move in rows},
    )
    return [
        (move.customer_id, names.get(move.customer_id, ""), move.moved_at)
        for move in rows
    ]
