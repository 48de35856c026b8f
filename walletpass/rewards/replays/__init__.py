"""The time machine: rules run over the real past with the code that credits sales.

A draft is tried on what customers really bought: what it would have given, what would
be owed at the end of each month, who gains and who loses, and the rule behind each
entry that would be another. Replaying the rules that were in force changes nothing.

    stretch = replays.Stretch(brand_id, program_id, since, until)
    report = replays.replay(session, stretch, replays.draft(session, stretch))
    report.after.points, report.gaining.count, report.changes[0].rules
"""

from walletpass.rewards.replays.choosing import (
    AT_ONCE,
    TooLongError,
    check_size,
    document,
    draft,
    latest,
    numbered,
    written,
)
from walletpass.rewards.replays.past import Stretch
from walletpass.rewards.replays.plain import Shown, people_in, plain, plain_change
from walletpass.rewards.replays.replaying import replay
from walletpass.rewards.replays.report import (
    Change,
    Crowd,
    Given,
    Month,
    Person,
    Report,
    RuleChange,
    Side,
)

__all__ = [
    "AT_ONCE",
    "Change",
    "Crowd",
    "Given",
    "Month",
    "Person",
    "Report",
    "RuleChange",
    "Shown",
    "Side",
    "Stretch",
    "TooLongError",
    "check_size",
    "document",
    "draft",
    "latest",
    "numbered",
    "people_in",
    "plain",
    "plain_change",
    "replay",
    "written",
]
