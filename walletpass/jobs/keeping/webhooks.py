"""Telling the brand's own systems what happened."""

from datetime import timedelta
from typing import Final

from walletpass import events, webhooks
from walletpass.jobs.keepers import keeps
from walletpass.services import Services

HELD_FOR: Final = timedelta(seconds=5)
"""How long one pair of hands stays with an endpoint before others have their turn."""


@keeps(events.SpreadEvents)
def spread_events(services: Services, job: events.SpreadEvents) -> None:
    """Give a brand's new events their numbers, and queue them for endpoints."""
    while _has_news(services, job.brand_id):
        with services.database.transaction() as session:
            happened = events.number(session, job.brand_id)
            webhooks.queue(session, job.brand_id, happened, now=services.now())


def _has_news(services: Services, brand_id: str) -> bool:
    with services.database.snapshot() as session:
        return events.has_news(session, brand_id)


@keeps(webhooks.CallEndpoint)
def call_endpoint(services: Services, job: webhooks.CallEndpoint) -> None:
    """Call an endpoint for what is due, one event after the other, for a while."""
    until = services.now() + HELD_FOR
    errand = _next(services, job)
    while errand is not None:
        outcome = services.webhook_caller.call(errand.call)
        services.meters.webhook_calls.labels(type(outcome).__name__).inc()
        with services.database.transaction() as session:
            now = services.now()
            webhooks.note_outcome(session, errand, outcome, now=now)
            if now >= until:
                webhooks.come_back(session, job.endpoint_id, now=now)
                return
        errand = _next(services, job)


def _next(services: Services, job: webhooks.CallEndpoint) -> webhooks.Errand | None:
    with services.database.transaction() as session:
        return webhooks.take_next(
            session, services.people.vault, job.endpoint_id, now=services.now()
        )


@keeps(webhooks.ChallengeEndpoint)
def challenge_endpoint(services: Services, job: webhooks.ChallengeEndpoint) -> None:
    """Ask an endpoint to repeat a word, once; its webhook shows what came of it."""
    with services.database.snapshot() as session:  # read
        sent = webhooks.challenge(
            session, services.people.vault, job.endpoint_id, now=services.now()
        )
    if sent is None:
        return

    outcome = services.webhook_caller.call(sent.call)  # call

    with services.database.transaction() as session:  # write
        webhooks.note_answer(session, sent, outcome, now=services.now())
