"""How much the brand says at most, at what hours never, and who has to agree."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from walletpass import campaigns
from walletpass.campaigns import Limits
from walletpass.web.studio.designs.reading import written
from walletpass.web.studio.settings.tabs import room
from walletpass.web.studio.visiting import Visit, needs

CAPS: Final = ("per_day", "per_week", "per_month")
_MOST: Final = 1_000
_MANY: Final = 10**9
_CATEGORIES: Final = 50
_UNFIT: Final = 422
_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_WHOLE: Final = re.compile(r"\d{1,10}", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Read:
    """What a form says, and the boxes that hold something else."""

    limits: Limits
    approve_above: int
    faults: tuple[str, ...]


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/settings/manners", "manners", show)
    door.add_url_rule("/settings/manners", "keep_manners", keep, methods=["POST"])


@needs("program")
def show(visit: Visit) -> ResponseReturnValue:
    """Show what the brand holds itself to, whether it ever said so or not."""
    with visit.services.database.snapshot() as session:
        limits = campaigns.limits_of(session, visit.brand_id)
        above = campaigns.approve_above(session, visit.brand_id)
    return _page(visit, _boxes(limits, above))


@needs("program")
def keep(visit: Visit) -> ResponseReturnValue:
    """Hold the brand to what was written, from its next message on."""
    sent = written(request.form)
    told = _read(sent)
    if told.faults:
        return make_response(_page(visit, sent, told.faults), _UNFIT)
    with visit.services.database.transaction() as session:
        campaigns.keep_manners(
            session,
            visit.brand_id,
            told.limits,
            approve_above=told.approve_above,
            by=visit.person.id,
            now=visit.now,
        )
    return redirect(url_for("studio.manners", done="kept"), 303)


def _page(visit: Visit, boxes: Mapping[str, str], faults: tuple[str, ...] = ()) -> str:
    return room(
        visit,
        "manners",
        boxes=boxes,
        faults=faults,
        caps=CAPS,
        is_kept=request.args.get("done") == "kept",
    )


def _boxes(limits: Limits, above: int) -> dict[str, str]:
    return {
        **{name: _shown(getattr(limits, name)) for name in CAPS},
        "per_category": "\n".join(
            f"{name}: {most}" for name, most in sorted(limits.per_category.items())
        ),
        "quiet_from": _clock(limits.quiet_from),
        "quiet_until": _clock(limits.quiet_until),
        "quiet_drops": "on" if limits.quiet_drops else "",
        "approve_above": str(above),
    }


def _shown(most: int | None) -> str:
    return "" if most is None else str(most)


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def _read(sent: Mapping[str, str]) -> _Read:
    caps = {name: _number(sent.get(name, ""), _MOST) for name in CAPS}
    categories = _categories(sent.get("per_category", ""))
    begin, end = (_minute(sent.get(name, "")) for name in ("quiet_from", "quiet_until"))
    above = _number(sent.get("approve_above", ""), _MANY, least=0)
    faults = [name for name, most in caps.items() if most is False]
    faults += [] if categories is not None else ["per_category"]
    faults += [
        name
        for name, minute in (("quiet_from", begin), ("quiet_until", end))
        if minute is None
    ]
    faults += ["approve_above"] if above is False or above is None else []
    limits = Limits(
        **{name: most or None for name, most in caps.items()},
        per_category=categories or {},
        quiet_from=begin or 0,
        quiet_until=end or 0,
        quiet_drops="quiet_drops" in sent,
    )
    return _Read(limits, int(above or 0), tuple(faults))


def _number(text: str, most: int, least: int = 1) -> int | bool | None:
    """Return the number in a box, None where it is empty, False where it is none."""
    plain = "".join(text.split())
    if not plain:
        return None
    if not _WHOLE.fullmatch(plain) or not least <= int(plain) <= most:
        return False
    return int(plain)


def _categories(text: str) -> dict[str, int] | None:
    """Return the categories told line by line, None where a line is something else."""
    found: dict[str, int] = {}
    for line in filter(str.strip, text.splitlines()):
        name, _, most = line.rpartition(":")
        number = _number(most, _MOST)
        name = " ".join(name.split())
        if not name or len(name) > 60 or not number:  # noqa: PLR2004 - as the API
            return None
        found[name] = int(number)
    return found if len(found) <= _CATEGORIES else None


def _minute(text: str) -> int | None:
    found = _CLOCK.match(text.strip())
    return int(found[1]) * 60 + int(found[2]) if found else None
