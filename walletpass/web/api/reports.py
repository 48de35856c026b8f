"""Reports over the API: what a campaign brought, and the rows that say so."""

from typing import Any

from walletpass.campaigns import measuring
from walletpass.web.api.acting import Act, reads
from walletpass.web.api.blueprint import api
from walletpass.web.api.report_shapes import (
    ReportOut,
    ReportQuery,
    ReportRowsOut,
    ReportRowsQuery,
)


@api.get("/campaigns/<campaign_id>/report")
@reads("reports:read", finds=True)
@api.input(ReportQuery, location="query")
@api.output(ReportOut)
def show_report(act: Act, campaign_id: str, query_data: ReportQuery) -> Any:
    """Return what a campaign brought: what it seems to have, and what it has.

    `figures.naive` counts all that recipients bought; `figures.incremental` what the
    treated bought beyond the held-out, with the interval it lies in 95 times in 100.
    Until the last window is over `terms.is_final` is false. `journey` tells step by step
    how many came, what became of telling them, and which way they went on or left.
    """
    found = measuring.report(
        act.session,
        act.brand_id,
        campaign_id,
        now=act.now,
        run_id=query_data.run,
        store_margin=query_data.margin,
    )
    return {
        "terms": found.terms,
        "figures": found.figures,
        "sentences": {
            language: found.sentences(language) for language in act.brand.languages
        },
        "journey": None
        if query_data.run
        else measuring.report_steps(act.session, act.brand_id, found.terms),
    }


@api.get("/campaigns/<campaign_id>/report/rows")
@reads("reports:read", finds=True)
@api.input(ReportRowsQuery, location="query")
@api.output(ReportRowsOut)
def list_report_rows(act: Act, campaign_id: str, query_data: ReportRowsQuery) -> Any:
    """Return what the report is made of: each customer of the campaign once.

    No name and no phone is in it. `walletpass reports export` writes all of them into
    one file, and `walletpass reports verify` makes the report again from that.
    """
    terms = measuring.terms_of(
        act.session, act.brand_id, campaign_id, now=act.now, run_id=query_data.run
    )
    page = measuring.rows_page(
        act.session,
        act.brand_id,
        terms,
        after=query_data.cursor,
        limit=query_data.limit,
    )
    return {"rows": page.rows, "next": page.next}
