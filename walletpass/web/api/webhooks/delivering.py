"""The log of deliveries, and delivering again."""

from typing import Any

from walletpass import webhooks
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.webhooks.shapes import (
    DeliveriesOut,
    DeliveriesQuery,
    DeliveryOut,
)
from walletpass.webhooks import Logged


@api.get("/webhooks/<webhook_id>/deliveries")
@reads("webhooks:read")
@api.input(DeliveriesQuery, location="query")
@api.output(DeliveriesOut)
def list_deliveries(act: Act, webhook_id: str, query_data: DeliveriesQuery) -> Any:
    """Return what was sent, newest first, how often, and what was answered."""
    webhook = webhooks.webhook_of(act.session, act.brand_id, webhook_id)
    rows = webhooks.deliveries(
        act.session,
        webhook.subscriber.id,
        state=query_data.state,
        after=query_data.cursor,
        limit=query_data.limit,
    )
    return {"deliveries": [_shape(one) for one in rows.rows], "next": rows.next}


@api.post("/webhooks/<webhook_id>/deliveries/<string:delivery_id>:redeliver")
@writes("webhooks:write")
@api.output(DeliveryOut)
def redeliver(act: Act, webhook_id: str, delivery_id: str) -> Any:
    """Start a delivery again from its first try, even one that was delivered.

    It carries the same `webhook-id`. One that is under way is only hastened.
    """
    endpoint = webhooks.endpoint_of(act.session, act.brand_id, webhook_id)
    logged = webhooks.delivery_of(act.session, endpoint.id, delivery_id)
    webhooks.redeliver(act.session, endpoint, logged.delivery, now=act.now)
    return _shape(logged)


def _shape(logged: Logged) -> dict[str, Any]:
    delivery, event = logged.delivery, logged.event
    return {
        "id": delivery.id,
        "event_id": event.id,
        "type": event.name,
        "sequence": delivery.sequence,
        "customer_id": event.customer_id,
        "state": delivery.state,
        "tries": delivery.tries,
        "status": delivery.status,
        "excerpt": delivery.excerpt,
        "trouble": delivery.trouble,
        "created_at": delivery.created_at,
        "last_tried_at": delivery.last_tried_at,
        "next_try_at": delivery.due_at if delivery.state == "waiting" else None,
    }
