"""Offers on places: what is said near which shops, from when until when."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands, places
from walletpass.kernel.errors import NotFoundError, WalletpassError
from walletpass.kernel.languages import LANGUAGES
from walletpass.passes import messages
from walletpass.web.studio.gathering import Gathering
from walletpass.web.studio.places.boxes import complaints_of, words_in
from walletpass.web.studio.places.shares import percent_in
from walletpass.web.studio.refusals import UNFIT
from walletpass.web.studio.searching import wanted_here
from walletpass.web.studio.visiting import Visit, needs
from walletpass.web.studio.wall_clock import moment_in


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/places/offers", "place_offers", offers)
    door.add_url_rule("/places/offers", "make_place_offer", make, methods=["POST"])
    door.add_url_rule(
        "/places/offers/<offer_id>", "withdraw_place_offer", withdraw, methods=["POST"]
    )


@needs("stores")
def offers(visit: Visit) -> ResponseReturnValue:
    """Show what is offered where, the newest first."""
    with visit.services.database.snapshot() as session:
        return _page(visit, session)


def _page(
    visit: Visit,
    session: Session,
    complaints: Mapping[str, str] = MappingProxyType({}),
) -> str:
    wanted = wanted_here()
    page = places.offers(
        session, visit.brand_id, wanted=wanted, after=request.args.get("after")
    )
    stores = brands.stores_of(session, visit.brand_id, at=visit.now)
    names = {one.id: one.name for one in brands.stores_of(session, visit.brand_id)}
    return visit.page(
        "studio/places/offers.html",
        here="places",
        offers=page.rows,
        next=page.next,
        is_first="after" not in request.args,
        wanted=wanted,
        where={
            one.id: [names[id_] for id_ in places.stores_offered(session, one)]
            for one in page.rows
        },
        stores=stores,
        languages=LANGUAGES,
        longest=places.LONGEST_LINE,
        default=visit.brand(session).default_language,
        zone=visit.zone(session),
        now=visit.now,
        given=request.form,
        complaints=complaints,
    )


@needs("stores")
def make(visit: Visit) -> ResponseReturnValue:
    """Put a line on shops for a time."""
    try:
        with visit.services.database.transaction() as session:
            told = _told(visit, visit.zone(session))
            made = places.offer(session, visit.brand_id, now=visit.now, **told)
            places.promise_offer(session, made, now=visit.now)
            facts = brands.changed(None, places.facts_of_offer(session, made))
            visit.record(session, "place-offer.made", made.id, **facts)
    except NotFoundError:
        raise
    except WalletpassError as refusal:
        complaints = complaints_of(refusal, visit.say)
        with visit.services.database.snapshot() as session:
            page = _page(visit, session, complaints)
        return make_response(page, UNFIT)
    return redirect(url_for("studio.place_offers"), 303)


def _told(visit: Visit, zone: ZoneInfo) -> dict[str, Any]:
    """Return what the boxes tell of an offer.

    Raises:
        UnfitFormError: Some boxes need another value; each is told of by itself.
    """
    told, form = Gathering(), request.form
    chosen = form.getlist("stores") if form.get("where", "all") != "all" else None
    words = told.read(words_in, "words")
    starts, ends = (
        told.read(moment_in, box, form.get(box, ""), zone)
        for box in ("shows_from", "shows_until")
    )
    holdout = told.read(percent_in, "holdout")
    starts, ends = starts or visit.now, ends or visit.now
    if words is not None:
        told.read(places.fit_offer, words)
    told.read(places.check_start, starts, visit.now)
    told.read(places.check_end, starts, ends, visit.now)
    told.read(places.check_stores, chosen)
    told.demand_fit()
    span = {"shows_from": starts, "shows_until": ends}
    return {"words": words, "store_ids": chosen, "holdout": holdout, **span}


@needs("stores")
def withdraw(visit: Visit, offer_id: str) -> ResponseReturnValue:
    """Take an offer off the cards."""
    with visit.services.database.transaction() as session:
        made = places.offer_of(session, visit.brand_id, offer_id)
        before = places.facts_of_offer(session, made)
        places.withdraw_offer(session, made, now=visit.now)
        origin = f"place-offer:{made.id}"
        messages.withdraw_from(session, visit.brand_id, origin, now=visit.now)
        places.promise_offer(session, made, now=visit.now)
        changed = brands.changed(before, places.facts_of_offer(session, made))
        visit.record(session, "place-offer.withdrawn", made.id, **changed)
    return redirect(url_for("studio.place_offers"), 303)
