"""Two people at one shop's page: whoever saves second is shown what the first one saved."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from walletpass.kernel.errors import ConflictError
from walletpass.web.translations import Speaker

_LABELS: Final[Mapping[str, str]] = {
    "name": "places.name",
    "street": "places.address",
    "latitude": "places.latitude",
    "longitude": "places.longitude",
    "timezone": "places.zone",
    "active_from": "places.opens",
    "active_to": "places.closes",
    "hours_special": "places.hours.special",
    "on_cards": "places.show",
}
_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class SavedMeanwhileError(ConflictError):
    """Somebody else saved the shop since its page was opened."""

    code = "saved-meanwhile"
    title = "Somebody else saved this meanwhile"

    def __init__(self) -> None:
        super().__init__("The shop is another than the one this page showed.")


@dataclass(frozen=True, slots=True)
class Theirs:
    """A box that holds something else by now: what it is called, and what it says."""

    label: str
    text: str


def stamp_of(boxes: Mapping[str, str]) -> str:
    """Return what tells whether the boxes of a page are still what is kept."""
    told = "\0".join(f"{name}={text}" for name, text in sorted(boxes.items()) if text)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def theirs(
    kept: Mapping[str, str], typed: Mapping[str, str], say: Speaker
) -> list[Theirs]:
    """Return where what is kept differs from what is typed."""
    return [
        Theirs(_label(name, say), kept.get(name, "") or "–")
        for name in sorted(_boxes(kept, typed))
        if kept.get(name, "").split() != typed.get(name, "").split()
    ]


def _boxes(kept: Mapping[str, str], typed: Mapping[str, str]) -> set[str]:
    return {
        name
        for name in (*kept, *typed)
        if name in _LABELS or name.startswith(("texts_", "hours_"))
    }


def _label(name: str, say: Speaker) -> str:
    if name in _LABELS:
        return say(_LABELS[name])
    kind, _, which = name.partition("_")
    if kind == "hours":
        return f"{say('places.hours')}: {say.weekday(_WEEK.index(which))}"
    return f"{say('places.line')} {say(f'places.in.{which}')}"
