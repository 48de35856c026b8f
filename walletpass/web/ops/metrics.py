"""Figures for Prometheus: what this process counted, and how everything stands now."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from flask import Response
from prometheus_client import CONTENT_TYPE_LATEST, Metric, generate_latest
from prometheus_client.core import GaugeMetricFamily
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from walletpass import brands, outbox
from walletpass.wallets.apple.holding import (
    Held,
    held_certificates,
    issuers,
    leading,
)
from walletpass.web.edge import current_services
from walletpass.web.ops.census import Counts, current_census
from walletpass.web.ops.door import ops

FINGERPRINT = 17  # characters, as `doctor` and the log show them


class _Scrape:
    """What one scrape is told."""

    def __init__(self, *parts: Iterable[Metric]) -> None:
        self._parts = parts

    def collect(self) -> Iterator[Metric]:
        for part in self._parts:
            yield from part


@ops.get("/metrics")
def metrics() -> Response:
    """Answer a scrape; without a database it gets what this process counted by itself."""
    services = current_services()
    try:
        with services.database.snapshot() as session:
            standing = list(_standing(session, services.now()))
    except SQLAlchemyError:
        standing = []
    up = _gauge("database_up", "Whether the database answers.", bool(standing))
    scrape = _Scrape(services.meters.registry.collect(), [up], standing)
    return Response(
        generate_latest(scrape),
        headers={"Cache-Control": "no-store"},
        content_type=CONTENT_TYPE_LATEST,
    )


def _standing(session: Session, now: datetime) -> Iterator[Metric]:
    yield from _promises(outbox.waiting(session), now)
    yield _gauge("alarms", "What needs a person.", len(brands.alarms(session)))
    yield from _counts(current_census().counts(session, now=now))
    held = held_certificates(session, now=now)
    yield _certificates(held)
    yield _signing(held)
    yield _intermediates(held)


def _promises(standing: outbox.Waiting, now: datetime) -> Iterator[Metric]:
    due = standing.oldest_due_at
    late = (now - due).total_seconds() if due else 0
    yield _gauge("outbox_waiting", "Promises not kept yet.", standing.waiting)
    yield _gauge("outbox_parked", "Promises nobody tries any more.", standing.parked)
    yield _gauge(
        "outbox_oldest_due_seconds",
        "How long the promise that waits longest has been due.",
        max(0, late),
    )


def _counts(counts: Counts) -> Iterator[Metric]:
    yield _gauge("cards", "Cards issued.", counts.cards)
    yield _gauge("devices", "Devices that want news of a card.", counts.devices)


def _certificates(held: Sequence[Held]) -> Metric:
    gauge = GaugeMetricFamily(
        "walletpass_certificate_days_left",
        "Days until a certificate expires, negative after.",
        labels=("pass_type", "fingerprint"),
    )
    for one in held:
        labels = (one.pass_type_identifier, one.fingerprint[:FINGERPRINT])
        gauge.add_metric(labels, one.days_left)
    return gauge


def _signing(held: Sequence[Held]) -> Metric:
    gauge = GaugeMetricFamily(
        "walletpass_signing_days_left",
        "Days until what signs for a pass type expires, negative where nothing signs.",
        labels=("pass_type",),
    )
    for pass_type, one in leading(held).items():
        gauge.add_metric((pass_type,), one.days_left)
    return gauge


def _intermediates(held: Sequence[Held]) -> Metric:
    gauge = GaugeMetricFamily(
        "walletpass_intermediate_days_left",
        "Days until the issuer of a certificate that signs expires, negative after.",
        labels=("name", "fingerprint"),
    )
    for issuer in issuers(held):
        labels = (issuer.name, issuer.fingerprint[:FINGERPRINT])
        gauge.add_metric(labels, issuer.days_left)
    return gauge


def _gauge(name: str, meaning: str, value: float) -> Metric:
    return GaugeMetricFamily(f"walletpass_{name}", meaning, value=value)
