"""Campaigns: what a brand says, to whom and when, and what came of it.

A campaign is a document. It is drafted, rehearsed, approved and started; nothing else
leads to a customer, and every step is in the audit log.

    campaign = campaigns.create(session, brand, "Coffee", document, by=staff_id, now=now)
    campaigns.rehearse(session, brand, campaign.id, by=staff_id, now=now, revision=1)
    campaigns.approve(session, brand, campaign.id, revision=1, by=other_id, now=now)
    campaigns.start(session, brand, campaign.id, by=staff_id, now=now)
"""

from walletpass.campaigns.approving import approve, phrase_for
from walletpass.campaigns.asides import (
    forget_asides,
    may_say,
    note_aside,
    take_back_aside,
    when_to_say,
)
from walletpass.campaigns.beginning import begin, begin_due
from walletpass.campaigns.calling_off import call_off
from walletpass.campaigns.conducting import (
    cancel,
    finish_if_over,
    pause,
    resume,
    start,
)
from walletpass.campaigns.document import Document
from walletpass.campaigns.document_checks import Findings, look_through
from walletpass.campaigns.document_reading import document_from
from walletpass.campaigns.drafting import create, save_draft, throw_away
from walletpass.campaigns.errors import (
    ChangedMeanwhileError,
    KeptForEverError,
    NobodyToTryOnError,
    NoReportError,
    NotACardAddressError,
    NotNowError,
    SecondPersonError,
    UnconfirmedError,
    UnfitCampaignError,
    UnknownCampaignError,
    UnknownRehearsalError,
    UnknownRunError,
)
from walletpass.campaigns.events import (
    CallOff,
    FinishRun,
    FreezeBatch,
    ReviewAside,
    SendBatch,
)
from walletpass.campaigns.finding import (
    campaign_of,
    campaigns_page,
    last_rehearsal,
    latest_standing,
    rehearsal_of,
    run_of,
    runs_page,
    runs_since,
    standing_of_rehearsal,
    version_of,
    versions_page,
)
from walletpass.campaigns.firing import fire, last_day, promise_firing
from walletpass.campaigns.foreseeing import Foreseen, foresee_batch
from walletpass.campaigns.freezing import freeze_batch
from walletpass.campaigns.going_through import keep_on, look_on
from walletpass.campaigns.hiding import Turn, hidden_deliveries, turn_of
from walletpass.campaigns.journeys import (
    Position,
    Standing,
    StepStanding,
    standing_of,
)
from walletpass.campaigns.manners import Limits, limits_of
from walletpass.campaigns.manners.keeping import approve_above, keep_manners
from walletpass.campaigns.measuring import Report, report
from walletpass.campaigns.models import (
    Aside,
    Campaign,
    CampaignVersion,
    Delivery,
    Entry,
    Manners,
    Rehearsal,
    Run,
    Status,
    TeamCard,
    Wish,
)
from walletpass.campaigns.outcomes import (
    Reach,
    Turned,
    counts,
    deliveries_of,
    forget,
    outcomes,
    reach_of,
    turns_of,
    why,
)
from walletpass.campaigns.planning import Plan, plan_for, plan_of
from walletpass.campaigns.promising import (
    BeginRun,
    FireCampaign,
    FireTriggers,
    RehearseCampaign,
)
from walletpass.campaigns.reasons import Reason
from walletpass.campaigns.rehearsing import rehearse
from walletpass.campaigns.reviewing import promise_review, review_aside
from walletpass.campaigns.sampling import Sample, samples_of
from walletpass.campaigns.sending import BATCH as SENT_AT_ONCE
from walletpass.campaigns.sending import send_batch
from walletpass.campaigns.sentences import sentence, sentence_of
from walletpass.campaigns.sizing import Awaiting, awaiting_second_person
from walletpass.campaigns.teaming import Member, forget_card, name_card, team_of
from walletpass.campaigns.trying_out import try_out
from walletpass.campaigns.wishing import Wished, unwilling_among, wish, wished_by

__all__ = [
    "SENT_AT_ONCE",
    "Aside",
    "Awaiting",
    "BeginRun",
    "CallOff",
    "Campaign",
    "CampaignVersion",
    "ChangedMeanwhileError",
    "Delivery",
    "Document",
    "Entry",
    "Findings",
    "FinishRun",
    "FireCampaign",
    "FireTriggers",
    "Foreseen",
    "FreezeBatch",
    "KeptForEverError",
    "Limits",
    "Manners",
    "Member",
    "NoReportError",
    "NobodyToTryOnError",
    "NotACardAddressError",
    "NotNowError",
    "Plan",
    "Position",
    "Reach",
    "Reason",
    "Rehearsal",
    "RehearseCampaign",
    "Report",
    "ReviewAside",
    "Run",
    "Sample",
    "SecondPersonError",
    "SendBatch",
    "Standing",
    "Status",
    "StepStanding",
    "TeamCard",
    "Turn",
    "Turned",
    "UnconfirmedError",
    "UnfitCampaignError",
    "UnknownCampaignError",
    "UnknownRehearsalError",
    "UnknownRunError",
    "Wish",
    "Wished",
    "approve",
    "approve_above",
    "awaiting_second_person",
    "begin",
    "begin_due",
    "call_off",
    "campaign_of",
    "campaigns_page",
    "cancel",
    "counts",
    "create",
    "deliveries_of",
    "document_from",
    "finish_if_over",
    "fire",
    "foresee_batch",
    "forget",
    "forget_asides",
    "forget_card",
    "freeze_batch",
    "hidden_deliveries",
    "keep_manners",
    "keep_on",
    "last_day",
    "last_rehearsal",
    "latest_standing",
    "limits_of",
    "look_on",
    "look_through",
    "may_say",
    "name_card",
    "note_aside",
    "outcomes",
    "pause",
    "phrase_for",
    "plan_for",
    "plan_of",
    "promise_firing",
    "promise_review",
    "reach_of",
    "rehearsal_of",
    "rehearse",
    "report",
    "resume",
    "review_aside",
    "run_of",
    "runs_page",
    "runs_since",
    "samples_of",
    "save_draft",
    "send_batch",
    "sentence",
    "sentence_of",
    "standing_of",
    "standing_of_rehearsal",
    "start",
    "take_back_aside",
    "team_of",
    "throw_away",
    "try_out",
    "turn_of",
    "turns_of",
    "unwilling_among",
    "version_of",
    "versions_page",
    "when_to_say",
    "why",
    "wish",
    "wished_by",
]
