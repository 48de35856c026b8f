"""Devices: who asked for news of which card, and what became of it.

A push says nothing but "ask me what changed"; the list then names the cards whose
update tag is newer than the one the device holds. Apple never tells whether a push
arrived, so what a device did is written down, and that timeline is all we know.

    devices.register(session, card, library_id=did, push_token=token, now=now)
    devices.updated_since(session, "pass.com.example.card", did, since=1204)
    devices.timeline(session, card.id)
"""

from walletpass.devices.events import PushChanges, RemindSilent
from walletpass.devices.fetching import fetched_since_shown
from walletpass.devices.hearing import Named, hear, named_in
from walletpass.devices.models import Device, PushPause, Registration, Sighting
from walletpass.devices.pausing import ENOUGH, paused_until, refused, resume, spare
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
    promise_again,
    promise_push,
    register,
    unregister,
)
from walletpass.devices.sightings import Kind, Logbook, short_name, sighted
from walletpass.devices.timeline import Happening, timeline
from walletpass.devices.updates import Listed, tag_in, updated_since

__all__ = [
    "ENOUGH",
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
    "PushPause",
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
    "fetched_since_shown",
    "forget",
    "hear",
    "named_in",
    "note_answers",
    "paused_until",
    "promise_again",
    "promise_push",
    "refused",
    "register",
    "resume",
    "short_name",
    "sighted",
    "silent",
    "spare",
    "tag_in",
    "targets",
    "timeline",
    "told",
    "unregister",
    "updated_since",
]
