"""Events over the API: what customers did, told once, counted by rules, decided about."""

from typing import Any

from walletpass import customers, rewards
from walletpass.kernel.languages import DEFAULT_LANGUAGE, Language
from walletpass.rewards import happenings
from walletpass.rewards.happenings import Counted, Happened, Happening
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.event_shapes import (
    ConfirmedOut,
    RejectionIn,
    ToldEventIn,
    ToldEventOut,
    ToldEventsOut,
    ToldEventsQuery,
)
from walletpass.web.api.selling import awards_told, points_told, skipped_told, unit_of
from walletpass.web.api.selling_shapes import LanguageQuery
from walletpass.web.api.whose import OneCustomerError, shown_in


@api.post("/events")
@writes("events:write", finds=True, again="The event as told")
@api.input(ToldEventIn)
@api.output(ToldEventOut, status_code=201)
def tell_event(act: Act, json_data: ToldEventIn) -> Any:
    """Tell what a customer did, and credit what the rules of its moment give for it.

    Answers 201, or 200 with the event as it was told before: the same `source` and
    `external_id` count once. With other contents they are refused with 409
    `event-taken`. What no rule gives anything for is kept all the same. Points of a rule
    that waits for somebody's word are pending until the event is confirmed.
    """
    shown = shown_in(act, json_data)
    if shown.holder.customer_id is None:
        raise OneCustomerError
    counted = happenings.tell(
        act.session,
        act.brand_id,
        shown.holder,
        _happened(json_data),
        now=act.now,
        actor=json_data.staff_id or act.holder.key_id,
    )
    told = _shape(act, counted, json_data.language)
    return told, 201 if counted.is_new else 200


def _happened(asked: ToldEventIn) -> Happened:
    return Happened(
        asked.type,
        asked.source,
        asked.external_id,
        asked.properties,
        asked.occurred_at,
        asked.channel,
        asked.store_id,
        asked.staff_id,
    )


@api.get("/events:told")
@reads("events:read", finds=True)
@api.input(ToldEventsQuery, location="query")
@api.output(ToldEventsOut)
def list_told_events(act: Act, query_data: ToldEventsQuery) -> Any:
    """Return events that were told, the latest first; `state=waiting` waits for a word."""
    asked = query_data
    customer_id = None
    if asked.customer_id is not None:
        customer_id = customers.person_of(
            act.session, act.brand_id, asked.customer_id
        ).id
    page = happenings.happenings_page(
        act.session,
        act.brand_id,
        state=asked.state,
        customer_id=customer_id,
        after=asked.cursor,
        limit=asked.limit,
    )
    told = [_as_known(act, one, asked.language) for one in page.rows]
    return {"events": told, "next": page.next}


@api.get("/events/<event_id>")
@reads("events:read")
@api.input(LanguageQuery, location="query")
@api.output(ToldEventOut)
def show_event(act: Act, event_id: str, query_data: LanguageQuery) -> Any:
    """Return one event that was told, and what it earned."""
    found = happenings.happening_of(act.session, act.brand_id, event_id)
    return _as_known(act, found, query_data.language)


@api.post("/events/<string:event_id>:confirm")
@writes("events:write")
@api.output(ToldEventOut)
def confirm_event(act: Act, event_id: str) -> Any:
    """Let the points that waited for this word become active; again changes nothing."""
    decided = happenings.confirm(
        act.session, act.brand_id, event_id, by=act.holder.key_id, now=act.now
    )
    return _as_known(act, decided)


@api.post("/events/<string:event_id>:reject")
@writes("events:write")
@api.input(RejectionIn)
@api.output(ToldEventOut)
def reject_event(act: Act, event_id: str, json_data: RejectionIn) -> Any:
    """Take back what was given for an event that does not hold; again changes nothing."""
    decided = happenings.reject(
        act.session,
        act.brand_id,
        event_id,
        by=act.holder.key_id,
        reason=json_data.reason,
        now=act.now,
    )
    return _as_known(act, decided)


@api.post("/purchases/<string:purchase_id>:confirm")
@writes("purchases:write")
@api.output(ConfirmedOut)
def confirm_purchase(act: Act, purchase_id: str) -> Any:
    """Let points of a purchase become active that waited for a word."""
    confirmed = rewards.confirm(act.session, act.brand_id, purchase_id, now=act.now)
    unit = unit_of(act.session, confirmed.account_id)
    return {"points": points_told(confirmed.points, unit)}


def _as_known(
    act: Act, happening: Happening, language: Language = DEFAULT_LANGUAGE
) -> dict[str, Any]:
    return _shape(act, Counted(happening, is_new=False), language)


_AS_IT_IS = (
    "id", "source", "external_id", "customer_id", "properties", "occurred_at",
    "received_at", "state", "reason", "decided_by", "decided_at",
)  # fmt: skip


def _shape(act: Act, counted: Counted, language: Language) -> dict[str, Any]:
    happening = counted.happening
    unit = unit_of(act.session, happening.account_id)
    return {name: getattr(happening, name) for name in _AS_IT_IS} | {
        "type": happening.kind,
        "points": points_told(happening.points, unit),
        "pending": points_told(happening.pending, unit),
        "balance": points_told(happening.balance, unit),
        "awards": awards_told(counted.awards, unit, language, "customer"),
        "skipped": skipped_told(counted.skipped, unit, language, "customer"),
        "is_new": counted.is_new,
    }
