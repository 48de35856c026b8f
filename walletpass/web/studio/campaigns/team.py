"""Whose cards a campaign is tried out on, as its page tells it."""

from typing import Any

from flask import request
from sqlalchemy.orm import Session

from walletpass import campaigns
from walletpass.web.studio.visiting import Visit


def trying_of(visit: Visit, session: Session) -> dict[str, Any]:
    """Return on whose cards a campaign can be tried out, and on how many it just was."""
    team = campaigns.team_of(session, visit.brand_id)
    tried = request.args.get("tried", "")
    return {
        "team": team,
        "is_on_team": any(one.staff_id == visit.person.id for one in team),
        "tried": int(tried) if tried.isdecimal() and len(tried) < 4 else 0,  # noqa: PLR2004 - a team
    }
