"""Journeys over the API: how many are where on the way, and who left why."""

from typing import Any, Literal

from walletpass import campaigns
from walletpass.web.api.acting import Act, reads
from walletpass.web.api.blueprint import api
from walletpass.web.api.campaigns.shapes import Answered


class JourneyStepOut(Answered):
    """A step: how many are *here* now.

    Of a step that says something, *told* counts what became of everybody who came to it,
    by reason as outcomes have them; "planned" are those whose turn is to come.
    """

    id: str
    kind: Literal["say", "wait", "if", "exit"]
    here: int
    told: dict[str, int]


class JourneyOut(Answered):
    """How a journey stands. Whoever *entered* is *walking* yet, or *left*, by why.

    `done` is after the last step, `exit` at an exit, `leave` by what the journey asks of
    everybody on it; `cancelled` with it; `erased` and `merged` are there no more. Steps
    are in an order in which all lead onwards.
    """

    entered: int
    walking: int
    left: dict[str, int]
    steps: list[JourneyStepOut]


@api.get("/campaigns/<campaign_id>/journey")
@reads("campaigns:read")
@api.output(JourneyOut)
def show_journey(act: Act, campaign_id: str) -> Any:
    """Tell how many are at each step of a journey, and how many left it and why.

    Of a campaign of another kind nobody is on the way, and there are no steps.
    """
    standing = campaigns.standing_of(act.session, act.brand_id, campaign_id)
    return {
        "entered": standing.entered,
        "walking": standing.walking,
        "left": standing.left,
        "steps": [
            {"id": one.id, "kind": one.kind, "here": one.here, "told": one.told}
            for one in standing.steps
        ],
    }
