"""Events: what happened, written down for whoever of the brand's systems wants to know.

An event is recorded in the transaction of the happening itself, so none is lost and
none invented; where nobody wants to know, nothing is written. A keeper then numbers a
brand's events, one after the other, and in that order they are told. They name people
and cards by their ids, and hold nothing personal.

    events.record(session, brand_id, "pass.created", {"card_id": card.id}, now=now)
    events.number(session, brand_id)
    events.unread(session, subscriber)
"""

from walletpass.events.errors import (
    UnknownTopicError,
    UnreadEventError,
)
from walletpass.events.models import Event, EventCounter, Subscriber
from walletpass.events.names import EVERYTHING, NAMES, Name, covered, fit_topics
from walletpass.events.numbering import has_news, latest, number
from walletpass.events.promises import SpreadEvents
from walletpass.events.reading import acknowledge, unread
from walletpass.events.recording import IS_HEARD, is_wanted, nobody_listens, record
from walletpass.events.telling import told
from walletpass.events.tidying import KEPT, forget_old

__all__ = [
    "EVERYTHING",
    "IS_HEARD",
    "KEPT",
    "NAMES",
    "Event",
    "EventCounter",
    "Name",
    "SpreadEvents",
    "Subscriber",
    "UnknownTopicError",
    "UnreadEventError",
    "acknowledge",
    "covered",
    "fit_topics",
    "forget_old",
    "has_news",
    "is_wanted",
    "latest",
    "nobody_listens",
    "number",
    "record",
    "told",
    "unread",
]
