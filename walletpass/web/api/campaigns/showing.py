"""Showing campaigns, rehearsals and runs as answers."""

from collections.abc import Sequence
from typing import Any, Final
from zoneinfo import ZoneInfo

from walletpass import campaigns
from walletpass.campaigns import Campaign, Rehearsal, Run, Sample
from walletpass.campaigns.document_times import next_occurrences
from walletpass.rewards.rules import Fault
from walletpass.web.api.acting import Act

_MOST_TIMES: Final = 5
_OVER: Final = ("cancelled", "finished")
_SHORT: Final = (
    "id", "name", "kind", "status", "revision", "changed_by", "updated_at",
)  # fmt: skip
_WHOLE: Final = (
    *_SHORT, "version_id", "made_by", "approved_by", "approved_at", "created_at",
)  # fmt: skip
_RESULT: Final = (
    "as_of", "customers", "recipients", "held", "suppressed", "variants", "hours",
    "last_message_at", "last_phone", "cost", "liability", "effect",
)  # fmt: skip
_RUN: Final = (
    "id", "entry", "version_id", "status", "planned_for", "started_at", "frozen_at",
    "finished_at", "counts",
)  # fmt: skip


def shown(act: Act, campaign: Campaign) -> dict[str, Any]:
    """Return a campaign with its document, and what there is to say about that."""
    found = campaigns.look_through(act.session, act.brand, campaign.draft, now=act.now)
    begins = []
    if found.document is not None and campaign.status not in _OVER:
        zone = ZoneInfo(act.brand.timezone)
        begins = next_occurrences(
            found.document.schedule, zone, after=act.now, count=_MOST_TIMES
        )
    return {name: getattr(campaign, name) for name in _WHOLE} | {
        "document": campaign.draft,
        "lacks": _faults([*found.faults, *found.missing]),
        "warnings": _faults(found.warnings),
        "begins": begins,
        "salt": campaign.salt.hex() if campaign.status in _OVER else None,
    }


def _faults(faults: Sequence[Fault]) -> list[dict[str, str]]:
    return [
        {
            "path": fault.path,
            "code": fault.code,
            "message": fault.message,
            "remedy": fault.remedy,
        }
        for fault in faults
    ]


def shown_in_list(campaign: Campaign) -> dict[str, Any]:
    """Return a campaign as a list has it."""
    return {name: getattr(campaign, name) for name in _SHORT}


def shown_rehearsal(act: Act, rehearsal: Rehearsal) -> dict[str, Any]:
    """Return a rehearsal, how far it is, and what it found."""
    where = f"/api/v1/campaigns/{rehearsal.campaign_id}/rehearsals/{rehearsal.id}"
    is_done = rehearsal.done_at is not None
    found = rehearsal.result or {}
    samples = campaigns.samples_of(
        act.session,
        rehearsal,
        people=act.services.people,
        card_link=act.services.card_link,
        now=act.now,
    )
    return {
        "id": rehearsal.id,
        "url": where,
        "state": campaigns.standing_of_rehearsal(act.session, rehearsal),
        "version_id": rehearsal.version_id,
        "asked_by": rehearsal.asked_by,
        "asked_at": rehearsal.asked_at,
        "done_at": rehearsal.done_at,
        "customers": found.get("customers", 0),
        "result": _result(found) if is_done else None,
        "samples": [_sample(one) for one in samples],
    }


def _result(found: dict[str, Any]) -> dict[str, Any]:
    return {name: found[name] for name in _RESULT} | {"journey": found.get("journey")}


def _sample(sample: Sample) -> dict[str, Any]:
    predicted = sample.prediction
    return {
        "customer_id": sample.customer_id,
        "variant": sample.variant,
        "language": predicted.language,
        "sentence": predicted.sentence,
        "is_generic": predicted.is_generic,
        "why": list(predicted.why),
        "cuts": [{"spot": cut.spot, "text": cut.text} for cut in predicted.cuts],
    }


def shown_run(run: Run) -> dict[str, Any]:
    """Return a run."""
    return {name: getattr(run, name) for name in _RUN}
