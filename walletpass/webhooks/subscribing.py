"""Webhooks themselves: made, changed, paused and deleted."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from walletpass import events, outbox
from walletpass.db import says
from walletpass.events import Subscriber
from walletpass.events.models import SubscriberMode
from walletpass.kernel.ids import new_id
from walletpass.webhooks.errors import (
    OtherModeError,
    TooManyWebhooksError,
    UnknownWebhookError,
)
from walletpass.webhooks.models import Delivery, Endpoint, SigningSecret
from walletpass.webhooks.promises import CallEndpoint, ChallengeEndpoint

MOST: Final = 20


@dataclass(frozen=True, slots=True)
class Webhook:
    """A subscriber, and its endpoint where it has one."""

    subscriber: Subscriber
    endpoint: Endpoint | None


def subscribe(
    session: Session,
    brand_id: str,
    *,
    mode: SubscriberMode,
    topics: Collection[str],
    url: str | None = None,
    description: str = "",
    now: datetime,
) -> Webhook:
    """Keep a brand's wish to be told from now on; its endpoint is challenged first.

    *url* is one that `fit_url` returned; whoever pulls has none.

    Raises:
        UnknownTopicError: A topic asks for nothing that ever happens.
        TooManyWebhooksError: The brand has as many as it may.
    """
    count = select(func.count()).where(Subscriber.brand_id == brand_id)
    if (session.scalar(count) or 0) >= MOST:
        raise TooManyWebhooksError(MOST)
    subscriber = Subscriber(
        id=new_id("whk", now),
        brand_id=brand_id,
        mode=mode,
        description=description,
        topics=events.fit_topics(topics),
        read_through=events.latest(session, brand_id),
        created_at=now,
    )
    session.add(subscriber)
    session.flush()
    if url is None:
        return Webhook(subscriber, None)
    endpoint = Endpoint(
        id=subscriber.id, brand_id=brand_id, url=url, state="unverified"
    )
    session.add(endpoint)
    session.flush()
    promise_challenge(session, endpoint, now=now)
    return Webhook(subscriber, endpoint)


def promise_challenge(session: Session, endpoint: Endpoint, *, now: datetime) -> None:
    """Promise to challenge an endpoint; nothing else is sent there until it answers."""
    endpoint.state, endpoint.trouble = "unverified", "the challenge is on its way"
    key = f"challenge:{endpoint.id}"
    outbox.add(session, ChallengeEndpoint(endpoint.id), now=now, key=key)
    session.flush()


def webhook_of(session: Session, brand_id: str, webhook_id: str) -> Webhook:
    """Return the brand's webhook of this id.

    Raises:
        UnknownWebhookError: The brand has none.
    """
    subscriber = session.get(Subscriber, webhook_id)
    if subscriber is None or subscriber.brand_id != brand_id:
        raise UnknownWebhookError
    return Webhook(subscriber, session.get(Endpoint, webhook_id))


def webhooks_of(
    session: Session, brand_id: str, *, wanted: str = ""
) -> Sequence[Webhook]:
    """Return the brand's webhooks, the oldest first: all, or those *wanted* by words.

    Words are looked for in the address and in what it is for.
    """
    query = (
        select(Subscriber, Endpoint)
        .outerjoin(Endpoint, Endpoint.id == Subscriber.id)
        .where(Subscriber.brand_id == brand_id)
        .order_by(Subscriber.id)
    )
    if wanted:
        query = query.where(says(wanted, Endpoint.url, Subscriber.description))
    rows = session.execute(query)
    return [Webhook(subscriber, endpoint) for subscriber, endpoint in rows]


def endpoint_of(session: Session, brand_id: str, webhook_id: str) -> Endpoint:
    """Return the endpoint of the brand's webhook.

    Raises:
        UnknownWebhookError: The brand has no such webhook.
        OtherModeError: It has none: this webhook pulls.
    """
    endpoint = webhook_of(session, brand_id, webhook_id).endpoint
    if endpoint is None:
        raise OtherModeError("push")
    return endpoint


def change(
    session: Session,
    webhook: Webhook,
    *,
    now: datetime,
    topics: Collection[str] | None = None,
    description: str | None = None,
    url: str | None = None,
    paused: bool | None = None,
) -> None:
    """Keep what is different about a webhook; None leaves a thing as it was.

    Another address is challenged anew. While it is paused, what happens waits.

    Raises:
        UnknownTopicError: A topic asks for nothing that ever happens.
        OtherModeError: Only what is called has an address, or can be paused.
    """
    if topics is not None:
        webhook.subscriber.topics = events.fit_topics(topics)
    if description is not None:
        webhook.subscriber.description = description
    if url is not None or paused is not None:
        if webhook.endpoint is None:
            raise OtherModeError("push")
        session.refresh(webhook.endpoint, with_for_update=True)
        _redirect(session, webhook.endpoint, url, paused, now)
    session.flush()


def _redirect(
    session: Session,
    endpoint: Endpoint,
    url: str | None,
    paused: bool | None,  # noqa: FBT001 - as it is in the request
    now: datetime,
) -> None:
    if url is not None and url != endpoint.url:
        endpoint.url, endpoint.verified_at = url, None
        promise_challenge(session, endpoint, now=now)
    if paused and endpoint.state == "active":
        endpoint.state = "paused"
    elif paused is False and endpoint.state == "paused":
        endpoint.state, endpoint.trouble = "active", None
        promise_calls(session, endpoint, now=now)


def promise_calls(session: Session, endpoint: Endpoint, *, now: datetime) -> None:
    """Promise to call an endpoint for what is due."""
    key = f"webhook:{endpoint.id}"
    outbox.add(session, CallEndpoint(endpoint.id), now=now, key=key)


def unsubscribe(session: Session, webhook: Webhook) -> None:
    """Delete a webhook with all that was on its way to it."""
    if webhook.endpoint is not None:
        session.refresh(webhook.endpoint, with_for_update=True)
        for table in (Delivery, SigningSecret):
            session.execute(
                delete(table).where(table.endpoint_id == webhook.endpoint.id)
            )
        session.delete(webhook.endpoint)
        session.flush()
    session.delete(webhook.subscriber)
    session.flush()
