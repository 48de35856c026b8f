"""Events for those whom nobody can call: read in order, and acknowledged."""

from typing import Any

from walletpass import events, webhooks
from walletpass.events import Subscriber
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.webhooks.managing import shape
from walletpass.web.api.webhooks.shapes import (
    AckIn,
    EventsOut,
    EventsQuery,
    WebhookOut,
)
from walletpass.webhooks import OtherModeError


@api.get("/events")
@reads("webhooks:read", finds=True)
@api.input(EventsQuery, location="query")
@api.output(EventsOut)
def list_events(act: Act, query_data: EventsQuery) -> Any:
    """Return the next events of a webhook that pulls, in the order they are told.

    They come again until they are acknowledged, for 30 days. Poll every few seconds, or
    go on at once while there is a `next`.
    """
    asked = query_data
    subscriber = _puller(act, asked.webhook_id)
    found = events.unread(
        act.session, subscriber, after=asked.after, limit=asked.limit + 1
    )
    shown = [events.told(event) for event in found[: asked.limit]]
    more = len(found) > asked.limit
    return {"events": shown, "next": shown[-1]["sequence"] if more else None}


@api.post("/events:ack")
@writes("webhooks:write", finds=True)
@api.input(AckIn)
@api.output(WebhookOut)
def acknowledge_events(act: Act, json_data: AckIn) -> Any:
    """Acknowledge every event through a `sequence`; they are not returned again."""
    subscriber = _puller(act, json_data.webhook_id)
    events.acknowledge(act.session, subscriber, json_data.through)
    return shape(act, webhooks.webhook_of(act.session, act.brand_id, subscriber.id))


def _puller(act: Act, webhook_id: str) -> Subscriber:
    webhook = webhooks.webhook_of(act.session, act.brand_id, webhook_id)
    if webhook.subscriber.mode != "pull":
        raise OtherModeError("pull")
    return webhook.subscriber
