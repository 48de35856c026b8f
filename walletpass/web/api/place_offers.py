"""Offers on places over the API: another line near some shops, for a time."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from walletpass import brands, customers, passes, places
from walletpass.campaigns import measuring
from walletpass.campaigns.measuring import Side
from walletpass.campaigns.measuring.estimating import Estimate
from walletpass.passes import messages
from walletpass.places import PlaceOffer
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.place_shapes import (
    GuestsIn,
    PlaceOfferIn,
    PlaceOfferOut,
    PlaceOffersOut,
    PlaceOffersQuery,
    PlaceReportOut,
)


@api.post("/place-offers")
@writes("brands:write", finds=True)
@api.input(PlaceOfferIn)
@api.output(PlaceOfferOut, status_code=201)
def make_place_offer(act: Act, json_data: PlaceOfferIn) -> Any:
    """Put a line on shops from one moment to another; it removes itself then.

    Cards that carry these shops say it there in place of the shop's own line, silently.
    Of several offers at one shop the newest speaks.
    """
    passes.check_line("words", json_data.words)
    made = places.offer(
        act.session,
        act.brand_id,
        words=json_data.words,
        store_ids=json_data.store_ids,
        shows_from=json_data.shows_from or act.now,
        shows_until=json_data.shows_until,
        for_everyone=json_data.customer_ids is None,
        holdout=json_data.holdout,
        now=act.now,
    )
    _invite(act, made, json_data.customer_ids or [])
    places.promise_offer(act.session, made, now=act.now)
    _record(act, "place-offer.made", made, None)
    return shape(act, made)


@api.post("/place-offers/<string:offer_id>:invite")
@writes("brands:write", finds=True)
@api.input(GuestsIn)
@api.output(PlaceOfferOut)
def invite_to_place_offer(act: Act, offer_id: str, json_data: GuestsIn) -> Any:
    """Let more customers see an offer that is not for everybody; again changes nothing."""
    made = places.offer_of(act.session, act.brand_id, offer_id)
    _invite(act, made, json_data.customer_ids)
    places.promise_offer(act.session, made, now=act.now)
    return shape(act, made)


@api.post("/place-offers/<string:offer_id>:withdraw")
@writes("brands:write")
@api.output(PlaceOfferOut)
def withdraw_place_offer(act: Act, offer_id: str) -> Any:
    """Take an offer off the cards before its time; again changes nothing."""
    made = places.offer_of(act.session, act.brand_id, offer_id)
    before = places.facts_of_offer(act.session, made)
    places.withdraw_offer(act.session, made, now=act.now)
    origin = f"place-offer:{made.id}"
    messages.withdraw_from(act.session, act.brand_id, origin, now=act.now)
    places.promise_offer(act.session, made, now=act.now)
    _record(act, "place-offer.withdrawn", made, before)
    return shape(act, made)


@api.get("/place-offers/<string:offer_id>/report")
@reads("reports:read")
@api.output(PlaceReportOut)
def report_place_offer(act: Act, offer_id: str) -> Any:
    """Return what an offer brought, beside those it was kept from.

    Counted are purchases in its shops while it was on, by customers whose card carried
    one of them when it began. What a phone displayed cannot be known.
    """
    found = measuring.report_at_places(act.session, act.brand_id, offer_id, now=act.now)
    people = found.shown.people
    return {
        "offer_id": found.offer.id,
        "holdout": found.share,
        "since": found.since,
        "until": found.until,
        "is_final": found.is_final,
        "shown": _side(found.shown),
        "held": _side(found.held),
        "told_nearby": found.told,
        "more_buyers": _band(found.buyers, people),
        "more_revenue": _band(found.revenue, people),
        "unknown": found.why,
        "displayed": "not-knowable",
    }


def _side(side: Side) -> dict[str, int]:
    return {
        "people": side.people,
        "buyers": side.buyers.after,
        "receipts": side.receipts,
        "revenue": side.revenue.after,
        "paid_with_points": side.with_points,
        "before": side.buyers.before,
    }


def _band(estimate: Estimate | None, people: int) -> dict[str, float] | None:
    if estimate is None:
        return None
    return {
        "total": round(estimate.difference * people, 2),
        "low": round(estimate.low * people, 2),
        "high": round(estimate.high * people, 2),
    }


@api.get("/place-offers")
@reads("brands:read")
@api.input(PlaceOffersQuery, location="query")
@api.output(PlaceOffersOut)
def list_place_offers(act: Act, query_data: PlaceOffersQuery) -> Any:
    """Return a page of offers on places, over or not, the newest first."""
    page = places.offers(
        act.session, act.brand_id, after=query_data.cursor, limit=query_data.limit
    )
    return {"offers": [shape(act, one) for one in page.rows], "next": page.next}


def _record(
    act: Act, action: str, made: PlaceOffer, before: Mapping[str, Any] | None
) -> None:
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action=action,
        object=made.id,
        **brands.changed(before, places.facts_of_offer(act.session, made)),
        now=act.now,
    )


def _invite(act: Act, made: PlaceOffer, customer_ids: list[str]) -> None:
    ids = [_person(act.session, act.brand_id, told) for told in customer_ids]
    if ids:
        places.invite(act.session, made, ids)


def _person(session: Session, brand_id: str, customer_id: str) -> str:
    return customers.person_of(session, brand_id, customer_id).id


def shape(act: Act, made: PlaceOffer) -> dict[str, Any]:
    """Return an offer as the API shows it."""
    stores = places.stores_offered(act.session, made)
    is_on = made.withdrawn_at is None and made.shows_from <= act.now < made.shows_until
    return {
        "id": made.id,
        "words": made.words,
        "store_ids": None if made.everywhere else list(stores),
        "for_everyone": made.for_everyone,
        "shows_from": made.shows_from,
        "shows_until": made.shows_until,
        "withdrawn_at": made.withdrawn_at,
        "is_on": is_on,
        "created_at": made.created_at,
    }
