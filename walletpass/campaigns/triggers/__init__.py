"""Triggers: what makes a campaign speak to somebody by itself, and when.

Each knows whose turn has come, and gives the occasion a name. A campaign tells a customer
of an occasion once, however often it asks: a birthday of a year, a day on which points
expire, a step of the ladder in one absence.

    trigger = trigger_from({"on": "birthday", "days_before": 3})
    trigger.due(Scene(session, brand, now, since=campaign.started_at))
"""

import json
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from walletpass.campaigns.triggers.balance import Balance, Expiring
from walletpass.campaigns.triggers.birthday import Birthday
from walletpass.campaigns.triggers.dates import NamedDate
from walletpass.campaigns.triggers.happened import Event, LowMark, Returned, Tier
from walletpass.campaigns.triggers.replenishment import Replenishment
from walletpass.campaigns.triggers.scene import FRESH, Due, Scene
from walletpass.campaigns.triggers.visiting import AfterVisit, Milestone
from walletpass.campaigns.triggers.welcome import Welcome
from walletpass.campaigns.triggers.win_back import WinBack

__all__ = [
    "FRESH",
    "AfterVisit",
    "Balance",
    "Birthday",
    "Due",
    "Event",
    "Expiring",
    "LowMark",
    "Milestone",
    "NamedDate",
    "Replenishment",
    "Returned",
    "Scene",
    "Tier",
    "Trigger",
    "Welcome",
    "WinBack",
    "trigger_from",
]

Trigger = Annotated[
    Birthday
    | Welcome
    | WinBack
    | Balance
    | Expiring
    | Replenishment
    | AfterVisit
    | Milestone
    | NamedDate
    | Event
    | LowMark
    | Tier
    | Returned,
    Field(discriminator="on"),
]
"""What may set off a campaign, told apart by *on*."""

_TRIGGER: TypeAdapter[Trigger] = TypeAdapter(Trigger)


def trigger_from(told: Any) -> Trigger:
    """Return the trigger that was told as plain data."""
    return _TRIGGER.validate_json(json.dumps(told))
