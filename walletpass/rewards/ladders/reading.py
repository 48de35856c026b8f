"""Tiers as told: read to the letter, every fault told by its place, at once."""

import json
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from walletpass.rewards.ladders.errors import UnfitTiersError
from walletpass.rewards.ladders.ladder import Ladder
from walletpass.rewards.rules import Fault
from walletpass.rewards.rules.faults import Place, fault_from
from walletpass.rewards.rules.reading import MOST_FAULTS, plain, tamed

_LADDER: Final = TypeAdapter(Ladder)


def read(told: Any) -> Ladder:
    """Return the ladder that a decoded JSON document describes.

    Raises:
        UnfitTiersError: Some of it cannot be followed; every reason is in it.
    """
    odd: dict[Place, Fault] = {}
    tame = tamed(told, odd)
    faults = list(odd.values())
    known = {fault.path for fault in faults}
    ladder = None
    try:
        ladder = _LADDER.validate_json(json.dumps(tame))
    except ValidationError as unfit:
        details = unfit.errors(include_url=False, include_input=False)
        found = [fault_from(detail, tame) for detail in details]
        faults += [fault for fault in found if fault.path not in known]
        faults = [fault for fault in faults if not _follows(fault, faults)]
    if faults or ladder is None:
        raise UnfitTiersError(faults[:MOST_FAULTS])
    return ladder


def _follows(fault: Fault, faults: list[Fault]) -> bool:
    """Tell whether a list is too short only because its parts are at fault."""
    return fault.code == "too-short" and any(
        other.path.startswith(f"{fault.path}[") for other in faults
    )


def as_told(ladder: Ladder) -> dict[str, Any]:
    """Return the ladder as JSON, without what goes without saying."""
    told: dict[str, Any] = plain(ladder)
    return told
