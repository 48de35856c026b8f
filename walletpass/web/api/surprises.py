"""Surprises over the API: the shift's budget, and what was given away."""

from typing import Any

from walletpass import brands, ledger
from walletpass.rewards import surprising
from walletpass.rewards.surprising import Surprise, Treat
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.care_shapes import (
    SurpriseBudgetIn,
    SurpriseBudgetOut,
    SurpriseIn,
    SurpriseOut,
    SurprisesOut,
)
from walletpass.web.api.shapes import PageQuery
from walletpass.web.api.welcoming import hundredths


@api.put("/programs/<program_id>/surprise-budget")
@writes("rewards:write")
@api.input(SurpriseBudgetIn)
@api.output(SurpriseBudgetOut)
def set_surprise_budget(act: Act, program_id: str, json_data: SurpriseBudgetIn) -> Any:
    """Say what each shift may give away, in points of this program."""
    program = ledger.program_of(act.session, act.brand_id, program_id)
    budget = surprising.set_budget(
        act.session,
        act.brand_id,
        program.id,
        points=hundredths(json_data.points, program.scale),
        times=json_data.times,
    )
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action="surprise-budget.set",
        object=program.id,
        after={"points": budget.points, "times": budget.times},
        now=act.now,
    )
    shown = ledger.to_display(budget.points, program.scale)
    return {"points": shown, "times": budget.times}


@api.post("/surprises")
@writes("rewards:write", finds=True)
@api.input(SurpriseIn)
@api.output(SurpriseOut, status_code=201)
def give_surprise(act: Act, json_data: SurpriseIn) -> Any:
    """Surprise a customer out of the shift's budget; the same source is one surprise.

    Refused with 409 `spent-budget` when the shift has not so much left.
    """
    told = json_data.model_dump()
    told["points"] = hundredths(json_data.points, _scale(act))
    given = surprising.surprise(act.session, act.brand_id, Treat(**told), now=act.now)
    return _shape(given, _scale(act))


@api.get("/surprises")
@reads("rewards:read")
@api.input(PageQuery, location="query")
@api.output(SurprisesOut)
def list_surprises(act: Act, query_data: PageQuery) -> Any:
    """Return what was given away, by whom and why, newest first."""
    rows = surprising.surprises_page(
        act.session, act.brand_id, after=query_data.cursor, limit=query_data.limit
    )
    scale = _scale(act)
    return {"surprises": [_shape(one, scale) for one in rows.rows], "next": rows.next}


def _scale(act: Act) -> int:
    budget = surprising.budget_of(act.session, act.brand_id)
    if budget is None:
        return 0
    return ledger.program_of(act.session, act.brand_id, budget.program_id).scale


def _shape(given: Surprise, scale: int) -> dict[str, Any]:
    return {name: getattr(given, name) for name in SurpriseOut.model_fields} | {
        "points": ledger.to_display(given.points, scale)
    }
