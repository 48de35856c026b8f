"""Campaigns: what a brand says, to whom and when, and what came of it.

A campaign is a document. It is drafted, rehearsed, approved and started; nothing else
leads to a customer, and every step is in the audit log.

    campaign = campaigns.create(session, brand, "Coffee", document, by=staff_id, now=now)
    campaigns.rehearse(session, brand, campaign.id, by=staff_id, now=now, revision=1)
    campaigns.approve(session, brand, campaign.id, revision=1, by=other_id, now=now)
    campaigns.start(session, brand, campaign.id, by=staff_id, now=now)
"""

from walletpass.campaigns.approving import approve, approve_above, phrase_for
from walletpass.campaigns.beginning import begin, begin_due
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
    NoReportError,
    NotNowError,
    SecondPersonError,
    UnconfirmedError,
    UnfitCampaignError,
    UnknownCampaignError,
    UnknownRehearsalError,
    UnknownRunError,
)
from walletpass.campaigns.events import FinishRun, FreezeBatch, SendBatch
from walletpass.campaigns.finding import (
    campaign_of,
    campaigns_page,
    last_rehearsal,
    rehearsal_of,
    run_of,
    runs_page,
    version_of,
    versions_page,
)
from walletpass.campaigns.freezing import freeze_batch
from walletpass.campaigns.models import (
    Campaign,
    CampaignVersion,
    Delivery,
    Manners,
    Rehearsal,
    Run,
    Status,
    Wish,
)
from walletpass.campaigns.promising import BeginRun, RehearseCampaign
from walletpass.campaigns.rehearsing import rehearse
from walletpass.campaigns.sending import send_batch

__all__ = [
    "BeginRun",
    "Campaign",
    "CampaignVersion",
    "ChangedMeanwhileError",
    "Delivery",
    "Document",
    "Findings",
    "FinishRun",
    "FreezeBatch",
    "KeptForEverError",
    "Manners",
    "NoReportError",
    "NotNowError",
    "Rehearsal",
    "RehearseCampaign",
    "Run",
    "SecondPersonError",
    "SendBatch",
    "Status",
    "UnconfirmedError",
    "UnfitCampaignError",
    "UnknownCampaignError",
    "UnknownRehearsalError",
    "UnknownRunError",
    "Wish",
    "approve",
    "approve_above",
    "begin",
    "begin_due",
    "campaign_of",
    "campaigns_page",
    "cancel",
    "create",
    "document_from",
    "finish_if_over",
    "freeze_batch",
    "last_rehearsal",
    "look_through",
    "pause",
    "phrase_for",
    "rehearsal_of",
    "rehearse",
    "resume",
    "run_of",
    "runs_page",
    "save_draft",
    "send_batch",
    "start",
    "throw_away",
    "version_of",
    "versions_page",
]
