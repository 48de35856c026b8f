"""What an event looks like to whoever is told of it, called or pulling."""

from typing import Any

from walletpass.events.models import Event


def told(event: Event) -> dict[str, Any]:
    """Return an event as it is told: the same every time."""
    return {
        "id": event.id,
        "type": event.name,
        "sequence": event.sequence,
        "timestamp": event.occurred_at.isoformat(timespec="milliseconds"),
        "customer_id": event.customer_id,
        "data": event.data,
    }
