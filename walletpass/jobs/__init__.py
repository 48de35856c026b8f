"""The background edge: keeping the promises in the outbox.

`relay` hands out a ticket for what is due, `keep` tries one ticket once, and an engine
decides only where `keep` runs. What waits for Apple is kept in a lane of its own, by a
`Crew` that takes its tickets straight from the outbox, whatever the engine.

    with EmbeddedEngine(services):
        serve(app)
"""

from walletpass.jobs import keeping
from walletpass.jobs.engines.crew import Crew
from walletpass.jobs.engines.embedded import EmbeddedEngine
from walletpass.jobs.keepers import keeps, kept_types
from walletpass.jobs.runner import Engine, keep, relay
from walletpass.jobs.schedule import Schedule
from walletpass.jobs.scribe import Scribe

__all__ = [
    "Crew",
    "EmbeddedEngine",
    "Engine",
    "Schedule",
    "Scribe",
    "keep",
    "keeping",
    "keeps",
    "kept_types",
    "relay",
]
