"""What runs are called that a journey begins: for a step, at a moment."""

from datetime import datetime
from typing import Final

_SAY: Final = "say"


def entry_at(step: str, moment: datetime) -> str:
    """Return the name of a run for those to be told at a step."""
    return f"{_SAY}:{step}:{moment:%Y-%m-%dT%H:%M:%SZ}"


def step_of(entry: str) -> str:
    """Return the step that a run of this name is for; empty where it is for none."""
    name, _, rest = entry.partition(":")
    return rest.partition(":")[0] if name == _SAY else ""
