"""The Celery engine: workers on any number of machines keep the quick promises.

Celery is a pair of hands and nothing more. What is owed, how often it was tried and
when to try again stay in the outbox; a ticket that a broker loses is issued anew when
its lease lapses.
"""

from typing import Any

from celery import Celery, signals

from walletpass.jobs.runner import Engine, keep
from walletpass.outbox import Ticket
from walletpass.services import Services

TASK = "walletpass.keep"


def celery_app(broker_url: str) -> Celery:
    """Return Celery set up to carry tickets, and to remember nothing itself."""
    app = Celery("walletpass", broker=broker_url)
    app.conf.update(
        task_acks_late=True,
        task_ignore_result=True,
        task_reject_on_worker_lost=True,
        worker_prefetch_multiplier=4,
        broker_connection_retry_on_startup=True,
    )
    signals.setup_logging.connect(_leave_logs_alone)
    return app


def _leave_logs_alone(**_: Any) -> None:
    """Let nobody but ourselves say how log lines are written: to listen is enough."""


def sender(app: Celery) -> Engine:
    """Return an engine that sends tickets to the workers."""

    def send(ticket: Ticket) -> None:
        app.send_task(TASK, args=(ticket.promise_id, ticket.attempt))

    return send


def serve_tickets(app: Celery, services: Services) -> Any:
    """Teach *app* to keep promises with these services, for a worker process."""

    @app.task(name=TASK)  # type: ignore[untyped-decorator]  # Celery has no types
    def keep_ticket(promise_id: int, attempt: int) -> None:
        keep(services, Ticket(promise_id, attempt))
        services.logbook.write()

    return keep_ticket
