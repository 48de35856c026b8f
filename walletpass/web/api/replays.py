"""Replays over the API: rules tried on the real past, before anybody gets them."""

from datetime import timedelta
from typing import Any, Final

from walletpass import customers, ledger
from walletpass.rewards import Version, replays
from walletpass.web.api.acting import Act, reads
from walletpass.web.api.blueprint import api
from walletpass.web.api.replay_shapes import ReplayIn, ReplayOut

_LARGEST: Final = 2 * 1024 * 1024
_DAYS: Final = timedelta(days=90)


@api.post("/programs/<program_id>/replays")
@reads("programs:read", finds=True, largest=_LARGEST)
@api.input(ReplayIn)
@api.output(ReplayOut)
def replay_rules(act: Act, program_id: str, json_data: ReplayIn) -> Any:
    """Run rules over the real past with the code of the till; nothing is written.

    With no rules named, those that were in force are tried: then nothing differs. At
    most 50 000 purchases are tried at once; name a shorter time for more of them, or
    run `walletpass rules replay`.
    """
    program = ledger.program_of(act.session, act.brand_id, program_id)
    until = json_data.until or act.now
    since = json_data.since or until - _DAYS
    stretch = replays.Stretch(act.brand_id, program.id, since, until)
    version = _chosen(act, stretch, json_data)
    replays.check_size(act.session, stretch)
    report = replays.replay(act.session, stretch, version)
    names = customers.covered_names(
        act.session, act.services.people, act.brand_id, replays.people_in(report)
    )
    return replays.plain(report, program.scale, names)


def _chosen(act: Act, stretch: replays.Stretch, asked: ReplayIn) -> Version | None:
    if asked.draft:
        return replays.draft(act.session, stretch)
    if asked.version is not None:
        return replays.numbered(act.session, stretch, asked.version)
    if asked.document is not None:
        return replays.document(act.session, stretch, asked.document)
    return None
