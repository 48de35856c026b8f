"""Measuring: what a campaign brought, beside what it seems to have brought.

Some of the audience are held out by chance, dealt by a salt. What the treated did beyond
them is the campaign's doing; all that recipients bought is not. A report is made of rows
that hold no personal data, and whoever has them can make it again, to the cent.

    found = measuring.report(session, brand_id, campaign_id, now=now)
    found.figures.naive.romi  # 3.5: what is called 350 %
    found.sentences("en")[0]  # "No evidence of effect: …"
"""

from walletpass.campaigns.measuring.at_places import (
    PlaceReport,
    Side,
    report_at_places,
)
from walletpass.campaigns.measuring.figures import Figures
from walletpass.campaigns.measuring.listing import Ran, ran_page
from walletpass.campaigns.measuring.packing import export, plain
from walletpass.campaigns.measuring.reading import rows_page
from walletpass.campaigns.measuring.reporting import Report, report, terms_of
from walletpass.campaigns.measuring.rows import LATER_DAYS, ReportRow, ShopDay
from walletpass.campaigns.measuring.steps import (
    ReportJourney,
    ReportStep,
    StepTold,
    report_steps,
)
from walletpass.campaigns.measuring.terms import FORMULA, ReportTerms, ReportWindow
from walletpass.campaigns.measuring.verifying import Difference, Verified, verify

__all__ = [
    "FORMULA",
    "LATER_DAYS",
    "Difference",
    "Figures",
    "PlaceReport",
    "Ran",
    "Report",
    "ReportJourney",
    "ReportRow",
    "ReportStep",
    "ReportTerms",
    "ReportWindow",
    "ShopDay",
    "Side",
    "StepTold",
    "Verified",
    "export",
    "plain",
    "ran_page",
    "report",
    "report_at_places",
    "report_steps",
    "rows_page",
    "terms_of",
    "verify",
]
