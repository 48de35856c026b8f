"""Devices: who asked for news of which card, and what became of it.

A push says nothing but "ask me what changed"; the list then names the cards whose
update tag is newer than the one the device holds. Apple never tells whether a push
arrived, so what a device did is written down, and that timeline is all we know.

    devices.register(session, card, library_id=did, push_token=token, now=now)
    devices.updated_since(session, "pass.com.example.card", did, since=1204)
    devices.timeline(session, card.id)
"""

from walletpass.devices.events import PushChanges, RemindSilent
from walletpass.devices.hearing import Named, hear, named_in
from walletpass.devices.models import Device, Registration, Sighting
from walletpass.devices.push import (
    Accepted,
    Answer,
    ApplePush,
    BadToken,
    Deferred,
    Foreign,
    Interrupted,
    Misconfigured,
    Postponed,
    PushIdentity,
    PushOutcome,
    Refused,
    Throttled,
    Unanswered,
    Unavailable,
    Unreachable,
    Unregistered,
    WrongTopic,
)
from walletpass.devices.pushing import (
    Target,
    devices_holding,
    forget,
    note_answers,
    silent,
    targets,
    told,
)
from walletpass.devices.registering import (
    Registered,
    promise_push,
    register,
    unregister,
)
from walletpass.devices.sightings import Kind, Logbook, short_name, sighted
from walletpass.devices.timeline import Happening, timeline
from walletpass.devices.updates import Listed, tag_in, updated_since

__all__ = [
    "Accepted",
    "Answer",
    "ApplePush",
    "BadToken",
    "Deferred",
    "Device",
    "Foreign",
    "Happening",
    "Interrupted",
    "Kind",
    "Listed",
    "Logbook",
    "Misconfigured",
    "Named",
    "Postponed",
    "PushChanges",
    "PushIdentity",
    "PushOutcome",
    "Refused",
    "Registered",
    "Registration",
    "RemindSilent",
    "Sighting",
    "Target",
    "Throttled",
    "Unanswered",
    "Unavailable",
    "Unreachable",
    "Unregistered",
    "WrongTopic",
    "devices_holding",
    "forget",
    "hear",
    "named_in",
    "note_answers",
    "promise_push",
    "register",
    "short_name",
    "sighted",
    "silent",
    "tag_in",
    "targets",
    "timeline",
    "told",
    "unregister",
    "updated_since",
]
