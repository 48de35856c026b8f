"""Secrets of webhooks: two live while the endpoint changes over."""

from datetime import timedelta
from typing import Any

from walletpass import webhooks
from walletpass.web.api.acting import Act, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.webhooks.managing import note, shape, shape_of_secret
from walletpass.web.api.webhooks.shapes import NewSecretOut, SecretIn, WebhookOut


@api.post("/webhooks/<webhook_id>/secrets")
@writes("webhooks:write", once="secret")
@api.input(SecretIn)
@api.output(NewSecretOut, status_code=201)
def add_secret(act: Act, webhook_id: str, json_data: SecretIn) -> Any:
    """Make another secret; both sign until the one before it ends.

    `secret` is shown once: where this answer is repeated, it is null.
    """
    endpoint = webhooks.endpoint_of(act.session, act.brand_id, webhook_id)
    kept, secret = webhooks.add_secret(
        act.session,
        act.services.people.vault,
        endpoint,
        now=act.now,
        overlap=timedelta(hours=json_data.overlap_hours),
    )
    made = webhooks.webhook_of(act.session, act.brand_id, webhook_id)
    note(act, "webhooks.rotate", made)
    return shape_of_secret(kept) | {"secret": secret.reveal()}, 201


@api.delete("/webhooks/<webhook_id>/secrets/<secret_id>")
@writes("webhooks:write")
@api.output(WebhookOut)
def end_secret(act: Act, webhook_id: str, secret_id: str) -> Any:
    """End a secret now; the only one that does not end by itself stays."""
    endpoint = webhooks.endpoint_of(act.session, act.brand_id, webhook_id)
    webhooks.end_secret(act.session, endpoint, secret_id, now=act.now)
    made = webhooks.webhook_of(act.session, act.brand_id, webhook_id)
    note(act, "webhooks.end-secret", made)
    return shape(act, made)
