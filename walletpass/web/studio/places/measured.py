"""What offers on places brought, and what carrying a place does, as far as it can be known."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands, places
from walletpass.brands import UnfitFieldError
from walletpass.campaigns import measuring
from walletpass.campaigns.measuring import PlaceReport
from walletpass.campaigns.measuring.estimating import Estimate
from walletpass.places import Lift
from walletpass.web.studio.places.boxes import complaints_of
from walletpass.web.studio.places.shares import percent_in
from walletpass.web.studio.refusals import UNFIT
from walletpass.web.studio.reports.telling import Told
from walletpass.web.studio.visiting import Visit, needs
from walletpass.web.translations import Speaker


@dataclass(frozen=True, slots=True)
class Answer:
    """The one sentence of a page, and whether it is good news, none, or unknown."""

    words: str
    meaning: str


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/places/offers/<offer_id>", "place_offer", offer)
    door.add_url_rule("/places/trial", "place_trial", trial)
    door.add_url_rule("/places/trial", "set_place_trial", set_trial, methods=["POST"])


@needs("stores")
def offer(visit: Visit, offer_id: str) -> ResponseReturnValue:
    """Show what an offer on places brought, beside those it was kept from."""
    with visit.services.database.snapshot() as session:
        found = measuring.report_at_places(
            session, visit.brand_id, offer_id, now=visit.now
        )
        brand = visit.brand(session)
        names = {one.id: one.name for one in brands.stores_of(session, brand.id)}
        shops = places.stores_offered(session, found.offer)
        return visit.page(
            "studio/places/offer.html",
            here="places",
            report=found,
            answer=_answer(found, visit.say),
            effects=_effects(found, visit.say, brand.currency),
            where=[names[id_] for id_ in shops],
            currency=brand.currency,
            default=brand.default_language,
            zone=visit.zone(session),
        )


def _answer(found: PlaceReport, say: Speaker) -> Answer:
    if not found.is_frozen:
        return Answer(say("places.report.early"), "clock")
    if found.buyers is None:
        return Answer(say(f"places.report.{found.why}"), "about")
    low, middle, high = _of_all(found.buyers, found.shown.people)
    if found.buyers.shows_nothing:
        words = say("places.report.nothing", low=say.number(low), high=say.number(high))
        return Answer(words, "about")
    name = "more" if middle > 0 else "fewer"
    shown = sorted(abs(one) for one in (low, high))
    words = say(
        f"places.report.{name}",
        count=say.number(abs(middle)),
        low=say.number(shown[0]),
        high=say.number(shown[1]),
    )
    return Answer(words, "good" if middle > 0 else "attention")


def _of_all(estimate: Estimate, people: int) -> tuple[int, int, int]:
    spans = (estimate.low, estimate.difference, estimate.high)
    low, middle, high = (round(one * people) for one in spans)
    return low, middle, high


def _effects(found: PlaceReport, say: Speaker, currency: str) -> tuple[Told, Told]:
    """Return how many buyers more, and how much more money, in all, or why nobody knows."""
    if found.buyers is None or found.revenue is None:
        unknown = Told(why=say(f"places.report.why.{found.why}"))
        return unknown, unknown
    low, middle, high = _of_all(found.buyers, found.shown.people)
    buyers = Told(say.number(middle), say.number(low), say.number(high))
    low, middle, high = _of_all(found.revenue, found.shown.people)
    worth = (say.money(one, currency) for one in (middle, low, high))
    return buyers, Told(*worth)


@needs("stores")
def trial(visit: Visit) -> ResponseReturnValue:
    """Show what carrying a place does, and from how many one is withheld to learn it."""
    with visit.services.database.snapshot() as session:
        return _trial_page(visit, session)


def _trial_page(
    visit: Visit,
    session: Session,
    complaints: Mapping[str, str] = MappingProxyType({}),
) -> str:
    found = places.observe(session, visit.brand_id, now=visit.now)
    say = visit.say
    share = request.form.get("share") if complaints else None
    kept = round((found.share if found else 0.0) * 100)
    return visit.page(
        "studio/places/trial.html",
        here="places",
        trial=found,
        lift=_lift(found.lift, say) if found and found.lift else None,
        answer=say(f"places.trial.{_outcome(found.lift if found else None)}"),
        share=kept if share is None else share,
        most=places.MOST_OBSERVED,
        zone=visit.zone(session),
        complaints=complaints,
    )


def _outcome(lift: Lift | None) -> str:
    if lift is None:
        return "unknown"
    if lift.low <= 0 <= lift.high:
        return "nothing"
    return "more" if lift.low > 0 else "fewer"


def _lift(lift: Lift, say: Speaker) -> dict[str, Told]:
    """Tell visits per hundred places: of one place they are too few to read."""
    hundred = (lift.lift, lift.low, lift.high)
    return {
        "carried": Told(say.number(round(lift.carried * 100, 1))),
        "withheld": Told(say.number(round(lift.withheld * 100, 1))),
        "lift": Told(*(say.number(round(one * 100, 1)) for one in hundred)),
    }


@needs("stores")
def set_trial(visit: Visit) -> ResponseReturnValue:
    """Withhold a place from so many of a hundred from now on."""
    try:
        share = percent_in("share")
        with visit.services.database.transaction() as session:
            kept = places.trial_of(session, visit.brand_id)
            if (kept.share if kept else 0.0) != share:
                places.set_trial(session, visit.brand_id, share, now=visit.now)
                places.promise_choice(session, visit.brand_id, (), now=visit.now)
                visit.record(
                    session, "place-trial.set", visit.brand_id, after={"share": share}
                )
    except UnfitFieldError as refusal:
        complaints = complaints_of(refusal, visit.say)
        with visit.services.database.snapshot() as session:
            page = _trial_page(visit, session, complaints)
        return make_response(page, UNFIT)
    return redirect(url_for("studio.place_trial"), 303)
