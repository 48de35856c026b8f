"""A campaign's report: its terms, its rows counted, and what they come to."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from walletpass import brands
from walletpass.campaigns.document import Document
from walletpass.campaigns.document_reading import document_from
from walletpass.campaigns.errors import UnknownRunError
from walletpass.campaigns.finding import campaign_of
from walletpass.campaigns.measuring.figures import Figures
from walletpass.campaigns.measuring.reading import rows_of, shop_days_of
from walletpass.campaigns.measuring.reckoning import figures_of
from walletpass.campaigns.measuring.sentences import sentences_of
from walletpass.campaigns.measuring.tallying import Tally
from walletpass.campaigns.measuring.terms import MarginFrom, ReportTerms, ReportWindow
from walletpass.campaigns.models import Campaign, CampaignVersion, Delivery, Run
from walletpass.kernel.languages import Language

_ENDED = ("finished", "cancelled")


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a campaign, and on what terms that is told."""

    terms: ReportTerms
    figures: Figures

    def sentences(self, language: Language) -> list[str]:
        """Return it in plain sentences; the first is the answer."""
        return sentences_of(self.figures, self.terms, language)


def report(
    session: Session,
    brand_id: str,
    campaign_id: str,
    *,
    now: datetime,
    run_id: str | None = None,
    store_margin: str | None = None,
    resample: bool = True,
) -> Report:
    """Return what the campaign, or one run of it, brought; interim before its time is up.

    Where the campaign names no margin, that of the store (*store_margin*, a decimal
    number) is used and told. Without *resample* no second opinion is asked, which a
    list of many has no time for.

    Raises:
        UnknownCampaignError: The brand has no such campaign.
        UnknownRunError: The campaign never had that run.
    """
    terms = terms_of(
        session,
        brand_id,
        campaign_id,
        now=now,
        run_id=run_id,
        store_margin=store_margin,
    )
    tally = Tally()
    for row in rows_of(session, brand_id, terms):
        tally.add(row)
    for shop in shop_days_of(session, brand_id, terms):
        tally.add_shop_day(shop)
    return Report(terms, figures_of(tally, terms, resample=resample))


def terms_of(
    session: Session,
    brand_id: str,
    campaign_id: str,
    *,
    now: datetime,
    run_id: str | None = None,
    store_margin: str | None = None,
) -> ReportTerms:
    """Return on what terms the campaign is measured.

    Raises:
        UnknownCampaignError: The brand has no such campaign.
        UnknownRunError: The campaign never had that run.
    """
    campaign = campaign_of(session, brand_id, campaign_id)
    document = _document(session, campaign)
    runs = _runs(session, campaign, run_id)
    span = timedelta(days=document.window_days)
    windows = [_window(session, run, span) for run in runs]
    known = tuple(window for window in windows if window is not None)
    has_ended = campaign.status in _ENDED and bool(runs)
    are_sent = all(run.status in _ENDED for run in runs)
    margin, margin_from = _margin(document, store_margin)
    brand = brands.brand_of(session, brand_id)
    return ReportTerms(
        campaign_id=campaign.id,
        name=campaign.name,
        currency=brand.currency,
        timezone=brand.timezone,
        as_of=now,
        is_final=bool(known) and are_sent and all(now >= each.until for each in known),
        salt=campaign.salt.hex() if has_ended else None,
        held_buckets=document.held_buckets,
        window_days=document.window_days,
        windows=known,
        margin=margin,
        margin_from=margin_from,
        message_cost=document.cost.message,
        fixed_cost=document.cost.fixed,
    )


def _document(session: Session, campaign: Campaign) -> Document:
    if campaign.version_id is None:
        return document_from(campaign.draft)
    version = session.get_one(CampaignVersion, campaign.version_id)
    return document_from(version.document)


def _runs(session: Session, campaign: Campaign, run_id: str | None) -> list[Run]:
    query = select(Run).where(Run.campaign_id == campaign.id).order_by(Run.id)
    if run_id is not None:
        query = query.where(Run.id == run_id)
    runs = list(session.scalars(query))
    if run_id is not None and not runs:
        raise UnknownRunError
    return runs


def _window(session: Session, run: Run, span: timedelta) -> ReportWindow | None:
    """Return when what people do counts; None as long as nobody's turn is known."""
    sent_at = case((Delivery.state == "sent", Delivery.decided_at))
    first, last, sent = session.execute(
        select(func.min(Delivery.due_at), func.max(Delivery.due_at), func.max(sent_at))
        .where(Delivery.run_id == run.id)
    ).one()  # fmt: skip
    if first is None:
        return None
    until = max(last, sent or last) + span
    return ReportWindow(
        run_id=run.id,
        frozen_at=run.frozen_at,
        before=first - (until - first),
        since=first,
        until=until,
    )


def _margin(document: Document, store: str | None) -> tuple[str | None, MarginFrom]:
    if document.cost.margin is not None:
        return str(document.cost.margin), "campaign"
    return (store, "store") if store is not None else (None, "unknown")
