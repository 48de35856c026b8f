"""Webhooks as they are made, shown, changed and deleted."""

from typing import Any

from walletpass import brands, webhooks
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.webhooks.shapes import (
    NewWebhookOut,
    WebhookIn,
    WebhookOut,
    WebhookPatch,
    WebhooksOut,
)
from walletpass.webhooks import SigningSecret, Webhook


@api.post("/webhooks")
@writes("webhooks:write", once="secret")
@api.input(
    WebhookIn,
    examples={
        "push": {
            "value": {"url": "https://shop.example/hooks", "topics": ["points.*"]}
        },
        "pull": {"value": {"mode": "pull", "topics": ["*"]}},
    },
)
@api.output(NewWebhookOut, status_code=201)
def make_webhook(act: Act, json_data: WebhookIn) -> Any:
    """Ask to be told what happens from now on.

    Each event is posted as JSON with the headers of Standard Webhooks: `webhook-id`,
    the same at every try; `webhook-timestamp`, the moment of this try; and
    `webhook-signature`, `v1,` and the base64 HMAC-SHA256 of `id.timestamp.body` under
    the secret, one after another separated by spaces while two secrets live. Compare in
    constant time, refuse what is older than five minutes, and skip an id you have seen:
    an event comes at least once.

    First comes a challenge, `{"type": "webhook.challenge", "data": {"challenge": …}}`,
    signed likewise. Answer 200 with the challenge as plain text or as
    `{"challenge": …}`; the webhook is then `active`. What happens meanwhile waits.

    Answer 2xx within 15 seconds. Otherwise the event is tried again 30 seconds, 5 and
    30 minutes, 2, 12 and 24 hours after the first try, then parked; 4xx other than 408
    and 429 parks it at once, 410 pauses the webhook, and redirects are not followed.
    Events of one customer come one after the other by `sequence`: one that is not taken
    holds back that customer's later ones, and nobody else's. Events are kept for 30
    days.

    `secret` is shown once: where this answer is repeated, it is null.
    """
    asked = json_data
    made = webhooks.subscribe(
        act.session,
        act.brand_id,
        mode=asked.mode,
        topics=asked.topics,
        url=_fit(act, asked.url) if asked.url is not None else None,
        description=asked.description,
        now=act.now,
    )
    text = None
    if made.endpoint is not None:
        vault = act.services.people.vault
        _, secret = webhooks.add_secret(act.session, vault, made.endpoint, now=act.now)
        text = secret.reveal()
    note(act, "webhooks.create", made)
    return shape(act, made) | {"secret": text}, 201


def _fit(act: Act, url: str) -> str:
    caller = act.services.webhook_caller
    return webhooks.fit_url(url, private_allowed=caller.private_allowed)


@api.get("/webhooks")
@reads("webhooks:read")
@api.output(WebhooksOut)
def list_webhooks(act: Act) -> Any:
    """Return every webhook of the brand."""
    made = webhooks.webhooks_of(act.session, act.brand_id)
    return {"webhooks": [shape(act, one) for one in made]}


@api.get("/webhooks/<webhook_id>")
@reads("webhooks:read")
@api.output(WebhookOut)
def show_webhook(act: Act, webhook_id: str) -> Any:
    """Return one webhook."""
    return shape(act, webhooks.webhook_of(act.session, act.brand_id, webhook_id))


@api.patch("/webhooks/<webhook_id>")
@writes("webhooks:write")
@api.input(WebhookPatch)
@api.output(WebhookOut)
def change_webhook(act: Act, webhook_id: str, json_data: WebhookPatch) -> Any:
    """Change a webhook's address, topics or description, or pause it and resume."""
    made = webhooks.webhook_of(act.session, act.brand_id, webhook_id)
    changes = {field: getattr(json_data, field) for field in json_data.model_fields_set}
    if "url" in changes:
        changes["url"] = _fit(act, changes["url"])
    webhooks.change(act.session, made, now=act.now, **changes)
    note(act, "webhooks.change", made)
    return shape(act, made)


@api.delete("/webhooks/<webhook_id>")
@writes("webhooks:write")
@api.output(WebhookOut)
def delete_webhook(act: Act, webhook_id: str) -> Any:
    """Delete a webhook with its deliveries, and return it as it was."""
    made = webhooks.webhook_of(act.session, act.brand_id, webhook_id)
    shown = shape(act, made)
    webhooks.unsubscribe(act.session, made)
    note(act, "webhooks.delete", made)
    return shown


@api.post("/webhooks/<webhook_id>/challenge")
@writes("webhooks:write")
@api.output(WebhookOut)
def challenge_webhook(act: Act, webhook_id: str) -> Any:
    """Send the challenge again; until it is answered, nothing else is sent."""
    endpoint = webhooks.endpoint_of(act.session, act.brand_id, webhook_id)
    webhooks.promise_challenge(act.session, endpoint, now=act.now)
    return shape(act, webhooks.webhook_of(act.session, act.brand_id, webhook_id))


def note(act: Act, action: str, made: Webhook) -> None:
    """Write into the audit log who did what to a webhook."""
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action=action,
        object=made.subscriber.id,
        now=act.now,
    )


def shape(act: Act, made: Webhook) -> dict[str, Any]:
    """Return a webhook as the API shows it."""
    subscriber, endpoint = made.subscriber, made.endpoint
    live = webhooks.live_secrets(act.session, subscriber.id, now=act.now)
    return {
        "id": subscriber.id,
        "mode": subscriber.mode,
        "url": endpoint.url if endpoint else None,
        "topics": subscriber.topics,
        "description": subscriber.description,
        "state": endpoint.state if endpoint else None,
        "trouble": endpoint.trouble if endpoint else None,
        "secrets": [shape_of_secret(secret) for secret in live],
        "read_through": None if endpoint else subscriber.read_through,
        "created_at": subscriber.created_at,
    }


def shape_of_secret(secret: SigningSecret) -> dict[str, Any]:
    """Return a secret as the API shows it, without its text."""
    return {
        "id": secret.id,
        "created_at": secret.created_at,
        "ends_at": secret.ends_at,
    }
