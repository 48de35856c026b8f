"""One campaign's report: the answer first, then all it was made of."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import campaigns
from walletpass.campaigns import Campaign, measuring
from walletpass.campaigns.measuring import LATER_DAYS, Report
from walletpass.campaigns.measuring.figures import Crowd
from walletpass.kernel.languages import Language
from walletpass.web import charts
from walletpass.web.studio.campaigns.complaining import called_at
from walletpass.web.studio.campaigns.forms import form_of
from walletpass.web.studio.campaigns.routes import placed
from walletpass.web.studio.reports.telling import Teller, Told, teller_of
from walletpass.web.studio.visiting import Visit, needs

_MOST_RUNS: Final = 24

Line = tuple[str, Told, Told]


def open_on(door: Blueprint) -> None:
    """Open this door."""
    door.add_url_rule("/campaigns/<campaign_id>/report", "report", show)


@needs("reports")
def show(visit: Visit, campaign_id: str) -> ResponseReturnValue:
    """Show what the campaign, or one run of it, brought."""
    with visit.services.database.snapshot() as session:
        campaign = campaigns.campaign_of(session, visit.brand_id, campaign_id)
        runs = campaigns.runs_page(session, campaign, limit=_MOST_RUNS).rows
        run_id = request.args.get("run") or None
        report = measuring.report(
            session, visit.brand_id, campaign.id, now=visit.now, run_id=run_id
        )
        tell = teller_of(report, visit.say)
        return visit.page(
            "studio/reports/one.html",
            here="reports",
            campaign=campaign,
            runs=runs,
            run_id=run_id,
            report=report,
            terms=report.terms,
            figures=report.figures,
            sentences=report.sentences(visit.say.language),
            tell=tell,
            compared=_compared(report, tell),
            arms=_arms(report, tell),
            brought=charts.brought(report, visit.say),
            came=charts.came(report, visit.say),
            journey=None
            if run_id
            else measuring.report_steps(session, visit.brand_id, report.terms),
            texts=_said_at_steps(session, campaign),
            called=lambda place: called_at(place, visit.say),
            zone=visit.zone(session),
        )


def _said_at_steps(
    session: Session, campaign: Campaign
) -> Sequence[Mapping[Language, str]]:
    """Return what each step of a journey says, in the order in which they stand."""
    version = campaigns.version_of(session, campaign)
    document = version.document if version else campaign.draft
    form = form_of(campaign.name, document)
    return [one.step.words for one in placed(form.steps)]


def _compared(report: Report, tell: Teller) -> list[Line]:
    """Return each figure as it is usually told, beside what it is beyond the held-out."""
    figures = report.figures
    naive, found = figures.naive, figures.incremental
    kind = "revenue" if report.terms.margin is None else "margin"
    return [
        ("buyers", tell.count(figures.recipients.buyers), tell.buyers(found.buyers)),
        (kind, tell.money(naive.margin), tell.worth(found.margin)),
        ("romi", tell.share(naive.romi, "free"), tell.romi(report)),
    ]


def _arms(report: Report, tell: Teller) -> list[Line]:
    """Return what the treated did beside the held-out, figure by figure."""
    treated, held = report.figures.treated, report.figures.held

    def line(name: str, told: Callable[[Crowd], Told]) -> Line:
        return name, told(treated), told(held)

    return [
        line("people", lambda arm: tell.count(arm.people)),
        line("buyers", lambda arm: tell.count(arm.buyers)),
        line("conversion", lambda arm: tell.fine_share(arm.conversion)),
        line("check", lambda arm: tell.money(arm.average_check)),
        line("leaving", lambda arm: tell.fine_share(arm.leaving)),
        *(
            line(f"came.{days}", partial(_came, tell, span))
            for span, days in enumerate(LATER_DAYS)
        ),
    ]


def _came(tell: Teller, span: int, arm: Crowd) -> Told:
    return tell.share(arm.came[span], "later" if arm.people else "nobody")
