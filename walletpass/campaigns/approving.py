"""Approving what was rehearsed: for many people, by somebody else."""

from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from walletpass.brands import Brand
from walletpass.campaigns.document_checks import fit_to_send
from walletpass.campaigns.drafting import check_revision
from walletpass.campaigns.errors import NotNowError, UnconfirmedError
from walletpass.campaigns.finding import held, last_rehearsal
from walletpass.campaigns.models import Campaign
from walletpass.campaigns.sizing import (
    goes_to_everybody,
    recipients_by_now,
    require_second_person,
)
from walletpass.campaigns.states import STEPS, after, move
from walletpass.kernel.languages import (
    DEFAULT_LANGUAGE,
    LANGUAGES,
    Language,
    Words,
    say,
)

_MEANT: Final[Words] = {
    "en": "Send to {count} people",
    "ru": "Отправить всем: {count}",
    "pl": "Wyślij wszystkim: {count}",
}


def approve(
    session: Session,
    brand: Brand,
    campaign_id: str,
    *,
    revision: int,
    by: str,
    now: datetime,
    confirm: str | None = None,
) -> Campaign:
    """Approve the campaign at the *revision* that was looked at, as it was rehearsed.

    One to everybody, be it by name, by a segment that asks nothing or by one that all
    customers fit, is to be confirmed in the words of `phrase_for`, in any of our
    languages. Who came into the audience since the rehearsal counts for its size.

    Raises:
        ChangedMeanwhileError: Somebody edited it since.
        NotNowError: It is not rehearsed, or something else than that.
        SecondPersonError: It is for many, and *by* edited or rehearsed it last.
        UnconfirmedError: It goes to everybody, and nobody said that this is meant.
        UnfitCampaignError: It cannot be sent any more, as something it names is gone.
        UnknownCampaignError: The brand has no such campaign.
    """
    campaign = held(session, brand.id, campaign_id)
    check_revision(campaign, revision)
    after(campaign.status, "approve")
    fit_to_send(session, brand, campaign.draft, now=now)
    rehearsal = last_rehearsal(session, campaign)
    if rehearsal is None or rehearsal.result is None:
        raise NotNowError(
            "approve", status=campaign.status, needs=STEPS["approve"].needs
        )
    found = rehearsal.result
    many = recipients_by_now(session, brand, campaign, found, now=now)
    require_second_person(session, brand, campaign, rehearsal, many, by=by)
    recipients: int = found["recipients"]
    meant = {phrase_for(recipients, language) for language in LANGUAGES}
    if confirm not in meant and goes_to_everybody(session, brand, campaign, now=now):
        raise UnconfirmedError(phrase_for(recipients))
    campaign.approved_by, campaign.approved_at = by, now
    move(session, campaign, "approve", by=by, now=now, recipients=recipients)
    return campaign


def phrase_for(recipients: int, language: Language = DEFAULT_LANGUAGE) -> str:
    """Return the words in which somebody confirms that everybody is meant."""
    return say(_MEANT, language).format(count=recipients)
