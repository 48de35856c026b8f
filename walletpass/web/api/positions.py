"""Positions over the API: a partner's app tells where a customer is, if they agreed."""

from collections.abc import Sequence
from typing import Any

from walletpass import brands, customers, outbox, passes, places
from walletpass.kernel.geo import Point
from walletpass.places import KEPT, Position, PositionOutcome
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.place_shapes import (
    LocationConsentIn,
    LocationConsentOut,
    NearbyConsentIn,
    NearbyConsentOut,
    PositionIn,
    PositionOut,
    PositionsOut,
    PositionsQuery,
)


@api.put("/customers/<customer_id>/location-consent")
@writes("customers:write")
@api.input(LocationConsentIn)
@api.output(LocationConsentOut)
def set_location_consent(
    act: Act, customer_id: str, json_data: LocationConsentIn
) -> Any:
    """Keep what a customer answered, asked whether their app may tell where they are.

    The words they answered are kept with it. A no forgets every position of theirs at
    once. The same again changes nothing.
    """
    customer = customers.person_of(act.session, act.brand_id, customer_id)
    wording = customers.Wording(json_data.language, json_data.words)
    choice = customers.Choice("wallet", json_data.given, places.LOCATION, wording)
    said = customers.news_among(act.session, customer, [choice])
    customers.record_consents(act.session, customer, said, source="api", now=act.now)
    if not json_data.given:
        places.forget_positions_of(act.session, customer.id)
    return {"customer_id": customer.id, "given": json_data.given}


@api.put("/customers/<customer_id>/nearby-consent")
@writes("customers:write")
@api.input(NearbyConsentIn)
@api.output(NearbyConsentOut)
def set_nearby_consent(act: Act, customer_id: str, json_data: NearbyConsentIn) -> Any:
    """Keep whether a customer's cards may show themselves near shops.

    Without an answer they may; the phone decides when, and reports nothing. After a no
    the cards are made anew without any place, and after a yes with theirs again. The
    customer says the same on their card's page. The same again changes nothing.
    """
    customer = customers.person_of(act.session, act.brand_id, customer_id)
    is_news = places.say_of_hints(
        act.session,
        customer,
        wanted=json_data.given,
        wording=customers.Wording(json_data.language, json_data.words),
        source="api",
        now=act.now,
    )
    pass_ids = passes.passes_held_by(act.session, customer.id)
    if is_news and pass_ids:
        refresh = passes.RefreshPasses(pass_ids, "places")
        outbox.add(act.session, refresh, now=act.now)
    return {"customer_id": customer.id, "given": json_data.given}


@api.post("/positions")
@writes("customers:write", finds=True, again="Told before; nothing changed")
@api.input(PositionIn)
@api.output(PositionOut, status_code=201)
def report_position(act: Act, json_data: PositionIn) -> Any:
    """Tell where a customer is now; near an open shop this is `customer.near`.

    Only of customers whose last word on topic `location`, channel `wallet`, is yes; else
    nothing is kept and the answer is 403 `no-location-consent`. Near is within 200 m,
    told to within 500 m; somebody who stays is not near again within an hour. A position
    is kept for seven days, and forgotten with its customer. It must be of the last hour.

    Whether they are told of an offer there is decided a moment later, and kept with the
    position: `outcome` is null until then, and where they are near no shop. Its reason is
    `sent`, or why not: one that a campaign has, or `near-lately`, `not-located`,
    `no-hints`, `no-offer`, `told-today`.

    Who is told of by source and id a second time gets the first answer, with 200, and
    with what came of it since.
    """
    customer_id = _whose(act, json_data)
    told = places.Told(
        json_data.source,
        json_data.external_id,
        Point(json_data.latitude, json_data.longitude),
        json_data.accuracy,
        json_data.occurred_at,
    )
    kept = places.report(act.session, act.brand_id, customer_id, told, now=act.now)
    [answer] = _shapes(act, [kept.position])
    return answer, 201 if kept.is_new else 200


@api.get("/positions")
@reads("customers:read", finds=True)
@api.input(PositionsQuery, location="query")
@api.output(PositionsOut)
def list_positions(act: Act, query_data: PositionsQuery) -> Any:
    """Return the positions still kept of a customer, the latest first."""
    who = customers.person_of(act.session, act.brand_id, query_data.customer_id)
    found = places.positions_of(act.session, [who.id]).get(who.id, ())
    return {"positions": _shapes(act, found)}


def _whose(act: Act, told: PositionIn) -> str:
    if (told.customer_id is None) == (told.card_number is None):
        raise brands.UnfitFieldError(
            "customer_id", "name the customer either by this or by card_number."
        )
    if told.card_number is not None:
        card = passes.card_numbered(act.session, act.brand_id, told.card_number)
        return card.customer_id
    assert told.customer_id is not None
    return customers.person_of(act.session, act.brand_id, told.customer_id).id


def _shapes(act: Act, found: Sequence[Position]) -> list[dict[str, Any]]:
    outcomes = places.outcomes_of(act.session, [one.id for one in found])
    return [_shape(one, outcomes.get(one.id)) for one in found]


def _shape(kept: Position, came_of_it: PositionOutcome | None) -> dict[str, Any]:
    return {
        "id": kept.id,
        "customer_id": kept.customer_id,
        "near_store_id": kept.store_id,
        "metres": None if kept.metres is None else round(kept.metres, 1),
        "occurred_at": kept.occurred_at,
        "forgotten_at": kept.received_at + KEPT,
        "outcome": None
        if came_of_it is None
        else {
            "reason": came_of_it.reason,
            "detail": came_of_it.detail,
            "decided_at": came_of_it.decided_at,
        },
    }
