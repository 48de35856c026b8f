"""Webhooks: the brand's own systems are told what happened, each event at least once.

A keeper queues numbered events for every endpoint that asked, those of one customer
strictly in order, and calls: signed, up a ladder of tries to 24 hours, then parked and
shown. Whoever cannot be called pulls instead, see `events`.

    hook = webhooks.subscribe(session, brand_id, mode="push", topics=["points.*"], …)
    errand = webhooks.take_next(session, vault, hook.endpoint.id, now=now)
    webhooks.note_outcome(session, errand, caller.call(errand.call), now=now)
"""

from walletpass.webhooks.addresses import fit_url, is_public
from walletpass.webhooks.calling import (
    Answered,
    Call,
    Caller,
    CallOutcome,
    Unanswered,
)
from walletpass.webhooks.challenging import Challenge, challenge, note_answer
from walletpass.webhooks.delivering import Errand, come_back, note_outcome, take_next
from walletpass.webhooks.errors import (
    LastSecretError,
    OtherModeError,
    TooManyWebhooksError,
    UnfitAddressError,
    UnknownDeliveryError,
    UnknownSecretError,
    UnknownWebhookError,
)
from walletpass.webhooks.ladder import LADDER
from walletpass.webhooks.log import Logged, deliveries, delivery_of
from walletpass.webhooks.models import (
    Delivery,
    DeliveryState,
    Endpoint,
    EndpointState,
    SigningSecret,
)
from walletpass.webhooks.promises import CallEndpoint, ChallengeEndpoint
from walletpass.webhooks.queueing import queue, redeliver
from walletpass.webhooks.signing import (
    OVERLAP,
    add_secret,
    end_secret,
    headers_for,
    live_secrets,
)
from walletpass.webhooks.subscribing import (
    Webhook,
    change,
    endpoint_of,
    promise_calls,
    promise_challenge,
    subscribe,
    unsubscribe,
    webhook_of,
    webhooks_of,
)

__all__ = [
    "LADDER",
    "OVERLAP",
    "Answered",
    "Call",
    "CallEndpoint",
    "CallOutcome",
    "Caller",
    "Challenge",
    "ChallengeEndpoint",
    "Delivery",
    "DeliveryState",
    "Endpoint",
    "EndpointState",
    "Errand",
    "LastSecretError",
    "Logged",
    "OtherModeError",
    "SigningSecret",
    "TooManyWebhooksError",
    "Unanswered",
    "UnfitAddressError",
    "UnknownDeliveryError",
    "UnknownSecretError",
    "UnknownWebhookError",
    "Webhook",
    "add_secret",
    "challenge",
    "change",
    "come_back",
    "deliveries",
    "delivery_of",
    "end_secret",
    "endpoint_of",
    "fit_url",
    "headers_for",
    "is_public",
    "live_secrets",
    "note_answer",
    "note_outcome",
    "promise_calls",
    "promise_challenge",
    "queue",
    "redeliver",
    "subscribe",
    "take_next",
    "unsubscribe",
    "webhook_of",
    "webhooks_of",
]
