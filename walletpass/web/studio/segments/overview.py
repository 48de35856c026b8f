"""All segments at a glance: what each asks; the page asks later how many that are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import segments
from walletpass.segments import Names, Segment
from walletpass.web.studio.searching import wanted_here
from walletpass.web.studio.visiting import Visit, needs

_PAGE: Final = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """A segment in the list, and what it asks."""

    segment: Segment
    sentence: str


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/segments", "segments", overview)


@needs("campaigns")
def overview(visit: Visit) -> ResponseReturnValue:
    """Show the brand's segments, the newest first."""
    is_retired, wanted = request.args.get("show") == "retired", wanted_here()
    with visit.services.database.snapshot() as session:
        names = segments.names_of(session, visit.brand(session))
        page = segments.segments_page(
            session,
            visit.brand_id,
            after=request.args.get("after"),
            limit=_PAGE,
            is_retired=is_retired,
            wanted=wanted,
        )
        return visit.page(
            "studio/segments/overview.html",
            here="campaigns",
            rows=_listed(session, visit, page.rows, names),
            next=page.next,
            is_first="after" not in request.args,
            wanted=wanted,
            is_retired=is_retired,
            presets=[
                (
                    code,
                    visit.say.words(preset.name, "en"),
                    segments.describe(
                        segments.parse(dict(preset.tree)), visit.say.language, names
                    ),
                )
                for code, preset in segments.PRESETS.items()
            ],
        )


def _listed(
    session: Session, visit: Visit, rows: Sequence[Segment], names: Names
) -> list[Listed]:
    brand = visit.brand(session)
    found = []
    for one in rows:
        tree = segments.parse(segments.current(session, brand.id, one.id).tree)
        found.append(Listed(one, segments.describe(tree, visit.say.language, names)))
    return found
