"""The places on cards over the API: which a customer's card carries, and what that does."""

from typing import Any

from walletpass import brands, customers, places
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.place_shapes import (
    ChosenPlacesOut,
    TrialIn,
    TrialOut,
    TrialReportOut,
)


@api.get("/customers/<customer_id>/places")
@reads("customers:read")
@api.output(ChosenPlacesOut)
def show_places(act: Act, customer_id: str) -> Any:
    """Return the shops that a customer's card carries, the likeliest visit first."""
    who = customers.person_of(act.session, act.brand_id, customer_id)
    chosen = places.chosen_for(act.session, [who.id]).get(who.id, ())
    shown = [
        {"store_id": store_id, "rank": rank} for rank, store_id in enumerate(chosen, 1)
    ]
    return {"customer_id": who.id, "places": shown}


@api.get("/place-trial")
@reads("brands:read")
@api.output(TrialOut)
def show_place_trial(act: Act) -> Any:
    """Return from what share of customers one of their ten is withheld."""
    trial = places.trial_of(act.session, act.brand_id)
    if trial is None:
        return {"share": 0.0, "since": None}
    return {"share": trial.share, "since": trial.since}


@api.get("/place-trial/report")
@reads("reports:read")
@api.output(TrialReportOut)
def report_place_trial(act: Act) -> Any:
    """Return how much oftener people come to a shop for its being on their card.

    Compared are places that cards carried, when the trial met their holders, with those
    it withheld by lot. What a phone displayed cannot be known.
    """
    found = places.observe(act.session, act.brand_id, now=act.now)
    lift = found.lift if found else None
    return {
        "share": found.share if found else 0.0,
        "since": found.since if found else None,
        "people": found.people if found else 0,
        "observed": found.observed if found else 0,
        "withheld": found.withheld if found else 0,
        "lift": {"total": lift.lift, "low": lift.low, "high": lift.high}
        if lift
        else None,
        "displayed": "not-knowable",
    }


@api.put("/place-trial")
@writes("brands:write")
@api.input(TrialIn)
@api.output(TrialOut)
def set_place_trial(act: Act, json_data: TrialIn) -> Any:
    """Withhold one of their ten places from this share of customers, by lot.

    Phones do not report what they show. Whether carrying a shop brings visits is learnt
    by leaving one out here and there, and comparing. Another share draws new lots.
    """
    trial = places.set_trial(act.session, act.brand_id, json_data.share, now=act.now)
    places.promise_choice(act.session, act.brand_id, (), now=act.now)
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action="place-trial.set",
        object=act.brand_id,
        after={"share": trial.share},
        now=act.now,
    )
    return {"share": trial.share, "since": trial.since}
